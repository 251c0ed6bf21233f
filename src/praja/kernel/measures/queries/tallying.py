# SPDX-License-Identifier: EUPL-1.2
"""Reading what is counted by what it is about: a row for each cell of a page, however many subjects stand behind it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from praja.kernel.measures.declarations import source_of
from praja.kernel.measures.domain.spreads import MEDIAN, SLOW_END, quantiles_of
from praja.kernel.measures.models import Tally

Sums = Mapping[str, tuple[int, int] | list[int]]
Spreads = Mapping[str, Mapping[str, int]]
Points = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Tallied:
    """Everything that is counted of one cell: numerator and denominator by measure, how times spread, and their points."""

    sums: Sums = field(default_factory=dict)
    points: Points = field(default_factory=dict)
    spreads: Spreads = field(default_factory=dict)

    def numerator(self, measure: str) -> int:
        return self.sums[measure][0] if measure in self.sums else 0

    def n(self, measure: str) -> int:
        """How many subjects stand behind it: the sum of the denominators."""
        return self.sums[measure][1] if measure in self.sums else 0

    def quantiles(self, measure: str, points: Collection[Fraction]) -> list[Decimal | None]:
        """The times at `points`, in whole minutes or days, off by at most a sixty-fourth (see `domain.spreads`)."""
        spread = {int(value_class): count for value_class, count in self.spreads.get(measure, {}).items()}
        return [None if value is None else Decimal(value) for value in quantiles_of(spread, points)]

    def typical(self, measure: str) -> tuple[Decimal | None, Decimal | None]:
        """The time within which half lie, and nine of ten: as `quantiles`, and kept with the cell."""
        if measure in self.points:
            middle, slow = self.points[measure]
            return Decimal(middle), Decimal(slow)
        middle_read, slow_read = self.quantiles(measure, (MEDIAN, SLOW_END))
        return middle_read, slow_read


EMPTY = Tallied()


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A reporting period (its `id`), what was counted about, and the unit."""

    period: int
    about: int
    unit: int


def tallies(
    measure: str,
    *,
    periods: Collection[int],
    unit_ids: Collection[int] | None = None,
    abouts: Collection[int] | None = None,
    spreads: bool = True,
) -> dict[Cell, Tallied]:
    """What the source of `measure` counts in each cell that has any; None asks for all units, or all things. One statement.

    Without `spreads` only typical times can be read, and a page of many cells is read faster. Raises `UnknownMeasure`.
    """
    rows = Tally.objects.filter(source=source_of(measure).name, period__in=periods)
    if unit_ids is not None:
        rows = rows.filter(unit_id__in=unit_ids)
    if abouts is not None:
        rows = rows.filter(about__in=abouts)
    columns = ("sums", "points", "spreads") if spreads else ("sums", "points")
    found = rows.values_list("period", "about", "unit_id", *columns)
    return {Cell(period, about, unit): Tallied(*counted) for period, about, unit, *counted in found}


def together(parts: Iterable[Tallied]) -> Tallied:
    """Several cells as one."""
    sums: dict[str, tuple[int, int]] = {}
    spreads: dict[str, dict[str, int]] = {}
    for part in parts:
        for measure, (numerator, denominator) in part.sums.items():
            before = sums.get(measure, (0, 0))
            sums[measure] = (before[0] + numerator, before[1] + denominator)
        for measure, counts in part.spreads.items():
            into = spreads.setdefault(measure, {})
            for value_class, count in counts.items():
                into[value_class] = into.get(value_class, 0) + count
    return Tallied(sums, spreads=spreads)
