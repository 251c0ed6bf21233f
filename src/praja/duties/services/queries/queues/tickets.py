# SPDX-License-Identifier: EUPL-1.2
"""A ticket as its holder sees it: where it stands, how many are before it, how long that may take."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from praja.duties.services.domain.queues.estimates import RECENT, Estimate, counters_for, estimate
from praja.duties.services.domain.queues.turns import Line, place_of
from praja.duties.services.enums.queues import OPEN, TicketState
from praja.duties.services.models import CounterQueue, Queue, Ticket
from praja.duties.services.queries.queues.lines import lines_of


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a ticket stands now. `before` is None unless it waits; `counters` are those open for its queue."""

    ticket: Ticket
    before: int | None
    counters: int
    estimate: Estimate | None


def latest_of(ticket: Ticket) -> Ticket:
    """The ticket that this one led to, where it was sent on to further queues; otherwise itself, as it is now."""
    now = Ticket.objects.select_related("queue", "counter").get(pk=ticket.pk)
    while now.state == TicketState.MOVED:
        now = Ticket.objects.select_related("queue", "counter").get(transferred_from=now)
    return now


def ticket_with(code: str) -> Ticket | None:
    """The ticket with this code; None for no ticket."""
    return Ticket.objects.select_related("queue__unit", "counter").filter(code=code).first()


def standing_of(ticket: Ticket, at: datetime) -> Standing:
    """Where whoever holds `ticket` stands now, and what can honestly be said of the wait."""
    now = latest_of(ticket)
    if now.state != TicketState.WAITING:
        return Standing(now, None, 0, None)
    counters, share, line = _served(now.queue, now.day)
    before = place_of(line, now.pk, at)
    if before is None:  # called in this very moment
        return Standing(now, 0, counters, None)
    return Standing(now, before, counters, estimate(before, recent_seconds(now.queue_id), share))


def wait_for_newcomer(queue: Queue, day: date) -> tuple[int, int, Estimate | None]:
    """How many wait in a queue, how many counters are open for it, and how long a new ticket would wait."""
    counters, share, line = _served(queue, day)
    waiting = len(line.waiting)
    return waiting, counters, estimate(waiting, recent_seconds(queue.pk), share)


def recent_seconds(queue_id: int) -> list[int]:
    """What the latest finished services of the queue took, from the call to the end, in seconds."""
    rows = Ticket.objects.filter(queue=queue_id, state=TicketState.DONE, ended_by_closing=False)
    return [
        int((ended - called).total_seconds())
        for called, ended in rows.order_by("-ended_at").values_list("called_at", "ended_at")[:RECENT]
        if called is not None and ended is not None
    ]


def open_tickets(codes: Collection[str]) -> list[Ticket]:
    """Those of these tickets that still wait or are being served, under whatever label they came."""
    found = Ticket.objects.select_related("queue__unit", "counter").filter(code__in=codes)
    return [ticket for ticket in found.order_by("pk") if ticket.state in OPEN or _is_open(ticket)]


def _is_open(ticket: Ticket) -> bool:
    return ticket.state == TicketState.MOVED and latest_of(ticket).state in OPEN


def _served(queue: Queue, day: date) -> tuple[int, Fraction, Line]:
    """Open counters of the queue, what they come to when their other queues are counted, and its line. Four statements."""
    at_counters = CounterQueue.objects.filter(counter__open_since__isnull=False, counter__is_active=True)
    rows = list(
        at_counters.filter(counter__serves__queue=queue).values_list("counter_id", "queue_id", "rank").distinct()
    )
    lines = {line.queue: line for line in lines_of({queue.pk: 1, **{other: 1 for _c, other, _r in rows}}, day)}
    own = {counter: rank for counter, other, rank in rows if other == queue.pk}
    among = [
        1 + sum(c == counter and o != queue.pk and r <= rank and bool(lines[o].waiting) for c, o, r in rows)
        for counter, rank in own.items()
    ]
    return len(own), counters_for(among), lines[queue.pk]
