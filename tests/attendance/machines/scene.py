# SPDX-License-Identifier: EUPL-1.2
"""A machine in a lobby."""

from datetime import UTC, date, datetime

from django.http import HttpResponse
from django.test import Client

from attendance.conftest import Staff
from praja.duties.attendance.enums import Protocol
from praja.duties.attendance.models import Machine, Pin, Punch
from praja.duties.attendance.operations.batches import Taken, take_batch
from praja.duties.attendance.operations.machines import Settings, add_machine
from praja.duties.attendance.operations.pins import give_pin
from praja.kernel.people.models import Account
from praja.lib import clock
from praja.lib.actors import Actor, ActorKind

DEVICE = Actor(ActorKind.DEVICE, "machine:LOBBY1")
WORKER_NIP, COLLEAGUE_NIP = "199001012020011005", "199001012020011006"
DAY = date(2026, 8, 20)
MORNING = datetime(2026, 8, 20, 0, 30, tzinfo=UTC)
"""Thursday 20 August 2026, 07:30 WIB."""


def lobby(staff: Staff, *, serial: str = "LOBBY1", protocol: Protocol = Protocol.ATTENDANCE, **more: object) -> Machine:
    """A machine of the roads department, admitted by the personnel office."""
    settings = Settings(name="Lobi", unit=staff.roads, protocol=protocol, **more)  # type: ignore[arg-type]
    return add_machine(serial=serial, settings=settings, actor=staff.actor(staff.keeper, MORNING), at=MORNING)


def known_as(staff: Staff, account: Account, pin: str, machine: Machine | None = None, since: date = DAY) -> Pin:
    """The machine (None: every one) knows this account's person by a number."""
    return give_pin(
        machine=machine,
        pin=pin,
        employee=staff.employee(account),
        since=since,
        actor=staff.actor(staff.keeper, MORNING),
        at=MORNING,
    )


def sent(machine: Machine, *lines: str, at: datetime = MORNING, table: str = "ATTLOG") -> Taken:
    """What comes of lines that a machine sends."""
    body = "".join(f"{line}\n" for line in lines).encode()
    return take_batch(machine=Machine.objects.get(pk=machine.pk), table=table, body=body, actor=DEVICE, at=at)


def standing(machine: Machine) -> list[tuple[str, str, str, str]]:
    """Number, clock, verdict and reason of each punch of a machine."""
    rows = Punch.objects.filter(machine=machine).order_by("local_text", "pin")
    return list(rows.values_list("pin", "local_text", "verdict", "reason"))


def called(address: str, body: bytes | str | None = None, *, at: datetime = MORNING, **more: str) -> HttpResponse:
    """A machine calls."""
    client = Client(raise_request_exception=False)
    with clock.frozen(at):
        if body is None:
            return client.get(f"/iclock/{address}", **more)  # type: ignore[arg-type, return-value]
        return client.post(f"/iclock/{address}", data=body, content_type="text/plain", **more)  # type: ignore[arg-type, return-value]
