# SPDX-License-Identifier: EUPL-1.2
"""Preparing a competition: what it is, its rules, its people."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.innovation.enums.competitions import CompetitionState
from praja.duties.innovation.forms.competitions.organising import PeopleForm, PrepareForm, TermsForm
from praja.duties.innovation.models.competition_terms import terms_of
from praja.duties.innovation.models.competitions import Competition
from praja.duties.innovation.operations.competitions import (
    name_committee,
    name_jurors,
    prepare_competition,
    set_terms,
)
from praja.duties.innovation.operations.competitions.preparing import NAMEABLE
from praja.duties.innovation.queries.competitions.people import juror_candidates, people_by_nip, units_to_hold
from praja.duties.innovation.queries.competitions.reading import competition_with_code
from praja.duties.innovation.rules.competitions import holds_competitions, opens_competitions, opens_holding
from praja.duties.innovation.web.competitions.board import frame_of
from praja.kernel.law.gateways import written_contests
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Person
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.clock import local_date
from praja.lib.errors import DomainError, NotFound
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_holding)
def prepare(request: PrajaRequest) -> HttpResponse:
    """Begin to prepare one."""
    templates = [(one.key, one.title) for one in written_contests().values()]
    form = PrepareForm(request.POST or None, units=units_to_hold(request.actor), templates=templates)
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            row = prepare_competition(
                title=given["title"],
                unit=Unit.objects.get(pk=given["unit"]),
                edition=written_contests().get(given["template"]),
                entries_until=form.until(),
                actor=request.actor,
                at=request.at,
            )
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            return HttpResponseRedirect(reverse("innovation:competition_terms", args=[row.case.code]))
    wrong = bool(error or form.errors)
    context = {"form": form, "error": error, "has_errors": wrong, "back": reverse("innovation:competitions")}
    return no_store(render(request, "innovation/competitions/prepare.html", context, status=422 if wrong else 200))


def _held(request: PrajaRequest, code: str) -> Competition:
    row = competition_with_code(request.actor, code)
    if not holds_competitions(request.actor, row.case.lead_unit_id):
        raise NotFound(gettext_lazy("There is no such competition."))
    return row


@guarded(opens_competitions)
def terms(request: PrajaRequest, code: str) -> HttpResponse:
    """Write the rules, as long as it is in preparation."""
    with recalled(units):
        row = _held(request, code)
        if row.case.state != CompetitionState.DRAFT and request.method != "POST":
            return HttpResponseRedirect(reverse("innovation:competition", args=[code]))
        last_day = local_date(row.entries_until, local_zone()).toordinal() - 1
        initial = {"last_day": local_date(row.entries_until, local_zone()).fromordinal(last_day)}
        form = TermsForm(request.POST or None, terms=terms_of(row), initial=initial)
        error: DomainError | None = None
        if request.method == "POST" and form.is_valid():
            try:
                set_terms(competition=row, terms=form.terms(), actor=request.actor, at=request.at)
            except DomainError as refused:
                error = put_on(form, refused)
            else:
                messages.success(request, _("Kept. Only you see it until it opens."))
                return HttpResponseRedirect(reverse("innovation:competition", args=[code]))
    wrong = bool(error or form.errors)
    edition = written_contests().get(row.template)
    context = {**frame_of(row), "form": form, "edition": edition, "error": error, "has_errors": wrong}
    return no_store(render(request, "innovation/competitions/terms.html", context, status=422 if wrong else 200))


@guarded(opens_competitions)
def people(request: PrajaRequest, code: str) -> HttpResponse:
    """Name jurors and committee."""
    with recalled(units):
        row = _held(request, code)
        if row.case.state not in NAMEABLE and request.method != "POST":
            return HttpResponseRedirect(reverse("innovation:competition", args=[code]))
        initial = {"jurors": list(row.jurors.values_list("person_id", flat=True))}
        form = PeopleForm(request.POST or None, jurors=juror_candidates(row, request.at), initial=initial)
        error: DomainError | None = None
        if request.method == "POST" and form.is_valid():
            try:
                _name(request, row, form)
            except DomainError as refused:
                error = put_on(form, refused)
            else:
                messages.success(request, _("Named."))
                return HttpResponseRedirect(reverse("innovation:competition", args=[code]))
    wrong = bool(error or form.errors)
    committee = list(row.committee.select_related("person").order_by("person__name"))
    context = {**frame_of(row), "form": form, "committee": committee, "error": error, "has_errors": wrong}
    return no_store(render(request, "innovation/competitions/people.html", context, status=422 if wrong else 200))


def _name(request: PrajaRequest, row: Competition, form: PeopleForm) -> None:
    """Jurors as ticked; the committee only where lines were written: NIP are not shown back."""
    written = form.cleaned_data["committee"]
    committee = people_by_nip(written, field="committee") if written.strip() else None
    jurors = list(Person.objects.filter(pk__in=form.cleaned_data["jurors"]))
    name_jurors(competition=row, people=jurors, actor=request.actor, at=request.at)
    if committee is not None:
        name_committee(competition=row, people=committee, actor=request.actor, at=request.at)
