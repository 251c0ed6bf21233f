# SPDX-License-Identifier: EUPL-1.2
"""What an answer of an attempt is worth, corrections included."""

from collections.abc import Iterable, Sequence

from praja.duties.training.domain.exams.marking import HUNDRED, marks_of
from praja.duties.training.domain.exams.questions import Kind, Question, from_content
from praja.duties.training.enums.exams import Correction
from praja.duties.training.models import ExamAnswer, ExamQuestion, QuestionVersion

Worth = tuple[int | None, int]
"""Marks (None: somebody must read it) and the most there were, in hundredths of points."""


def question_in(version: QuestionVersion) -> Question:
    """The question that a version holds."""
    return from_content(version.content)


def key_of(asked: ExamQuestion) -> Question:
    """The question by which answers are marked: the corrected version where there is one."""
    return question_in(asked.corrected or asked.version)


def mark(answer: ExamAnswer) -> Worth:
    """What the answer is worth by its key, and by whoever marked it where it takes a person."""
    asked = answer.asked
    if asked.correction == Correction.DROPPED:
        return 0, 0
    question = key_of(asked)
    most = question.points * HUNDRED
    if asked.correction == Correction.FULL:
        return most, most
    if question.kind is Kind.ESSAY and answer.given is not None:
        return answer.marks, most
    return marks_of(question, answer.given), most


def sum_of(worth: Sequence[Worth]) -> tuple[int | None, int]:
    """Marks and most of a whole attempt; no marks while one of them waits."""
    most = sum(one for _marks, one in worth)
    given = [marks for marks, _most in worth if marks is not None]
    return (sum(given) if len(given) == len(worth) else None), most


def answers_content(answers: Iterable[ExamAnswer]) -> dict[str, object]:
    """What the ledger's digest of an attempt's answers covers."""
    return {"answers": {str(one.number): one.given for one in answers}}
