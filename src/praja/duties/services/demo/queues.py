# SPDX-License-Identifier: EUPL-1.2
"""A hall of the demo town: two queues, three counters, and the mornings of some days, every act at its own moment.

set_up_hall(unit=unit, head=head, at=at) -> Hall
play_day(hall=hall, officers=(one, two), day=day, rng=Random("2026:queues"), until=at) -> tickets taken
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from praja.duties.services.enums.queues import TicketChannel
from praja.duties.services.errors.queues import NobodyWaits
from praja.duties.services.models import Counter, Queue, Ticket
from praja.duties.services.operations.queues import (
    CounterWords,
    QueueWords,
    call_next,
    close_counter,
    close_queue_day,
    finish_ticket,
    open_counter,
    save_counter,
    save_queue,
    skip_ticket,
    start_ticket,
    take_ticket,
)
from praja.duties.services.queries.queues.hours import spans_on
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.enums import Priority
from praja.lib.actors import NOBODY, Actor

MINUTE = timedelta(minutes=1)
FIRST = (Priority.DISABILITY, Priority.AGE, Priority.PREGNANCY)


@dataclass(frozen=True, slots=True)
class Hall:
    """What was set up, and by whom."""

    head: Actor
    queues: tuple[Queue, ...]
    counters: tuple[Counter, ...]


def set_up_hall(*, unit: Unit, head: Actor, at: datetime) -> Hall:
    """Letters and civil registry, with hours that can be booked, at three counters."""
    wanted = (
        QueueWords(
            letter="A", name="Surat keterangan dan pengantar", slot_minutes=20, slot_capacity=1, daily_limit=120
        ),
        QueueWords(letter="B", name="Kependudukan dan pencatatan", daily_limit=80, web_limit=40),
    )
    letters, registry = (save_queue(queue=None, unit=unit, words=words, actor=head, at=at) for words in wanted)
    serves = ({letters.pk: 1, registry.pk: 2}, {letters.pk: 1}, {registry.pk: 1, letters.pk: 2})
    counters = tuple(
        save_counter(counter=None, unit=unit, words=CounterWords(number=n, serves=s), actor=head, at=at)
        for n, s in enumerate(serves, 1)
    )
    return Hall(head, (letters, registry), counters)


def play_day(*, hall: Hall, officers: tuple[Actor, ...], day: date, rng: Random, until: datetime) -> int:
    """A morning of this day, as far as it lies before `until`: people come every few minutes, each officer at a counter calls,
    serves and now and then skips. A day that is over is closed. Says how many came; none on a day off."""
    spans = spans_on(hall.queues[0].unit_id, day)
    if not spans or spans[0][0] >= until:
        return 0
    opens, closes = spans[0][0], min(spans[0][0] + 240 * MINUTE, until)
    desks = [
        _Desk(hall.counters[place], officer, opens) for place, officer in enumerate(officers[: len(hall.counters)])
    ]
    taken, comes = 0, opens
    for desk in desks:
        open_counter(counter=desk.counter, actor=desk.officer, at=opens)
    while comes < closes:
        taken += _come(hall, rng, comes)
        for desk in desks:
            desk.serve(rng, comes)
        comes += rng.randrange(2, 9) * MINUTE
    if spans[-1][1] < until:
        for desk in desks:
            desk.finish(rng, spans[-1][1])
        for queue in hall.queues:
            close_queue_day(queue=queue, day=day, actor=hall.head, at=spans[-1][1])
    return taken


def _come(hall: Hall, rng: Random, at: datetime) -> int:
    queue = rng.choices(hall.queues, weights=(3, 2))[0]
    priority = rng.choice(FIRST).value if rng.random() < 0.15 else ""
    take_ticket(queue=queue, channel=TicketChannel.WEB, actor=NOBODY, at=at, priority=priority)
    return 1


class _Desk:
    """An officer at a counter, and until when whoever is there keeps them."""

    def __init__(self, counter: Counter, officer: Actor, free_at: datetime) -> None:
        self.counter, self.officer, self.free_at = counter, officer, free_at
        self.ticket: Ticket | None = None

    def serve(self, rng: Random, at: datetime) -> None:
        if at < self.free_at:
            return
        try:
            seen = self.ticket.pk if self.ticket else None
            self.ticket = call_next(counter=self.counter, seen=seen, actor=self.officer, at=at)
        except NobodyWaits:
            return
        if rng.random() < 0.06:
            skip_ticket(counter=self.counter, ticket=self.ticket, actor=self.officer, at=at + 2 * MINUTE)
            self.ticket, self.free_at = None, at + 2 * MINUTE
            return
        start_ticket(counter=self.counter, ticket=self.ticket, actor=self.officer, at=at + MINUTE)
        self.free_at = at + rng.randrange(4, 16) * MINUTE

    def finish(self, rng: Random, at: datetime) -> None:
        """Serve whoever still waits, then close the counter."""
        while self.free_at < at:
            before = self.ticket.pk if self.ticket else None
            self.serve(rng, self.free_at)
            if (self.ticket.pk if self.ticket else None) == before:
                break
        if self.ticket is not None:
            finish_ticket(counter=self.counter, ticket=self.ticket, actor=self.officer, at=at)
            self.ticket = None
        close_counter(counter=self.counter, actor=self.officer, at=at)
