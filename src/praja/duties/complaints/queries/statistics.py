# SPDX-License-Identifier: EUPL-1.2
"""The honest figures of a period: summed from facts and sealed periods, never from the cases, whatever their number.

On time is answered on time / (answered + overdue and open). What is overdue is read at the end of the period, or now where it
still runs.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from praja.duties.complaints import measures
from praja.kernel.measures.declarations import Measure, measure_of
from praja.kernel.measures.domain.figures import Figure, rounded, total
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.domain.reporting import ReportingPeriod
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.queries import quantiles, standing_figures, summed_by_month, summed_by_unit
from praja.kernel.measures.queries.sums import ByUnit
from praja.kernel.organization.domain.tree import UnitNode
from praja.lib.clock import end_of
from praja.lib.moments import local_zone

STANDING = {
    measures.FIRST_RESPONSE_ON_TIME.key: measures.OVERDUE_OPEN,
    measures.SETTLED_ON_TIME.key: measures.OVERDUE_UNSETTLED,
    measures.PROMISES_KEPT.key: measures.BROKEN_PROMISES,
}
"""Share to the standing measure of what should have been judged by then."""

_APART = (*measures.OWED.values(), *measures.MISSED.values(), *measures.RECEIVED_BY.values())
SUMMED = tuple(measure.key for measure in measures.COUNTED if measure not in _APART)
POINTS = (Fraction(1, 2), Fraction(9, 10))
MINIMUM = 10
"""A unit with fewer cases than this behind a figure is not compared with others."""


@dataclass(frozen=True, slots=True)
class Value:
    """One figure: `numerator` of `n`; `overdue` of the n are open past their date. `sealed`: fixed for good."""

    measure: Measure
    numerator: int
    n: int
    overdue: int = 0
    sealed: bool = False

    @property
    def number(self) -> Decimal | None:
        """Per cent of a share, mean of a score or of minutes, or the count itself; None over nothing."""
        if self.measure.unit_of_measure is UnitOfMeasure.COUNT:
            return Decimal(self.numerator)
        if not self.n:
            return None
        is_share = self.measure.unit_of_measure is UnitOfMeasure.SHARE
        return rounded(Fraction(self.numerator * (100 if is_share else 1), self.n), 1)

    @property
    def is_enough(self) -> bool:
        """Whether enough cases stand behind it to compare it fairly."""
        return self.n >= self.measure.minimum_n


Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle and the slow end of how long it took, in minutes; None without any."""

    median: Decimal | None
    p90: Decimal | None


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit with everything below it. `place`: by first answers in time; None where it is not compared."""

    unit: UnitNode
    values: Values
    place: int | None


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the period: what came in and what was answered for good."""

    first_day: date
    received: int
    settled: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything about one period. `before`: the same figures of the period before."""

    period: ReportingPeriod
    as_of: datetime
    is_over: bool
    values: Values
    before: Values
    spreads: Mapping[str, Spread]
    units: tuple[UnitRow, ...]
    months: tuple[Month, ...]

    @property
    def unranked(self) -> int:
        """How many units have too few cases to be compared."""
        return sum(row.place is None for row in self.units)


def statistics_of(
    unit_ids: Collection[int], groups: Mapping[UnitNode, Collection[int]], period: ReportingPeriod, at: datetime
) -> Statistics:
    """The figures of these units together, and of each group of them. The same number of statements however many."""
    as_of = moment_of(period, at)
    sums, overdue = _read(unit_ids, period, at)
    earlier, overdue_earlier = _read(unit_ids, period.previous, at)
    rows = [(unit, _values(sums, overdue, members, at)) for unit, members in groups.items()]
    return Statistics(
        period=period,
        as_of=as_of,
        is_over=as_of < at,
        values=_values(sums, overdue, unit_ids, at),
        before=_values(earlier, overdue_earlier, unit_ids, at),
        spreads=_spreads(unit_ids, period.span),
        units=_ranked(rows),
        months=_months(unit_ids, period.span, at),
    )


_TIMES = (measures.MINUTES_TO_FIRST_RESPONSE, measures.MINUTES_TO_SETTLEMENT)


def moment_of(period: ReportingPeriod, at: datetime) -> datetime:
    """The moment for which a period's figures hold: its end, or now where it still runs."""
    return min(end_of(period.span.last_day, local_zone()), at)


Overdue = Mapping[str, Mapping[int, Figure]]


def _read(unit_ids: Collection[int], period: ReportingPeriod, at: datetime) -> tuple[ByUnit, Overdue]:
    sums = summed_by_unit(SUMMED, unit_ids=unit_ids, period=period.span, at=at)
    as_of = moment_of(period, at)
    overdue = {
        share: standing_figures(standing.key, unit_ids=unit_ids, as_of=as_of) for share, standing in STANDING.items()
    }
    return sums, overdue


def _values(sums: ByUnit, overdue: Overdue, unit_ids: Collection[int], at: datetime) -> Values:
    return {key: _value(key, sums, overdue.get(key, {}), unit_ids, at) for key in SUMMED}


def _value(key: str, sums: ByUnit, overdue: Mapping[int, Figure], unit_ids: Collection[int], at: datetime) -> Value:
    parts = [sums[key, unit] for unit in unit_ids if (key, unit) in sums]
    figure = total(parts, at, sealed=bool(parts) and all(part.sealed for part in parts))
    late = sum(overdue[unit].n for unit in unit_ids if unit in overdue)
    return Value(measure_of(key), figure.numerator, figure.denominator + late, late, figure.sealed)


def _spreads(unit_ids: Collection[int], span: Period) -> dict[str, Spread]:
    found = quantiles([measure.key for measure in _TIMES], unit_ids=unit_ids, period=span, points=POINTS)
    return {key: Spread(*at_points) for key, at_points in found.items()}


def _ranked(rows: list[tuple[UnitNode, Values]]) -> tuple[UnitRow, ...]:
    """Best first by first answers in time; units without enough of them follow by code, without a place."""
    key = measures.FIRST_RESPONSE_ON_TIME.key

    def share(values: Values) -> Fraction:
        return Fraction(values[key].numerator, values[key].n)

    fair = [(unit, values) for unit, values in rows if values[key].is_enough]
    ordered = sorted(fair, key=lambda row: (-share(row[1]), row[0].code))
    places = {share(values): place for place, (_, values) in reversed(list(enumerate(ordered, start=1)))}
    few = sorted(((unit, values) for unit, values in rows if not values[key].is_enough), key=lambda row: row[0].code)
    return (
        *(UnitRow(unit, values, places[share(values)]) for unit, values in ordered),
        *(UnitRow(unit, values, None) for unit, values in few),
    )


def _months(unit_ids: Collection[int], span: Period, at: datetime) -> tuple[Month, ...]:
    received, settled = measures.RECEIVED.key, measures.MINUTES_TO_SETTLEMENT.key
    found = summed_by_month((received, settled), unit_ids=unit_ids, period=span, at=at)

    def count(key: str, first_day: date) -> int:
        figure = found[key].get(first_day)
        return figure.denominator if figure else 0

    return tuple(
        Month(month.first_day, count(received, month.first_day), count(settled, month.first_day))
        for month in span.months()
    )
