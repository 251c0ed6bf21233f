# SPDX-License-Identifier: EUPL-1.2
"""A mark of the device, by which much that is sent from one is noticed and the same person is counted once. It is a random number
in a signed cookie, kept by duties only as a keyed digest: it says nothing about person, place or machine."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import salted_hmac

COOKIE, SALT = "perangkat", "praja.device"
LASTS = timedelta(days=365)


def device_of(request: HttpRequest, response: HttpResponseBase) -> str:
    """The mark (32 hex digits) of the device that asks; a device without one gets its cookie with `response`."""
    number = _number(request)
    if not number:
        number = secrets.token_hex(16)
        response.set_signed_cookie(
            COOKIE,
            number,
            salt=SALT,
            max_age=int(LASTS.total_seconds()),
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return _mark(number)


def known_device(request: HttpRequest) -> str:
    """The mark of a device that has its cookie already; empty without one."""
    number = _number(request)
    return _mark(number) if number else ""


def _number(request: HttpRequest) -> str:
    found = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=LASTS)
    return str(found or "")


def _mark(number: str) -> str:
    return salted_hmac(SALT, number, algorithm="sha256").hexdigest()[:32]
