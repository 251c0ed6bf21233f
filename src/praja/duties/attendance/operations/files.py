# SPDX-License-Identifier: EUPL-1.2
"""Punches carried over by file: attlog.dat of a USB stick, or a table. Numbers of people in a list."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.domain.adms.bodies import FAULTS, Faulty
from praja.duties.attendance.domain.adms.punches import Read, Told, punch_told, read_attlog_file
from praja.duties.attendance.enums import MachineState
from praja.duties.attendance.errors.machines import MachineInvalid, PinInvalid
from praja.duties.attendance.models import Machine, Pin
from praja.duties.attendance.operations.batches import FILE_TABLE, Taken, take_read, zone_of
from praja.duties.attendance.operations.pins import give_pin
from praja.duties.attendance.rules import may_keep_machines
from praja.kernel.people.models import Employee
from praja.kernel.people.queries import employee_by_nip
from praja.lib.actors import Actor
from praja.lib.errors import DomainError, InvalidInput, NotAllowed, Text
from praja.lib.imports import Line, Outcome, Profile, Refusal, Report, line_by_line, read_table, run_import

PUNCHES = Profile(
    name="attendance.punches",
    columns={
        "pin": ("pin", "nomor", "no id", "id", "user id", "enroll number", "nomor mesin"),
        "time": ("waktu", "tanggal jam", "date time", "datetime", "scan", "tanggal scan", "jam"),
        "status": ("status", "arah", "in out", "masuk keluar"),
    },
    required=("pin", "time"),
)
NUMBERS = Profile(
    name="attendance.pins",
    columns={
        "nip": ("nip", "nip baru", "nippppk", "ni pppk"),
        "pin": ("pin", "nomor", "id mesin", "user id", "nomor mesin"),
        "since": ("sejak", "mulai", "tmt", "since"),
        "machine": ("mesin", "nomor seri", "serial", "machine"),
    },
    required=("nip", "pin"),
)
WHY: Mapping[str, tuple[str, Text]] = {
    "form": ("", _("The line has no number and time.")),
    "pin": ("pin", _("This is no number of a machine.")),
    "time": ("time", _("This is no time between 2000 and 2099. Write it as 2026-08-20 07:30:00.")),
    "long": ("", _("The line is too long.")),
    "index": ("", _("The event has no number.")),
}
"""Of each code of `FAULTS` the column that is wrong, and what to do."""
assert set(WHY) == set(FAULTS)


def import_punches(*, machine: Machine, data: bytes, actor: Actor, at: datetime) -> tuple[Report, Taken | None]:
    """Take in a file of a machine that was carried over: `attlog.dat`, or CSV or XLSX with columns for number and time.

    A report for every line; a punch that is here already, whichever way it came, is unchanged; the same file again changes
    nothing. A direction in a table counts, in attlog.dat it is inferred.

    Raises NotAllowed, MachineInvalid, InvalidInput, TooLarge. Records `attendance.batch_received`.
    """
    if not may_keep_machines(actor, machine.unit_id):
        raise NotAllowed(
            _("You do not keep the machines of this unit."),
            next_step=_("Ask the personnel office or the administrator of the unit."),
        )
    if machine.state != MachineState.ACTIVE:
        raise MachineInvalid(
            _("This machine is not admitted."), field="machine", next_step=_("Admit it first, in the list of machines.")
        )
    lines, read = _read(data)
    if not read.lines:
        raise InvalidInput(_("This file is empty."), field="file", next_step=_("Choose the file with the list."))
    taken = take_read(machine=machine, table=FILE_TABLE, body=data, read=read, actor=actor, at=at)
    return _report(lines, read, taken, machine), taken


def import_pins(
    *, machine: Machine | None, data: bytes, since: date, actor: Actor, at: datetime, batch: int = 200
) -> Report:
    """Give numbers by a list with columns NIP and number, as far as the actor may: on one machine, on every one (None), or on
    the machine whose serial number stands in the line. `since` counts where the line names no day. Line by line; the same list
    again changes nothing. Raises InvalidInput and TooLarge for a file that cannot be read.
    """
    reading = read_table(data, NUMBERS)

    def one(line: Line) -> Outcome:
        values = line.values
        before = Pin.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        entry = give_pin(
            machine=_machine(values["machine"]) if values["machine"] else machine,
            pin=values["pin"],
            employee=employee_with(values["nip"]),
            since=_day(values["since"]) if values["since"] else since,
            actor=actor,
            at=at,
        )
        return Outcome.CREATED if entry.pk > before else Outcome.UNCHANGED

    return run_import(reading.lines, line_by_line(one), batch=batch)


def _read(data: bytes) -> tuple[list[Line], Read]:
    """The lines of the file and what stands in them; a table is told by its headings."""
    try:
        reading = read_table(data, PUNCHES)
    except DomainError:
        read = read_attlog_file(data)
        if not read.punches:
            raise
        numbers = sorted([one.number for one in read.punches] + [bad.number for bad in read.faulty])
        return [Line(number, {"pin": "", "time": ""}) for number in numbers], read
    lines, read = list(reading.lines), Read()
    for line in lines:
        if line.refusal is None:
            told = punch_told(line.number, line.values["pin"], line.values["time"], status=line.values["status"])
            (read.punches if isinstance(told, Told) else read.faulty).append(told)  # type: ignore[arg-type]
        else:
            read.faulty.append(Faulty(line.number, "form"))
    return lines, read


def _report(lines: Iterable[Line], read: Read, taken: Taken, machine: Machine) -> Report:
    zone, report = zone_of(machine), Report()
    keys = {one.number: (one.pin, one.local_text(zone)) for one in read.punches}
    wrong = {bad.number: bad.reason for bad in read.faulty}
    waiting = set(taken.new)
    for line in lines:
        if reason := wrong.get(line.number):
            column, why = WHY[reason]
            report.note(line, line.refusal or Refusal(line.number, column, reason, why))
        elif keys[line.number] in waiting:
            waiting.discard(keys[line.number])
            report.note(line, Outcome.CREATED)
        else:
            report.note(line, Outcome.UNCHANGED)
    return report


def _machine(serial: str) -> Machine:
    found = Machine.objects.filter(serial=serial).first()
    if found is None:
        raise PinInvalid(
            _("There is no machine with this serial number."),
            field="machine",
            next_step=_("Copy it from the list of machines."),
        )
    return found


def employee_with(nip: str) -> Employee:
    """Whoever stands in the register by this NIP. Raises PinInvalid."""
    found = employee_by_nip(nip.replace(" ", ""))
    if found is None:
        raise PinInvalid(
            _("Nobody in the register has this NIP."),
            field="nip",
            next_step=_("Look it up in the register of employees."),
        )
    return found


def _day(text: str) -> date:
    for pattern in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"):
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise PinInvalid(
        _("“%(value)s” is no day.") % {"value": text[:20]}, field="since", next_step=_("Write it as 2026-12-31.")
    )


def explained(faulty: Faulty) -> Any:
    """What is wrong with a line, in words."""
    return WHY[faulty.reason][1]
