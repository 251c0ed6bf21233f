# SPDX-License-Identifier: EUPL-1.2
"""The end of a day: what still waits is told that it will not be called, and is counted as left without service."""

from datetime import date, datetime

from django.db import transaction

from praja.duties.services.enums.queues import IN_HAND, TicketState
from praja.duties.services.errors.queues import NotYourQueue
from praja.duties.services.events.queues import QueueDayClosed, stream_of_day
from praja.duties.services.models import Counter, Queue, QueueDay, Ticket
from praja.duties.services.operations.queues.counters import shut
from praja.duties.services.operations.queues.locking import locked_days
from praja.duties.services.queries.queues.hours import today_of
from praja.duties.services.rules.queues import CLOSE
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor
from praja.lib.clock import start_of
from praja.lib.moments import local_zone

AT_MOST = 500
"""Days closed and counters shut in one run of the schedule."""


def close_queue_day(*, queue: Queue, day: date, actor: Actor, at: datetime) -> QueueDay:
    """Close a queue for a day: no more tickets, and who still waits is told on their ticket's page. Whoever a counter has is
    served to the end; once the day is over, what was never finished ends with it. Closed again, nothing changes.

    Raises `NotYourQueue`.
    """
    if not CLOSE.allows(actor, queue):
        raise NotYourQueue
    with transaction.atomic():
        row = locked_days([queue.pk], day)[queue.pk]
        tickets = Ticket.objects.filter(queue=queue, day=day)
        is_over = day < today_of(at)
        unfinished = (
            list(tickets.filter(state__in=IN_HAND).order_by("pk").values_list("pk", flat=True)) if is_over else []
        )
        if row.closed_at is not None and not unfinished:
            return row
        left = list(tickets.filter(state=TicketState.WAITING).order_by("pk").values_list("pk", flat=True))
        _end(left, TicketState.LEFT, at)
        _end(unfinished, TicketState.DONE, at)
        row.closed_at = row.closed_at or at
        row.save(update_fields=["closed_at"])
        event = QueueDayClosed(numbers=row.last_number, left=tuple(left), unfinished=tuple(unfinished))
        refs = {"queue": queue.pk, "unit": queue.unit_id}
        record(event, actor=actor, at=at, stream=stream_of_day(queue.pk, day), refs=refs)
    return row


def _end(tickets: list[int], state: TicketState, at: datetime) -> None:
    if tickets:
        Ticket.objects.filter(pk__in=tickets).update(state=state, ended_at=at, ended_by_closing=True)


def close_past_days(*, actor: Actor, at: datetime) -> int:
    """Close every queue's days before today that are not, and end what a counter never finished. Says how many."""
    today = today_of(at)
    unclosed = QueueDay.objects.filter(day__lt=today, closed_at=None).values_list("queue_id", "day")[:AT_MOST]
    unfinished = Ticket.objects.filter(day__lt=today, state__in=IN_HAND).values_list("queue_id", "day")[:AT_MOST]
    found = sorted({*unclosed, *unfinished})
    queues = Queue.objects.in_bulk({queue for queue, _day in found})
    for queue, day in found:
        close_queue_day(queue=queues[queue], day=day, actor=actor, at=at)
    return len(found)


def close_counters_left_open(*, actor: Actor, at: datetime) -> int:
    """Close the counters that somebody opened before today and never closed. Says how many."""
    midnight = start_of(today_of(at), local_zone())
    closed = 0
    for pk in Counter.objects.filter(open_since__lt=midnight).order_by("pk").values_list("pk", flat=True)[:AT_MOST]:
        with transaction.atomic():
            held = Counter.objects.select_for_update().get(pk=pk)
            if held.open_since is not None and held.open_since < midnight:
                shut(held, actor, at)
                closed += 1
    return closed
