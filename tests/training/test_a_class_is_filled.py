# SPDX-License-Identifier: EUPL-1.2
"""A class is prepared, announced, filled within its quotas, begun."""

from datetime import date, timedelta

import pytest

from praja.duties.training.enums import ClassState, SeatStatus
from praja.duties.training.errors.classes import NominationsClosed, NotYourPeople
from praja.duties.training.models import Seat
from praja.duties.training.operations.classes import end_class, nominate
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.procedures.enums import Outcome
from praja.kernel.procedures.models import Deadline
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from training.conftest import OPENED, STARTED, College

pytestmark = pytest.mark.django_db


def test_a_class_runs_with_those_who_were_chosen(college: College) -> None:
    row = college.reread()
    assert row.case.state == ClassState.RUNNING
    assert set(row.seats.values_list("status", flat=True)) == {SeatStatus.SELECTED}
    assert row.seats.count() == 3


def test_every_seat_has_a_stream_of_its_own(college: College) -> None:
    seat = college.seat(college.staff.worker)
    names = LedgerEvent.objects.filter(stream=f"training.seat:{seat.pk}").order_by("seq").values_list("name", flat=True)
    assert list(names) == ["training.nominated", "training.seat_decided"]


def test_nobody_is_nominated_once_participants_are_chosen(college: College) -> None:
    staff, at = college.staff, OPENED + timedelta(days=2)
    with pytest.raises(NominationsClosed):
        nominate(
            case=college.training_class.case,
            employees=[staff.employee(staff.contracted)],
            reason="",
            actor=college.actor(staff.roads_head, at),
            at=at,
        )


def test_a_head_nominates_nobody_else_s_people(college: College) -> None:
    staff = college.staff
    with pytest.raises(NotYourPeople):
        nominate(
            case=college.training_class.case,
            employees=[staff.employee(staff.stranger)],
            reason="",
            actor=college.actor(staff.roads_head, OPENED),
            at=OPENED,
        )
    assert Seat.objects.count() == 3


def test_a_class_ends_by_its_committee(college: College) -> None:
    actor = college.actor(college.committee, STARTED)
    case = end_class(case=college.reread().case, actor=actor, at=STARTED + timedelta(days=4), seen_version=None)
    assert case.state == ClassState.ENDED


def test_choosing_after_nominations_end_and_before_the_class_begins_is_in_time(college: College) -> None:
    [clock] = Deadline.objects.filter(case=college.training_class.case)
    assert (clock.clock, clock.outcome) == ("selection", Outcome.MET)
    assert local_date(clock.due_at - timedelta(seconds=1), local_zone()) == date(2026, 3, 1)
