# SPDX-License-Identifier: EUPL-1.2
"""The tests of a class: for participants what they may take, for trainers what is set."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.training.enums.exams import ExamKind, Showing
from praja.duties.training.errors.exams import NotYourExam
from praja.duties.training.forms.exams import DrawForm, ExamForm, ReasonForm, as_set
from praja.duties.training.models import Attempt, Exam, TrainingClass
from praja.duties.training.operations.exams import (
    ExamWish,
    PartWish,
    release_exam,
    set_exam,
    withdraw_exam,
)
from praja.duties.training.queries.classes import class_with_code, own_seat
from praja.duties.training.queries.exams.banks import banks_visible, questions_of, topics_of, usable
from praja.duties.training.queries.exams.exams import asked_in, exam_with, exams_visible, own_attempts, parts_of
from praja.duties.training.queries.exams.marked import question_in
from praja.duties.training.rules import opens_training, sets_exams
from praja.duties.training.web.exams.taking import TAB, of_exam
from praja.duties.training.web.frame import frame_of
from praja.kernel.documents.queries.pictures import picture_of
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded

MOST_CHOSEN = 200


def setters_exam(request: PrajaRequest, code: str, number: int) -> Exam:
    """A test that the reader sets. Raises `NotFound` for one that they may not see, `NotYourExam` for a participant."""
    exam = exam_with(request.actor, code, number)
    if not sets_exams(request.actor, exam.training_class):
        raise NotYourExam
    return exam


@guarded(opens_training)
def exams(request: PrajaRequest, code: str) -> HttpResponse:
    """The tests of a class, with where the reader stands in each."""
    row = class_with_code(request.actor, code)
    sets, seat = sets_exams(request.actor, row), own_seat(request.actor, row)
    found = list(exams_visible(request.actor, row))
    mine = [] if seat is None else list(Attempt.objects.filter(exam__in=found, seat=seat).order_by("number"))
    context = {
        **frame_of(request.actor, row, TAB),
        "sets": sets,
        "exams": [
            _row(exam, [one for one in mine if one.exam_id == exam.pk], sets, request, row.case.code) for exam in found
        ],
    }
    return no_store(render(request, "training/exams/list.html", context))


def _row(exam: Exam, mine: list[Attempt], sets: bool, request: PrajaRequest, code: str) -> dict[str, Any]:
    label, tone = _standing(exam, mine, sets, request)
    kind = ExamKind(exam.kind).label
    return {
        "exam": exam,
        "kind": kind if exam.title.casefold() != str(kind).casefold() else "",
        "label": label,
        "tone": tone,
        "url": reverse("training:exam", args=[code, exam.number]),
    }


def _standing(exam: Exam, mine: list[Attempt], sets: bool, request: PrajaRequest) -> tuple[str, str]:
    if exam.withdrawn_at is not None:
        return _("Withdrawn"), "neutral"
    if exam.released_at is None:
        return _("Not released"), "soon"
    if not sets and mine:
        last = mine[-1]
        return (_("Going on"), "info") if last.handed_in_at is None else (_("Handed in"), "done")
    if request.at < exam.opens_at:
        return _("Opens later"), "neutral"
    return (_("Closed"), "neutral") if request.at >= exam.closes_at else (_("Open"), "info")


@guarded(opens_training)
def exam_page(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """One test: for whoever sets it what is in it, for a participant what it is and the button that begins."""
    exam = exam_with(request.actor, code, number)
    if sets_exams(request.actor, exam.training_class):
        return _set_page(request, exam)
    mine = own_attempts(request.actor, exam)
    open_one = next((one for one in mine if one.handed_in_at is None), None)
    is_open = exam.withdrawn_at is None and exam.opens_at <= request.at < exam.closes_at
    context = {
        **frame_of(request.actor, exam.training_class, TAB),
        "exam": exam,
        "open_attempt": open_one,
        "attempts": mine,
        "tries_left": max(exam.tries - len(mine), 0),
        "may_begin": is_open and open_one is None and len(mine) < exam.tries,
        "is_early": request.at < exam.opens_at,
        "facts": _facts(exam, _("Afterwards you see")),
        "code": exam.training_class.case.code,
    }
    return no_store(render(request, "training/exams/exam.html", context))


def _facts(exam: Exam, afterwards: str) -> list[dict[str, Any]]:
    minutes = _("%(minutes)s minutes") % {"minutes": exam.minutes} if exam.minutes else _("until the test closes")
    return [
        {"term": _("Kind"), "value": ExamKind(exam.kind).label},
        {"term": _("Time for one try"), "value": minutes},
        {"term": _("Tries"), "value": exam.tries},
        {"term": afterwards, "value": Showing(exam.showing).label},
    ]


def _set_page(
    request: PrajaRequest,
    exam: Exam,
    form: ReasonForm | None = None,
    error: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    asked = [{"row": one, "question": question_in(one.version)} for one in asked_in(exam)]
    context = {
        **frame_of(request.actor, exam.training_class, TAB),
        "exam": exam,
        "parts": [_part(one) for one in parts_of(exam)],
        "asked": asked,
        "facts": _facts(exam, _("Afterwards participants see")),
        "form": form or ReasonForm(),
        "error": error,
        "has_errors": status >= 400,
        "code": exam.training_class.case.code,
    }
    return no_store(render(request, "training/exams/set.html", context, status=status))


def _part(part: Any) -> dict[str, Any]:
    version = part.question and part.question.versions.order_by("-number").first()
    return {"part": part, "question": version and question_in(version)}


# ---- making and changing


@guarded(opens_training)
def new_exam(request: PrajaRequest, code: str) -> HttpResponse:
    """Make a test."""
    row = class_with_code(request.actor, code)
    if not sets_exams(request.actor, row):
        raise NotYourExam
    return _form_page(request, row, None)


@guarded(opens_training)
def change_exam(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """Change a test that is not released."""
    exam = setters_exam(request, code, number)
    return _form_page(request, exam.training_class, exam)


def _form_page(request: PrajaRequest, row: TrainingClass, exam: Exam | None) -> HttpResponse:
    form = ExamForm(request.POST or None, initial=as_set(exam) if exam else {"kind": ExamKind.PRE})
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            kept = set_exam(
                training_class=row,
                wish=form.wish(),
                parts=[] if exam is None else wishes_of(exam),
                actor=request.actor,
                at=request.at,
                exam=exam,
            )
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Kept."))
            return HttpResponseRedirect(reverse("training:exam", args=[row.case.code, kept.number]))
    status = 422 if form.errors or error else 200
    context = {
        **frame_of(request.actor, row, TAB),
        "form": form,
        "fields": [form[name] for name in form.fields],
        "exam": exam,
        "error": error,
        "has_errors": status >= 400,
        "code": row.case.code,
    }
    return no_store(render(request, "training/exams/form.html", context, status=status))


def wish_of(exam: Exam) -> ExamWish:
    """What a test is now, to be set again with other questions."""
    return ExamWish(
        kind=exam.kind,
        title=exam.title,
        opens_at=exam.opens_at,
        closes_at=exam.closes_at,
        minutes=exam.minutes,
        tries=exam.tries,
        shuffles_questions=exam.shuffles_questions,
        shuffles_choices=exam.shuffles_choices,
        per_page=exam.per_page,
        showing=exam.showing,
        grace_seconds=exam.grace_seconds,
    )


def wishes_of(exam: Exam) -> list[PartWish]:
    """What a test is made of now."""
    return [PartWish(one.question, one.bank, one.topic, one.count) for one in parts_of(exam)]


# ---- its questions


@guarded(opens_training)
def exam_parts(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """Choose questions of a bank, or let so many be drawn."""
    exam = setters_exam(request, code, number)
    banks = usable(banks_visible(request.actor))
    chosen = next((one for one in banks if one.code == request.GET.get("bank", "")), banks[0] if banks else None)
    taken = {one.question_id for one in parts_of(exam)}
    form = DrawForm(banks=banks, initial={"bank": chosen.pk if chosen else None})
    error: DomainError | None = None
    if request.method == "POST":
        try:
            parts = _changed(request, exam, form := DrawForm(request.POST, banks=banks))
            if parts is not None:
                _set_parts(request, exam, parts)
                messages.success(request, _("Kept."))
                return HttpResponseRedirect(of_exam(exam, "exam"))
        except DomainError as refused:
            error = put_on(form, refused)
    status = 422 if form.errors or error else 200
    context = {
        **frame_of(request.actor, exam.training_class, TAB),
        "exam": exam,
        "banks": banks,
        "chosen": chosen,
        "topics": [] if chosen is None else topics_of(chosen),
        "questions": [] if chosen is None else questions_of(chosen, with_retired=False)[:MOST_CHOSEN],
        "taken": taken,
        "form": form,
        "error": error,
        "has_errors": status >= 400,
        "code": exam.training_class.case.code,
    }
    return no_store(render(request, "training/exams/parts.html", context, status=status))


def _changed(request: PrajaRequest, exam: Exam, form: DrawForm) -> list[PartWish] | None:
    """The parts with what was chosen or is to be drawn; None where the form says what is wrong."""
    parts = wishes_of(exam)
    if "tambah" in request.POST:
        wanted = {int(one) for one in request.POST.getlist("soal") if one.isdecimal()}
        form.errors.clear()
        form.is_bound = False
        rows = [one.row for bank in form.banks.values() for one in questions_of(bank, with_retired=False)]
        there = {one.question.pk for one in parts if one.question}
        return [*parts, *(PartWish(question=row) for row in rows if row.pk in wanted - there)]
    if not form.is_valid():
        return None
    given = form.cleaned_data
    return [*parts, PartWish(bank=form.banks[given["bank"]], topic=given["topic"], count=given["count"])]


def _set_parts(request: PrajaRequest, exam: Exam, parts: list[PartWish]) -> None:
    set_exam(
        training_class=exam.training_class,
        wish=wish_of(exam),
        parts=parts,
        actor=request.actor,
        at=request.at,
        exam=exam,
    )


@require_POST
@guarded(opens_training)
def drop_part(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """Take one part off."""
    exam = setters_exam(request, code, number)
    place = request.POST.get("bagian", "")
    parts = [
        wish
        for part, wish in zip(parts_of(exam), wishes_of(exam), strict=True)
        if not (place.isdecimal() and part.position == int(place))
    ]
    return _acted(request, exam, lambda: _set_parts(request, exam, parts), _("Taken off."))


@require_POST
@guarded(opens_training)
def release(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """Let participants see it."""
    exam = setters_exam(request, code, number)
    return _acted(
        request,
        exam,
        lambda: release_exam(exam=exam, actor=request.actor, at=request.at),
        _("Released to the participants."),
    )


@require_POST
@guarded(opens_training)
def withdraw(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """Take it back, with the reason."""
    exam = setters_exam(request, code, number)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _set_page(request, exam, form, status=422)
    reason = form.cleaned_data["reason"]
    return _acted(
        request,
        exam,
        lambda: withdraw_exam(exam=exam, reason=reason, actor=request.actor, at=request.at),
        _("Withdrawn."),
        form,
    )


def _acted(request: PrajaRequest, exam: Exam, act: Any, done: str, form: ReasonForm | None = None) -> HttpResponse:
    try:
        act()
    except DomainError as refused:
        error = put_on(form, refused) if form else refused
        return _set_page(request, exam, form, error, refused.status)
    messages.success(request, done)
    return HttpResponseRedirect(of_exam(exam, "exam"))


@guarded(opens_training)
def question_picture(request: PrajaRequest, code: str, number: int, pk: int) -> Any:
    """The picture of a question that a test may ask, for whoever sets it."""
    exam = setters_exam(request, code, number)
    asked = exam.questions.select_related("version__picture").filter(pk=pk).first()
    if asked is None or asked.version.picture is None:
        raise NotFound(_("There is no such picture."))
    data, media_type = picture_of(asked.version.picture, 1)
    return no_store(HttpResponse(data, content_type=media_type))
