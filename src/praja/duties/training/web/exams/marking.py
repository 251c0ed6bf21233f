# SPDX-License-Identifier: EUPL-1.2
"""What trainers do after the hand-in: essays, answers that came late, wrong questions, the results."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.duties.training.enums.exams import Correction
from praja.duties.training.forms.exams import CorrectForm, MarkForm, ReasonForm
from praja.duties.training.models import Attempt, Exam, ExamAnswer, ExamQuestion, QuestionVersion
from praja.duties.training.operations.exams import correct_question, count_late_answers, mark_answer
from praja.duties.training.queries.exams.answers import waiting_answers
from praja.duties.training.queries.exams.exams import attempt_with
from praja.duties.training.queries.exams.marked import key_of, question_in
from praja.duties.training.queries.exams.results import results_of, standing_of, table_of
from praja.duties.training.queries.exams.sheets import judged, right_words
from praja.duties.training.rules import opens_training
from praja.duties.training.web.exams.setting import setters_exam
from praja.duties.training.web.exams.taking import TAB, of_exam
from praja.duties.training.web.frame import frame_of
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.clock import local_date
from praja.lib.errors import DomainError, NotFound
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.tables import require_format, table_file


def _frame(request: PrajaRequest, exam: Exam, status: int = 200) -> dict[str, Any]:
    return {
        **frame_of(request.actor, exam.training_class, TAB),
        "exam": exam,
        "has_errors": status >= 400,
        "code": exam.training_class.case.code,
    }


@guarded(opens_training)
def answers(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """The next essay that waits, with its rubric. Names are not shown: whoever marks need not know who wrote it."""
    exam = setters_exam(request, code, number)
    rows = waiting_answers(exam).select_related(
        "asked__version", "asked__corrected", "attempt__exam__training_class__case"
    )
    waiting = rows.count()
    chosen = request.POST.get("jawaban", "")
    answer = rows.filter(pk=int(chosen)).first() if chosen.isdecimal() else rows.first()
    form = MarkForm(request.POST if request.method == "POST" and answer else None)
    error: DomainError | None = None
    if answer is not None and request.method == "POST" and form.is_valid():
        error = _marked(request, answer, form)
        if error is None:
            messages.success(request, _("Marked."))
            return HttpResponseRedirect(of_exam(exam, "exam_answers"))
    status = 422 if error or form.errors else 200
    question = key_of(answer.asked) if answer else None
    context = {
        **_frame(request, exam, status),
        "answer": answer,
        "question": question,
        "waiting": waiting,
        "form": form,
        "error": None if form.errors else error,
    }
    return no_store(render(request, "training/exams/answers.html", context, status=status))


def _marked(request: PrajaRequest, answer: ExamAnswer, form: MarkForm) -> DomainError | None:
    note = form.cleaned_data["note"]
    try:
        mark_answer(answer=answer, marks=form.marks(), note=note, actor=request.actor, at=request.at)
    except DomainError as refused:
        if refused.field == "marks":
            form.add_error("points", str(refused))
            return refused
        return put_on(form, refused) or refused
    return None


@guarded(opens_training)
def results(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """What everybody reached, with pre-test, post-test and gain."""
    exam = setters_exam(request, code, number)
    rows = [{"row": row, "standing": standing_of(row)} for row in results_of(exam)]
    return no_store(render(request, "training/exams/results.html", {**_frame(request, exam), "rows": rows}))


@guarded(opens_training)
def results_file(request: PrajaRequest, code: str, number: int, kind: str) -> Any:
    """The same as a file."""
    exam = setters_exam(request, code, number)
    table = table_of(exam, as_of=local_date(request.at, local_zone()))
    return table_file(table, require_format(kind), called="nilai-tes")


@guarded(opens_training)
def one_attempt(request: PrajaRequest, code: str, number: int, pk: int) -> HttpResponse:
    """One attempt as its trainer sees it; lets answers count that came late."""
    exam = setters_exam(request, code, number)
    attempt = attempt_with(request.actor, exam, pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        error = _counted(request, attempt, form)
        if error is None:
            messages.success(request, _("They count now."))
            return HttpResponseRedirect(of_exam(exam, "exam_one_attempt", attempt.pk))
    status = 422 if error or form.errors else 200
    shown = [] if attempt.handed_in_at is None else judged(attempt, with_answers=True)
    context = {
        **_frame(request, exam, status),
        "attempt": attempt,
        "judged": shown,
        "late": [one for one in shown if one.late],
        "form": form,
        "error": error,
    }
    return no_store(render(request, "training/exams/one_attempt.html", context, status=status))


def _counted(request: PrajaRequest, attempt: Attempt, form: ReasonForm) -> DomainError | None:
    late = attempt.answers.filter(late_at__isnull=False).values_list("number", flat=True)
    try:
        count_late_answers(
            attempt=attempt,
            numbers=list(late),
            reason=form.cleaned_data["reason"],
            actor=request.actor,
            at=request.at,
        )
    except DomainError as refused:
        return put_on(form, refused) or refused
    return None


@guarded(opens_training)
def correct(request: PrajaRequest, code: str, number: int, pk: int) -> HttpResponse:
    """A question that turned out wrong, and what is done about it."""
    exam = setters_exam(request, code, number)
    asked = ExamQuestion.objects.select_related("version__question__bank", "exam__training_class__case").filter(
        exam=exam, pk=pk
    )
    row = asked.first()
    if row is None:
        raise NotFound(_("There is no such question."), next_step=_("Look in the test."))
    versions = list(row.version.question.versions.exclude(pk=row.version_id).order_by("-number"))
    form = CorrectForm(request.POST if request.method == "POST" else None, versions=versions, label=_version_label)
    form.initial.setdefault("correction", Correction.REKEYED if versions else Correction.FULL)
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        error = _corrected(request, exam, row, form)
        if error is None:
            return HttpResponseRedirect(of_exam(exam, "exam"))
    status = 422 if error or form.errors else 200
    context = {
        **_frame(request, exam, status),
        "asked": row,
        "question": question_in(row.version),
        "right": right_words(question_in(row.version)),
        "fields": [form[name] for name in form.fields],
        "form": form,
        "error": None if form.errors else error,
    }
    return no_store(render(request, "training/exams/correct.html", context, status=status))


def _corrected(request: PrajaRequest, exam: Exam, row: ExamQuestion, form: CorrectForm) -> DomainError | None:
    given = form.cleaned_data
    try:
        count = correct_question(
            asked=row,
            correction=given["correction"],
            corrected=form.version() if given["correction"] == Correction.REKEYED else None,
            reason=given["reason"],
            actor=request.actor,
            at=request.at,
        )
    except DomainError as refused:
        return put_on(form, refused) or refused
    said = ngettext("%(count)s attempt was marked anew.", "%(count)s attempts were marked anew.", count)
    messages.success(request, said % {"count": count})
    return None


def _version_label(version: QuestionVersion) -> str:
    right = ", ".join(right_words(question_in(version)))
    return _("Version %(number)s: %(right)s") % {"number": version.number, "right": right[:120]}
