# SPDX-License-Identifier: EUPL-1.2
"""Sums of whole numbers. Division happens once, at the last step, and rounds half up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction


def rounded(value: Fraction, places: int) -> Decimal:
    """`value` with `places` decimals, halves away from zero. Exact: nothing is rounded before."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return (Decimal(whole) if value >= 0 else -Decimal(whole)).scaleb(-places)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a unit (or of several) over a period.

    `n` is how many subjects stand behind it, counted once per unit and, where several sealed periods are
    added up, once per period. `as_of` is the moment for which it holds. `sealed` says that all of it comes
    from sealed periods.
    """

    numerator: int
    denominator: int
    n: int
    as_of: datetime
    sealed: bool = False

    @property
    def share(self) -> Decimal | None:
        """Numerator over denominator with four decimals; None over nothing."""
        return self.ratio(4)

    def ratio(self, places: int) -> Decimal | None:
        """Numerator over denominator, rounded half up once; None over nothing."""
        return rounded(Fraction(self.numerator, self.denominator), places) if self.denominator else None


def total(figures: Iterable[Figure], as_of: datetime, *, sealed: bool = False) -> Figure:
    """The sum of `figures`."""
    numerator = denominator = n = 0
    for figure in figures:
        numerator += figure.numerator
        denominator += figure.denominator
        n += figure.n
    return Figure(numerator, denominator, n, as_of, sealed)
