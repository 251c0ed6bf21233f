# SPDX-License-Identifier: EUPL-1.2
"""Sent on, brought back, given back, served first after all: nobody loses the time they have waited."""

from datetime import timedelta

import pytest

from praja.duties.services.enums.queues import TicketState
from praja.duties.services.errors.queues import NotYourQueue, QueueClosed, SameQueue, TicketOver
from praja.duties.services.models import Ticket
from praja.duties.services.operations.queues import (
    QueueWords,
    bring_back,
    call_next,
    close_queue_day,
    leave_queue,
    save_queue,
    set_priority,
    skip_ticket,
    start_ticket,
    transfer_ticket,
)
from praja.duties.services.queries.queues.tickets import latest_of, standing_of
from praja.kernel.people.enums import Role
from praja.lib.actors import NOBODY, Actor, ActorKind
from services.queues.halls import actor, take
from services.queues.test_calling import at_counter, next_at

MINUTE = timedelta(minutes=1)


def holder(ticket):
    return Actor(ActorKind.LINK, f"ticket:{ticket.pk}")


def test_whoever_is_sent_on_keeps_label_and_waiting_time(hall, monday):
    sent = take(hall.a, monday)
    take(hall.b, monday + MINUTE)
    hall.open(1)
    called = next_at(hall, 1, monday + 5 * MINUTE)
    onward = transfer_ticket(**at_counter(hall, called, monday + 6 * MINUTE), to_queue=hall.b)

    assert (onward.label, onward.number, onward.since, onward.entered_at) == (
        "A-001",
        None,
        monday,
        monday + 6 * MINUTE,
    )
    assert Ticket.objects.get(pk=sent.pk).state == TicketState.MOVED
    assert next_at(hall, 1, monday + 7 * MINUTE).pk == onward.pk, "before whoever came later"


def test_the_link_of_the_first_ticket_leads_to_the_last(hall, monday):
    sent = take(hall.a, monday)
    hall.open(1)
    onward = transfer_ticket(**at_counter(hall, next_at(hall, 1, monday), monday), to_queue=hall.b)

    assert latest_of(sent).pk == onward.pk
    assert standing_of(sent, monday).ticket.queue_id == hall.b.pk
    assert leave_queue(ticket=sent, actor=holder(sent), at=monday).pk == onward.pk


def test_numbers_stay_without_a_gap_when_somebody_is_sent_on(hall, monday):
    take(hall.a, monday)
    hall.open(1)
    transfer_ticket(**at_counter(hall, next_at(hall, 1, monday), monday), to_queue=hall.b)

    assert take(hall.b, monday).number == 1


def test_nobody_is_sent_to_the_same_queue_another_office_or_a_closed_one(hall, town, monday):
    take(hall.a, monday)
    hall.open(1)
    called = next_at(hall, 1, monday)
    elsewhere = save_queue(
        queue=None,
        unit=town.roads,
        words=QueueWords(letter="A", name="Lain"),
        actor=actor(30, Role.HEAD, town.roads, since=monday),
        at=monday,
    )

    for queue in (hall.a, elsewhere):
        with pytest.raises(SameQueue):
            transfer_ticket(**at_counter(hall, called, monday), to_queue=queue)
    close_queue_day(queue=hall.b, day=called.day, actor=hall.head, at=monday)
    with pytest.raises(QueueClosed):
        transfer_ticket(**at_counter(hall, called, monday), to_queue=hall.b)
    assert Ticket.objects.get(pk=called.pk).state == TicketState.CALLED


def test_whoever_did_not_come_and_is_here_after_all_is_next(hall, monday):
    take(hall.a, monday), take(hall.a, monday + MINUTE)
    hall.open(1)
    absent = skip_ticket(**at_counter(hall, next_at(hall, 1, monday + 2 * MINUTE), monday + 3 * MINUTE))
    bring_back(ticket=absent, actor=hall.officer(2), at=monday + 4 * MINUTE)

    again = next_at(hall, 1, monday + 5 * MINUTE)
    assert (again.pk, again.calls) == (absent.pk, 1)
    assert Ticket.objects.get(pk=absent.pk).first_called_at == monday + 2 * MINUTE


def test_only_whoever_was_skipped_is_brought_back_and_only_on_the_day(hall, monday):
    ticket = take(hall.a, monday)
    with pytest.raises(TicketOver):
        bring_back(ticket=ticket, actor=hall.officer(), at=monday)
    hall.open(1)
    absent = skip_ticket(**at_counter(hall, next_at(hall, 1, monday), monday))
    close_queue_day(queue=hall.a, day=ticket.day, actor=hall.head, at=monday)

    with pytest.raises(QueueClosed):
        bring_back(ticket=absent, actor=hall.officer(), at=monday)
    with pytest.raises(NotYourQueue):
        bring_back(ticket=absent, actor=NOBODY, at=monday)


def test_only_the_holder_of_the_link_gives_a_ticket_back_and_only_while_it_waits(hall, monday):
    mine, other = take(hall.a, monday), take(hall.a, monday)

    for stranger in (NOBODY, holder(other), hall.officer()):
        with pytest.raises(NotYourQueue):
            leave_queue(ticket=mine, actor=stranger, at=monday)
    assert leave_queue(ticket=mine, actor=holder(mine), at=monday).state == TicketState.LEFT
    hall.open(1)
    assert next_at(hall, 1, monday).pk == other.pk
    with pytest.raises(TicketOver):
        leave_queue(ticket=other, actor=holder(other), at=monday)


def test_an_officer_sees_that_somebody_must_be_served_first(hall, monday):
    take(hall.a, monday)
    later = take(hall.a, monday + MINUTE)

    set_priority(ticket=later, priority="pregnancy", actor=hall.officer(), at=monday)

    hall.open(1)
    assert next_at(hall, 1, monday + 2 * MINUTE).pk == later.pk
    with pytest.raises(TicketOver):
        set_priority(ticket=later, priority="", actor=hall.officer(), at=monday)
    with pytest.raises(NotYourQueue):
        set_priority(ticket=later, priority="", actor=NOBODY, at=monday)


def test_how_many_are_before_a_ticket_follows_the_rule_of_turns(hall, monday):
    first, second = take(hall.a, monday), take(hall.a, monday + MINUTE)
    ahead = take(hall.a, monday + 2 * MINUTE, priority="age")

    at = monday + 3 * MINUTE
    assert [standing_of(one, at).before for one in (first, second, ahead)] == [1, 2, 0]


def test_the_wait_is_estimated_from_what_was_measured_and_not_before(hall, monday):
    waiting = take(hall.a, monday)
    hall.open(1)
    assert standing_of(waiting, monday).estimate is None

    seen = None
    for minute in range(0, 60, 10):
        if minute:
            take(hall.a, monday)
        ticket = call_next(counter=hall.counters[0], seen=seen, actor=hall.officer(), at=monday + minute * MINUTE)
        start_ticket(**at_counter(hall, ticket, monday + (minute + 1) * MINUTE))
        seen = ticket.pk
    take(hall.a, monday)
    last = take(hall.a, monday)

    standing = standing_of(last, monday + 60 * MINUTE)
    assert (standing.before, standing.counters) == (1, 1)
    assert (standing.estimate.low, standing.estimate.high, standing.estimate.services) == (10, 20, 5)
