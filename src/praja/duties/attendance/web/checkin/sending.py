# SPDX-License-Identifier: EUPL-1.2
"""What the app sends: a telephone's key, and punches. Answers are short JSON in the reader's language."""

import base64
import binascii
import json
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.attendance.domain.saying import read_moment, read_saying
from praja.duties.attendance.errors.punches import said_of
from praja.duties.attendance.models import Punch
from praja.duties.attendance.operations.phones import register_phone
from praja.duties.attendance.operations.punching import NewPunch, take_punch
from praja.duties.attendance.queries.places import name_of, places
from praja.duties.attendance.queries.punches import employee_acting
from praja.duties.attendance.rules import opens_own
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Employee
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import DomainError, InvalidInput, NotFound
from praja.lib.moments import describe_moment
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.devices import device_of, known_device

LARGEST = 4_096 + 400_000
"""Of a body, in bytes: a punch, and its photo in base64."""


@require_POST
@recalled(units, law_data, places)
@guarded(opens_own)
def send(request: PrajaRequest) -> HttpResponse:
    """Take one punch. 200 with its verdict whatever that is; 422 where what came is no punch at all."""
    try:
        said = _body(request)
        punch = take_punch(employee=_employee(request), new=_punch(request, said), actor=request.actor, at=request.at)
    except DomainError as refused:
        return _refused(refused)
    return no_store(JsonResponse(_told(punch)))


def _told(punch: Punch) -> dict[str, Any]:
    sentence, step = said_of(punch.reason, punch.verdict)
    return {
        "verdict": punch.verdict,
        "title": punch.get_verdict_display(),
        "reason": punch.reason,
        "sentence": str(sentence),
        "step": str(step),
        "at": describe_moment(punch.at, "time"),
        "place": name_of(punch.place_id),
    }


@require_POST
@guarded(opens_own)
def register(request: PrajaRequest) -> HttpResponse:
    """Register the key of this telephone for whoever is signed in."""
    response = JsonResponse({})
    device = device_of(request, response)
    try:
        said = _body(request)
        phone = register_phone(
            employee=_employee(request),
            key=_bytes(said.get("key")),
            device=device,
            name=str(said.get("name") or ""),
            actor=request.actor,
            at=request.at,
        )
    except DomainError as refused:
        return _refused(refused)
    response.content = json.dumps({"key": bytes(phone.key_hash).hex()})
    return no_store(response)


def _punch(request: PrajaRequest, said: dict[str, Any]) -> NewPunch:
    text = str(said.get("text") or "")
    try:
        return NewPunch(
            saying=read_saying(text),
            text=text,
            signature=_bytes(said.get("signature")),
            key_hash=bytes.fromhex(str(said.get("key") or ""))[:32],
            device=known_device(request),
            sent_at=read_moment(str(said.get("sent") or "")),
            photo=_bytes(said.get("photo")),
        )
    except ValueError as error:
        raise _unreadable() from error


def _body(request: PrajaRequest) -> dict[str, Any]:
    try:
        found = json.loads(request.body) if len(request.body) <= LARGEST else None
    except (ValueError, RecursionError) as error:
        raise _unreadable() from error
    if not isinstance(found, dict):
        raise _unreadable()
    return found


def _bytes(value: Any) -> bytes:
    try:
        return base64.b64decode(str(value or ""), validate=True)
    except (binascii.Error, ValueError) as error:
        raise _unreadable() from error


def _employee(request: PrajaRequest) -> Employee:
    found = employee_acting(request.actor)
    if found is None:
        raise NotFound(
            _("You stand in no register of employees here."), next_step=_("Ask the personnel office if that is wrong.")
        )
    return found


def _unreadable() -> InvalidInput:
    return InvalidInput(
        _("What the telephone sent did not arrive whole."), next_step=_("Open the check-in page anew and try again.")
    )


def _refused(refused: DomainError) -> HttpResponse:
    told = {"verdict": "", "sentence": str(refused.message), "step": str(refused.next_step), "reason": refused.code}
    return no_store(JsonResponse(told, status=refused.status))
