# SPDX-License-Identifier: EUPL-1.2
"""Several heads, and several who give their seats back, at the same moment."""

from datetime import timedelta

import pytest

from at_once import at_once
from officers import officer
from praja.duties.training.errors.classes import QuotaFull
from praja.duties.training.models import Seat
from praja.duties.training.operations.classes import nominate, withdraw_seat
from praja.kernel.people.enums import Role
from training.classes.making import NOMINATED, SIGNED, announced, nominated, of, selected
from training.conftest import College

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_heads_of_one_quota_never_overfill_it(college: College) -> None:
    staff, row = college.staff, announced(college, roads=1)
    second = officer("Yanto", Role.HEAD, staff.bridges)

    def post(head, account):
        actor, employee = college.actor(head, NOMINATED), staff.employee(account)

        def send():
            try:
                return len(nominate(case=row.case, employees=[employee], reason="", actor=actor, at=NOMINATED))
            except QuotaFull:
                return 0

        return send

    posts = [
        post(staff.roads_head, staff.worker),
        post(second, staff.colleague),
        post(staff.bridges_head, staff.contracted),
    ]
    assert sorted(at_once(row.case, posts)) == [0, 0, 1]
    assert Seat.objects.filter(training_class=row).count() == 1


def test_two_who_give_their_seat_back_at_once_let_two_move_up(college: College) -> None:
    staff, row = college.staff, announced(college, capacity=2, roads=2, lights=0)
    seats = nominated(
        college, row, staff.roads_head, staff.worker, staff.colleague, reserves=(staff.contracted, staff.bridges_head)
    )
    pair = [of(seats, college, one) for one in (staff.worker, staff.colleague)]
    row = selected(college, row, pair, *(one for one in seats if one not in pair))
    at = SIGNED + timedelta(days=1)
    actors = [college.actor(one, at) for one in (staff.worker, staff.colleague)]

    def post(seat, actor):
        return lambda: withdraw_seat(seat=seat, reason="Tidak bisa ikut.", actor=actor, at=at).status

    assert at_once(row.case, [post(*both) for both in zip(pair, actors, strict=True)]) == ["withdrawn"] * 2
    found = Seat.objects.filter(training_class=row).values_list("employee__person__name", "status")
    assert dict(found) == {"Wayan": "withdrawn", "Cahya": "withdrawn", "Dewi": "selected", "Budi": "selected"}
