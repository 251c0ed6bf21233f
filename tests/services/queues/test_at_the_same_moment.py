# SPDX-License-Identifier: EUPL-1.2
"""Twenty counters call at once while people take and give back tickets: nobody is called twice, nobody is lost."""

import json
import threading
from collections import Counter as Tally
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection

from praja.duties.services.enums.queues import TicketChannel, TicketState
from praja.duties.services.errors.queues import HourGone, NobodyWaits, TicketOver
from praja.duties.services.models import Appointment, QueueDay, Ticket
from praja.duties.services.operations.queues import (
    book_appointment,
    call_next,
    close_queue_day,
    leave_queue,
    open_counter,
    save_counter,
    take_ticket,
)
from praja.duties.services.operations.queues.setup import CounterWords
from praja.kernel.ledger.models import LedgerEvent
from praja.lib.actors import NOBODY, Actor, ActorKind
from praja.lib.errors import DomainError
from services.queues.halls import Hall, furnish, take
from towns import found_town

COUNTERS, BEFORE, TAKERS, EACH = 20, 40, 4, 10


def at_once(acts: list[Callable[[], None]]) -> list[BaseException]:
    """Run every act in a thread of its own, all from one moment on; what went wrong in any."""
    ready, wrong = threading.Barrier(len(acts)), []

    def run(act: Callable[[], None]) -> None:
        try:
            ready.wait()
            act()
        except BaseException as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert not any(thread.is_alive() for thread in threads)
    return wrong


@pytest.fixture
def busy(transactional_db: None, monday: datetime) -> Hall:
    """A hall with twenty counters; every second one serves both queues."""
    town = found_town(datetime(2025, 1, 2, 2, 0, tzinfo=UTC), since=date(2020, 1, 1))
    hall = furnish(town, monday, counters=0, slot_minutes=30, slot_capacity=3)
    for number in range(1, COUNTERS + 1):
        serves = {hall.a.pk: 1, hall.b.pk: 1} if number % 2 else {hall.a.pk: 1}
        words = CounterWords(number=number, serves=serves)
        hall.counters.append(save_counter(counter=None, unit=hall.unit, words=words, actor=hall.head, at=monday))
        open_counter(counter=hall.counters[-1], actor=hall.officer(number), at=monday)
    return hall


class Going:
    """Whether somebody still takes or gives back tickets."""

    def __init__(self, people: int) -> None:
        self._left, self._lock, self.over = people, threading.Lock(), threading.Event()

    def done(self) -> None:
        with self._lock:
            self._left -= 1
        if not self._left:
            self.over.set()


def calls_until_nobody_waits(hall: Hall, number: int, at: datetime, over: threading.Event) -> Callable[[], None]:
    def act() -> None:
        seen = None
        while True:
            try:
                seen = call_next(counter=hall.counters[number - 1], seen=seen, actor=hall.officer(number), at=at).pk
            except NobodyWaits:
                if over.wait(0.05):
                    return

    return act


@pytest.mark.slow
def test_twenty_counters_never_call_anybody_twice_and_never_lose_anybody(busy: Hall, monday: datetime) -> None:
    at, going, left = monday + timedelta(minutes=1), Going(TAKERS + 1), []
    waiting = [take(queue, monday) for queue in (busy.a, busy.b) for _ in range(BEFORE // 2)]

    def takes(queue_number: int) -> None:
        try:
            for _ in range(EACH):
                take((busy.a, busy.b)[queue_number % 2], at)
        finally:
            going.done()

    def gives_back() -> None:
        try:
            for ticket in waiting[::-3]:
                try:
                    leave_queue(ticket=ticket, actor=Actor(ActorKind.LINK, f"ticket:{ticket.pk}"), at=at)
                    left.append(ticket.pk)
                except TicketOver:
                    continue
        finally:
            going.done()

    acts = [calls_until_nobody_waits(busy, number, at, going.over) for number in range(1, COUNTERS + 1)]
    acts += [lambda number=number: takes(number) for number in range(TAKERS)]
    wrong = at_once([*acts, gives_back])

    assert wrong == []
    called = Tally(
        json.loads(payload)["ticket"]
        for payload in LedgerEvent.objects.filter(name="services.ticket_called").values_list("payload", flat=True)
    )
    everybody = set(Ticket.objects.values_list("pk", flat=True))
    assert len(everybody) == BEFORE + TAKERS * EACH
    assert set(called.values()) == {1}, "nobody twice"
    assert set(called) == everybody - set(left), "nobody lost"
    states = Tally(Ticket.objects.values_list("state", flat=True))
    assert states == {
        key: count
        for key, count in {
            TicketState.LEFT: len(left),
            TicketState.CALLED: states[TicketState.CALLED],
            TicketState.DONE: len(called) - states[TicketState.CALLED],
        }.items()
        if count
    }
    assert states[TicketState.CALLED] <= COUNTERS
    for queue in (busy.a, busy.b):
        numbers = list(Ticket.objects.filter(queue=queue).order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1)), "no gap"
        assert QueueDay.objects.get(queue=queue).last_number == len(numbers)


@pytest.mark.slow
def test_the_last_places_of_an_hour_go_to_as_many_as_there_are(busy: Hall, monday: datetime) -> None:
    booked: list[int] = []

    def book() -> None:
        try:
            made = book_appointment(
                queue=busy.a, starts_at=monday + timedelta(days=1), key=uuid4(), actor=NOBODY, at=monday
            )
        except HourGone:
            return
        booked.append(made.appointment.pk)

    assert at_once([book] * 12) == []
    assert len(booked) == Appointment.objects.count() == 3


@pytest.mark.slow
def test_one_form_sent_many_times_at_once_takes_one_ticket(busy: Hall, monday: datetime) -> None:
    key, given = uuid4(), []

    def press() -> None:
        taken = take_ticket(queue=busy.a, channel=TicketChannel.WEB, actor=NOBODY, at=monday, key=key, secret="s")
        given.append(taken.ticket.pk)

    assert at_once([press] * 8) == []
    assert (len(given), len(set(given)), Ticket.objects.count()) == (8, 1, 1)


@pytest.mark.slow
def test_closing_the_day_leaves_nobody_waiting_behind_it(busy: Hall, monday: datetime) -> None:
    def takes() -> None:
        for _ in range(10):
            try:
                take(busy.a, monday)
            except DomainError:
                return

    def closes() -> None:
        close_queue_day(queue=busy.a, day=date(2026, 1, 5), actor=busy.head, at=monday)

    assert at_once([takes, takes, closes, takes, takes]) == []
    assert Ticket.objects.filter(state=TicketState.WAITING).count() == 0
