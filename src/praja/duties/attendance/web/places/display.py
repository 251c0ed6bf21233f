# SPDX-License-Identifier: EUPL-1.2
"""The display of a place: its code, large, until it changes. The browser that opened the secret link is the display and knows
nobody."""

import hmac
from datetime import timedelta
from io import BytesIO

import segno
from django.conf import settings
from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from praja.duties.attendance.models import Place
from praja.duties.attendance.queries.places import code_of
from praja.kernel.people.links import mark_of
from praja.lib.actors import ANYONE
from praja.lib.clock import local_date
from praja.lib.codes import hash_secret
from praja.lib.errors import NotFound
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded

COOKIE, SALT, LASTS = "layar_presensi", "praja.attendance.display", timedelta(days=365)


@guarded(ANYONE)
def open_display(request: PrajaRequest, secret: str) -> HttpResponse:
    """The link of a display, swapped for a cookie: from now on this browser is the display."""
    place = Place.objects.filter(display_hash=hash_secret(secret)).first()
    if place is None:
        raise _no_display()
    response = HttpResponseRedirect(reverse("attendance:display"))
    response.set_cookie(
        COOKIE,
        signing.dumps([place.pk, mark_of(bytes(place.display_hash or b""))], salt=SALT),
        max_age=int(LASTS.total_seconds()),
        path=reverse("attendance:display"),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


@guarded(ANYONE)
def display(request: PrajaRequest) -> HttpResponse:
    """The code of the moment, to be typed or scanned. The page asks for the next one by itself, without scripts."""
    place = _place_here(request)
    code = code_of(place.code_secret)
    now = code.at(request.at)
    seconds = (code.changes_at(request.at) - request.at).total_seconds()
    link = f"{settings.PRAJA_BASE_URL}{reverse('attendance:check_in')}#kode={now}"
    context = {
        "place": place,
        "code": f"{now[:3]} {now[3:]}",
        "qr": _drawn(link),
        "again": max(1, int(seconds) + 1),
    }
    response = render(request, "attendance/places/display.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _place_here(request: PrajaRequest) -> Place:
    try:
        pk, mark = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError) as error:
        raise _no_display() from error
    place = Place.objects.filter(pk=pk, display_hash__isnull=False).first()
    if place is None or not hmac.compare_digest(mark, mark_of(bytes(place.display_hash or b""))):
        raise _no_display()
    day = local_date(request.at, local_zone())
    if place.since > day or (place.until is not None and place.until <= day):
        raise _no_display()
    return place


def _drawn(link: str) -> str:
    out = BytesIO()
    segno.make(link, error="m", micro=False).save(
        out, kind="svg", border=2, xmldecl=False, svgns=True, nl=False, omitsize=True, title=_("Code to scan")
    )
    return mark_safe(out.getvalue().decode())  # noqa: S308 - drawn here from digits


def _no_display() -> NotFound:
    return NotFound(
        _("This browser is no display of a place."),
        next_step=_("Open the link that the personnel office got for it, or have a new one made."),
    )
