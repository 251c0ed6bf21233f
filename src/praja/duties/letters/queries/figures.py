# SPDX-License-Identifier: EUPL-1.2
"""The figures of letters over a period, as far as the reader may list what lies behind them.

Nothing is added up that the reader may not list: of a unit whose limited letters somebody cannot list, they see the figures of
the others alone. Sealed letters are in the figures of the head of the unit and of those who keep its agenda, and of nobody above.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, Q

from praja.duties.letters import measures
from praja.duties.letters.domain.counting import SPEEDS, about_of, reach_in, speed_in
from praja.duties.letters.enums import INCOMING
from praja.duties.letters.models import Incoming
from praja.duties.letters.rules import counted_units, may_list_letter, may_open_letter
from praja.kernel.measures.declarations import Measure
from praja.kernel.measures.domain.reporting import PeriodKind, ReportingPeriod, period_of
from praja.kernel.measures.models import Fact
from praja.kernel.measures.queries import Tallied, tallies, together
from praja.kernel.measures.queries.tallying import EMPTY, Cell
from praja.kernel.organization.queries import units
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.pages import Page, page_of

OPEN_STATES = ("registered", "handled")
NEWEST_FIRST = ("-day", "-id")


@dataclass(frozen=True, slots=True)
class Now:
    """What is open at the moment, and of that overdue."""

    open: int = 0
    overdue: int = 0

    def __add__(self, other: "Now") -> "Now":
        return Now(self.open + other.open, self.overdue + other.overdue)


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of a unit with what is below it, or of a speed."""

    counted: Tallied
    now: Now


@dataclass(frozen=True, slots=True)
class LetterFigures:
    """All figures of a page: together, by unit (id), by speed, and received and ended by month."""

    whole: Row
    by_unit: Mapping[int, Row]
    by_speed: Mapping[str, Row]
    months: tuple[tuple[date, int, int], ...] = field(default=())


def figures_of(
    actor: Actor,
    *,
    unit_ids: Collection[int],
    groups: Mapping[int, Collection[int]] | None = None,
    period: ReportingPeriod,
    today: date,
    at: datetime,
) -> LetterFigures:
    """The figures of these units, together and for each of `groups` (a unit's id to the units counted with it; None: each unit
    by itself). Three statements, however many letters and units."""
    seen = {reach: held & frozenset(unit_ids) for reach, held in counted_units(actor).items()}
    asked = frozenset().union(*seen.values())
    cells = _seen(tallies(measures.RECEIVED.key, periods=[period.id], unit_ids=asked), seen)
    standing = _standing(seen, at)
    everywhere = asked & {*(cell.unit for cell in cells), *(unit for unit, _speed in standing)}
    return LetterFigures(
        whole=_row(cells, standing, everywhere, SPEEDS),
        by_unit={
            unit: _row(cells, standing, members & everywhere, SPEEDS)
            for unit, some in (groups or {unit: [unit] for unit in sorted(everywhere)}).items()
            if (members := frozenset(some)) & everywhere
        },
        by_speed={speed: _row(cells, standing, everywhere, (speed,)) for speed in SPEEDS},
        months=_months(seen, asked, today),
    )


def _seen(cells: Mapping[Cell, Tallied], seen: Mapping[int, frozenset[int]]) -> dict[Cell, Tallied]:
    return {
        cell: tallied for cell, tallied in cells.items() if cell.unit in seen.get(reach_in(cell.about), frozenset())
    }


def _row(
    cells: Mapping[Cell, Tallied],
    standing: Mapping[tuple[int, str], Now],
    unit_ids: Collection[int],
    speeds: Collection[str],
) -> Row:
    parts = [part for cell, part in cells.items() if cell.unit in unit_ids and speed_in(cell.about) in speeds]
    now = sum((some for (unit, speed), some in standing.items() if unit in unit_ids and speed in speeds), Now())
    return Row(together(parts) if parts else EMPTY, now)


def _standing(seen: Mapping[int, frozenset[int]], at: datetime) -> dict[tuple[int, str], Now]:
    """Open letters by unit and speed, read from the cases themselves."""
    condition = counted(seen, "lead_unit_id", "letter__reach")
    if condition is None:
        return {}
    rows = Case.objects.filter(condition, procedure=INCOMING, state__in=OPEN_STATES).order_by()
    counted_rows = rows.values_list("lead_unit", "letter__speed").annotate(
        open=Count("pk"), overdue=Count("pk", filter=Q(due_at__lt=at))
    )
    return {(unit, speed): Now(open_ones, overdue) for unit, speed, open_ones, overdue in counted_rows}


def counted(seen: Mapping[int, frozenset[int]], unit: str, reach: str) -> Q | None:
    """The condition that a row is among what the reader counts; None where that is nothing."""
    parts = [Q(**{f"{unit}__among": held, reach: level}) for level, held in seen.items() if held]
    return _either(parts) if parts else None


def _either(parts: Iterable[Q]) -> Q:
    found = Q()
    for part in parts:
        found |= part
    return found


def _months(
    seen: Mapping[int, frozenset[int]], asked: frozenset[int], today: date
) -> tuple[tuple[date, int, int], ...]:
    """Received and ended in each of the last twelve months."""
    periods, period = [], period_of(PeriodKind.MONTH, today)
    for _ in range(12):
        periods.append(period)
        period = period.previous
    found = tallies(measures.RECEIVED.key, periods=[one.id for one in periods], unit_ids=asked, spreads=False)
    cells = _seen(found, seen)
    sums: dict[int, list[int]] = {one.id: [0, 0] for one in periods}
    for cell, part in cells.items():
        sums[cell.period][0] += part.numerator(measures.RECEIVED.key)
        sums[cell.period][1] += part.numerator(measures.ENDED.key)
    return tuple((one.span.first_day, *sums[one.id]) for one in reversed(periods))  # type: ignore[misc]


def measure_named(name: str) -> Measure | None:
    """The measure of letters by the last part of its key; None if there is none."""
    return next((measure for measure in measures.COUNTED if measure.key == f"letters.{name}"), None)


@dataclass(frozen=True, slots=True)
class Behind:
    """One letter that a figure was counted from; `can_open`: the reader may read what it says."""

    incoming: Incoming
    day: date
    numerator: int
    can_open: bool


def letters_behind(
    actor: Actor, measure: Measure, *, unit_ids: Collection[int], period: ReportingPeriod, cursor: str | None
) -> tuple[list[Behind], Page[Fact]]:
    """The letters behind a figure, the newest first, a page at a time: exactly those that are in it. Three statements.

    Raises `InvalidInput` for a cursor of another list.
    """
    seen = {reach: held & frozenset(unit_ids) for reach, held in counted_units(actor).items()}
    abouts = [
        Q(unit_id__among=held, about__in=[about_of(reach, speed) for speed in SPEEDS])
        for reach, held in seen.items()
        if held
    ]
    span = period.span
    facts = Fact.objects.filter(measure=measure.key, day__range=(span.first_day, span.last_day))
    facts = facts.filter(_either(abouts)) if abouts else facts.none()
    page = page_of(facts, order=NEWEST_FIRST, cursor=cursor)
    return _rows(actor, page), page


def _rows(actor: Actor, page: Page[Fact]) -> list[Behind]:
    ids = {fact.pk: int(fact.subject.rpartition(":")[2]) for fact in page.items}
    listed = may_list_letter.visible(actor, Case.objects.filter(pk__in=ids.values()))
    opened = set(may_open_letter.visible(actor, listed).values_list("pk", flat=True))
    rows = Incoming.objects.filter(pk__in=listed.values("pk"))
    by_id = {row.pk: row for row in rows.select_related("letter__case__lead_unit", "sender", "sender_unit", "agenda")}
    return [
        Behind(by_id[ids[fact.pk]], fact.day, fact.numerator, ids[fact.pk] in opened)
        for fact in page.items
        if ids[fact.pk] in by_id
    ]


def unit_names(unit_ids: Collection[int]) -> list[tuple[int, str, str]]:
    """Id, code and name of these units, by code."""
    nodes = units.current().nodes
    return sorted(
        ((unit, nodes[unit].code, nodes[unit].name) for unit in unit_ids if unit in nodes), key=lambda n: n[1]
    )
