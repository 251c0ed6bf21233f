# SPDX-License-Identifier: EUPL-1.2
"""Rosters as files: a line for each employee, a column for each day of the month."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.domain.rosters import FREE
from praja.duties.attendance.errors.schedules import KeepsOtherUnits, RosterRefused
from praja.duties.attendance.operations.rosters import RosterEntry, set_roster
from praja.duties.attendance.queries.rosters import RosterLine, RosterMonth, roster_of
from praja.duties.attendance.rules import may_keep_schedules
from praja.kernel.organization.models import Unit
from praja.kernel.people.queries import employee_by_nip
from praja.lib.actors import Actor
from praja.lib.errors import InvalidInput
from praja.lib.imports import Line, Outcome, Profile, Refusal, Report, read_table, run_import
from praja.lib.imports.running import Outcomes

PROFILE = Profile(
    "roster",
    {
        "employee": ("Kode pegawai", "pegawai", "employee"),
        "nip": ("NIP",),
        "name": ("Nama", "name"),
        **{str(day): () for day in range(1, 32)},
    },
)
"""Who is meant by the code of the file that is fetched here, or by NIP; the days by their numbers."""

MOST = 5_000
"""Lines that are set at once: a roster of one unit is never longer."""


def entry_of(line: RosterLine, day: date, text: str) -> RosterEntry | None:
    """What a cell says, by the code of a shift; None for one that cannot be set and says nothing. Raises InvalidInput."""
    said, field = text.strip().upper(), str(day.day)
    if line.cells[day] is None:
        if said:
            raise InvalidInput(_("Nothing can be set on that day."), field=field)
        return None
    if said in ("", FREE, "L"):
        return RosterEntry(line.employee, day, is_free=bool(said))
    if said not in line.shifts:
        raise InvalidInput(
            _("There is no shift “%(code)s”.") % {"code": said[:10]},
            field=field,
            next_step=_("Use the codes of the shifts, %(free)s for a free day.") % {"free": FREE},
        )
    return RosterEntry(line.employee, day, line.shifts[said])


def take_in_roster(*, unit: Unit, month: date, data: bytes, actor: Actor, at: datetime) -> Report:
    """Take in a month of a unit's roster from a file; a line that cannot be is refused with its reason, the others are set with
    one sheet. The same file again changes nothing.

    Raises KeepsOtherUnits, InvalidInput for a file that is no roster, TooLarge.
    """
    if not may_keep_schedules(actor, unit.pk):
        raise KeepsOtherUnits
    known = roster_of(unit.pk, month)
    reading = read_table(data, PROFILE)

    def handle(lines: list[Line]) -> Outcomes:
        return _Taking(known, lines).set(unit, actor, at)

    return run_import(reading.lines, handle, batch=MOST)


class _Taking:
    """The lines of a file as entries of a roster."""

    def __init__(self, known: RosterMonth, lines: list[Line]) -> None:
        self.known, self.lines = known, lines
        self.of_employee: Mapping[int, RosterLine] = {line.employee: line for line in known.lines}
        self.refused: dict[int, Refusal] = {}
        self.entries: dict[int, list[RosterEntry]] = {}
        for line in lines:
            try:
                self.entries[line.number] = list(self._entries(line))
            except InvalidInput as wrong:
                self.refused[line.number] = Refusal(line.number, wrong.field, wrong.code, wrong.message)

    def _entries(self, line: Line) -> Iterator[RosterEntry]:
        meant = self._meant(line)
        for day in self.known.days:
            if entry := entry_of(meant, day, line.values[str(day.day)]):
                yield entry

    def _meant(self, line: Line) -> RosterLine:
        code, nip = line.values["employee"], line.values["nip"]
        employee = employee_by_nip(nip) if nip and not code else None
        number = employee.pk if employee else int(code) if code.isdecimal() else 0
        if number not in self.of_employee:
            raise InvalidInput(
                _("Nobody with this number works by shifts in this unit."),
                field="nip" if nip and not code else "employee",
            )
        return self.of_employee[number]

    def set(self, unit: Unit, actor: Actor, at: datetime) -> list[Outcome | Refusal]:
        """Set what can be; lines with a cell that cannot be are left out whole."""
        before = {line.employee: dict(line.cells) for line in self.known.lines}
        try:
            self._set(unit, actor, at)
        except RosterRefused as refused:
            faults = {fault.employee: fault for fault in reversed(refused.faults)}
            for number, entries in list(self.entries.items()):
                if entries and (fault := faults.get(entries[0].employee)):
                    self.refused[number] = Refusal(number, str(fault.day.day), refused.code, fault.reason)
                    del self.entries[number]
            self._set(unit, actor, at)
        return [self.refused.get(line.number) or self._outcome(line.number, before) for line in self.lines]

    def _set(self, unit: Unit, actor: Actor, at: datetime) -> None:
        entries = [entry for some in self.entries.values() for entry in some]
        set_roster(unit=unit, entries=entries, actor=actor, at=at)

    def _outcome(self, number: int, before: Mapping[int, Mapping[date, str | None]]) -> Outcome:
        codes = {pk: code for line in self.known.lines for code, pk in line.shifts.items()}
        changed = any(
            before[entry.employee][entry.day] != (FREE if entry.is_free else codes.get(entry.shift or 0, ""))
            for entry in self.entries[number]
        )
        return Outcome.UPDATED if changed else Outcome.UNCHANGED
