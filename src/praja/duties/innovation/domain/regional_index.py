# SPDX-License-Identifier: EUPL-1.2
"""The regional innovation index (Indeks Inovasi Daerah) of one year, exact until the last step.

    maturity part = sum of the innovations' maturity / max(least divisor, their number)
    number part   = weight per innovation x their number, up to the most that count; nothing while too few of the basic services
                    that a region must give have sent one
    index         = (region part + maturity part + number part) / whole x 100, rounded half up to two decimals, then named

Every number of it stands in the edition of the year (`kernel.law`), with how sure it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from praja.kernel.law.domain.editions import Edition
from praja.kernel.measures.domain.figures import rounded

PLACES = 2
"""Decimals of the bands of the edition: what is named is rounded first, or it may fall between two."""


class OutOfRangeError(ValueError):
    """A part of the index cannot be so; `field` says which, `most` what it reaches at most."""

    def __init__(self, field: str, most: Decimal) -> None:
        super().__init__(f"{field} lies between 0 and {most}")
        self.field = field
        self.most = most


@dataclass(frozen=True, slots=True)
class RegionalIndex:
    """The parts, exact, and the index with its predicate."""

    maturity: Fraction
    number: Fraction
    total: Fraction
    index: Decimal
    predicate: str


def index_of(*, region: Fraction, maturity: Sequence[Fraction], basic_services: int, edition: Edition) -> RegionalIndex:
    """The index of a region: its own part (SPD), the maturity (0 to 111) of every innovation that was sent, and how many of the
    basic services have sent one. Raises `OutOfRangeError`."""
    _guard(region, maturity, basic_services, edition)
    figure = {name: Fraction(held.value) for name, held in edition.figures.items()}
    divisor = max(figure["least_divisor"], Fraction(len(maturity)))
    mean = sum(maturity, start=Fraction()) / divisor
    counted = min(Fraction(len(maturity)), figure["most_counted"])
    number = figure["per_innovation"] * counted if basic_services >= figure["least_basic_services"] else Fraction()
    total = region + mean + number
    index = rounded(total / figure["whole"] * 100, PLACES)
    return RegionalIndex(mean, number, total, index, edition.band_of(index).name)


def _guard(region: Fraction, maturity: Sequence[Fraction], basic_services: int, edition: Edition) -> None:
    most = {"spd": edition.figures["region_most"].value, "sid": edition.figures["innovation_most"].value}
    if not 0 <= region <= most["spd"]:
        raise OutOfRangeError("spd", most["spd"])
    if any(not 0 <= one <= most["sid"] for one in maturity):
        raise OutOfRangeError("sid", most["sid"])
    services = edition.figures["basic_services"].value
    if not 0 <= basic_services <= services:
        raise OutOfRangeError("yandas", services)
