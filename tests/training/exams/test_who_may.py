# SPDX-License-Identifier: EUPL-1.2
"""Answers, unreleased tests and trainers' notes: who sees them and who never does; the three questions of each rule agree."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Model

from officers import officer
from praja.duties.training.enums import SeatStatus
from praja.duties.training.errors.exams import NotYourBank, NotYourExam
from praja.duties.training.models import Attempt, Exam, QuestionBank, Seat
from praja.duties.training.operations.exams import (
    correct_question,
    count_late_answers,
    import_questions,
    mark_answer,
    release_exam,
    retire_question,
    set_exam,
    withdraw_exam,
    write_question,
)
from praja.duties.training.rules import KEEP_BANK, SEE_ATTEMPT, SEE_EXAM, SET_EXAM
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of
from praja.lib.actors import Actor, ActorKind, system_actor
from training.conftest import STARTED, College
from training.exams.asking import ESSAY
from training.exams.sitting import RIGHT, Sitting, bank_in, exam_in, wish

LATER = STARTED + timedelta(minutes=5)


def everybody(college: College) -> dict[str, Account]:
    """The cast, by what they are to the class: `both` is of the committee and takes part."""
    staff = college.staff
    return {
        "keeper": college.keeper,
        "trainer": college.trainer,
        "committee": college.committee,
        "coach": college.coach,
        "worker": staff.worker,
        "colleague": staff.colleague,
        "head": staff.roads_head,
        "other trainer": officer("Ombak", Role.TRAINER, staff.lights),
        "auditor": officer("Pemeriksa", Role.AUDITOR, staff.personnel),
    }


@pytest.fixture
def scene(college: College) -> dict[str, Any]:
    bank = bank_in(college)
    hidden = exam_in(college, bank, released=False, kind="post", title="Tes akhir")
    exam = Exam.objects.select_related("training_class__case").get(pk=exam_in(college, bank).pk)
    sitting = Sitting(college, bank, exam)
    attempt = sitting.begin(college.staff.worker)
    sitting.answer(attempt, college.staff.worker, LATER, **RIGHT)
    sitting.hand_in(attempt, college.staff.worker, LATER)
    return {"bank": bank, "hidden": hidden, "exam": exam, "attempt": attempt, "sitting": sitting}


MAY = {
    ("bank", KEEP_BANK): {"keeper", "trainer"},
    ("hidden", SET_EXAM): {"keeper", "trainer", "committee"},
    ("hidden", SEE_EXAM): {"keeper", "trainer", "committee"},
    ("exam", SET_EXAM): {"keeper", "trainer", "committee"},
    ("exam", SEE_EXAM): {"keeper", "trainer", "committee", "worker", "colleague"},
    ("attempt", SEE_ATTEMPT): {"keeper", "trainer", "committee", "worker"},
}


@pytest.mark.parametrize(("name", "rule"), list(MAY), ids=lambda one: getattr(one, "name", one))
def test_who_may_is_said_alike_in_all_three_ways(college: College, scene: dict[str, Any], name: str, rule: Any) -> None:
    row: Model = scene[name]
    fresh = type(row).objects.get(pk=row.pk)
    found = set()
    for who, account in everybody(college).items():
        actor = actor_of(account, LATER)
        allows = rule.allows(actor, fresh)
        assert allows == rule.visible(actor, type(row).objects.all()).filter(pk=row.pk).exists(), who
        held = any(
            holder.person_id == account.person_id
            if holder.person_id
            else bool(actor.units_as(holder.role) & holder.unit_ids)
            for holder in rule.holders(fresh)
        )
        assert held == allows, who
        if allows:
            found.add(who)

    assert found == MAY[name, rule]
    assert rule.allows(system_actor("test"), fresh)
    assert not rule.allows(Actor(ActorKind.RESIDENT, "1"), fresh)


def test_whoever_takes_part_never_sets_the_test_whatever_else_they_are(college: College, scene: dict[str, Any]) -> None:
    """A member of the committee who is given a seat no more sees what is not released, nor others' answers."""
    seat = college.seat(college.staff.colleague)
    person = seat.employee.person_id
    Seat.objects.filter(pk=seat.pk).update(status=SeatStatus.WITHDRAWN)
    college.training_class.officers.create(person_id=person, function="committee")
    actor = actor_of(college.staff.colleague, LATER)
    assert SET_EXAM.allows(actor, scene["hidden"])
    Seat.objects.filter(pk=seat.pk).update(status=SeatStatus.SELECTED)

    for name, rule in (("hidden", SEE_EXAM), ("hidden", SET_EXAM), ("attempt", SEE_ATTEMPT)):
        assert not rule.allows(actor, scene[name])
        assert not rule.visible(actor, type(scene[name]).objects.filter(pk=scene[name].pk)).exists()


def test_operations_ask_the_same_rules(college: College, scene: dict[str, Any]) -> None:
    exam, bank, sitting = scene["exam"], scene["bank"], scene["sitting"]
    worker = {"actor": actor_of(college.staff.worker, LATER), "at": LATER}
    outsider = {"actor": actor_of(officer("Asing", Role.TRAINER, college.staff.lights), LATER), "at": LATER}
    answer = scene["attempt"].answers.get(number=sitting.numbers(scene["attempt"])["essay"])
    row = college.reread()
    for who in (worker, outsider):
        for act in (
            lambda who=who: set_exam(training_class=row, wish=wish(kind="other"), parts=[], **who),
            lambda who=who: release_exam(exam=scene["hidden"], **who),
            lambda who=who: withdraw_exam(exam=exam, reason="Tidak jadi.", **who),
            lambda who=who: mark_answer(answer=answer, marks=1000, note="", **who),
            lambda who=who: count_late_answers(attempt=scene["attempt"], numbers=[1], reason="Mati lampu", **who),
            lambda who=who: correct_question(asked=answer.asked, correction="full", reason="Salah soal", **who),
        ):
            with pytest.raises(NotYourExam):
                act()
        for keep in (
            lambda who=who: write_question(bank=bank, question=ESSAY, **who),
            lambda who=who: retire_question(question=bank.questions.first(), retired=True, **who),
            lambda who=who: import_questions(bank=bank, data=b"<quiz/>", **who),
        ):
            with pytest.raises(NotYourBank):
                keep()
    assert (QuestionBank.objects.count(), Attempt.objects.count()) == (1, 1)
