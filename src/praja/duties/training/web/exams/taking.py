# SPDX-License-Identifier: EUPL-1.2
"""Taking a test: begin, answer, look it over, hand in. Works without scripts; with them everything is saved as it is typed."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from praja.duties.training.domain.exams.timing import is_over, seconds_left
from praja.duties.training.errors.exams import NoAttempt
from praja.duties.training.models import Attempt, Exam
from praja.duties.training.operations.exams import Saved, hand_in, save_answers, start_attempt
from praja.duties.training.queries.classes import own_seat
from praja.duties.training.queries.exams.exams import exam_with, own_attempts
from praja.duties.training.queries.exams.sheets import Sheet, grouped, judged, sheets_of, shows_answers, shows_marks
from praja.duties.training.rules import opens_training
from praja.duties.training.web.exams.sending import sent_by_form, sent_by_script
from praja.duties.training.web.frame import frame_of
from praja.kernel.documents.queries.pictures import picture_of
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded

TAB = "exams"
SCRIPT_WORDS = {
    "saving": gettext_lazy("Saving …"),
    "saved": gettext_lazy("Everything is saved."),
    "waiting": gettext_lazy(
        "No connection. Go on: what you type is kept on this device and sent as soon as there is one."
    ),
    "late": gettext_lazy("This came after your time. It is kept, but it does not count."),
    "left": gettext_lazy("left"),
    "over": gettext_lazy("Your time is over. Your answers are being handed in."),
    "soon": gettext_lazy("Five minutes left."),
}


def of_exam(exam: Exam, name: str, *more: Any) -> str:
    """The address of a page of a test."""
    return reverse(f"training:{name}", args=[exam.training_class.case.code, exam.number, *more])


def going_on(request: PrajaRequest, exam: Exam) -> Attempt:
    """The reader's attempt that is going on, else their last one. Raises `NotFound`."""
    mine = own_attempts(request.actor, exam)
    if not mine:
        raise NotFound(_("You have not begun this test."), next_step=_("Begin it on its page."))
    return mine[-1]


@require_POST
@guarded(opens_training)
def start(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """Begin, or go on."""
    exam = exam_with(request.actor, code, number)
    seat = own_seat(request.actor, exam.training_class)
    if seat is None:
        raise NotFound(_("You do not take part in this class."), next_step=_("Ask its committee."))
    try:
        start_attempt(exam=exam, seat=seat, actor=request.actor, at=request.at)
    except NoAttempt as refused:
        messages.error(request, str(refused))
        return HttpResponseRedirect(of_exam(exam, "exam"))
    return HttpResponseRedirect(of_exam(exam, "exam_attempt"))


@guarded(opens_training)
def attempt(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """Every question, in groups that can be saved one by one; what was saved stands in its place on any device."""
    exam = exam_with(request.actor, code, number)
    row = going_on(request, exam)
    if request.method == "POST":
        return _saved(request, exam, row)
    if row.handed_in_at is not None or is_over(row.due_at, 0, request.at):
        return HttpResponseRedirect(of_exam(exam, "exam_result"))
    sheets = sheets_of(row)
    context = {
        **_context(request, exam, row, sheets),
        "groups": grouped(sheets, exam.per_page),
        "words": {name: str(text) for name, text in SCRIPT_WORDS.items()},
    }
    return no_store(render(request, "training/exams/attempt.html", context))


def _context(request: PrajaRequest, exam: Exam, row: Attempt, sheets: Sequence[Sheet]) -> dict[str, Any]:
    return {
        "exam": exam,
        "attempt": row,
        "left": seconds_left(row.due_at, request.at),
        "open_questions": [one for one in sheets if not one.is_answered],
        "count": len(sheets),
        "code": exam.training_class.case.code,
    }


def _saved(request: PrajaRequest, exam: Exam, row: Attempt) -> HttpResponse:
    """Keep what a form without scripts sent, and go where its button leads."""
    sent = sent_by_form(request.POST, sheets_of(row))
    if "serah" in request.POST:
        return _handed_in(request, exam, *hand_in(attempt=row, sent=sent, actor=request.actor, at=request.at))
    saved = save_answers(attempt=row, sent=sent, actor=request.actor, at=request.at)
    if row.handed_in_at is not None or is_over(row.due_at, exam.grace_seconds, request.at):
        return _handed_in(request, exam, *hand_in(attempt=row, actor=request.actor, at=request.at), saved)
    if "periksa" in request.POST:
        return HttpResponseRedirect(of_exam(exam, "exam_review"))
    messages.success(request, _("Saved."))
    group = request.POST.get("lanjut", "")
    return HttpResponseRedirect(f"{of_exam(exam, 'exam_attempt')}{f'#bagian-{group}' if group.isdecimal() else ''}")


def _handed_in(request: PrajaRequest, exam: Exam, row: Attempt, *saves: Saved) -> HttpResponse:
    if any(one.late for one in saves):
        messages.warning(request, _("Your time was over when this came. It is kept, but it does not count."))
    elif row.handed_in_by == "person":
        messages.success(request, _("Handed in."))
    return HttpResponseRedirect(of_exam(exam, "exam_result"))


@require_POST
@guarded(opens_training)
def draft(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """Keep what a script saves by itself; tells which answers are safe now."""
    exam = exam_with(request.actor, code, number)
    row = going_on(request, exam)
    saved = save_answers(attempt=row, sent=sent_by_script(request.body), actor=request.actor, at=request.at)
    told = {
        "attempt": row.pk,
        "kept": sorted(saved.numbers - saved.late),
        "late": sorted(saved.late),
        "left": seconds_left(row.due_at, request.at),
        "over": row.handed_in_at is not None or is_over(row.due_at, 0, request.at),
    }
    response = JsonResponse(told)
    response["Cache-Control"] = "no-store"
    return response


@guarded(opens_training)
def review(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """What is not answered yet, and the button that hands in."""
    exam = exam_with(request.actor, code, number)
    row = going_on(request, exam)
    if row.handed_in_at is not None or is_over(row.due_at, 0, request.at):
        return HttpResponseRedirect(of_exam(exam, "exam_result"))
    context = _context(request, exam, row, sheets_of(row))
    return no_store(render(request, "training/exams/review.html", context))


@require_POST
@guarded(opens_training)
def hand(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """Hand in."""
    exam = exam_with(request.actor, code, number)
    row = going_on(request, exam)
    return _handed_in(request, exam, hand_in(attempt=row, actor=request.actor, at=request.at)[0])


@guarded(opens_training)
def result(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """What became of the reader's last attempt, as far as the test shows it."""
    exam = exam_with(request.actor, code, number)
    row = going_on(request, exam)
    if row.handed_in_at is None and not is_over(row.due_at, 0, request.at):
        return HttpResponseRedirect(of_exam(exam, "exam_attempt"))
    shows = row.handed_in_at is not None and shows_marks(row)
    context = {
        **frame_of(request.actor, exam.training_class, TAB),
        "exam": exam,
        "attempt": row,
        "shows": shows,
        "judged": judged(row, with_answers=shows_answers(row, request.at)) if shows else [],
        "words": {name: str(text) for name, text in SCRIPT_WORDS.items()},
        "code": exam.training_class.case.code,
    }
    return no_store(render(request, "training/exams/result.html", context))


@require_GET
@guarded(opens_training)
def picture(request: PrajaRequest, code: str, number: int, which: str) -> Any:
    """The picture of one question of the reader's own attempt, by its place in it."""
    exam = exam_with(request.actor, code, number)
    row = going_on(request, exam)
    place = int(which) if which.isdecimal() and len(which) < 5 else 0
    answer = row.answers.select_related("asked__version__picture").filter(number=place).first()
    if answer is None or answer.asked.version.picture is None:
        raise NotFound(_("There is no such picture."))
    data, media_type = picture_of(answer.asked.version.picture, 1)
    return no_store(HttpResponse(data, content_type=media_type))
