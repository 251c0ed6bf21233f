# SPDX-License-Identifier: EUPL-1.2
"""What the data forum decided, with its minutes."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.opendata import rules
from praja.duties.opendata.forms.plans import DecisionForm
from praja.duties.opendata.operations.planning import record_forum_decision
from praja.duties.opendata.queries.planning import decision_of, decisions
from praja.kernel.documents.operations import take_in
from praja.kernel.documents.web import served
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError, NotFound
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded


@guarded(rules.opens_office)
def forum(request: PrajaRequest) -> HttpResponse:
    """Its decisions, the newest first."""
    found = page_of(decisions(), order=("-decided_on", "-id"), cursor=request.GET.get("halaman"))
    context = {
        "rows": found.items,
        "may_record": rules.opens_stewarding(request.actor),
        "next_url": f"?halaman={found.next}" if found.next else "",
        "previous_url": f"?halaman={found.previous}" if found.previous else "",
    }
    return no_store(render(request, "opendata/office/forum.html", context))


@guarded(rules.opens_stewarding)
def new_decision(request: PrajaRequest) -> HttpResponse:
    """Write down a decision."""
    form = DecisionForm(request.POST or None, request.FILES or None)
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            minutes = take_in(upload=said["minutes"], actor=request.actor, at=request.at) if said["minutes"] else None
            record_forum_decision(**{**said, "minutes": minutes}, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Written down."))
            return HttpResponseRedirect(reverse("satu_data:forum"))
    has_errors = bool(error or form.errors)
    context = {"form": form, "error": error, "has_errors": has_errors}
    return no_store(render(request, "opendata/office/new_decision.html", context, status=422 if has_errors else 200))


@guarded(rules.opens_office)
def minutes(request: PrajaRequest, pk: int) -> Any:
    """The minutes of a decision."""
    decision = decision_of(pk)
    if decision.minutes is None:
        raise NotFound(_("No minutes were kept with this decision."))
    return no_store(served(decision.minutes, name=f"berita-acara-{pk}"))
