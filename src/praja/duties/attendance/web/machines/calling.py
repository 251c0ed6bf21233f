# SPDX-License-Identifier: EUPL-1.2
"""Which machine calls, and whether it may: by serial number, network and key. Machines read plain text and nothing else."""

import hmac
from collections.abc import Mapping
from ipaddress import ip_address, ip_network
from typing import Any

from django.conf import settings
from django.core.cache.backends.locmem import LocMemCache
from django.http import HttpResponse
from django.utils.http import http_date

from praja.duties.attendance.enums import CommandState, MachineState, Protocol
from praja.duties.attendance.models import Machine
from praja.duties.attendance.models.machines import COMM_KEY
from praja.duties.attendance.operations.machines import note_call, note_seen
from praja.kernel.people.sealing import open_sealed
from praja.lib.actors import Actor, ActorKind
from praja.lib.rows import matching
from praja.lib.web import PrajaRequest

LARGEST = 10 * 1024 * 1024
"""Bytes of one call."""
MOST_A_MINUTE = 600
"""Calls of one serial number from one address that one process takes; a machine polls every few seconds and sends its
backlog in between."""


HAS_COMMANDS = f"""EXISTS (
    SELECT 1 FROM attendance_command command
    WHERE command.machine_id = one.id AND command.state IN ('{CommandState.QUEUED}', '{CommandState.SENT}')
)"""  # noqa: S608 - names of our own

calls = LocMemCache("praja.iclock", {"OPTIONS": {"MAX_ENTRIES": 20_000}})
"""How often each called in this minute, in this process alone: asking a table for it would cost more than most calls do."""


class Refused(Exception):
    """The machine is not answered; it keeps what it has."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status, self.text = status, text


def plain(request: PrajaRequest, text: str, status: int = 200) -> HttpResponse:
    """A short answer in plain text. Machines set their clocks by its `Date`."""
    response = HttpResponse(text, content_type="text/plain", status=status)
    response["Date"] = http_date(request.at.timestamp())
    response["Cache-Control"] = "no-store"
    return response


def asked_of(request: PrajaRequest) -> dict[str, str]:
    """What stands in the address, by key in lower case: firmwares write SN and sn."""
    return {name.lower(): str(value).replace("\x00", "").strip() for name, value in request.GET.items()}


def machine_of(request: PrajaRequest, asked: Mapping[str, str], *, is_first: bool = False) -> Machine:
    """The machine that calls, if it may. `is_first`: its first call, in which it names its key.

    A machine that nobody admitted is written down once. Raises Refused.
    """
    serial, address = asked.get("sn", ""), address_of(request)
    if not serial:
        raise Refused(403, "ERROR: SN")
    _limit(f"{serial[:64]}:{address}")
    machine = next(iter(matching(Machine, "serial = %s", [serial[:64]], also={"has_commands": HAS_COMMANDS})), None)
    if machine is None:
        protocol = Protocol.ACCESS if is_access(asked) else Protocol.ATTENDANCE
        note_call(serial=serial, protocol=protocol, actor=device(serial), at=request.at)
        raise Refused(403, "ERROR: UNREGISTERED")
    if machine.state != MachineState.ACTIVE:
        if machine.state == MachineState.PENDING:
            note_seen(machine=machine, told={}, at=request.at)
        raise Refused(403, "ERROR: UNREGISTERED")
    if not in_networks(address, machine.networks) or not _has_key(machine, asked, is_first):
        raise Refused(403, "ERROR: REFUSED")
    return machine


def is_access(asked: Mapping[str, str]) -> bool:
    """`pushver=3.x` alone does not mean access control; this does."""
    return asked.get("devicetype", "").lower() == "acc"


def device(serial: str) -> Actor:
    """Who acts when a machine calls."""
    return Actor(ActorKind.DEVICE, f"machine:{serial[:64]}")


def address_of(request: PrajaRequest) -> str:
    """From where it calls: what a reverse proxy of PRAJA_MACHINE_PROXIES says, or the address itself."""
    direct = str(request.META.get("REMOTE_ADDR", ""))
    told = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    proxies = settings.PRAJA_MACHINE_PROXIES
    return told if told and proxies and in_networks(direct, proxies) else direct


def in_networks(address: str, networks: Any) -> bool:
    """Whether an address lies in one of these networks (CIDR); in none: everybody does."""
    if not networks:
        return True
    try:
        own = ip_address(address)
        return any(own in ip_network(network) for network in networks)
    except ValueError:
        return False


def body_of(request: PrajaRequest) -> bytes:
    """The body, however it was typed. Raises Refused where it is too long."""
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    if not length.isdigit() or int(length) > LARGEST:
        raise Refused(413, "ERROR: TOO LARGE")
    return bytes(request.read(LARGEST))


def _has_key(machine: Machine, asked: Mapping[str, str], is_first: bool) -> bool:
    if not machine.comm_key:
        return True
    given = asked.get("pushcommkey")
    if given is None:
        return not is_first
    return hmac.compare_digest(open_sealed(machine.comm_key, COMM_KEY).encode(), given.encode())


def _limit(key: str) -> None:
    """Raises Refused for one that calls more often than any machine does."""
    if calls.add(key, 1, timeout=60):
        return
    try:
        count = calls.incr(key)
    except ValueError:
        return
    if count > MOST_A_MINUTE:
        raise Refused(503, "ERROR: BUSY")
