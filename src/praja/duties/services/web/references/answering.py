# SPDX-License-Identifier: EUPL-1.2
"""What the head of a neighbourhood sees: one question, three answers, no account. The secret leaves the address at once."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from praja.duties.services.enums import ReferenceState
from praja.duties.services.errors.references import ReferenceAnswered, ReferenceLinkOver
from praja.duties.services.models import Reference
from praja.duties.services.operations.references import GOOD_FOR, confirm_reference, deny_reference
from praja.duties.services.procedure.names import REFERENCE
from praja.duties.services.queries.neighbourhoods import reference_by_secret, reference_with
from praja.duties.services.rules import REFERENCE_LINK
from praja.kernel.people.links import mark_of
from praja.lib.actors import ANYONE, Actor, ActorKind
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded

COOKIE, SALT = "pengantar", "praja.services.references"
LASTS = timedelta(hours=12)
"""How long one opening of the link lasts on a device."""
YES, NO, COME = "benar", "bukan", "datang"


@guarded(ANYONE)
def reference_link(request: PrajaRequest, secret: str) -> HttpResponse:
    """Swap the secret for a cookie that opens this one question."""
    reference = reference_by_secret(secret)
    if reference is None or request.at > reference.asked_at + GOOD_FOR:
        raise ReferenceLinkOver
    response = HttpResponseRedirect(reverse("services:reference"))
    value = signing.dumps([reference.pk, mark_of(bytes(reference.token_hash or b""))], salt=SALT)
    response.set_cookie(
        COOKIE,
        value,
        max_age=int(LASTS.total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


@guarded(ANYONE)
def reference(request: PrajaRequest) -> HttpResponse:
    """Name, address, purpose, and the three answers; after one of them a word of thanks."""
    return _page(request, _asked(request))


@require_POST
@guarded(ANYONE)
def reference_answer(request: PrajaRequest) -> HttpResponse:
    """One of the three answers."""
    reference, given = _asked(request), request.POST.get("jawaban", "")
    actor = Actor(ActorKind.LINK, f"{REFERENCE_LINK}{reference.pk}")
    note = request.POST.get("catatan", "").replace("\x00", "")
    if given not in (YES, NO, COME):
        return _page(request, reference, note=note, is_missing=True, status=422)
    try:
        if not _is_open(reference):
            raise ReferenceAnswered
        if given == YES:
            confirm_reference(reference=reference, actor=actor, at=request.at)
        else:
            deny_reference(reference=reference, come_first=given == COME, note=note, actor=actor, at=request.at)
    except DomainError:
        # Answered by another way, withdrawn, verified meanwhile: the page says how it stands.
        reference.refresh_from_db()
    return HttpResponseRedirect(reverse("services:reference"))


def _asked(request: HttpRequest) -> Reference:
    """The request that this device opened. After an answer the cookie still shows what was answered."""
    try:
        number, mark = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError) as error:
        raise ReferenceLinkOver from error
    found = reference_with(int(number))
    if found is None or (found.token_hash is not None and mark_of(bytes(found.token_hash)) != mark):
        raise ReferenceLinkOver
    return found


def _is_open(reference: Reference) -> bool:
    return reference.state == ReferenceState.ASKED and reference.application.case.state == REFERENCE


def _page(
    request: PrajaRequest, reference: Reference, *, note: str = "", is_missing: bool = False, status: int = 200
) -> HttpResponse:
    application, head = reference.application, reference.head
    stated = application.stated_people()
    context: dict[str, Any] = {
        "is_open": _is_open(reference),
        "state": ReferenceState(reference.state).label,
        "service": application.service,
        "unit": application.case.lead_unit,
        "head": head,
        "note": note,
        "is_missing": is_missing,
    }
    if context["is_open"]:
        context |= {"applicant": stated.applicant, "stated": stated, "purpose": _purpose(application)}
    response = render(request, "services/references/answer.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _purpose(application: Any) -> str:
    """What it is needed for, where the form asks that or the applicant said it."""
    said = application.said().get("keperluan", "")
    return str(said) or application.stated_people().purpose
