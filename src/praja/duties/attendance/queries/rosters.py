# SPDX-License-Identifier: EUPL-1.2
"""The roster of a unit for a month, and which units work by shifts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max

from praja.duties.attendance.domain.rosters import FREE
from praja.duties.attendance.domain.weeks import SHIFTS
from praja.duties.attendance.models import PatternUse, RosterSheet, Shift
from praja.duties.attendance.queries.locks import locks_between
from praja.duties.attendance.queries.plans import days_between, hours_between, roster_between, units_between
from praja.duties.attendance.queries.staff import employees_of
from praja.kernel.organization.queries import subtree_ids, units
from praja.kernel.people.models import Employee


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One employee of the unit: what each day of the month says, by the code of the shift; None where nothing can be set."""

    employee: int
    name: str
    cells: Mapping[date, str | None]
    shifts: Mapping[str, int]
    """Codes of the shifts of their pattern, with their ids."""


@dataclass(frozen=True, slots=True)
class RosterMonth:
    """The roster of a unit and those below it in a month."""

    days: Sequence[date]
    lines: Sequence[RosterLine]
    shifts: Sequence[Shift]
    is_closed: bool
    seen: int
    """The newest sheet: what is saved later than it was not seen."""


def last_of(month: date) -> date:
    """The last day of the month that begins on `month`."""
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def roster_of(unit_id: int, month: date) -> RosterMonth:
    """Everybody of the unit and those below it who works by shifts on some day of the month, by name. Nine statements, whatever
    their number."""
    last, below = last_of(month), subtree_ids(unit_id)
    days = days_between(month, last)
    at_units = units_between(employees_of(below), month, last)
    hours, locks = hours_between(at_units, month, last), locks_between(month, last)
    fits = {
        who: {
            day: used.pattern
            for day in days
            if at.on(day) in below and (used := hours[who, day]) and used.kind == SHIFTS
        }
        for who, at in at_units.items()
    }
    found = {who: of_day for who, of_day in fits.items() if of_day}
    shifts = list(Shift.objects.filter(pattern__in={p for of_day in found.values() for p in of_day.values()}))
    roster = roster_between(found, month, last)
    names = Employee.objects.filter(pk__among=found).order_by("person__name", "pk").values_list("pk", "person__name")
    lines = []
    for who, name in names:
        codes = {shift.code: shift.pk for shift in shifts if shift.pattern_id in found[who].values()}
        cells: dict[date, str | None] = {}
        for day in days:
            row = roster.get((who, day))
            said = "" if row is None else FREE if row.is_free else row.shift.code if row.shift else ""
            is_open = day in found[who] and not locks.holds(at_units[who].on(day), day)
            cells[day] = said if is_open else None
        lines.append(RosterLine(who, name, cells, codes))
    seen = RosterSheet.objects.filter(unit__among=below).aggregate(newest=Max("id"))["newest"] or 0
    ordered = sorted(shifts, key=lambda shift: (shift.begins, shift.code))
    return RosterMonth(days, lines, ordered, locks.holds(unit_id, month), seen)


def units_on_shifts(unit_ids: frozenset[int]) -> list[int]:
    """Those of these units that use, or whose people use, a pattern of shifts; in the order of their codes. One statement."""
    rows = PatternUse.objects.filter(pattern__kind=SHIFTS).values_list("unit", "employee__unit")
    found = {place for pair in rows for place in pair if place in unit_ids}
    nodes = units.current().nodes
    return sorted(found, key=lambda unit: nodes[unit].code)
