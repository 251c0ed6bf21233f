# SPDX-License-Identifier: EUPL-1.2
"""Rosters: who works which shift on which day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.domain.rosters import Cell, overlapping
from praja.duties.attendance.domain.weeks import SHIFTS, Slot
from praja.duties.attendance.errors.schedules import KeepsOtherUnits, RosterChanged, RosterFault, RosterRefused
from praja.duties.attendance.events.schedules import RosterSet, stream_of_roster
from praja.duties.attendance.models import RosterDay, RosterSheet, Shift
from praja.duties.attendance.models.schedule_digests import digest_of_sheet
from praja.duties.attendance.operations.marking import mark_days
from praja.duties.attendance.queries.locks import locks_between
from praja.duties.attendance.queries.plans import hours_between, roster_between, units_between
from praja.duties.attendance.rules import may_keep_schedules
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.errors import Text
from praja.lib.moments import local_zone

ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """What a cell is to say: a shift by its id, free, or neither (out of the roster)."""

    employee: int
    day: date
    shift: int | None = None
    is_free: bool = False

    @property
    def cell(self) -> Cell:
        return self.employee, self.day

    @property
    def says(self) -> tuple[int | None, bool]:
        return self.shift, self.is_free


def set_roster(
    *, unit: Unit, entries: Sequence[RosterEntry], actor: Actor, at: datetime, seen: int | None = None
) -> RosterSheet | None:
    """Set days of the roster of a unit and those below it, all or nothing; cells that say so already are left alone, and None
    comes back where nothing is to be changed.

    An employee works in the unit, and by a pattern of shifts, on each of their days; their month is open; no shift begins before
    the one of the day before has ended. `seen` is the newest sheet that the page showed. Raises KeepsOtherUnits, RosterChanged
    where one of the cells was set since, and RosterRefused naming each cell that breaks the rules. Records
    `attendance.roster_set`.
    """
    if not may_keep_schedules(actor, unit.pk):
        raise KeepsOtherUnits
    if not entries:
        return None
    with transaction.atomic():
        plan = _Judged(unit, entries)
        if seen is not None and plan.newest > seen:
            raise RosterChanged
        if plan.faults:
            raise RosterRefused(plan.faults)
        if not plan.changed:
            return None
        sheet = RosterSheet.objects.create(unit=unit, set_at=at)
        rows = [
            RosterDay(sheet=sheet, employee_id=one.employee, day=one.day, shift_id=one.shift, is_free=one.is_free)
            for one in plan.changed
        ]
        RosterDay.objects.bulk_create(rows, batch_size=500)
        today = local_date(at, local_zone())
        mark_days(one.cell for one in plan.changed if one.day <= today)
        event = RosterSet(
            sheet=sheet.pk,
            unit=unit.pk,
            first_day=min(row.day for row in rows).isoformat(),
            last_day=max(row.day for row in rows).isoformat(),
            employees=len({row.employee_id for row in rows}),
            content=digest_of_sheet(rows),
        )
        record(event, actor=actor, at=at, stream=stream_of_roster(unit.pk), refs={"unit": unit.pk})
    return sheet


class _Judged:
    """What of some entries changes anything, and what cannot be."""

    def __init__(self, unit: Unit, entries: Sequence[RosterEntry]) -> None:
        wanted = {entry.cell: entry for entry in entries}
        employees, days = {employee for employee, _day in wanted}, sorted(day for _employee, day in wanted)
        held = roster_between(employees, days[0] - ONE, days[-1] + ONE)
        self.newest = max((row.sheet_id for cell, row in held.items() if cell in wanted), default=0)
        said = {cell: (row.shift_id, row.is_free) for cell, row in held.items()}
        self.changed = sorted(
            (entry for cell, entry in wanted.items() if entry.says != said.get(cell, (None, False))),
            key=lambda entry: entry.cell,
        )
        self._below = units.current().subtree(unit.pk)
        self._at_units = units_between(employees, days[0], days[-1])
        self._hours = hours_between(self._at_units, days[0], days[-1])
        self._locks = locks_between(days[0], days[-1])
        self._shifts = Shift.objects.in_bulk({entry.shift for entry in entries if entry.shift is not None})
        slots = {cell: _slot(row.shift) for cell, row in held.items()}
        slots |= {entry.cell: _slot(self._shifts.get(entry.shift or 0)) for entry in self.changed}
        twice = frozenset(overlapping(slots, [entry.cell for entry in self.changed]))
        self.faults = [
            *(RosterFault(*one.cell, why) for one in self.changed if (why := self._why_not(one))),
            *(
                RosterFault(*cell, _("It begins before the shift of the day before has ended."))
                for cell in sorted(twice)
            ),
        ]

    def _why_not(self, entry: RosterEntry) -> Text:
        at_units = self._at_units.get(entry.employee)
        if at_units is None or at_units.on(entry.day) not in self._below:
            return _("They do not work in this unit on that day.")
        if self._locks.holds(at_units.on(entry.day), entry.day):
            return _("The month is closed.")
        if entry.shift is None:
            return ""
        hours = self._hours[entry.cell]
        if hours is None or hours.kind != SHIFTS:
            return _("They do not work by shifts on that day. Have them use a pattern of shifts first.")
        shift = self._shifts.get(entry.shift)
        return "" if shift and shift.pattern_id == hours.pattern else _("The pattern they work by has no such shift.")


def _slot(shift: Shift | None) -> Slot | None:
    return None if shift is None else Slot(shift.begins, shift.ends, shift.break_minutes, shift.pk)
