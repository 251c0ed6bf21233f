# SPDX-License-Identifier: EUPL-1.2
"""What machines with ADMS push call: /iclock/cdata, getrequest, devicecmd and the rest, with or without `.aspx`.

They are no people: no log-in, no forms of ours, no pages. Bad data is taken, noted and acknowledged, since a machine that gets an
error sends the same again for ever.
"""

import logging
from collections.abc import Callable, Mapping

from django.db import OperationalError
from django.http import HttpResponse
from django.http.request import UnreadablePostError
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from praja.duties.attendance.domain.adms import answers, logs
from praja.duties.attendance.domain.adms.bodies import unwrapped
from praja.duties.attendance.enums import Protocol
from praja.duties.attendance.models import Machine
from praja.duties.attendance.operations.batches import take_batch, zone_of
from praja.duties.attendance.operations.commands import hand_over_commands, take_answers
from praja.duties.attendance.operations.machines import note_seen
from praja.duties.attendance.web.machines.calling import (
    Refused,
    asked_of,
    body_of,
    device,
    is_access,
    machine_of,
    plain,
)
from praja.lib.actors import ANYONE
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.unattended import unattended

log = logging.getLogger("praja.machines")

Asked = Mapping[str, str]
COUNTED = frozenset({logs.PUNCHES, logs.OPERATIONS, "BIODATA", "USERINFO", "IDCARD", "ERRORLOG"})
"""Tables whose answer says how many lines were taken."""
PASSED_OVER = frozenset({"RTSTATE"})
"""What a door is like at this moment, every few seconds: nothing of it is kept."""


@unattended
@csrf_exempt
@guarded(ANYONE)
@require_http_methods(["GET", "POST"])
def iclock(request: PrajaRequest, name: str) -> HttpResponse:
    """Any call of a machine. Whoever is not admitted gets 403, whoever calls too often 503, always in plain text."""
    call = name.lower().removesuffix(".aspx").strip("/")
    try:
        return plain(request, CALLS.get((call, request.method or ""), _nothing)(request, asked_of(request)))
    except Refused as refused:
        return plain(request, refused.text, refused.status)
    except (OperationalError, UnreadablePostError) as failure:
        log.warning("a call of a machine (%s) was put off: %s", call[:20], type(failure).__name__)
        return plain(request, "ERROR: BUSY", 503)


def _nothing(request: PrajaRequest, asked: Asked) -> str:
    """Calls of which nothing is needed; an error would make the machine call for ever."""
    machine_of(request, asked)
    return answers.OK


def _greeted(request: PrajaRequest, asked: Asked) -> str:
    """The first call of a machine, and its questions about somebody who is away from their own (RemoteAtt)."""
    if asked.get("table"):
        return _nothing(request, asked)
    machine = machine_of(request, asked, is_first=True)
    version = asked.get("pushver", "")[:16]
    protocol = Protocol.ACCESS if is_access(asked) else machine.protocol
    note_seen(machine=machine, told={"push_version": version} if version else {}, at=request.at)
    if protocol == Protocol.ACCESS:
        return answers.access_handshake(machine.registry_code, machine.session)
    offset = request.at.astimezone(zone_of(machine)).utcoffset()
    assert offset is not None
    zone = answers.zone_value(machine.zone_style, offset)
    if not version:
        stamp = machine.stamps.get(logs.PUNCHES, "9999")
        return answers.old_handshake(machine.serial, request.at, stamp=stamp, zone=zone)
    return answers.handshake(machine.serial, stamps=machine.stamps, flag=answers.trans_flag(version), zone=zone)


def _sent(request: PrajaRequest, asked: Asked) -> str:
    """Punches, logs, what the machine is."""
    machine = machine_of(request, asked)
    table, stamp, body = unwrapped(body_of(request))
    table, stamp = (table or asked.get("table", "")).upper(), stamp or asked.get("stamp", "")
    if table == logs.OPTIONS or asked.get("c", "").lower() == "registry":
        _note_what_it_is(machine, body, request)
        return answers.OK
    if table in PASSED_OVER or not body.strip():
        note_seen(machine=machine, told={}, at=request.at)
        return answers.taken(0) if table in COUNTED else answers.OK
    taken = take_batch(
        machine=machine, table=table, body=body, stamp=stamp, actor=device(machine.serial), at=request.at
    )
    return answers.taken(taken.lines) if table in COUNTED else answers.OK


def _asked_for_commands(request: PrajaRequest, asked: Asked) -> str:
    machine = machine_of(request, asked)
    firmware = asked.get("info", "").partition(",")[0][:80]
    note_seen(machine=machine, told={"firmware": firmware} if firmware else {}, at=request.at)
    if not machine.has_commands:  # type: ignore[attr-defined]
        return answers.OK
    return hand_over_commands(machine=machine, at=request.at) or answers.OK


def _answered_commands(request: PrajaRequest, asked: Asked) -> str:
    machine = machine_of(request, asked)
    results = logs.read_results(body_of(request))
    take_answers(machine=machine, results=results, actor=device(machine.serial), at=request.at)
    return answers.OK


def _registered(request: PrajaRequest, asked: Asked) -> str:
    machine = machine_of(request, asked, is_first=True)
    _note_what_it_is(machine, body_of(request), request)
    return answers.registration(machine.registry_code)


def _asked_for_settings(request: PrajaRequest, asked: Asked) -> str:
    return answers.push_settings(machine_of(request, asked).session)


def _asked_for_time(request: PrajaRequest, asked: Asked) -> str:
    machine = machine_of(request, asked)
    offset = request.at.astimezone(zone_of(machine)).utcoffset()
    assert offset is not None
    return answers.clock_answer(request.at, offset)


def _note_what_it_is(machine: Machine, body: bytes, request: PrajaRequest) -> None:
    options = logs.read_options(body)
    firmware = (options.get("fwversion") or options.get("firmver") or "")[:80]
    note_seen(machine=machine, told={"firmware": firmware} if firmware else {}, at=request.at)


CALLS: Mapping[tuple[str, str], Callable[[PrajaRequest, Asked], str]] = {
    ("cdata", "GET"): _greeted,
    ("cdata", "POST"): _sent,
    ("getrequest", "GET"): _asked_for_commands,
    ("devicecmd", "POST"): _answered_commands,
    ("registry", "POST"): _registered,
    ("push", "GET"): _asked_for_settings,
    ("push", "POST"): _asked_for_settings,
    ("rtdata", "GET"): _asked_for_time,
}
"""All others (ping, exchange, fdata, edata, querydata, ...) are answered OK."""
