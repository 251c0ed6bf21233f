# SPDX-License-Identifier: EUPL-1.2
"""What a browser holds: the tickets and appointments whose secret links it opened, and the device of a hall that it is.

A secret stands in an address once, is swapped for a signed cookie, and follows from the form it was made with, so that a form
sent twice on a weak signal still leads to its link. Cookies carry a mark of the hash that is kept: a revoked or replaced
secret opens nothing.
"""

import base64
import hmac
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import salted_hmac

from praja.duties.services.models import Appointment, QueueDevice, Ticket
from praja.duties.services.rules.queues import APPOINTMENT, DEVICE, TICKET
from praja.kernel.people.links import mark_of
from praja.lib.actors import Actor, ActorKind

COOKIE, DEVICE_COOKIE, SALT = "antrean", "perangkat_antrean", "praja.services.queues"
LASTS, DEVICE_LASTS = timedelta(days=62), timedelta(days=365)
MOST = 8
"""Of so many tickets and appointments the links are kept; the oldest gives way."""


def secret_for(key: UUID) -> str:
    """The secret of what the form with this key made: 160 bits, URL-safe."""
    digest = salted_hmac(SALT, key.hex, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest[:20]).decode().rstrip("=")


def hold(request: HttpRequest, response: HttpResponseBase, row: Ticket | Appointment) -> None:
    """Let this browser act for a ticket or an appointment from now on."""
    entry = [_kind(row), row.pk, row.code, mark_of(bytes(row.secret_hash or b""))]
    others = [held for held in _held(request) if held[:2] != entry[:2]]
    value = signing.dumps([*others, entry][-MOST:], salt=SALT, compress=True)
    _set(response, COOKIE, value, LASTS)


def actor_for(request: HttpRequest, row: Ticket | Appointment) -> Actor | None:
    """The holder of the secret link of this row, if this browser opened it."""
    mark = mark_of(bytes(row.secret_hash)) if row.secret_hash else ""
    for kind, pk, _code, held in _held(request):
        if (kind, pk) == (_kind(row), row.pk) and mark and hmac.compare_digest(held, mark):
            return Actor(ActorKind.LINK, f"{TICKET if kind == 't' else APPOINTMENT}{pk}")
    return None


def held_codes(request: HttpRequest, model: type[Ticket] | type[Appointment]) -> list[str]:
    """Codes of the tickets or appointments that this browser holds."""
    wanted = "t" if model is Ticket else "a"
    return [code for kind, _pk, code, _mark in _held(request) if kind == wanted]


def become(response: HttpResponseBase, device: QueueDevice) -> None:
    """Make this browser the device."""
    value = signing.dumps([device.pk, mark_of(bytes(device.secret_hash))], salt=SALT)
    _set(response, DEVICE_COOKIE, value, DEVICE_LASTS)


def device_here(request: HttpRequest, kind: str) -> tuple[QueueDevice, Actor] | None:
    """The device of this kind that the browser is, unless it was revoked."""
    try:
        pk, mark = signing.loads(request.COOKIES.get(DEVICE_COOKIE, ""), salt=SALT, max_age=DEVICE_LASTS)
    except (signing.BadSignature, ValueError):
        return None
    device = QueueDevice.objects.filter(pk=pk, kind=kind, revoked_at=None).select_related("unit").first()
    if device is None or not hmac.compare_digest(mark, mark_of(bytes(device.secret_hash))):
        return None
    return device, Actor(ActorKind.DEVICE, f"{DEVICE}{device.pk}")


def _kind(row: Ticket | Appointment) -> str:
    return "t" if isinstance(row, Ticket) else "a"


def _held(request: HttpRequest) -> list[list[Any]]:
    try:
        found = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError):
        return []
    return list(found)


def _set(response: HttpResponseBase, name: str, value: str, lasts: timedelta) -> None:
    response.set_cookie(
        name,
        value,
        max_age=int(lasts.total_seconds()),
        path="/antrean/",
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
