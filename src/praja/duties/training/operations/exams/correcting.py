# SPDX-License-Identifier: EUPL-1.2
"""A question of a released test turned out wrong: everybody's answers to it are marked anew, with the reason."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.training.domain.exams.questions import Kind, Question
from praja.duties.training.enums.exams import Correction
from praja.duties.training.errors.exams import ExamNotReleased, NotYourExam
from praja.duties.training.events.exams import (
    AttemptMarkedAnew,
    QuestionCorrected,
    stream_of_attempt,
    stream_of_exam,
)
from praja.duties.training.models import Attempt, Exam, ExamQuestion, QuestionVersion
from praja.duties.training.operations.exams.marking import answers_of, keep_marks
from praja.duties.training.operations.exams.taking import refs_of
from praja.duties.training.queries.exams.marked import question_in
from praja.duties.training.rules import SET_EXAM
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor
from praja.lib.errors import InvalidInput


def correct_question(
    *,
    asked: ExamQuestion,
    correction: str,
    reason: str,
    actor: Actor,
    at: datetime,
    corrected: QuestionVersion | None = None,
) -> int:
    """Do about a wrong question what `correction` (a `Correction`) says, and mark anew every attempt that has it; attempts that
    still go on are marked so when they are handed in. `corrected` is the version to mark by. Returns how many were marked anew.

    Raises `NotYourExam`, `ExamNotReleased`, `InvalidInput` where the versions don't fit, words too short. Records
    `training.question_corrected`, and `training.attempt_marked_anew` for each attempt.
    """
    if not SET_EXAM.allows(actor, asked.exam):
        raise NotYourExam
    if correction not in Correction.values:
        raise InvalidInput(
            _("This is not one of the ways."), field="correction", next_step=_("Choose one of the list.")
        )
    words = words_of(reason, field="reason", shortest=5, longest=500)
    with transaction.atomic():
        exam = Exam.objects.select_for_update().get(pk=asked.exam_id)
        row = ExamQuestion.objects.select_related("version__question").get(pk=asked.pk)
        if exam.released_at is None or exam.withdrawn_at is not None:
            raise ExamNotReleased
        row.corrected = _fitting(row, corrected) if correction == Correction.REKEYED else None
        row.correction, row.reason, row.salt = correction, words.text, words.salt
        row.save(update_fields=["corrected", "correction", "reason", "salt"])
        attempts = Attempt.objects.select_for_update(of=("self",)).select_related("exam", "seat")
        found = list(attempts.filter(answers__asked=row, handed_in_at__isnull=False).order_by("pk"))
        for attempt in found:
            _anew(attempt, actor, at)
        event = QuestionCorrected(
            asked=row.version_id,
            correction=str(correction),
            corrected=row.corrected_id or 0,
            attempts=len(found),
            reason=words.digest,
        )
        refs = {"exam": exam.pk, "case": exam.training_class_id}
        record(event, actor=actor, at=at, stream=stream_of_exam(exam.pk), refs=refs)
    return len(found)


def _anew(attempt: Attempt, actor: Actor, at: datetime) -> None:
    worth = keep_marks(attempt, answers_of(attempt))
    event = AttemptMarkedAnew(marks=tuple(marks for marks, _most in worth), most=attempt.most)
    record(event, actor=actor, at=at, stream=stream_of_attempt(attempt.pk), refs=refs_of(attempt))


def _fitting(row: ExamQuestion, corrected: QuestionVersion | None) -> QuestionVersion:
    """The version to mark by: of the same question, and answered in the same way. Raises `InvalidInput`."""
    if corrected is None or corrected.question_id != row.version.question_id or corrected.pk == row.version_id:
        raise InvalidInput(
            _("The question has no other version to mark by."),
            field="corrected",
            next_step=_("Write the corrected question in the bank first."),
        )
    if not _answered_alike(question_in(row.version), question_in(corrected)):
        raise InvalidInput(
            _("The corrected version asks or offers something else than what was answered."),
            field="corrected",
            next_step=_("Change only which answer is right; or let everybody have full marks."),
        )
    return corrected


def _answered_alike(asked: Question, other: Question) -> bool:
    """Whether an answer to the one is an answer to the other: the same kind, choices and sides to match, in the same order."""
    return (
        asked.kind is other.kind
        and asked.kind is not Kind.ESSAY
        and [choice.text for choice in asked.choices] == [choice.text for choice in other.choices]
        and asked.lefts() == other.lefts()
        and asked.targets() == other.targets()
    )
