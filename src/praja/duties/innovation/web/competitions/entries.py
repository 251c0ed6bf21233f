# SPDX-License-Identifier: EUPL-1.2
"""An entry: begun, written with its words counted, handed in; read; and decided about by whoever runs the competition."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from praja.duties.innovation.domain.words import word_count
from praja.duties.innovation.enums.competitions import (
    ENTRY,
    RESULT_SHOWN,
    CompetitionState,
    EntryFunction,
    EntryState,
    Told,
)
from praja.duties.innovation.forms.competitions.entering import (
    BeginForm,
    DecideEntryForm,
    EntryForm,
    FileForm,
    NoteRelativeForm,
)
from praja.duties.innovation.models.competitions import Appeal, Category, Competition, Entry, EntryRelative, Placing
from praja.duties.innovation.operations.competitions import (
    Written,
    add_file,
    begin_entry,
    decide_entry,
    hand_in_entry,
    remove_file,
    withdraw_entry,
    write_entry,
)
from praja.duties.innovation.operations.competitions.entering import OWN_WORDS, Subject, entry_problems
from praja.duties.innovation.queries.competitions.people import people_by_nip, units_to_enter, who_may_judge
from praja.duties.innovation.queries.competitions.reading import (
    competition_with_code,
    entry_with_code,
    feedback_of,
    passed_stages,
)
from praja.duties.innovation.queries.competitions.works import work_of, works_of
from praja.duties.innovation.rules.competitions import (
    in_entry_team,
    opens_competitions,
    runs_competition,
    writes_entry,
)
from praja.duties.innovation.web.competitions.board import OVER, frame_of
from praja.duties.innovation.web.competitions.teams import may_change_team
from praja.duties.innovation.web.competitions.words import TONES, obstacle_words
from praja.kernel.documents.operations import take_in
from praja.kernel.documents.queries import attachments_of
from praja.kernel.documents.web import served
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Employee
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_competitions)
def begin(request: PrajaRequest, code: str) -> HttpResponse:
    """Begin an entry; the reader leads its team."""
    with recalled(units):
        row = competition_with_code(request.actor, code)
        if row.case.state != CompetitionState.OPEN or request.actor.person_id is None:
            return HttpResponseRedirect(reverse("innovation:competition", args=[code]))
        form = _begin_form(request, row)
        error: DomainError | None = None
        if request.method == "POST" and form.is_valid():
            try:
                made = _begun(request, form)
            except DomainError as refused:
                error = put_on(form, refused)
            else:
                return HttpResponseRedirect(reverse("innovation:entry", args=[made.code]))
    wrong = bool(error or form.errors)
    context = {**frame_of(row), "form": form, "error": error, "has_errors": wrong}
    return no_store(render(request, "innovation/competitions/begin.html", context, status=422 if wrong else 200))


def _begin_form(request: PrajaRequest, row: Competition) -> BeginForm:
    categories = list(row.categories.order_by("position").values_list("pk", "title"))
    choices = units_to_enter(request.actor)
    initial = {
        "category": categories[0][0] if len(categories) == 1 else None,
        "unit": choices[0][0] if choices else None,
    }
    works = [(one.value, one.title) for one in works_of(request.actor.person_id or 0)]
    return BeginForm(request.POST or None, categories=categories, units=choices, works=works, initial=initial)


def _begun(request: PrajaRequest, form: BeginForm) -> Entry:
    given = form.cleaned_data
    kind, _colon, number = given["work"].partition(":")
    work = work_of(kind, int(number)) if number else None
    team: dict[int, str] = {} if work is None else _employed(work.team)
    for one in people_by_nip(given["facilitators"], field="facilitators"):
        team[one.pk] = EntryFunction.FACILITATOR
    for one in people_by_nip(given["members"], field="members"):
        team[one.pk] = EntryFunction.MEMBER
    leaders = [person for person, function in team.items() if function == EntryFunction.LEADER]
    team |= dict.fromkeys(leaders, EntryFunction.MEMBER) | {request.actor.person_id or 0: EntryFunction.LEADER}
    told = people_by_nip(given["relatives"], field="relatives") if given["has_relatives"] == "yes" else []
    return begin_entry(
        category=Category.objects.get(pk=given["category"]),
        unit=Unit.objects.get(pk=given["unit"]),
        written=Written(
            title=given["title"] or (work.title if work else ""), applied_on=work.applied_on if work else None
        ),
        subject=Subject(kind, int(number)) if work else OWN_WORDS,
        team=team,
        relatives=[one.pk for one in told],
        actor=request.actor,
        at=request.at,
    )


def _employed(team: Mapping[int, str]) -> dict[int, str]:
    """Those of a work's team who are employees here; somebody from outside takes no part in an entry."""
    known = set(Employee.objects.filter(person_id__in=list(team)).values_list("person_id", flat=True))
    return {person: function for person, function in team.items() if person in known}


@guarded(opens_competitions)
def entry(request: PrajaRequest, code: str) -> HttpResponse:
    """One entry: to be written by its team, or to be read."""
    with recalled(units):
        row = entry_with_code(request.actor, code)
        if request.method != "POST":
            return _page(request, row)
        return _written(request, row)


def _written(request: PrajaRequest, row: Entry) -> HttpResponse:
    """Keep what was typed, whatever becomes of it; then hand it in or take it back where that is asked."""
    deed = request.POST.get("deed", "keep")
    form = EntryForm(request.POST, category=row.category)
    if deed == "withdraw":
        withdraw_entry(entry=row, actor=request.actor, at=request.at)
        messages.success(request, _("Taken back."))
        return HttpResponseRedirect(reverse("innovation:competition", args=[row.competition.case.code]))
    if not form.is_valid():
        return _page(request, row, form)
    written = Written(
        title=form.cleaned_data["title"],
        texts=form.texts(),
        links=form.addresses(),
        applied_on=form.cleaned_data.get("applied_on"),
    )
    try:
        row = write_entry(entry=row, written=written, actor=request.actor, at=request.at)
        if deed == "hand_in":
            hand_in_entry(entry=row, actor=request.actor, at=request.at)
    except DomainError as refused:
        error = put_on(form, refused)
        for problem in entry_problems(row)[1:] if deed == "hand_in" and error is None else []:
            put_on(form, problem)
        return _page(request, row, form, error)
    done = (
        _("Handed in. It is frozen now; the ledger holds its digest.") if deed == "hand_in" else _("Kept as a draft.")
    )
    messages.success(request, done)
    return HttpResponseRedirect(reverse("innovation:entry", args=[row.code]))


def _page(
    request: PrajaRequest,
    row: Entry,
    form: EntryForm | None = None,
    error: DomainError | None = None,
    file_form: FileForm | None = None,
    decide_form: DecideEntryForm | None = None,
) -> HttpResponse:
    competition = row.competition
    writes, runs = writes_entry(request.actor, row.pk), runs_competition(request.actor, competition)
    mine = in_entry_team(request.actor, row.pk)
    is_open = competition.case.state == CompetitionState.OPEN and request.at < competition.entries_until
    state = EntryState(row.state)
    files = list(attachments_of(ENTRY, row.pk))
    wrong = bool(error or any(one is not None and one.errors for one in (form, file_form, decide_form)))
    context = {
        **frame_of(competition),
        "entry": row,
        "entry_label": state.label,
        "entry_tone": TONES[state],
        "may_write": writes and is_open and state == EntryState.DRAFT,
        "may_withdraw": writes and is_open and state in (EntryState.DRAFT, EntryState.HANDED_IN),
        "form": _shown(form or EntryForm(initial=_initial(row), category=row.category)),
        "texts": _texts(row),
        "work": work_of(row.subject_kind, row.subject_id) if mine and row.subject_kind else None,
        "links": [
            {"term": one["title"], "value": row.links[one["key"]]}
            for one in row.category.proofs
            if row.links.get(one["key"])
        ],
        "team": list(row.team.select_related("person").order_by("pk")) if mine or runs else [],
        "relatives": _relatives(row, runs=runs and not mine) if mine or runs else [],
        "may_change_team": writes and may_change_team(request, row),
        "note_form": _note_form(request, row) if runs and not mine else None,
        "passed": passed_stages(row) if mine or runs else [],
        "files": files,
        "file_form": file_form or FileForm(),
        "obstacles": [obstacle_words(found, row) for found in row.obstacles] if mine or runs else [],
        "note": row.note if mine or runs else "",
        "may_decide": runs and competition.case.state == CompetitionState.CHECKING,
        "decide_form": decide_form or DecideEntryForm(),
        "feedback": feedback_of(row) if mine or runs else [],
        "placing": row.placings.filter(stage=None, result=competition.result).first()
        if competition.case.state in RESULT_SHOWN
        else None,
        "appeals": list(Appeal.objects.filter(entry=row).order_by("filed_at", "pk")) if mine or runs else [],
        "may_appeal": _may_appeal(request, row, writes=writes),
        "error": error,
        "has_errors": wrong,
    }
    status = error.status if error else 422 if wrong else 200
    return no_store(render(request, "innovation/competitions/entry.html", context, status=status))


def _shown(form: EntryForm) -> EntryForm:
    """The form as it is read: whatever a draft may leave out is needed to hand it in, so nothing is called optional."""
    for field in form.fields.values():
        field.required = True
    return form


def _may_appeal(request: PrajaRequest, row: Entry, *, writes: bool) -> bool:
    until = row.competition.appeals_until
    if not writes or until is None or request.at >= until or row.competition.case.state == CompetitionState.CLOSED:
        return False
    return row.placings.filter(stage=None).exists() and not _appealed(row)


def _relatives(row: Entry, *, runs: bool) -> list[EntryRelative]:
    """Who is kept apart: a team reads whom it told itself, for whom others noted may tell it who judges."""
    rows = row.relatives.select_related("person").order_by("person__name", "pk")
    return list(rows if runs else rows.filter(told_by=Told.TEAM))


def _note_form(request: PrajaRequest, row: Entry) -> NoteRelativeForm | None:
    if row.state not in (EntryState.HANDED_IN, EntryState.ELIGIBLE) or row.competition.case.state in OVER:
        return None
    return NoteRelativeForm(people=who_may_judge(row.competition, request.at))


def _placing(row: Entry) -> Placing | None:
    """Its place in the result that stands, once one is announced."""
    if row.competition.case.state not in RESULT_SHOWN:
        return None
    return row.placings.filter(stage=None, result=row.competition.result).first()


def _appealed(row: Entry) -> bool:
    return Appeal.objects.filter(entry=row, result=row.competition.result).exists()


def _initial(row: Entry) -> dict[str, Any]:
    found: dict[str, Any] = {"title": row.title, "applied_on": row.applied_on}
    found |= {f"text_{key}": text for key, text in row.texts.items()}
    return found | {f"link_{key}": link for key, link in row.links.items()}


def _texts(row: Entry) -> list[dict[str, Any]]:
    """Each section as it is read, with its words counted."""
    return [
        {"title": one["title"], "text": text, "words": word_count(text), "most": one["most_words"]}
        for one in row.category.sections
        if (text := row.texts.get(one["key"], ""))
    ]


@require_POST
@guarded(opens_competitions)
def entry_files(request: PrajaRequest, code: str) -> HttpResponse:
    """Add a file to what is being written, or take one off."""
    row = entry_with_code(request.actor, code)
    off = request.POST.get("off", "")
    if off.isdecimal():
        remove_file(entry=row, attachment_id=int(off), actor=request.actor, at=request.at)
        return HttpResponseRedirect(reverse("innovation:entry", args=[code]))
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, row, file_form=form)
    if not writes_entry(request.actor, row.pk):
        raise NotFound(gettext_lazy("There is no such entry."))
    try:
        file = take_in(upload=form.cleaned_data["file"], actor=request.actor, at=request.at)
        add_file(entry=row, file=file, title=form.cleaned_data["file_title"], actor=request.actor, at=request.at)
    except DomainError as refused:
        form.add_error("file", str(refused))
        return _page(request, row, file_form=form)
    messages.success(request, _("Added."))
    return HttpResponseRedirect(reverse("innovation:entry", args=[code]))


@guarded(opens_competitions)
def entry_file(request: PrajaRequest, code: str, pk: int) -> Any:
    """A file of an entry."""
    row = entry_with_code(request.actor, code)
    return no_store(served(_file(row, pk), name=f"karya-{row.code}-{pk}"))


def _file(row: Entry, pk: int) -> Any:
    found = attachments_of(ENTRY, row.pk).filter(pk=pk).first()
    if found is None:
        raise NotFound(gettext_lazy("There is no such file here."))
    return found.file


@guarded(opens_competitions)
def decide_entry_page(request: PrajaRequest, code: str) -> HttpResponse:
    """Decide about an entry otherwise than the rules found."""
    with recalled(units):
        row = entry_with_code(request.actor, code)
        if request.method != "POST" or not runs_competition(request.actor, row.competition):
            return HttpResponseRedirect(reverse("innovation:entry", args=[code]))
        form = DecideEntryForm(request.POST)
        if not form.is_valid():
            return _page(request, row, decide_form=form)
        try:
            decide_entry(entry=row, actor=request.actor, at=request.at, **form.cleaned_data)
        except DomainError as refused:
            return _page(request, row, error=put_on(form, refused), decide_form=form)
    messages.success(request, _("Decided. The team reads why."))
    return HttpResponseRedirect(reverse("innovation:entry", args=[code]))
