# SPDX-License-Identifier: EUPL-1.2
"""What programs and people read of badges: the issuer and its keys, what a badge stands for, which ones count no longer. The same
for everybody.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from praja.duties.training.models import Certificate, Curriculum
from praja.duties.training.queries.certificates.badges import (
    badge_of,
    issuer,
    keys_document,
    picture_of,
    status_token,
)
from praja.duties.training.web.certificates.words import conditions_words
from praja.lib.actors import ANYONE
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded

LINKED_DATA = "application/ld+json"
CONTEXT = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]
PICTURES = {"png": "image/png", "svg": "image/svg+xml"}


def _for_programs(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json", LINKED_DATA]) in (
        "application/json",
        LINKED_DATA,
    )


def _open_to_all(response: HttpResponse, seconds: int) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = f"public, max-age={seconds}"
    response["Vary"] = "Accept"
    return response


def _json(data: dict[str, Any], kind: str = LINKED_DATA, seconds: int = 300) -> HttpResponse:
    return _open_to_all(JsonResponse(data, content_type=kind, json_dumps_params={"ensure_ascii": False}), seconds)


@guarded(ANYONE)
def badges(request: PrajaRequest) -> HttpResponse:
    """Who issues badges here and how they are checked; for programs the profile."""
    if _for_programs(request):
        return _json({"@context": CONTEXT, **issuer().as_profile()})
    found = Curriculum.objects.filter(classes__seats__certificates__issued_at__isnull=False).distinct()
    context = {
        "issuer": issuer(),
        "site": settings.PRAJA_SITE_NAME,
        "curricula": list(found.select_related("programme").order_by("programme__title", "-number")[:100]),
    }
    return render(request, "training/certificates/badges.html", context)


@guarded(ANYONE)
def keys(_request: PrajaRequest) -> HttpResponse:
    """The DID document with the public keys."""
    return _json(keys_document(), "application/did+json")


def _curriculum(name: str, edition: int) -> Curriculum:
    found = Curriculum.objects.select_related("programme").filter(programme__code=name.upper(), number=edition).first()
    if found is None:
        raise NotFound(_("There is no such badge."), next_step=_("Look in the list of badges."))
    return found


@guarded(ANYONE)
def badge(request: PrajaRequest, name: str, edition: int) -> HttpResponse:
    """What one badge stands for; for programs the achievement."""
    curriculum = _curriculum(name, edition)
    found = badge_of(curriculum)
    if _for_programs(request):
        return _json({"@context": CONTEXT, **found.as_achievement(issuer())})
    context = {
        "badge": found,
        "curriculum": curriculum,
        "subjects": list(curriculum.subjects.all()),
        "conditions": conditions_words(curriculum),
    }
    return render(request, "training/certificates/badge.html", context)


@guarded(ANYONE)
def picture(_request: PrajaRequest, name: str, edition: int, kind: str) -> HttpResponse:
    """The picture of a badge, without any certificate in it."""
    curriculum = _curriculum(name, edition)
    if kind not in PICTURES:
        raise NotFound(_("There is no such picture."), next_step=_("Ask for svg or png."))
    return _open_to_all(HttpResponse(picture_of(curriculum, kind), content_type=PICTURES[kind]), 86_400)


@guarded(ANYONE)
def status(request: PrajaRequest, sheet: int) -> HttpResponse:
    """The signed list of badges that count no longer."""
    if sheet != 1 and not Certificate.objects.filter(status_list=sheet).exists():
        raise NotFound(_("There is no such list."), next_step=_("Take its address from the badge."))
    return _open_to_all(HttpResponse(status_token(sheet, request.at), content_type="application/vc+jwt"), 60)
