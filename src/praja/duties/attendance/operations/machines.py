# SPDX-License-Identifier: EUPL-1.2
"""Machines call, are admitted, set and blocked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_network
from secrets import token_hex
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.enums import MachineState, Protocol, ZoneStyle
from praja.duties.attendance.errors.machines import MachineInvalid
from praja.duties.attendance.events.machines import MachineCalled, MachineSet, stream_of_machine
from praja.duties.attendance.models import Machine, Place
from praja.duties.attendance.models.machine_digests import digest_of_machine
from praja.duties.attendance.models.machines import COMM_KEY
from praja.duties.attendance.rules import may_keep_machines
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.people.sealing import seal
from praja.lib.actors import Actor
from praja.lib.codes import new_code
from praja.lib.errors import NotAllowed
from praja.lib.rows import insert_new

SERIAL = re.compile(r"[A-Za-z0-9_-]{1,64}")
MOST_PENDING = 200
"""Serial numbers that wait; whoever makes up more is not written down."""
NOTED_EVERY = timedelta(minutes=1)
"""How exact `seen_at` is: a machine calls every few seconds."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a machine is to be set. `networks` in CIDR; `comm_key` None leaves the key as it is, empty takes it away."""

    name: str
    unit: Unit
    place: Place | None = None
    protocol: str = Protocol.ATTENDANCE
    zone: str = ""
    zone_style: str = ZoneStyle.OMIT
    networks: Sequence[str] = ()
    comm_key: str | None = None


def note_call(*, serial: str, protocol: str, actor: Actor, at: datetime) -> Machine | None:
    """The machine of this serial number; one that calls for the first time is written down as pending, and nothing else of it.
    None where it is no serial number, or too many wait already. Records `attendance.machine_called` once."""
    known = Machine.objects.filter(serial=serial).first()
    if known is not None or not SERIAL.fullmatch(serial):
        return known
    if Machine.objects.filter(state=MachineState.PENDING).count() >= MOST_PENDING:
        return None
    with transaction.atomic():
        _write_down(Machine(serial=serial, protocol=protocol, seen_at=at), actor, at)
    return Machine.objects.filter(serial=serial).first()


def _write_down(machine: Machine, actor: Actor, at: datetime) -> bool:
    """Insert a new machine with the secrets that access control asks for. False: another process was first."""
    machine.registry_code, machine.session = new_code(), token_hex(16)
    added = insert_new([machine])
    if added:
        ((machine.pk,),) = added
        event = MachineCalled(machine=machine.pk, protocol=str(machine.protocol))
        record(event, actor=actor, at=at, stream=stream_of_machine(machine.pk))
    return bool(added)


def note_seen(*, machine: Machine, told: Mapping[str, Any], at: datetime) -> None:
    """It called, and says this of itself (`firmware`, `push_version`, `stamps`, ...). No act of anybody, so no event; written at
    most once a minute unless something is new."""
    new = {name: value for name, value in told.items() if getattr(machine, name) != value}
    if not new and machine.seen_at is not None and at - machine.seen_at < NOTED_EVERY:
        return
    Machine.objects.filter(pk=machine.pk).update(seen_at=at, **new)
    for name, value in {"seen_at": at, **new}.items():
        setattr(machine, name, value)


def admit_machine(*, machine: Machine, settings: Settings, actor: Actor, at: datetime) -> Machine:
    """From now on what it sends is kept, and counts for whoever its numbers stand for.

    Raises NotAllowed, MachineInvalid. Records `attendance.machine_set`.
    """
    return _set(machine, settings, MachineState.ACTIVE, actor, at)


def set_machine(*, machine: Machine, settings: Settings, actor: Actor, at: datetime) -> Machine:
    """Set it otherwise; whether it is admitted stays. Raises NotAllowed, MachineInvalid. Records `attendance.machine_set`."""
    return _set(machine, settings, None, actor, at)


def add_machine(*, serial: str, settings: Settings, actor: Actor, at: datetime) -> Machine:
    """Write down a machine that has not called yet, or never will (files, Fingerspot), and admit it.

    Raises NotAllowed, MachineInvalid. Records `attendance.machine_called` and `attendance.machine_set` in its stream.
    """
    _guard(actor, settings.unit.pk)
    serial = serial.strip()
    if not SERIAL.fullmatch(serial):
        raise MachineInvalid(
            _("This is no serial number."),
            field="serial",
            next_step=_("Copy it from the machine: letters, digits, - and _ only."),
        )
    with transaction.atomic():
        machine = Machine(serial=serial, protocol=settings.protocol)
        if not _write_down(machine, actor, at):
            raise MachineInvalid(
                _("A machine with this serial number is known already."),
                field="serial",
                next_step=_("Open it in the list of machines."),
            )
        return _set(machine, settings, MachineState.ACTIVE, actor, at)


def block_machine(*, machine: Machine, actor: Actor, at: datetime) -> Machine:
    """Nothing more is taken from it; what came stays. Raises NotAllowed. Records `attendance.machine_set`."""
    with transaction.atomic():
        row = _locked(machine)
        _guard(actor, row.unit_id)
        row.state = MachineState.BLOCKED
        row.save(update_fields=["state"])
        _record(row, actor, at)
    return row


def _set(machine: Machine, settings: Settings, state: str | None, actor: Actor, at: datetime) -> Machine:
    _guard(actor, settings.unit.pk)
    values = _checked(settings)
    with transaction.atomic():
        row = _locked(machine)
        _guard(actor, row.unit_id)
        for name, value in values.items():
            setattr(row, name, value)
        if settings.comm_key is not None:
            row.comm_key = seal(settings.comm_key.strip(), COMM_KEY)
        row.state = state or row.state
        row.save()
        _record(row, actor, at)
    return row


def _locked(machine: Machine) -> Machine:
    return Machine.objects.select_for_update().get(pk=machine.pk)


def _guard(actor: Actor, unit_id: int | None) -> None:
    if not may_keep_machines(actor, unit_id):
        raise NotAllowed(
            _("You do not keep the machines of this unit."),
            next_step=_("Ask the personnel office or the administrator of the unit."),
        )


def _record(machine: Machine, actor: Actor, at: datetime) -> None:
    event = MachineSet(
        machine=machine.pk, state=str(machine.state), unit=machine.unit_id, content=digest_of_machine(machine)
    )
    refs = {"unit": machine.unit_id} if machine.unit_id else {}
    record(event, actor=actor, at=at, stream=stream_of_machine(machine.pk), refs=refs)


def _checked(settings: Settings) -> dict[str, Any]:
    name = " ".join(settings.name.split())[:120]
    if not name:
        raise MachineInvalid(
            _("The machine has no name."),
            field="name",
            next_step=_("Say where it hangs, for example: lobby, ground floor."),
        )
    if settings.place is not None and settings.place.unit_id != settings.unit.pk:
        raise MachineInvalid(
            _("This place belongs to another unit."),
            field="place",
            next_step=_("Choose a place of the machine's unit."),
        )
    if settings.zone:
        try:
            ZoneInfo(settings.zone)
        except (KeyError, ValueError, OSError) as error:
            raise MachineInvalid(
                _("There is no such time zone."), field="zone", next_step=_("Choose one from the list.")
            ) from error
    return {
        "name": name,
        "unit": settings.unit,
        "place": settings.place,
        "protocol": settings.protocol,
        "zone": settings.zone,
        "zone_style": settings.zone_style,
        "networks": [_network(text) for text in settings.networks],
    }


def _network(text: str) -> str:
    try:
        return str(ip_network(text.strip(), strict=False))
    except ValueError as error:
        raise MachineInvalid(
            _("“%(network)s” is no network.") % {"network": text.strip()[:60]},
            field="networks",
            next_step=_("Write it as 10.20.30.0/24, or as the address of one machine."),
        ) from error
