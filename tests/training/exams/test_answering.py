# SPDX-License-Identifier: EUPL-1.2
"""Answering a test: nothing that was typed is lost, the clock is the server's, and the last second counts."""

from datetime import timedelta
from decimal import Decimal

import pytest

from praja.duties.training.errors.exams import NoAttempt, NotYourAttempt
from praja.duties.training.models import Attempt, ExamAnswer
from praja.duties.training.operations.exams import (
    Sent,
    hand_in,
    hand_in_what_is_over,
    mark_answer,
    save_answers,
    start_attempt,
    withdraw_exam,
)
from praja.duties.training.queries.exams import SeatScores, scores_of
from praja.kernel.ledger.models import LedgerEvent
from praja.lib.actors import system_actor
from training.conftest import STARTED, College
from training.exams.sitting import ORDER, RIGHT, Sitting, exam_in, sitting_in

LATER = STARTED + timedelta(minutes=10)
DUE = STARTED + timedelta(minutes=30)


def test_a_whole_test_is_answered_marked_and_counted(sitting: Sitting) -> None:
    worker = sitting.college.staff.worker
    attempt = sitting.begin(worker)
    sitting.answer(attempt, worker, LATER, **{**RIGHT, "multiple": ["A"]})
    done = sitting.hand_in(attempt, worker, LATER)

    assert (done.handed_in_by, done.marks, done.most) == ("person", None, 2_200)
    essay = ExamAnswer.objects.get(attempt=attempt, number=sitting.numbers(attempt)["essay"])
    mark_answer(answer=essay, marks=800, note="Jelas.", actor=sitting.trainer(LATER), at=LATER)

    done.refresh_from_db()
    assert (done.marks, done.most) == (200 + 150 + 100 + 100 + 200 + 300 + 800, 2_200)
    scores = scores_of(sitting.college.training_class)
    assert scores[sitting.college.seat(worker).pk] == SeatScores(pre=Decimal("84.09"), post=None)
    assert scores[sitting.college.seat(sitting.college.staff.colleague).pk] == SeatScores(pre=None, post=None)


def test_saves_are_drafts_and_only_start_and_hand_in_are_events(sitting: Sitting) -> None:
    worker = sitting.college.staff.worker
    attempt = sitting.begin(worker)
    for minute in range(5):
        sitting.answer(attempt, worker, STARTED + timedelta(minutes=minute), short=f"jawaban {minute}")
    sitting.hand_in(attempt, worker, LATER)
    sitting.hand_in(attempt, worker, LATER)
    told = LedgerEvent.objects.filter(stream=f"training.attempt:{attempt.pk}").order_by("seq")

    assert [one.name for one in told] == ["training.attempt_started", "training.attempt_handed_in"]
    assert not any("jawaban" in one.payload for one in told)


def test_going_on_elsewhere_is_the_same_attempt_with_what_was_saved(sitting: Sitting) -> None:
    worker = sitting.college.staff.worker
    attempt = sitting.begin(worker)
    sitting.answer(attempt, worker, LATER, short="SKM")
    again = sitting.begin(worker, LATER)

    assert (again.pk, again.due_at) == (attempt.pk, DUE)
    assert again.answers.get(number=sitting.numbers(again)["short"]).given == "SKM"


@pytest.mark.parametrize(("seconds", "by", "kept"), [(0, "person", "SKM"), (60, "person", "SKM"), (61, "time", None)])
def test_the_last_second_counts_with_the_grace(sitting: Sitting, seconds: int, by: str, kept: str | None) -> None:
    worker, at = sitting.college.staff.worker, DUE + timedelta(seconds=seconds)
    attempt = sitting.begin(worker)
    place = sitting.numbers(attempt)["short"]
    actor = sitting.college.actor(worker, at)
    done, saved = hand_in(attempt=attempt, sent={place: Sent("SKM")}, actor=actor, at=at)
    answer = done.answers.get(number=place)

    assert (done.handed_in_by, answer.given, done.handed_in_at) == (by, kept, DUE)
    assert saved.late == (frozenset() if kept else {place})
    assert answer.late_given == (None if kept else "SKM")


def test_what_comes_after_the_hand_in_lies_beside_uncounted(sitting: Sitting) -> None:
    worker = sitting.college.staff.worker
    attempt = sitting.begin(worker)
    sitting.answer(attempt, worker, LATER, short="SKM", true_false="true")
    sitting.hand_in(attempt, worker, LATER)
    saved = sitting.answer(attempt, worker, LATER, short="lain", true_false="true")
    place = sitting.numbers(attempt)["short"]

    assert (saved.kept, saved.late) == (frozenset(), {place})
    assert attempt.answers.get(number=place).given == "SKM"


def test_of_two_devices_the_later_typing_stays(sitting: Sitting) -> None:
    """A phone without signal comes back after a laptop has gone on."""
    worker = sitting.college.staff.worker
    attempt, place = sitting.begin(worker), 1
    actor, now = sitting.college.actor(worker, LATER), LATER
    laptop = {place: Sent("A", age_ms=1_000, device="laptop", stroke=5)}
    phone = {place: Sent("B", age_ms=300_000, device="ponsel", stroke=90)}

    save_answers(attempt=attempt, sent=laptop, actor=actor, at=now)
    saved = save_answers(attempt=attempt, sent=phone, actor=actor, at=now + timedelta(seconds=5))

    assert saved.older == {place}
    assert attempt.answers.get(number=place).device == "laptop"


def test_of_two_saves_of_one_browser_its_own_count_tells(sitting: Sitting) -> None:
    worker = sitting.college.staff.worker
    attempt = sitting.begin(worker)
    place, actor = sitting.numbers(attempt)["short"], sitting.college.actor(worker, LATER)
    second, first = Sent("dua", device="ponsel", stroke=2), Sent("satu", device="ponsel", stroke=1)

    save_answers(attempt=attempt, sent={place: second}, actor=actor, at=LATER)
    overtaken = save_answers(attempt=attempt, sent={place: first}, actor=actor, at=LATER + timedelta(seconds=9))

    assert overtaken.older == {place}
    assert attempt.answers.get(number=place).given == "dua"


def test_time_hands_in_for_those_who_did_not(sitting: Sitting) -> None:
    worker = sitting.college.staff.worker
    attempt = sitting.begin(worker)
    sitting.answer(attempt, worker, LATER, single="B")
    system = system_actor("test")

    assert hand_in_what_is_over(actor=system, at=DUE + timedelta(seconds=60)) == 0
    assert hand_in_what_is_over(actor=system, at=DUE + timedelta(seconds=61)) == 1
    assert hand_in_what_is_over(actor=system, at=DUE + timedelta(seconds=90)) == 0
    attempt.refresh_from_db()
    assert (attempt.handed_in_by, attempt.handed_in_at, attempt.marks) == ("time", DUE, 200)


@pytest.mark.parametrize(("minutes", "why"), [(-1, "early"), (120, "closed"), (119, None)])
def test_a_test_begins_only_while_it_is_open(sitting: Sitting, minutes: int, why: str | None) -> None:
    worker, at = sitting.college.staff.worker, STARTED + timedelta(minutes=minutes)
    if why is None:
        assert sitting.begin(worker, at).due_at == sitting.exam.closes_at
        return
    with pytest.raises(NoAttempt) as refused:
        sitting.begin(worker, at)
    assert refused.value.why == why


def test_tries_are_counted_and_a_withdrawn_test_is_begun_by_nobody(college: College) -> None:
    sitting = sitting_in(college, tries=2)
    worker, colleague = college.staff.worker, college.staff.colleague
    for _try in range(2):
        sitting.hand_in(sitting.begin(worker), worker, STARTED)

    with pytest.raises(NoAttempt) as refused:
        sitting.begin(worker)
    withdraw_exam(exam=sitting.exam, reason="Kunci bocor.", actor=sitting.trainer(), at=STARTED)
    sitting.exam.refresh_from_db()
    with pytest.raises(NoAttempt) as withdrawn:
        sitting.begin(colleague)

    assert (refused.value.why, withdrawn.value.why) == ("tries", "withdrawn")


def test_nobody_answers_for_somebody_else(sitting: Sitting) -> None:
    worker, colleague = sitting.college.staff.worker, sitting.college.staff.colleague
    attempt = sitting.begin(worker)

    with pytest.raises(NotYourAttempt):
        sitting.answer(attempt, colleague, LATER, single="A")
    with pytest.raises(NotYourAttempt):
        sitting.hand_in(attempt, sitting.college.trainer, LATER)
    with pytest.raises(NotYourAttempt):
        start_attempt(
            exam=sitting.exam,
            seat=sitting.college.seat(worker),
            actor=sitting.college.actor(colleague, STARTED),
            at=STARTED,
        )


def test_two_people_get_different_tests_of_the_same_questions(sitting: Sitting) -> None:
    staff = sitting.college.staff
    ones = [sitting.begin(one) for one in (staff.worker, staff.colleague, staff.stranger)]
    orders = {tuple(sitting.numbers(one)[kind] for kind in ORDER) for one in ones}

    assert len({one.seed for one in ones}) == 3
    assert len(orders) == 3
    assert Attempt.objects.count() == 3


def test_the_best_try_counts_and_the_gain_is_told(college: College) -> None:
    sitting = sitting_in(college, tries=2)
    post = exam_in(college, sitting.bank, kind="post", title="Tes akhir", tries=2)
    worker = college.staff.worker
    for exam, rounds in ((sitting.exam, ["A"]), (post, ["B", "A"])):
        for choice in rounds:
            one = Sitting(college, sitting.bank, exam)
            attempt = one.begin(worker)
            one.answer(attempt, worker, LATER, single=choice, numeric="81.25")
            one.hand_in(attempt, worker, LATER)
    score = scores_of(college.training_class)[college.seat(worker).pk]

    assert (score.pre, score.post) == (Decimal("9.09"), Decimal("18.18"))
    assert (score.gain, score.normalised_gain) == (Decimal("9.09"), Decimal("0.10"))
