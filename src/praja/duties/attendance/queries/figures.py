# SPDX-License-Identifier: EUPL-1.2
"""The figures of attendance of the reader's units over a month, and over the twelve months up to it, none of too few people
(`figures_hidden`). The day that runs is left out: who has not come yet is not absent.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from praja.duties.attendance.measures import ABSENT, CORRECTED, COUNTED, LATE, LEFT_EARLY, LOST, PRESENT
from praja.duties.attendance.queries.figures_hidden import Counts, Forest, Veil, veils_over
from praja.duties.attendance.rules import units_of_figures
from praja.kernel.law.queries import rule_in_force
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.queries import summed_by_month, summed_by_unit
from praja.kernel.organization.queries import units
from praja.lib.actors import Actor

LEAST = "attendance.least_people"
MONTHS = 12
OVER_TIME = (PRESENT, LATE, LEFT_EARLY, ABSENT, LOST, CORRECTED)
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit with all below it, or the unit `alone` beside those below it. `counts` None: of too few people, or it would tell of
    such."""

    unit: int
    alone: bool
    counts: Counts | None


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month of everything that was asked for, by its first day. `counts` None: hidden; without days of duty: nothing
    counted."""

    month: date
    counts: Counts | None


@dataclass(frozen=True, slots=True)
class AttendanceFigures:
    """What the page shows. `unit`: whose figures they are with all below; None: of several units that have nothing above them in
    common. `whole` None: hidden. `until` is the last day that counts, `least` how many people a figure needs."""

    unit: int | None
    whole: Counts | None
    rows: tuple[UnitRow, ...]
    months: tuple[MonthRow, ...]
    until: date
    least: int

    @property
    def before(self) -> Counts | None:
        """The month before, where it may be shown and has anything."""
        counts = self.months[-2].counts
        return counts if counts and counts.on_duty else None


def figures_of(actor: Actor, *, unit_id: int | None, month: date, today: date, at: datetime) -> AttendanceFigures:
    """The figures of a unit (None: of all of the reader's) with all below it in the month that begins on `month` and has begun
    before `today`. Seven statements, however many units and people."""
    forest = Forest(units_of_figures(actor))
    unit_id = forest.tops[0] if unit_id is None and len(forest.tops) == 1 else unit_id
    least = int(rule_in_force(LEAST, today).value)
    span = Period(_months_before(month, MONTHS - 1), min(_last_of(month), today - _A_DAY))
    veils = veils_over(forest, span, least)
    asked = forest.scope if unit_id is None else forest.within(unit_id)
    counted, veil = _counted(asked, Period(month, span.last_day), at), veils.get(month, Veil())
    whole = veil.over_whole(unit_id, _together(counted, asked)) if counted else Counts({})
    return AttendanceFigures(
        unit=unit_id,
        whole=whole,
        rows=() if whole is None else tuple(_rows(forest, unit_id, counted, veil)),
        months=tuple(_months(asked, unit_id, span, veils, at)),
        until=span.last_day,
        least=least,
    )


def readable_units(actor: Actor, on: date) -> list[tuple[str, str]]:
    """Code and name of the units whose figures this actor may ask for and that are open, by code."""
    nodes = units.current().nodes
    mine = (nodes[unit] for unit in units_of_figures(actor) if unit in nodes)
    return sorted((node.code, node.name) for node in mine if node.is_open(on))


def _counted(asked: Collection[int], period: Period, at: datetime) -> dict[int, Counts]:
    found = summed_by_unit([measure.key for measure in COUNTED], unit_ids=asked, period=period, at=at)
    by_unit: dict[int, dict[str, tuple[int, int]]] = {}
    for (key, unit), figure in found.items():
        by_unit.setdefault(unit, {})[key] = figure.numerator, figure.denominator
    return {unit: Counts(sums) for unit, sums in by_unit.items()}


def _rows(forest: Forest, unit: int | None, counted: Mapping[int, Counts], veil: Veil) -> Iterable[UnitRow]:
    """What stands side by side: the unit itself, and those right below it that have anything."""
    if unit is not None and unit in counted:
        yield UnitRow(unit, True, veil.over_alone(unit, counted[unit]))
    for child in forest.tops if unit is None else forest.below(unit):
        members = forest.within(child)
        if members & counted.keys():
            yield UnitRow(child, False, veil.over_whole(child, _together(counted, members)))


def _months(
    asked: Collection[int], unit: int | None, span: Period, veils: Mapping[date, Veil], at: datetime
) -> Iterable[MonthRow]:
    found = summed_by_month([measure.key for measure in OVER_TIME], unit_ids=asked, period=span, at=at)
    for month in (one.first_day for one in span.months()):
        sums = {key: (of[month].numerator, of[month].denominator) for key, of in found.items() if month in of}
        shown = veils.get(month, Veil()).over_whole(unit, Counts(sums)) if sums else Counts({})
        yield MonthRow(month, shown)


def _together(counted: Mapping[int, Counts], members: Iterable[int]) -> Counts:
    sums: dict[str, tuple[int, int]] = {}
    for unit in members:
        for key, (numerator, denominator) in counted[unit].sums.items() if unit in counted else ():
            before = sums.get(key, (0, 0))
            sums[key] = before[0] + numerator, before[1] + denominator
    return Counts(sums)


def _last_of(month: date) -> date:
    return Period.of_month(month.year, month.month).last_day


def _months_before(month: date, how_many: int) -> date:
    years, number = divmod(month.year * 12 + month.month - 1 - how_many, 12)
    return date(years, number + 1, 1)
