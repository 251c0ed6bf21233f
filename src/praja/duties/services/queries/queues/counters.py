# SPDX-License-Identifier: EUPL-1.2
"""A counter as its officer sees it, and the hall as everybody sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from praja.duties.services.domain.queues.turns import upcoming
from praja.duties.services.enums.queues import IN_HAND, TicketState
from praja.duties.services.models import Counter, CounterQueue, Queue, Ticket
from praja.duties.services.queries.queues.hours import today_of
from praja.duties.services.queries.queues.lines import lines_of, waiting_in
from praja.kernel.procedures.counters import matters_found
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor

SHOWN = 5
"""So many of those who are next are shown."""
LAST_CALLS = 6
"""So many calls stand on the display."""


@dataclass(frozen=True, slots=True)
class AtCounter:
    """The ticket the counter has, those it calls next, how many wait for it, and who did not come today."""

    ticket: Ticket | None
    upcoming: tuple[Ticket, ...]
    waiting: int
    skipped: tuple[Ticket, ...]


def at_counter(counter: Counter, at: datetime) -> AtCounter:
    """What stands at a counter now. Six statements, however many wait."""
    day = today_of(at)
    ranks = dict(CounterQueue.objects.filter(counter=counter).values_list("queue_id", "rank"))
    lines = lines_of(ranks, day)
    ids = [waiting.ticket for _line, waiting in islice(upcoming(lines, at), SHOWN)]
    tickets = Ticket.objects.select_related("queue", "case")
    rows = tickets.in_bulk(ids)
    return AtCounter(
        ticket=tickets.filter(counter=counter, state__in=IN_HAND).first(),
        upcoming=tuple(rows[pk] for pk in ids if pk in rows),
        waiting=sum(len(line.waiting) for line in lines),
        skipped=tuple(tickets.filter(queue__in=ranks, day=day, state=TicketState.SKIPPED).order_by("-ended_at")[:8]),
    )


def counter_of(actor: Actor) -> tuple[Counter, Ticket] | None:
    """The counter at which this officer sits, with the ticket that it has; None where nobody is there. One statement."""
    if not actor.id.isdecimal():
        return None
    mine = Ticket.objects.filter(counter__officer=int(actor.id), counter__open_since__isnull=False, state__in=IN_HAND)
    ticket = mine.select_related("counter__unit", "queue").first()
    return (ticket.counter, ticket) if ticket and ticket.counter else None


def counter_numbered(pk: int) -> Counter | None:
    """The counter in use with this id; None for none."""
    return Counter.objects.filter(pk=pk, is_active=True).select_related("unit").first()


def other_queues(counter: Counter, ticket: Ticket) -> list[Queue]:
    """The queues of the unit to which the ticket can be sent on."""
    rows = Queue.objects.filter(unit=counter.unit_id, is_active=True).exclude(pk=ticket.queue_id)
    return list(rows.order_by("letter"))


def case_at_counter(typed: str, actor: Actor) -> Case | None:
    """The one matter that a code shown at the counter leads to; None for none or several."""
    codes = {matter.code for matter in matters_found(typed, actor=actor)}
    return Case.objects.filter(code__in=codes).first() if len(codes) == 1 else None


@dataclass(frozen=True, slots=True)
class Hall:
    """The display: who was called where, the latest first, and how many wait in each queue."""

    calls: tuple[Ticket, ...]
    waiting: tuple[tuple[Queue, int], ...]


def hall_of(unit_id: int, day: date) -> Hall:
    """What the display of a unit shows: labels and counters, nothing else. Three statements."""
    queues: Sequence[Queue] = list(Queue.objects.filter(unit=unit_id, is_active=True).order_by("letter"))
    ids = [queue.pk for queue in queues]
    called = Ticket.objects.filter(queue__in=ids, day=day, announced_at__isnull=False).select_related("counter")
    waiting = waiting_in(ids, day)
    return Hall(
        calls=tuple(called.order_by("-announced_at", "-pk")[:LAST_CALLS]),
        waiting=tuple((queue, len(waiting.get(queue.pk, ()))) for queue in queues),
    )
