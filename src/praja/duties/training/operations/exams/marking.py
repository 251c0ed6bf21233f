# SPDX-License-Identifier: EUPL-1.2
"""Marking by people: essays, and answers that came late."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.training.domain.exams.marking import HUNDRED
from praja.duties.training.domain.exams.questions import Kind
from praja.duties.training.enums.exams import Correction
from praja.duties.training.errors.exams import AnswerNotOpen, NotYourExam
from praja.duties.training.events.exams import AnswerMarked, LateAnswersCounted, stream_of_attempt
from praja.duties.training.models import Attempt, ExamAnswer
from praja.duties.training.operations.exams.taking import refs_of
from praja.duties.training.queries.exams.marked import Worth, answers_content, key_of, mark, sum_of
from praja.duties.training.rules import SET_EXAM
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor
from praja.lib.errors import InvalidInput

LONGEST_NOTE, LONGEST_REASON = 1_000, 500


def mark_answer(*, answer: ExamAnswer, marks: int, note: str, actor: Actor, at: datetime) -> ExamAnswer:
    """Give an essay its marks (hundredths of points), with a word to whoever wrote it. Again gives it others.

    Raises `NotYourExam`, `AnswerNotOpen`, `InvalidInput`. Records `training.answer_marked`.
    """
    if not SET_EXAM.allows(actor, answer.attempt.exam):
        raise NotYourExam
    words = words_of(note, field="note", shortest=0, longest=LONGEST_NOTE)
    with transaction.atomic():
        attempt = lock_attempt(answer.attempt_id)
        answers = answers_of(attempt)
        row = next(one for one in answers if one.pk == answer.pk)
        _guard(attempt, row, marks)
        row.marks, row.note, row.note_salt = marks, words.text, words.salt
        row.save(update_fields=["marks", "note", "note_salt"])
        keep_sums(attempt, [mark(one) for one in answers])
        event = AnswerMarked(number=row.number, marks=marks, note=words.digest)
        record(event, actor=actor, at=at, stream=stream_of_attempt(attempt.pk), refs=refs_of(attempt))
    return row


def _guard(attempt: Attempt, row: ExamAnswer, marks: int) -> None:
    question = key_of(row.asked)
    corrected = row.asked.correction in (Correction.FULL, Correction.DROPPED)
    if attempt.handed_in_at is None or question.kind is not Kind.ESSAY or row.given is None or corrected:
        raise AnswerNotOpen
    if not 0 <= marks <= question.points * HUNDRED:
        raise InvalidInput(
            _("This question is worth %(points)s points at most.") % {"points": question.points},
            field="marks",
            next_step=_("Give a number in between."),
        )


def count_late_answers(*, attempt: Attempt, numbers: Sequence[int], reason: str, actor: Actor, at: datetime) -> Attempt:
    """Let what came after the end count in place of what was in time: the line was cut, the room lost its power.

    Raises `NotYourExam`, `AnswerNotOpen` where nothing came late for one of these, words too short. Records
    `training.late_answers_counted`.
    """
    if not SET_EXAM.allows(actor, attempt.exam):
        raise NotYourExam
    words = words_of(reason, field="reason", shortest=5, longest=LONGEST_REASON)
    with transaction.atomic():
        row = lock_attempt(attempt.pk)
        answers = answers_of(row)
        late = [one for one in answers if one.number in numbers and one.late_given is not None]
        if row.handed_in_at is None or not late or len(late) < len(set(numbers)):
            raise AnswerNotOpen
        for one in late:
            one.given, one.late_given, one.late_at, one.marks = one.late_given, None, None, None
        worth = keep_marks(row, answers)
        row.late_reason, row.late_salt = words.text, words.salt
        row.save(update_fields=["late_reason", "late_salt"])
        ExamAnswer.objects.bulk_update(late, ["given", "late_given", "late_at"])
        event = LateAnswersCounted(
            numbers=tuple(one.number for one in late),
            answers=content_digest(bytes(row.salt), answers_content(answers)),
            marks=tuple(marks for marks, _most in worth),
            most=row.most,
            reason=words.digest,
        )
        record(event, actor=actor, at=at, stream=stream_of_attempt(row.pk), refs=refs_of(row))
    return row


def lock_attempt(pk: int) -> Attempt:
    """The attempt, locked, with what it belongs to."""
    rows = Attempt.objects.select_for_update(of=("self",)).select_related("exam__training_class__case", "seat")
    return rows.get(pk=pk)


def answers_of(attempt: Attempt) -> list[ExamAnswer]:
    """All answers of an attempt, in their order, with their keys."""
    rows = ExamAnswer.objects.filter(attempt=attempt).select_related("asked__version", "asked__corrected")
    return list(rows.order_by("number"))


def keep_marks(attempt: Attempt, answers: Sequence[ExamAnswer]) -> list[Worth]:
    """Mark all answers anew by their keys as they stand now, and keep the sum."""
    worth = [mark(one) for one in answers]
    for one, (marks, _most) in zip(answers, worth, strict=True):
        one.marks = marks
    ExamAnswer.objects.bulk_update(answers, ["marks"])
    keep_sums(attempt, worth)
    return worth


def keep_sums(attempt: Attempt, worth: Sequence[Worth]) -> None:
    """Keep what the answers come to."""
    attempt.marks, attempt.most = sum_of(worth)
    attempt.save(update_fields=["marks", "most"])
