# SPDX-License-Identifier: EUPL-1.2
"""Whoever edits catalogue, classes, sessions, seats or letters by SQL is found out."""

from datetime import timedelta, timezone

import pytest

from praja.duties.training.operations.classes import SessionWish, assign_participants, set_session
from sql_edits import findings, not_named
from training.conftest import STARTED, College

pytestmark = pytest.mark.django_db


def test_every_edit_is_named(college: College) -> None:
    row, session, staff = college.reread(), college.sessions[0], college.staff
    head = college.actor(staff.bridges_head, STARTED)
    [letter] = assign_participants(case=row.case, actor=head, at=STARTED)
    seat, of_class = college.seat(staff.worker), f"class {row.case.code}"
    programme, curriculum = f"programme {college.programme.pk}", f"curriculum {college.curriculum.pk}"
    assert findings() == []
    edits = [
        ("UPDATE training_programme SET title = %s", ["Lain"], programme),
        ("UPDATE training_programme SET is_offered = %s", [False], programme),
        ("UPDATE training_subject SET jp = 9", [], curriculum),
        ("UPDATE training_curriculum SET least_presence = 1", [], curriculum),
        ("UPDATE training_room SET capacity = 999", [], f"room {college.room.pk}"),
        ("UPDATE training_trainingclass SET capacity = 99", [], of_class),
        ("UPDATE training_trainingclass SET self_apply = %s", [True], of_class),
        ("UPDATE training_trainingclass SET last_day = '2026-03-20'", [], of_class),
        ("UPDATE training_quota SET seats = 9 WHERE unit_id = %s", [staff.roads.pk], of_class),
        ("DELETE FROM training_quota WHERE unit_id = %s", [staff.roads.pk], of_class),
        ("DELETE FROM training_classofficer WHERE person_id = %s", [college.committee.person_id], of_class),
        ("UPDATE training_classsession SET jp = 9 WHERE id = %s", [session.pk], f"session {session.pk}"),
        (
            "UPDATE training_classsession SET cancelled_at = starts_at WHERE id = %s",
            [session.pk],
            f"session {session.pk}",
        ),
        ("DELETE FROM training_sessiontrainer WHERE session_id = %s", [session.pk], f"session {session.pk}"),
        ("UPDATE training_seat SET status = 'passed' WHERE id = %s", [seat.pk], f"seat {seat.pk}"),
        ("UPDATE training_seat SET way = 'own' WHERE id = %s", [seat.pk], f"seat {seat.pk}"),
        ("UPDATE training_seat SET reason = 'Lain' WHERE id = %s", [seat.pk], f"seat {seat.pk}"),
        ("UPDATE training_seat SET letter_id = NULL WHERE id = %s", [seat.pk], f"seat {seat.pk}"),
        ("UPDATE training_classletter SET unit_id = %s", [staff.lights.pk], f"letter {letter.pk}"),
    ]
    assert not_named(edits) == []


def test_a_session_told_by_the_local_clock_is_held_as_one_told_in_utc(college: College) -> None:
    starts = STARTED.astimezone(timezone(timedelta(hours=8)))
    wish = SessionWish(title="Penutupan", jp=0, starts_at=starts, ends_at=starts + timedelta(hours=1))
    set_session(case=college.reread().case, wish=wish, actor=college.actor(college.keeper, STARTED), at=STARTED)
    assert findings() == []
