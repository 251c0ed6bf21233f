# SPDX-License-Identifier: EUPL-1.2
"""A draft that is discussed, for everybody; and the service pledge of an office."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.services.forms.public import CommentForm
from praja.duties.services.models import Service
from praja.duties.services.operations import comment_on_draft
from praja.duties.services.queries.catalogue import service_with
from praja.duties.services.queries.consulting import ConsultationPage, public_consultation
from praja.duties.services.queries.differences import Difference, differences
from praja.duties.services.queries.pledges import public_pledge
from praja.duties.services.web.catalogue import said_of
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.lib.actors import ANYONE
from praja.lib.clock import local_date
from praja.lib.errors import DomainError
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.devices import device_of, known_device


@guarded(ANYONE)
def consultation(request: PrajaRequest, code: str) -> HttpResponse:
    """The draft with what would change, a place to comment while it is open, and the record once the forum is over."""
    service, today = service_with(code), local_date(request.at, local_zone())
    page = public_consultation(service, today)
    response = _commented(request, service, page)
    device_of(request, response)
    return response


def _commented(request: PrajaRequest, service: Service, page: ConsultationPage) -> HttpResponse:
    form = CommentForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, service, page, form, status=422 if request.method == "POST" else 200)
    try:
        comment_on_draft(
            consultation=page.consultation,
            device=known_device(request),
            actor=request.actor,
            at=request.at,
            **form.cleaned_data,
        )
    except DomainError as refused:
        where = refused.field if refused.field in form.fields else None
        form.add_error(where, str(refused))
        return _page(request, service, page, form, status=refused.status)
    messages.success(request, _("Thank you. An officer reads your comment; then it stands here with the answer."))
    return HttpResponseRedirect(reverse("services:consultation", args=[service.code]))


@guarded(ANYONE)
def pledge(request: PrajaRequest, code: str) -> HttpResponse:
    """What an office pledges."""
    found = public_pledge(code, local_date(request.at, local_zone()))
    return render(request, "services/pledge.html", {"pledge": found})


def _page(
    request: PrajaRequest, service: Service, page: ConsultationPage, form: CommentForm, *, status: int
) -> HttpResponse:
    is_readable = page.version.case.is_public
    context: dict[str, object] = {"service": service, "page": page, "form": form, "has_errors": status >= 400}
    if is_readable:
        with recalled(units):
            context |= {"changes": _changes(page), **said_of(page.version)}
    return render(request, "services/consultation.html", context, status=status)


def _changes(page: ConsultationPage) -> list[Difference]:
    """What would change, where a version holds that this one would replace."""
    held = page.version.standard.current
    return differences(held, page.version) if held and held.pk != page.version.pk else []
