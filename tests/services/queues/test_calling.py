# SPDX-License-Identifier: EUPL-1.2
"""At the counter: whoever is next is called, once, and a page that is no longer true changes nothing."""

from datetime import timedelta

import pytest

from praja.duties.services.enums.queues import TicketState
from praja.duties.services.errors.queues import (
    CounterIsClosed,
    CounterMovedOn,
    CounterTaken,
    NobodyWaits,
    NotYourQueue,
    TicketInHand,
)
from praja.duties.services.models import QueueDay, Ticket
from praja.duties.services.operations.queues import (
    call_next,
    close_counter,
    close_counters_left_open,
    finish_ticket,
    link_case,
    open_counter,
    recall_ticket,
    skip_ticket,
    start_ticket,
)
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.queries import history
from praja.kernel.people.enums import Role
from praja.lib.actors import NOBODY, system_actor
from procedures.cases import filed
from services.queues.halls import actor, take

MINUTE = timedelta(minutes=1)


def next_at(hall, number, at, seen=None):
    return call_next(counter=hall.counters[number - 1], seen=seen, actor=hall.officer(number), at=at)


def at_counter(hall, ticket, at, number=1):
    return {"counter": hall.counters[number - 1], "ticket": ticket, "actor": hall.officer(number), "at": at}


def test_two_counters_call_one_after_the_other(hall, monday):
    tickets = [take(hall.a, monday) for _ in range(3)]
    hall.open(1), hall.open(2)

    called = [next_at(hall, 1, monday), next_at(hall, 2, monday), next_at(hall, 1, monday, seen=tickets[0].pk)]

    assert [ticket.label for ticket in called] == ["A-001", "A-002", "A-003"]
    first, second, third = Ticket.objects.order_by("pk")
    assert [(t.state, t.counter.number) for t in (first, second, third)] == [("done", 1), ("called", 2), ("called", 1)]


def test_a_counter_looks_at_its_first_queue_first(hall, monday):
    take(hall.b, monday)
    take(hall.a, monday + MINUTE)
    hall.open(1)

    first = next_at(hall, 1, monday + 2 * MINUTE)
    second = next_at(hall, 1, monday + 3 * MINUTE, seen=first.pk)

    assert [first.label, second.label] == ["A-001", "B-001"]


def test_whoever_is_served_first_by_law_takes_every_second_turn(hall, monday):
    for minute in range(2):
        take(hall.a, monday + minute * MINUTE)
    for minute in range(2, 4):
        take(hall.a, monday + minute * MINUTE, priority="age")
    hall.open(1)

    called, seen = [], None
    for _ in range(4):
        ticket = next_at(hall, 1, monday + 5 * MINUTE, seen=seen)
        called.append(ticket.label)
        seen = ticket.pk

    assert called == ["A-003", "A-001", "A-004", "A-002"]
    assert QueueDay.objects.get(queue=hall.a).owed_to_others is False


def test_the_turn_is_remembered_between_counters(hall, monday):
    for priority in ("age", "age", ""):
        take(hall.a, monday, priority=priority)
    hall.open(1), hall.open(2)

    assert [next_at(hall, number, monday + MINUTE).label for number in (1, 2)] == ["A-001", "A-003"]


def test_every_act_is_one_event(hall, monday):
    ticket = take(hall.a, monday)
    hall.open(1)
    called = next_at(hall, 1, monday)
    recall_ticket(**at_counter(hall, called, monday + MINUTE))
    start_ticket(**at_counter(hall, called, monday + 2 * MINUTE))
    finish_ticket(**at_counter(hall, called, monday + 9 * MINUTE))

    names = [row.name for row in history(f"queue:{hall.a.pk}:2026-01-05")]
    assert names == [f"services.ticket_{act}" for act in ("taken", "called", "recalled", "started", "finished")]
    done = Ticket.objects.get(pk=ticket.pk)
    assert (done.state, done.calls, done.ended_at - done.started_at) == ("done", 2, 7 * MINUTE)
    assert [row.name for row in history(f"counter:{hall.counters[0].pk}")] == ["services.counter_opened"]


def test_a_second_press_does_not_finish_whoever_was_just_called(hall, monday):
    take(hall.a, monday), take(hall.a, monday)
    hall.open(1)
    called = next_at(hall, 1, monday)

    with pytest.raises(CounterMovedOn):
        next_at(hall, 1, monday, seen=None)
    assert Ticket.objects.get(pk=called.pk).state == TicketState.CALLED


def test_an_old_page_skips_nobody(hall, monday):
    take(hall.a, monday), take(hall.a, monday)
    hall.open(1)
    first = next_at(hall, 1, monday)
    next_at(hall, 1, monday, seen=first.pk)
    before = LedgerEvent.objects.count()

    for act in (recall_ticket, start_ticket, finish_ticket, skip_ticket):
        with pytest.raises(CounterMovedOn):
            act(**at_counter(hall, first, monday))
    assert LedgerEvent.objects.count() == before


def test_with_nobody_waiting_whoever_is_at_the_counter_stays_there(hall, monday):
    take(hall.a, monday)
    hall.open(1)
    called = next_at(hall, 1, monday)

    with pytest.raises(NobodyWaits):
        next_at(hall, 1, monday, seen=called.pk)
    assert Ticket.objects.get(pk=called.pk).state == TicketState.CALLED


def test_somebody_at_the_counter_is_not_skipped(hall, monday):
    take(hall.a, monday)
    hall.open(1)
    called = next_at(hall, 1, monday)
    start_ticket(**at_counter(hall, called, monday))

    for act in (skip_ticket, recall_ticket, start_ticket):
        with pytest.raises(CounterMovedOn):
            act(**at_counter(hall, called, monday))


def test_a_closed_counter_calls_nobody(hall, monday):
    take(hall.a, monday)

    with pytest.raises(CounterIsClosed):
        next_at(hall, 1, monday)


def test_nobody_calls_from_a_counter_where_somebody_else_sits(hall, monday):
    take(hall.a, monday)
    hall.open(1)

    with pytest.raises(CounterTaken):
        call_next(counter=hall.counters[0], seen=None, actor=hall.officer(2), at=monday)


def test_whoever_takes_a_counter_over_has_its_ticket_too(hall, monday):
    take(hall.a, monday)
    hall.open(1)
    called = next_at(hall, 1, monday)
    open_counter(counter=hall.counters[0], actor=hall.officer(2), at=monday)

    finish_ticket(counter=hall.counters[0], ticket=called, actor=hall.officer(2), at=monday)
    assert Ticket.objects.get(pk=called.pk).state == TicketState.DONE


@pytest.mark.parametrize("role", [Role.HEAD, Role.LIAISON, Role.AUDITOR, Role.ADMINISTRATOR])
def test_only_officers_of_the_unit_sit_at_its_counters(hall, town, monday, role):
    strangers = (actor(40, role, hall.unit, since=monday), actor(41, Role.COUNTER, town.roads, since=monday), NOBODY)

    for stranger in strangers:
        with pytest.raises(NotYourQueue):
            open_counter(counter=hall.counters[0], actor=stranger, at=monday)


def test_a_counter_is_not_closed_with_somebody_before_it(hall, monday):
    take(hall.a, monday)
    hall.open(1)
    called = next_at(hall, 1, monday)

    with pytest.raises(TicketInHand) as refused:
        close_counter(counter=hall.counters[0], actor=hall.officer(1), at=monday)
    assert "A-001" in str(refused.value)
    finish_ticket(**at_counter(hall, called, monday))
    assert close_counter(counter=hall.counters[0], actor=hall.officer(1), at=monday).open_since is None


def test_a_counter_that_was_left_open_closes_after_the_day(hall, monday):
    hall.open(1)
    closer = system_actor("tests")

    assert close_counters_left_open(actor=closer, at=monday + timedelta(hours=10)) == 0
    assert close_counters_left_open(actor=closer, at=monday + timedelta(days=1)) == 1
    assert close_counters_left_open(actor=closer, at=monday + timedelta(days=1)) == 0


def test_a_ticket_belongs_to_what_was_begun_at_the_counter(hall, town, monday):
    take(hall.a, monday)
    hall.open(1)
    called, case = next_at(hall, 1, monday), filed(monday)

    for _ in range(2):
        link_case(**at_counter(hall, called, monday), case=case)

    assert Ticket.objects.get(pk=called.pk).case_id == case.pk
    last = history(f"queue:{hall.a.pk}:2026-01-05")[-1]
    assert (last.name, last.refs["case"]) == ("services.ticket_linked", case.pk)
    assert LedgerEvent.objects.filter(name="services.ticket_linked").count() == 1


def test_calling_costs_the_same_however_many_wait(hall, monday, django_assert_max_num_queries):
    hall.open(1)
    for _ in range(3):
        take(hall.a, monday)
    first = next_at(hall, 1, monday)
    with django_assert_max_num_queries(18):
        second = next_at(hall, 1, monday, seen=first.pk)
    for _ in range(20):
        take(hall.a, monday)
    with django_assert_max_num_queries(18):
        next_at(hall, 1, monday, seen=second.pk)
