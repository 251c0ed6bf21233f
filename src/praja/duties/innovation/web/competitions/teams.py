# SPDX-License-Identifier: EUPL-1.2
"""Who is of a team, and who is a close relative of whom: told by teams, by jurors, and noted by whoever runs it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from praja.duties.innovation.enums.competitions import CompetitionState, EntryFunction, EntryState, Told
from praja.duties.innovation.forms.competitions.entering import NoteRelativeForm, RelativesForm, TeamForm
from praja.duties.innovation.models.competitions import Competition, Entry
from praja.duties.innovation.operations.competitions import note_relative, set_team, tell_juror_relatives
from praja.duties.innovation.queries.competitions.people import people_by_nip, who_may_judge
from praja.duties.innovation.queries.competitions.reading import competition_with_code, entry_with_code
from praja.duties.innovation.rules.competitions import judged_in, opens_competitions, runs_competition, writes_entry
from praja.duties.innovation.web.competitions.board import frame_of
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Person
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_competitions)
def entry_team(request: PrajaRequest, code: str) -> HttpResponse:
    """Change the team of an entry, and tell of relatives, as long as entries are taken."""
    with recalled(units):
        row = entry_with_code(request.actor, code)
        if not writes_entry(request.actor, row.pk):
            raise NotFound(gettext_lazy("There is no such entry."))
        here = reverse("innovation:entry", args=[code])
        if not may_change_team(request, row) and request.method != "POST":
            return HttpResponseRedirect(here)
        form = _team_form(request, row)
        error: DomainError | None = None
        if request.method == "POST" and form.is_valid():
            try:
                _change(request, row, form)
            except DomainError as refused:
                error = put_on(form, refused)
            else:
                messages.success(request, _("Kept."))
                still = writes_entry(request.actor, row.pk)
                board = reverse("innovation:competition", args=[row.competition.case.code])
                return HttpResponseRedirect(here if still else board)
    wrong = bool(error or form.errors)
    context = {**frame_of(row.competition), "entry": row, "form": form, "error": error, "has_errors": wrong}
    status = error.status if error else 422 if wrong else 200
    return no_store(render(request, "innovation/competitions/team.html", context, status=status))


def may_change_team(request: PrajaRequest, row: Entry) -> bool:
    """Whether the team may still be changed."""
    is_open = row.competition.case.state == CompetitionState.OPEN and request.at < row.competition.entries_until
    return is_open and row.state in (EntryState.DRAFT, EntryState.HANDED_IN)


def _team_form(request: PrajaRequest, row: Entry) -> TeamForm:
    team = [(one.person_id, one.person.name, one.function) for one in row.team.select_related("person").order_by("pk")]
    told = row.relatives.filter(told_by=Told.TEAM).select_related("person").order_by("person__name", "pk")
    known = [(one.person_id, one.person.name) for one in told]
    initial = {"has_relatives": "yes" if known else None}
    return TeamForm(request.POST or None, team=team, known=known, initial=initial)


def _change(request: PrajaRequest, row: Entry, form: TeamForm) -> None:
    given, team = form.cleaned_data, form.team()
    for one in people_by_nip(given["members"], field="members"):
        team.setdefault(one.pk, EntryFunction.MEMBER)
    for one in people_by_nip(given["facilitators"], field="facilitators"):
        team.setdefault(one.pk, EntryFunction.FACILITATOR)
    told = [one.pk for one in people_by_nip(given["relatives"], field="relatives")]
    relatives = {*given["known"], *told} if given["has_relatives"] == "yes" else set()
    set_team(entry=row, team=team, relatives=relatives, actor=request.actor, at=request.at)


@require_POST
@guarded(opens_competitions)
def entry_relative(request: PrajaRequest, code: str) -> HttpResponse:
    """Note a relative that whoever runs the competition was told of."""
    with recalled(units):
        row = entry_with_code(request.actor, code)
        if not runs_competition(request.actor, row.competition):
            raise NotFound(gettext_lazy("There is no such entry."))
        here = reverse("innovation:entry", args=[code])
        form = NoteRelativeForm(request.POST, people=who_may_judge(row.competition, request.at))
        if not form.is_valid():
            messages.error(request, _("Choose who it is."))
            return HttpResponseRedirect(here)
        person = Person.objects.get(pk=form.cleaned_data["person"])
        note_relative(entry=row, person=person, actor=request.actor, at=request.at)
    messages.success(request, _("Noted. They are kept apart from now on."))
    return HttpResponseRedirect(here)


@guarded(opens_competitions)
def juror_relatives(request: PrajaRequest, code: str) -> HttpResponse:
    """Tell, as a juror, who of those who work here is a close relative."""
    with recalled(units):
        row = competition_with_code(request.actor, code)
        me = request.actor.person_id
        if me is None or not judged_in(me, row.pk):
            raise NotFound(gettext_lazy("Nothing here was given to you to judge."))
        form = _relatives_form(request, row, me)
        error: DomainError | None = None
        if request.method == "POST" and form.is_valid():
            try:
                told = [one.pk for one in people_by_nip(form.cleaned_data["relatives"], field="relatives")]
                people = {*form.cleaned_data["known"], *told}
                tell_juror_relatives(competition=row, people=people, actor=request.actor, at=request.at)
            except DomainError as refused:
                error = put_on(form, refused)
            else:
                messages.success(request, _("Kept. Entries of their teams go to others."))
                return HttpResponseRedirect(reverse("innovation:competition", args=[code]))
    wrong = bool(error or form.errors)
    context: dict[str, Any] = {**frame_of(row), "form": form, "error": error, "has_errors": wrong}
    status = error.status if error else 422 if wrong else 200
    return no_store(render(request, "innovation/competitions/relatives.html", context, status=status))


def _relatives_form(request: PrajaRequest, row: Competition, me: int) -> RelativesForm:
    told = row.juror_relatives.filter(juror=me).select_related("person").order_by("person__name", "pk")
    return RelativesForm(request.POST or None, known=[(one.person_id, one.person.name) for one in told])
