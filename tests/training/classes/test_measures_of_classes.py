# SPDX-License-Identifier: EUPL-1.2
"""What is counted of classes, as it happens and anew."""

import pytest

from praja.duties.training.operations.classes import withdraw_seat
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.measures.models import Fact
from praja.kernel.measures.operations import rebuild, refresh_dirty
from training.conftest import STARTED, College

pytestmark = pytest.mark.django_db


def counted():
    rows = Fact.objects.filter(
        measure__startswith="training.", measure__in=("training.classes_held", "training.seats_filled")
    )
    return sorted(rows.values_list("measure", "numerator", "denominator"))


def test_a_seat_that_is_given_back_is_counted_no_more_and_a_rebuild_finds_the_same(college: College) -> None:
    def settle():
        while deliver_due(at=STARTED) or refresh_dirty(at=STARTED):
            pass

    settle()
    assert counted() == [("training.classes_held", 1, 1), ("training.seats_filled", 3, 4)]
    actor = college.actor(college.staff.worker, STARTED)
    withdraw_seat(seat=college.seat(college.staff.worker), reason="Sakit dan dirawat.", actor=actor, at=STARTED)
    settle()
    assert counted() == [("training.classes_held", 1, 1), ("training.seats_filled", 2, 4)]
    rebuild(at=STARTED)
    assert counted() == [("training.classes_held", 1, 1), ("training.seats_filled", 2, 4)]
