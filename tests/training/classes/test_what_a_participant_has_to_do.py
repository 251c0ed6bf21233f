# SPDX-License-Identifier: EUPL-1.2
"""The page of a class tells its participants what they still have to do in it, until when and where; others nothing of it."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from officers import signed_in
from praja.duties.training.enums.presence import PresenceWord
from praja.duties.training.models import Assignment, Curriculum, Seat
from praja.duties.training.operations.presence import Windows, judge_presence, set_presence
from praja.duties.training.operations.room import NewAssignment, hand_in, mark_handin, set_assignment
from praja.duties.training.queries.classes.todo import Doing, things_to_do
from praja.kernel.people.models import Account
from praja.lib import clock
from praja.lib.clock import end_of
from praja.lib.moments import local_zone
from training.conftest import STARTED, College
from training.exams.sitting import bank_in, exam_in

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TUESDAY = STARTED + DAY


def assigned(college: College, title: str = "Peta masalah") -> Assignment:
    new = NewAssignment(title, "Gambarkan.", STARTED + 3 * DAY)
    actor = college.actor(college.trainer, STARTED)
    return set_assignment(training_class=college.training_class, assignment=None, new=new, actor=actor, at=STARTED)


def doing(college: College, account: Account, at: datetime) -> list[tuple[Doing, datetime | None]]:
    row = college.reread()
    return [(one.doing, one.due_at) for one in things_to_do(college.seat(account), row, at)]


def page(college: College, account: Account, at: datetime) -> str:
    client = signed_in(account)
    with clock.frozen(at):
        answer: Any = client.get(f"/diklat/kelas/{college.training_class.case.code}/")
    return str(answer.content.decode())


def test_sessions_of_today_are_to_be_attended_until_somebody_is_recorded(college: College) -> None:
    worker, keeper = college.staff.worker, college.actor(college.keeper, STARTED)
    first, second = college.sessions
    assert doing(college, worker, STARTED) == [(Doing.BE_THERE, first.starts_at), (Doing.BE_THERE, second.starts_at)]

    set_presence(session=first, windows=Windows(), actor=keeper, at=STARTED)
    judge_presence(
        session=first,
        seats=[college.seat(worker).pk],
        word=PresenceWord.PRESENT,
        reason="Tanda tangan.",
        actor=keeper,
        at=STARTED,
    )
    assert doing(college, worker, STARTED) == [(Doing.BE_THERE, second.starts_at)]
    assert doing(college, worker, TUESDAY) == []


def test_an_assignment_is_to_be_handed_in_until_its_day_and_again_where_it_is_wanted(college: College) -> None:
    held, worker = assigned(college), college.staff.worker
    seat, actor = college.seat(worker), college.actor(worker, TUESDAY)
    assert doing(college, worker, TUESDAY) == [(Doing.HAND_IN, held.due_at)]
    assert doing(college, worker, held.due_at) == []

    handin = hand_in(assignment=held, seat=seat, words="Antrean.", files=(), actor=actor, at=TUESDAY)
    assert doing(college, worker, TUESDAY) == []
    trainer = college.actor(college.trainer, TUESDAY)
    mark_handin(handin=handin, points=None, answer="Tambah angka.", again=True, actor=trainer, at=TUESDAY)
    assert doing(college, worker, TUESDAY) == [(Doing.HAND_IN_AGAIN, None)]


def test_a_plan_and_what_one_thinks_of_the_class_are_asked_at_their_time(college: College) -> None:
    Curriculum.objects.filter(pk=college.curriculum.pk).update(needs_plan=True)
    row, worker = college.reread(), college.staff.worker
    end = end_of(row.last_day, local_zone())

    assert doing(college, worker, TUESDAY) == [(Doing.PLAN, end)]
    assert doing(college, worker, STARTED + 4 * DAY) == [(Doing.PLAN, end), (Doing.REACTION, None)]


def test_an_open_test_is_told_with_its_end_and_its_link(college: College) -> None:
    exam = exam_in(college, bank_in(college))
    opened = exam.opens_at
    assert (Doing.TAKE_TEST, exam.closes_at) in doing(college, college.staff.worker, opened)
    assert Doing.TAKE_TEST not in dict(doing(college, college.staff.worker, exam.closes_at))
    shown = page(college, college.staff.worker, opened)
    assert f"/diklat/kelas/{college.training_class.case.code}/tes/{exam.number}/" in shown


def test_only_participants_read_it_and_nobody_who_gave_their_seat_back(college: College) -> None:
    assigned(college)
    shown = {
        name: "Hand in: Peta masalah" in page(college, account, TUESDAY)
        for name, account in {
            "worker": college.staff.worker,
            "trainer": college.trainer,
            "keeper": college.keeper,
            "outsider": college.staff.contracted,
        }.items()
    }
    assert shown == {"worker": True, "trainer": False, "keeper": False, "outsider": False}
    Seat.objects.filter(pk=college.seat(college.staff.worker).pk).update(status="withdrawn")
    assert doing(college, college.staff.worker, TUESDAY) == []


def test_it_costs_the_same_however_much_there_is_to_do(college: College) -> None:
    def count() -> int:
        page(college, college.staff.worker, TUESDAY)
        with CaptureQueriesContext(connection) as caught:
            page(college, college.staff.worker, TUESDAY)
        return len(caught)

    assigned(college)
    one = count()
    for number in range(4):
        assigned(college, f"Tugas {number}")
    assert count() == one
