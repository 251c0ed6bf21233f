# SPDX-License-Identifier: EUPL-1.2
"""A bank with a question of every kind, a test of it, and people who sit it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from praja.duties.training.enums.exams import ExamKind, Showing
from praja.duties.training.models import Attempt, Exam, QuestionBank
from praja.duties.training.operations.exams import (
    ExamWish,
    PartWish,
    Sent,
    hand_in,
    keep_bank,
    release_exam,
    save_answers,
    set_exam,
    start_attempt,
    write_question,
)
from praja.kernel.people.models import Account
from praja.lib.actors import Actor
from training.conftest import OPENED, STARTED, College
from training.exams.asking import EVERY_KIND

ORDER = ("single", "multiple", "true_false", "short", "numeric", "matching", "essay")
RIGHT: Mapping[str, Any] = {
    "single": "B",
    "multiple": ["A", "B"],
    "true_false": "true",
    "short": "skm",
    "numeric": "81,25",
    "matching": {"L1": "T1", "L2": "T2", "L3": "T3"},
    "essay": "Saya membuka loket kedua pada jam ramai.",
}
"""2 + 3 + 1 + 1 + 2 + 3 points, and an essay of 10."""


@dataclass(frozen=True)
class Sitting:
    """A bank of one question of each kind, and a released pre-test of all of them that opens when the class begins and closes two
    hours later; an attempt takes 30 minutes."""

    college: College
    bank: QuestionBank
    exam: Exam

    def trainer(self, at: datetime = STARTED) -> Actor:
        return self.college.actor(self.college.trainer, at)

    def begin(self, who: Account, at: datetime = STARTED) -> Attempt:
        actor = self.college.actor(who, at)
        return start_attempt(exam=self.exam, seat=self.college.seat(who), actor=actor, at=at)

    def numbers(self, attempt: Attempt) -> dict[str, int]:
        """Where the question of each kind stands in this attempt."""
        rows = attempt.answers.select_related("asked__version")
        return {row.asked.version.content["kind"]: row.number for row in rows}

    def answer(self, attempt: Attempt, who: Account, at: datetime, **given: Any) -> Any:
        places = self.numbers(attempt)
        sent = {places[kind]: Sent(value) for kind, value in given.items()}
        return save_answers(attempt=attempt, sent=sent, actor=self.college.actor(who, at), at=at)

    def hand_in(self, attempt: Attempt, who: Account, at: datetime) -> Attempt:
        return hand_in(attempt=attempt, actor=self.college.actor(who, at), at=at)[0]


def bank_in(college: College) -> QuestionBank:
    """The bank of the college, kept by its trainer."""
    trainer = college.actor(college.trainer, OPENED)
    bank = keep_bank(unit=college.staff.personnel, code="PRIMA", name="Pelayanan Prima", actor=trainer, at=OPENED)
    for question in EVERY_KIND:
        write_question(bank=bank, question=question, actor=trainer, at=OPENED)
    return bank


def wish(**changes: Any) -> ExamWish:
    """What the pre-test is to be."""
    said: dict[str, Any] = {
        "kind": ExamKind.PRE,
        "title": "Tes awal",
        "opens_at": STARTED,
        "closes_at": STARTED + timedelta(hours=2),
        "minutes": 30,
        "showing": Showing.AT_ONCE,
    }
    return ExamWish(**{**said, **changes})


def exam_in(college: College, bank: QuestionBank, *, released: bool = True, **changes: Any) -> Exam:
    """A test of the whole bank."""
    trainer = college.actor(college.trainer, OPENED)
    exam = set_exam(
        training_class=college.reread(),
        wish=wish(**changes),
        parts=[PartWish(bank=bank, count=bank.questions.count())],
        actor=trainer,
        at=OPENED,
    )
    return release_exam(exam=exam, actor=trainer, at=OPENED) if released else exam


def sitting_in(college: College, **changes: Any) -> Sitting:
    """The scene."""
    bank = bank_in(college)
    exam = exam_in(college, bank, **changes)
    return Sitting(college, bank, Exam.objects.select_related("training_class__case").get(pk=exam.pk))
