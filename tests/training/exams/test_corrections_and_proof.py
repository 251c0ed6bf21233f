# SPDX-License-Identifier: EUPL-1.2
"""A wrong question is marked anew for everybody, with a reason; and whoever edits questions, tests, answers or marks in the
tables is named by the ledger."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from praja.duties.training.attestation.exams import (
    attempts_match_their_events,
    banks_match_their_events,
    exams_match_their_events,
)
from praja.duties.training.domain.exams.questions import Choice
from praja.duties.training.enums.exams import Correction
from praja.duties.training.models import (
    Attempt,
    BankQuestion,
    Exam,
    ExamAnswer,
    ExamPart,
    ExamQuestion,
    QuestionBank,
    QuestionVersion,
)
from praja.duties.training.operations.exams import (
    correct_question,
    count_late_answers,
    mark_answer,
    retire_question,
    start_attempt,
    withdraw_exam,
    write_question,
)
from praja.kernel.ledger.models import LedgerEvent
from praja.lib.errors import DomainError, InvalidInput
from praja.lib.moments import local_zone
from sql_edits import findings
from training.conftest import STARTED, College
from training.exams.asking import SINGLE
from training.exams.sitting import RIGHT, Sitting, sitting_in

LATER, OVER = STARTED + timedelta(minutes=5), STARTED + timedelta(hours=1)
CHOICES = (Choice("Tiga", right=True), Choice("Lima"), Choice("Sepuluh"))


def taken(sitting: Sitting) -> list[Attempt]:
    """Two who handed in: the worker with everything right but B where A will turn out right, the colleague with A."""
    staff, found = sitting.college.staff, []
    for who, choice in ((staff.worker, "B"), (staff.colleague, "A")):
        attempt = sitting.begin(who)
        sitting.answer(attempt, who, LATER, **{**RIGHT, "single": choice})
        found.append(sitting.hand_in(attempt, who, LATER))
    return found


def asked_of(sitting: Sitting, kind: str = "single") -> ExamQuestion:
    return ExamQuestion.objects.select_related("exam__training_class__case").get(
        exam=sitting.exam, version__question__kind=kind
    )


def marks_of(attempts: list[Attempt], sitting: Sitting, kind: str = "single") -> list[int | None]:
    return [one.answers.get(number=sitting.numbers(one)[kind]).marks for one in attempts]


def rewritten(sitting: Sitting, **changes: Any) -> QuestionVersion:
    row = BankQuestion.objects.get(bank=sitting.bank, kind="single")
    return write_question(
        bank=sitting.bank, question=replace(SINGLE, **changes), of=row, actor=sitting.trainer(), at=OVER
    )


def corrected(sitting: Sitting, correction: str, version: QuestionVersion | None = None) -> int:
    return correct_question(
        asked=asked_of(sitting),
        correction=correction,
        corrected=version,
        reason="Kunci keliru.",
        actor=sitting.trainer(),
        at=OVER,
    )


@pytest.mark.parametrize(
    ("correction", "marks", "most"),
    [("rekeyed", [0, 200], 2_200), ("full", [200, 200], 2_200), ("dropped", [0, 0], 2_000)],
)
def test_everybody_is_marked_anew(sitting: Sitting, correction: str, marks: list[int], most: int) -> None:
    attempts = taken(sitting)
    assert marks_of(attempts, sitting) == [200, 0]
    version = rewritten(sitting, choices=CHOICES) if correction == Correction.REKEYED else None

    assert corrected(sitting, correction, version) == 2
    for one in attempts:
        one.refresh_from_db()
    assert marks_of(attempts, sitting) == marks
    assert [one.most for one in attempts] == [most, most]
    told = LedgerEvent.objects.filter(name="training.attempt_marked_anew")
    assert told.count() == 2
    assert proof() == []


def test_who_hands_in_later_is_marked_by_the_correction(sitting: Sitting) -> None:
    worker = sitting.college.staff.worker
    attempt = sitting.begin(worker)
    sitting.answer(attempt, worker, LATER, single="C")
    assert corrected(sitting, Correction.FULL) == 0

    assert sitting.hand_in(attempt, worker, LATER).marks == 200


def test_only_what_is_answered_alike_is_marked_by(sitting: Sitting) -> None:
    taken(sitting)
    other = rewritten(sitting, choices=(*CHOICES, Choice("Dua puluh")))

    for version in (None, other, QuestionVersion.objects.exclude(question=other.question).first()):
        with pytest.raises(InvalidInput):
            corrected(sitting, Correction.REKEYED, version)


def test_a_released_test_keeps_its_version(sitting: Sitting) -> None:
    rewritten(sitting, choices=CHOICES)
    worker = sitting.college.staff.worker
    attempt = sitting.begin(worker)
    sitting.answer(attempt, worker, LATER, single="B")

    assert sitting.hand_in(attempt, worker, LATER).marks == 200


def proof() -> list[str]:
    checks = (banks_match_their_events, exams_match_their_events, attempts_match_their_events)
    return [f"{one.where}: {one.what}" for check in checks for one in check()]


def everything(sitting: Sitting) -> None:
    """Every act there is, on these rows."""
    worker, trainer = sitting.college.staff.worker, sitting.trainer()
    first, _second = taken(sitting)
    essay = first.answers.get(number=sitting.numbers(first)["essay"])
    mark_answer(answer=essay, marks=700, note="Baik.", actor=trainer, at=OVER)
    sitting.answer(first, worker, OVER, short="terlambat")
    count_late_answers(
        attempt=first, numbers=[sitting.numbers(first)["short"]], reason="Listrik padam", actor=trainer, at=OVER
    )
    corrected(sitting, Correction.REKEYED, rewritten(sitting, choices=CHOICES))
    retire_question(question=sitting.bank.questions.get(kind="numeric"), retired=True, actor=trainer, at=OVER)
    withdraw_exam(exam=sitting.exam, reason="Kunci bocor.", actor=trainer, at=OVER)


def test_after_every_act_tables_and_ledger_agree(sitting: Sitting) -> None:
    everything(sitting)

    assert proof() == []


def version_of(sitting: Sitting) -> Any:
    return QuestionVersion.objects.filter(question__bank=sitting.bank, question__kind="single", number=1)


EDITS = {
    "a bank's name": lambda s: QuestionBank.objects.update(name="Lain"),
    "words of a question": lambda s: version_of(s).update(content={**version_of(s).get().content, "text": "Lain?"}),
    "a key": lambda s: version_of(s).update(content={**version_of(s).get().content, "choices": []}),
    "a topic": lambda s: BankQuestion.objects.filter(kind="single").update(topic="Lain"),
    "a retired question": lambda s: BankQuestion.objects.update(retired_at=None),
    "the minutes of a test": lambda s: Exam.objects.update(minutes=90),
    "the end of a test": lambda s: Exam.objects.update(closes_at=OVER + timedelta(days=9)),
    "when it was released": lambda s: Exam.objects.update(released_at=None),
    "why it was withdrawn": lambda s: Exam.objects.update(withdrawn_reason="Lain"),
    "a part": lambda s: ExamPart.objects.update(count=1),
    "what it may ask": lambda s: ExamQuestion.objects.filter(correction="").update(part=9),
    "a correction": lambda s: ExamQuestion.objects.exclude(correction="").update(reason="Lain"),
    "a seed": lambda s: Attempt.objects.update(seed="x"),
    "an answer": lambda s: ExamAnswer.objects.filter(given="B").update(given="A"),
    "marks of an answer": lambda s: ExamAnswer.objects.filter(marks=700).update(marks=1_000),
    "the sum": lambda s: Attempt.objects.update(marks=2_200),
    "a trainer's note": lambda s: ExamAnswer.objects.filter(note="Baik.").update(note="Buruk."),
    "why late ones count": lambda s: Attempt.objects.exclude(late_reason="").update(late_reason="Lain"),
    "how it was handed in": lambda s: Attempt.objects.update(handed_in_by="time"),
}


def test_every_edit_in_the_tables_is_named(sitting: Sitting) -> None:
    everything(sitting)
    silent = []
    for edit, act in EDITS.items():
        with transaction.atomic():
            act(sitting)
            silent += [] if proof() else [edit]
            transaction.set_rollback(True)

    assert (silent, proof()) == ([], [])


def test_deleted_and_inserted_rows_are_named(sitting: Sitting) -> None:
    first, second = taken(sitting)
    second.answers.all().delete()
    Attempt.objects.filter(pk=second.pk).delete()
    assert any(f"attempt {second.pk}" in line and "deleted" in line for line in proof())
    forged = Attempt.objects.get(pk=first.pk)
    forged.pk, forged.number = None, 2
    forged.save(force_insert=True)

    assert any("inserted" in line for line in proof())


def test_refusals_name_their_field(sitting: Sitting) -> None:
    taken(sitting)
    with pytest.raises(DomainError) as refused:
        corrected(sitting, "lain")
    assert refused.value.field == "correction"


def test_a_test_that_was_set_by_the_local_clock_is_recorded_as_it_is_kept(college: College) -> None:
    local = STARTED.astimezone(local_zone())
    sitting = sitting_in(college, opens_at=local, closes_at=local + timedelta(hours=2))
    worker = college.actor(college.staff.worker, STARTED)
    start_attempt(exam=sitting.exam, seat=college.seat(college.staff.worker), actor=worker, at=local)
    assert findings() == []
