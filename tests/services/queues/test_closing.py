# SPDX-License-Identifier: EUPL-1.2
"""The end of a day: nobody who still waits is lost without a word, and nothing forgotten spoils the figures."""

from datetime import date, timedelta

import pytest

from praja.duties.services.enums.queues import TicketState
from praja.duties.services.errors.queues import NotYourQueue, QueueClosed
from praja.duties.services.models import QueueDay, Ticket
from praja.duties.services.operations.queues import close_past_days, close_queue_day
from praja.duties.services.queries.queues.tickets import recent_seconds
from praja.kernel.ledger.queries import history
from praja.kernel.people.enums import Role
from praja.lib.actors import NOBODY, system_actor
from services.queues.halls import actor, take
from services.queues.test_calling import next_at

DAY = date(2026, 1, 5)
CLOSER = system_actor("tests")


def test_after_closing_no_ticket_is_given_and_whoever_waits_is_counted_as_left(hall, monday):
    called, waiting = take(hall.a, monday), take(hall.a, monday)
    hall.open(1)
    next_at(hall, 1, monday)
    close_queue_day(queue=hall.a, day=DAY, actor=hall.head, at=monday)

    with pytest.raises(QueueClosed):
        take(hall.a, monday)
    assert Ticket.objects.get(pk=called.pk).state == TicketState.CALLED, "whoever is at the counter is served"
    left = Ticket.objects.get(pk=waiting.pk)
    assert (left.state, left.ended_by_closing) == (TicketState.LEFT, True)
    last = history(f"queue:{hall.a.pk}:{DAY}")[-1]
    assert (last.name, last.payload) == (
        "services.queue_day_closed",
        {"numbers": 2, "left": [waiting.pk], "unfinished": []},
    )


def test_the_schedule_closes_what_was_left_open_once(hall, monday):
    called = take(hall.a, monday)
    hall.open(1)
    next_at(hall, 1, monday)

    assert close_past_days(actor=CLOSER, at=monday + timedelta(hours=12)) == 0
    assert close_past_days(actor=CLOSER, at=monday + timedelta(days=1)) == 2, "both queues that the counter serves"
    assert close_past_days(actor=CLOSER, at=monday + timedelta(days=1)) == 0
    ended = Ticket.objects.get(pk=called.pk)
    assert (ended.state, ended.ended_by_closing) == (TicketState.DONE, True)


def test_what_was_closed_by_hand_and_never_finished_is_ended_too(hall, monday):
    called = take(hall.a, monday)
    hall.open(1)
    next_at(hall, 1, monday)
    close_queue_day(queue=hall.a, day=DAY, actor=hall.officer(), at=monday)

    close_past_days(actor=CLOSER, at=monday + timedelta(days=1))

    assert Ticket.objects.get(pk=called.pk).state == TicketState.DONE
    assert QueueDay.objects.get(queue=hall.a).closed_at == monday


def test_a_service_that_nobody_finished_says_nothing_about_time(hall, monday):
    take(hall.a, monday)
    hall.open(1)
    next_at(hall, 1, monday)
    close_past_days(actor=CLOSER, at=monday + timedelta(days=1))

    assert recent_seconds(hall.a.pk) == []


def test_only_the_units_own_close_its_day(hall, town, monday):
    for stranger in (
        NOBODY,
        actor(50, Role.COUNTER, town.roads, since=monday),
        actor(51, Role.AUDITOR, hall.unit, since=monday),
    ):
        with pytest.raises(NotYourQueue):
            close_queue_day(queue=hall.a, day=DAY, actor=stranger, at=monday)
