# SPDX-License-Identifier: EUPL-1.2
"""The list of what is taken over, taking over, one replication with its acts, and the copies of one innovation."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.innovation.enums import IN_USE
from praja.duties.innovation.enums.replication import OPEN, ReplicationState
from praja.duties.innovation.forms.replication import (
    AdoptForm,
    BeginReplicationForm,
    CopyElsewhereForm,
    EndReplicationForm,
)
from praja.duties.innovation.models import Replication
from praja.duties.innovation.operations.replication import (
    Elsewhere,
    adopt_innovation,
    begin_replication,
    give_up_replication,
    keep_replication,
    note_copy_elsewhere,
)
from praja.duties.innovation.queries.effect import effects_shown, judged_replication
from praja.duties.innovation.queries.path import innovation_with, innovations_visible
from praja.duties.innovation.queries.replication import replication_with, replications_visible
from praja.duties.innovation.rules import keeps_innovation, opens_innovation
from praja.duties.innovation.rules.path import KEEPERS
from praja.duties.innovation.rules.replication import writes_replication
from praja.duties.innovation.web.effect.showing import number_told, takes_more
from praja.duties.innovation.web.frame import frame_of
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

TONES = {
    ReplicationState.PLANNED: "neutral",
    ReplicationState.RUNNING: "soon",
    ReplicationState.KEPT: "done",
    ReplicationState.GIVEN_UP: "neutral",
}
MOST = 300
"""Innovations and units that are offered."""


@guarded(opens_innovation)
def replications(request: PrajaRequest) -> HttpResponse:
    """What units here took over, and who took over what is from here, the latest first."""
    base = reverse("innovation:replications")
    page = page_of(replications_visible(request.actor), order=("-pk",), cursor=request.GET.get("halaman"))
    context = {
        "rows": [told(one) for one in page.items],
        "may_adopt": bool(request.actor.units_as(Role.HEAD, *KEEPERS)),
        "next_url": f"{base}?halaman={page.next}" if page.next else "",
        "previous_url": f"{base}?halaman={page.previous}" if page.previous else "",
    }
    return no_store(render(request, "innovation/replication/list.html", context))


@guarded(opens_innovation)
def adopt(request: PrajaRequest) -> HttpResponse:
    """Take an innovation over for a unit that one heads or keeps."""
    units = Unit.objects.filter(pk__in=request.actor.units_as(Role.HEAD, *KEEPERS)).order_by("name")[:MOST]
    used = innovations_visible(request.actor).filter(case__state__in=IN_USE).order_by("case__subject")[:MOST]
    sources = {one.pk: one for one in used}
    form = AdoptForm(
        request.POST or None,
        innovations=[(pk, f"{one.case.subject} ({one.case.lead_unit.name})") for pk, one in sources.items()],
        offered=[(one.pk, one.name) for one in units],
        initial={
            "innovation": next((pk for pk, one in sources.items() if one.case.code == request.GET.get("dari")), "")
        },
    )
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        source = sources.get(data["innovation"] or 0) or Elsewhere(
            data["source_title"], data["source_government"], data["source_url"]
        )
        try:
            row = adopt_innovation(
                source=source,
                unit=Unit.objects.get(pk=data["unit"]),
                changed=data["changed"],
                actor=request.actor,
                at=request.at,
            )
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            return HttpResponseRedirect(reverse("innovation:replication", args=[row.pk]))
    has_errors = bool(error or (form.is_bound and form.errors))
    context = {"form": form, "error": error, "has_errors": has_errors, "has_units": bool(units)}
    page = render(request, "innovation/replication/adopt.html", context, status=422 if has_errors else 200)
    return no_store(page)


@guarded(opens_innovation)
def replication(request: PrajaRequest, pk: int) -> HttpResponse:
    """One replication: from where, to whom, what was changed, how it went."""
    return shown_replication(request, replication_with(request.actor, pk))


@require_POST
@guarded(opens_innovation)
def begin_copy(request: PrajaRequest, pk: int) -> HttpResponse:
    """It runs since a day."""
    row, form = replication_with(request.actor, pk), BeginReplicationForm(request.POST)
    error: DomainError | None = None
    if form.is_valid():
        try:
            begin_replication(
                replication=row, began_on=form.cleaned_data["began_on"], actor=request.actor, at=request.at
            )
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("It runs."))
            return HttpResponseRedirect(reverse("innovation:replication", args=[pk]))
    return shown_replication(request, row, begin=form, error=error)


@require_POST
@guarded(opens_innovation)
def end_copy(request: PrajaRequest, pk: int) -> HttpResponse:
    """It is kept for good, or given up."""
    row, form = replication_with(request.actor, pk), EndReplicationForm(request.POST)
    error: DomainError | None = None
    act = give_up_replication if "give_up" in request.POST else keep_replication
    if form.is_valid():
        try:
            act(replication=row, **form.cleaned_data, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Written down. The team of the innovation reads it."))
            return HttpResponseRedirect(reverse("innovation:replication", args=[pk]))
    return shown_replication(request, row, end=form, error=error)


@guarded(opens_innovation)
def copies(request: PrajaRequest, code: str) -> HttpResponse:
    """Who took this innovation over; the organisation bureau writes down other governments."""
    row = innovation_with(request.actor, code)
    keeps = keeps_innovation(request.actor, row.case.lead_unit_id)
    form = CopyElsewhereForm(request.POST or None)
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            note_copy_elsewhere(
                innovation=row,
                adopter=data["adopter"],
                url=data["source_url"],
                changed=data["changed"],
                actor=request.actor,
                at=request.at,
            )
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Written down."))
            return HttpResponseRedirect(reverse("innovation:copies", args=[code]))
    has_errors = bool(error or (form.is_bound and form.errors))
    found = row.replications.select_related("innovation__case", "unit").order_by("-pk")[:MOST]
    context = {
        **frame_of(request.actor, row, "copies"),
        "rows": [told(one) for one in found],
        "in_use": row.case.state in IN_USE,
        "may_note": keeps and row.case.state in IN_USE,
        "may_adopt": bool(request.actor.units_as(Role.HEAD, *KEEPERS)),
        "form": form,
        "error": error,
        "has_errors": has_errors,
    }
    page = render(request, "innovation/replication/copies.html", context, status=422 if has_errors else 200)
    return no_store(page)


def told(row: Replication) -> dict[str, Any]:
    """A replication as a row of a list."""
    return {
        "title": f"{row.title} → {row.who}",
        "url": reverse("innovation:replication", args=[row.pk]),
        "label": row.get_state_display(),
        "tone": TONES[ReplicationState(row.state)],
        "meta": row.source_government or (row.innovation.case.lead_unit.name if row.innovation is not None else ""),
    }


def shown_replication(
    request: PrajaRequest,
    row: Replication,
    *,
    begin: forms.Form | None = None,
    end: forms.Form | None = None,
    error: DomainError | None = None,
) -> HttpResponse:
    """The page of a replication, with a form that was sent where something of it cannot be so."""
    bound, writes = begin or end, writes_replication(request.actor, row)
    shown = effects_shown(request.actor, judged_replication(row), request.at) if row.unit_id is not None else []
    context = {
        "one": row,
        "numbers": [number_told(one) for one in shown],
        "may_choose": writes and row.unit_id is not None and row.state in OPEN and takes_more(shown, request.at),
        "may_keep": writes and any(one.series for one in shown),
        "tone": TONES[ReplicationState(row.state)],
        "writes": writes,
        "begin": begin or BeginReplicationForm(),
        "end": end or EndReplicationForm(),
        "bound": bound,
        "error": error,
        "has_errors": bool(bound),
    }
    page = render(request, "innovation/replication/replication.html", context, status=422 if bound else 200)
    return no_store(page)
