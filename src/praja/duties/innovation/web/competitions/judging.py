# SPDX-License-Identifier: EUPL-1.2
"""A juror's pages: what was given to them, and the proposal beside its sheet. Where it is blind, nothing here names a unit or a
person."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.innovation.domain.words import word_count
from praja.duties.innovation.enums.competitions import ENTRY
from praja.duties.innovation.forms.competitions.judging import SheetForm, StepBackForm
from praja.duties.innovation.models.competitions import Competition, Entry, SheetDraft, Stage
from praja.duties.innovation.operations.competitions import give_sheet, keep_sheet, step_back
from praja.duties.innovation.queries.competitions.reading import Desk, competition_with_code, desks_of, sheet_of
from praja.duties.innovation.queries.competitions.rounds import seat_for
from praja.duties.innovation.rules.competitions import opens_competitions
from praja.duties.innovation.web.competitions.board import frame_of
from praja.kernel.assessments.models import Score
from praja.kernel.documents.queries import attachments_of
from praja.kernel.documents.web import served
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_competitions)
def judging(request: PrajaRequest, code: str) -> HttpResponse:
    """What was given to the reader in a competition, and how far they are."""
    row = competition_with_code(request.actor, code)
    desks = desks_of(request.actor, row)
    if not desks:
        raise NotFound(gettext_lazy("Nothing here was given to you to judge."))
    context = {**frame_of(row), "desks": [_desk(row, one, request) for one in desks]}
    return no_store(render(request, "innovation/competitions/judging.html", context))


def _desk(row: Competition, desk: Desk, request: PrajaRequest) -> dict[str, Any]:
    round_ = desk.round
    return {
        "stage": desk.stage,
        "is_anew": desk.is_anew,
        "done": desk.done,
        "wanted": desk.wanted,
        "closes_at": round_.closes_at,
        "is_open": round_.sealed_at is None and request.at < round_.closes_at,
        "tasks": [_task(row, desk, task) for task in desk.tasks],
    }


def _task(row: Competition, desk: Desk, task: Any) -> dict[str, Any]:
    entry = desk.entries[task.subject_id]
    if task.in_conflict:
        label, tone, url = _("Left to others"), "neutral", ""
    elif task.is_scored:
        label, tone, url = _("Given"), "done", _url(row, desk.stage, entry)
    elif entry.pk in desk.drafts:
        label, tone, url = _("Begun, not given"), "soon", _url(row, desk.stage, entry)
    else:
        label, tone, url = _("To be judged"), "info", _url(row, desk.stage, entry)
    meta = entry.category.title if row.is_blind else f"{entry.category.title} · {entry.unit.name}"
    return {"name": called(entry), "title": entry.title, "meta": meta, "url": url, "label": label, "tone": tone}


def called(entry: Entry) -> str:
    """What jurors call an entry."""
    return _("Entry %(number)s") % {"number": entry.number}


def _url(row: Competition, stage: Stage, entry: Entry) -> str:
    return reverse("innovation:sheet", args=[row.case.code, stage.position, entry.number])


@guarded(opens_competitions)
def sheet(request: PrajaRequest, code: str, number: int, pk: int) -> HttpResponse:
    """The proposal beside its sheet: kept as far as it is, given, or left to others."""
    with recalled(units):
        row = competition_with_code(request.actor, code)
        stage, entry, _round = sheet_of(request.actor, row, number, pk)
        deed = request.POST.get("deed", "")
        if request.method != "POST":
            return _page(request, row, stage, entry, _filled(request, stage, entry), StepBackForm())
        if deed == "conflict":
            return _stepped_back(request, row, stage, entry)
        return _sent(request, row, stage, entry, gives=deed == "give")


def _sent(request: PrajaRequest, row: Competition, stage: Stage, entry: Entry, *, gives: bool) -> HttpResponse:
    """What can be kept is kept in any case, so that nothing typed is lost; then it is given where that is asked."""
    form = SheetForm(request.POST, stage=stage, complete=gives)
    is_valid = form.is_valid()
    said: dict[str, Any] = {
        "stage": stage,
        "entry": entry,
        "values": form.values(),
        "comments": form.comments(),
        "actor": request.actor,
        "at": request.at,
    }
    try:
        if gives and is_valid:
            give_sheet(**said)
        else:
            keep_sheet(**said)
    except DomainError as refused:
        return _page(request, row, stage, entry, form, StepBackForm(), refused)
    if not is_valid:
        return _page(request, row, stage, entry, form, StepBackForm())
    messages.success(request, _("Given. Until the stage closes you may give it anew.") if gives else _("Kept."))
    return HttpResponseRedirect(
        reverse("innovation:judging", args=[row.case.code]) if gives else _url(row, stage, entry)
    )


def _stepped_back(request: PrajaRequest, row: Competition, stage: Stage, entry: Entry) -> HttpResponse:
    form = StepBackForm(request.POST)
    if not form.is_valid():
        return _page(request, row, stage, entry, _filled(request, stage, entry), form)
    try:
        step_back(stage=stage, entry=entry, reason=form.cleaned_data["reason"], actor=request.actor, at=request.at)
    except DomainError as refused:
        form.add_error("reason", str(refused))
        return _page(request, row, stage, entry, _filled(request, stage, entry), form)
    messages.success(request, _("Left to others."))
    return HttpResponseRedirect(reverse("innovation:judging", args=[row.case.code]))


def _filled(request: PrajaRequest, stage: Stage, entry: Entry) -> SheetForm:
    """The sheet as it was kept last, or else as it was given."""
    initial: dict[str, Any] = {}
    scores = Score.objects.filter(assessor=seat_for(stage, entry, request.actor.person_id), subject_id=entry.pk)
    for one in scores.select_related("criterion"):
        initial |= {f"value_{one.criterion.key}": one.value, f"comment_{one.criterion.key}": one.comment}
    kept = SheetDraft.objects.filter(juror_id=request.actor.person_id, stage=stage, entry=entry).first()
    if kept is not None:
        initial = {f"value_{key}": value for key, value in kept.values.items()}
        initial |= {f"comment_{key}": said for key, said in kept.comments.items()}
    return SheetForm(stage=stage, complete=True, initial=initial)


def _page(
    request: PrajaRequest,
    row: Competition,
    stage: Stage,
    entry: Entry,
    form: SheetForm,
    stepping: StepBackForm,
    error: DomainError | None = None,
) -> HttpResponse:
    _stage, _entry, round_ = sheet_of(request.actor, row, stage.position, entry.number)
    desk = next((one for one in desks_of(request.actor, row) if one.round.pk == round_.pk), None)
    wrong = bool(error or form.errors or stepping.errors)
    context = {
        **frame_of(row),
        "stage": stage,
        "name": called(entry),
        "entry": entry,
        "unit": "" if row.is_blind else entry.unit.name,
        "team": [] if row.is_blind else list(entry.team.select_related("person").order_by("pk")),
        "texts": [
            {"title": one["title"], "text": text, "words": word_count(text), "most": one["most_words"]}
            for one in entry.category.sections
            if (text := entry.texts.get(one["key"], ""))
        ],
        "links": [
            {"term": one["title"], "value": entry.links[one["key"]]}
            for one in entry.category.proofs
            if entry.links.get(one["key"])
        ],
        "files": list(attachments_of(ENTRY, entry.pk)),
        "form": form,
        "stepping": stepping,
        "desk": desk,
        "is_open": round_.sealed_at is None and request.at < round_.closes_at,
        "list_url": reverse("innovation:judging", args=[row.case.code]),
        "error": error,
        "has_errors": wrong,
    }
    status = error.status if error else 422 if wrong else 200
    return no_store(render(request, "innovation/competitions/sheet.html", context, status=status))


@guarded(opens_competitions)
def sheet_file(request: PrajaRequest, code: str, number: int, pk: int, attachment: int) -> Any:
    """A file of an entry, under a name that tells nothing."""
    row = competition_with_code(request.actor, code)
    _stage, entry, _round = sheet_of(request.actor, row, number, pk)
    found = attachments_of(ENTRY, entry.pk).filter(pk=attachment).first()
    if found is None:
        raise NotFound(gettext_lazy("There is no such file here."))
    return no_store(served(found.file, name=f"naskah-{entry.number}-{found.position + 1}"))
