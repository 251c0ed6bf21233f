# SPDX-License-Identifier: EUPL-1.2
"""An application between two requests: found again by what the page carries or by the device's cookie."""

import re
from dataclasses import replace

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from praja.duties.services.domain.stated import StatedPerson
from praja.duties.services.models import Service
from praja.duties.services.operations.drafts import drop_application, keep_application
from praja.duties.services.queries.drafts import ApplicationDraft, application_draft, new_application_draft
from praja.duties.services.web.applying.ways import Way, way_of
from praja.kernel.forms.operations.drafts import LASTS
from praja.kernel.people.identifiers import opened
from praja.kernel.people.models import Person
from praja.lib.actors import RESIDENT
from praja.lib.clock import local_date
from praja.lib.codes import new_secret
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest

COOKIE = "permohonan"
_SECRET = re.compile(r"[A-Za-z0-9_-]{27}")


def token_of(request: PrajaRequest) -> str:
    """The secret that the page carries, else that of the device; empty where there is none."""
    given = request.POST.get("draft") or request.COOKIES.get(COOKIE, "")
    return given if _SECRET.fullmatch(given) else ""


def draft_of(request: PrajaRequest, service: Service, way: Way) -> ApplicationDraft:
    """What this page goes on with; a new one where nothing is kept. The secret is told with the first page, so that even a first
    page whose answer gets lost is found again."""
    token = token_of(request)
    kept = application_draft(token, service, request.at, channel=way.channel) if token else None
    return kept or _begun(request, token or new_secret(), service, way)


def kept_draft(request: PrajaRequest, service: Service, way: Way) -> ApplicationDraft | None:
    """What was begun on this device and not sent."""
    token = token_of(request)
    return application_draft(token, service, request.at, channel=way.channel) if token else None


def _begun(request: PrajaRequest, token: str, service: Service, way: Way) -> ApplicationDraft:
    today = local_date(request.at, local_zone())
    draft = new_application_draft(token, service, today, channel=way.channel)
    if RESIDENT.opens(request.actor):
        draft.stated = replace(draft.stated, applicant=known_resident(request))
    return draft


def known_resident(request: PrajaRequest) -> StatedPerson:
    """What a resident who has signed in told of themselves before."""
    person = Person.objects.get(pk=request.actor.person_id or 0)
    said = {field: opened(field, getattr(person, field)) for field in ("nik", "phone", "email", "address")}
    return StatedPerson(name=person.name, **said)


def keep(request: PrajaRequest, draft: ApplicationDraft, step: str) -> None:
    """Keep it, with the page to go on from."""
    draft.step = step
    keep_application(draft=draft, actor=request.actor, at=request.at)


def drop(request: PrajaRequest, draft: ApplicationDraft, response: HttpResponse) -> HttpResponse:
    """Throw it away, here and on the server."""
    drop_application(token=draft.token, actor=request.actor, at=request.at)
    response.delete_cookie(COOKIE, path=way_of(draft).path(draft.service), samesite="Lax")
    return response


def remember(response: HttpResponse, draft: ApplicationDraft) -> HttpResponse:
    """Let this device find the draft again."""
    response.set_cookie(
        COOKIE,
        draft.token,
        max_age=int(LASTS.total_seconds()),
        path=way_of(draft).path(draft.service),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    # Not "no-store": a browser could then not go back to a page without asking again on a weak signal.
    response["Cache-Control"] = "private, no-cache"
    return response


def resume_link(draft: ApplicationDraft) -> str:
    """The address that opens the draft on another device; empty while nothing is kept, and at the counter."""
    if not draft.is_kept or way_of(draft).is_counter:
        return ""
    return f"{settings.PRAJA_BASE_URL}{reverse('services:apply_resume', args=[draft.service.code, draft.token])}"
