# SPDX-License-Identifier: EUPL-1.2
"""Portals from which datasets are taken over: the list, a new one, one with its last looks, and looking now."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.opendata import rules
from praja.duties.opendata.enums import RunState
from praja.duties.opendata.forms.harvesting import SourceForm
from praja.duties.opendata.models import HarvestRun, HarvestSource
from praja.duties.opendata.operations.harvesting.sources import add_source, ask_for_run, change_source
from praja.duties.opendata.queries.harvesting import last_runs, runs_of, said, source_in_office, sources_for
from praja.duties.opendata.web.office.units import units_as
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

TONES = {RunState.RUNNING: "info", RunState.DONE: "done", RunState.FAILED: "late"}


@guarded(rules.opens_stewarding)
def portals(request: PrajaRequest) -> HttpResponse:
    """The portals of the steward's units, the newest first."""
    found = page_of(sources_for(request.actor), order=("-id",), cursor=request.GET.get("halaman"))
    runs = last_runs(list(found.items))
    context = {
        "rows": [_row(one, runs.get(one.pk)) for one in found.items],
        "next_url": f"?halaman={found.next}" if found.next else "",
        "previous_url": f"?halaman={found.previous}" if found.previous else "",
    }
    return no_store(render(request, "opendata/office/portals.html", context))


@guarded(rules.opens_stewarding)
def portal(request: PrajaRequest, pk: int) -> HttpResponse:
    """One portal, what was taken over from it, and its last looks with what could not be read."""
    source = source_in_office(request.actor, pk)
    runs = runs_of(source)
    context = {
        "row": _row(source, runs[0] if runs else None),
        "source": source,
        "runs": [_told(one) for one in runs],
        "is_due": source.is_active and source.next_at is not None and source.next_at <= request.at,
    }
    return no_store(render(request, "opendata/office/portal.html", context))


@guarded(rules.opens_stewarding)
def new_portal(request: PrajaRequest) -> HttpResponse:
    """Enter a portal."""
    form = SourceForm(request.POST or None, units=units_as(request, Role.STEWARD))
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            made = add_source(words=form.words(), **_for(form), actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Entered. It is looked at within some minutes."))
            return HttpResponseRedirect(reverse("satu_data:portal", args=[made.pk]))
    return _form(request, form, error, None)


@guarded(rules.opens_stewarding)
def change_portal(request: PrajaRequest, pk: int) -> HttpResponse:
    """Change what is said of a portal, or stop looking at it."""
    source = source_in_office(request.actor, pk)
    form = SourceForm(request.POST or None, units=units_as(request, Role.STEWARD), source=source)
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        said = {**_for(form), "is_active": form.cleaned_data["is_active"]}
        try:
            change_source(source=source, words=form.words(), **said, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(reverse("satu_data:portal", args=[pk]))
    return _form(request, form, error, source)


@require_POST
@guarded(rules.opens_stewarding)
def look_now(request: PrajaRequest, pk: int) -> HttpResponse:
    """Have the portal looked at now."""
    ask_for_run(source=source_in_office(request.actor, pk), actor=request.actor, at=request.at)
    messages.success(request, _("It is looked at within some minutes. Come back to see what was found."))
    return HttpResponseRedirect(reverse("satu_data:portal", args=[pk]))


def _for(form: SourceForm) -> dict[str, Any]:
    return {"unit": Unit.objects.get(pk=form.cleaned_data["unit"]), "topic": form.chosen_topic}


def _form(
    request: PrajaRequest, form: SourceForm, error: DomainError | None, source: HarvestSource | None
) -> HttpResponse:
    has_errors = bool(error or form.errors)
    context = {"form": form, "error": error, "has_errors": has_errors, "source": source}
    return no_store(render(request, "opendata/office/portal_form.html", context, status=422 if has_errors else 200))


def _row(source: HarvestSource, run: HarvestRun | None) -> dict[str, Any]:
    return {
        "source": source,
        "url": reverse("satu_data:portal", args=[source.pk]),
        "held": source.held or 0,  # type: ignore[attr-defined]
        "run": run,
        "label": run.get_state_display() if run else "",
        "tone": TONES[RunState(run.state)] if run else "neutral",
    }


def _told(run: HarvestRun) -> dict[str, Any]:
    errors = [{"name": one["name"], "why": said(one)} for one in run.errors]
    return {"run": run, "label": run.get_state_display(), "tone": TONES[RunState(run.state)], "errors": errors}
