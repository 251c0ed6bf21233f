# SPDX-License-Identifier: EUPL-1.2
"""What the applicant does while the neighbourhood's answer is missing, and the kelurahan's word instead of it."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.services.operations.references import ask_reference_again, show_reference, verify_reference
from praja.duties.services.queries.neighbourhoods import application_of_case
from praja.duties.services.queries.office import case_in_office
from praja.duties.services.rules import opens_office
from praja.duties.services.web.links import require_applicant
from praja.kernel.documents.operations import take_in
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.tracking import case_by_link
from praja.lib.actors import ANYONE
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded


@require_POST
@guarded(ANYONE)
def reference_again(request: PrajaRequest, code: str) -> HttpResponse:
    """Ask another RT or RW, or the same again."""
    case, actor = require_applicant(request, case_by_link(code))
    application = application_of_case(case)
    try:
        ask_reference_again(
            application=application,
            rw=request.POST.get("rw", "")[:10],
            rt=request.POST.get("rt", "")[:10],
            actor=actor,
            at=request.at,
            seen_version=_seen(request),
        )
    except DomainError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The head of the neighbourhood gets a new message."))
    return _to(case)


@require_POST
@guarded(ANYONE)
def reference_paper(request: PrajaRequest, code: str) -> HttpResponse:
    """Send a photo of the signed paper instead."""
    case, actor = require_applicant(request, case_by_link(code))
    application = application_of_case(case)
    upload = request.FILES.get("surat")
    if upload is None:
        messages.error(request, _("No file came along. Choose the photo or PDF of the paper and send it again."))
        return _to(case)
    try:
        file = take_in(upload=upload, actor=actor, at=request.at)
        show_reference(application=application, file=file, actor=actor, at=request.at, seen_version=_seen(request))
    except DomainError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The paper was received. It is being checked now."))
    return _to(case)


@require_POST
@guarded(opens_office)
def reference_verify(request: PrajaRequest, code: str) -> HttpResponse:
    """The head of the kelurahan vouches instead of the neighbourhood."""
    case = case_in_office(request.actor, code)
    try:
        verify_reference(
            application=application_of_case(case), actor=request.actor, at=request.at, seen_version=_seen(request)
        )
    except DomainError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Verified. It goes on to the next stage."))
    return HttpResponseRedirect(reverse("services:case", args=[case.code]))


def _seen(request: PrajaRequest) -> int:
    """The version the page showed; one that was not sent along is never the present one."""
    text = request.POST.get("seen", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _to(case: Case) -> HttpResponse:
    return HttpResponseRedirect(reverse("track_case", args=[case.code]))
