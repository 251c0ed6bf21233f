# SPDX-License-Identifier: EUPL-1.2
"""What is locked before it is read, and how an act is recorded. Everything here needs the caller's transaction."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from praja.duties.services.enums.queues import IN_HAND
from praja.duties.services.errors.queues import CounterIsClosed, CounterMovedOn, CounterTaken, NotYourQueue
from praja.duties.services.events.queues import stream_of_day
from praja.duties.services.models import Appointment, Counter, QueueDay, Ticket
from praja.duties.services.rules.queues import SERVE
from praja.kernel.ledger.domain.chain import Refs
from praja.kernel.ledger.events import Event
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor, ActorKind


def locked_days(queue_ids: Iterable[int], day: date) -> dict[int, QueueDay]:
    """The rows of these queues for a day, locked, by queue; made where the day has none yet.

    Missing rows are made before any is locked, and both in the order of the queues, so that two acts never wait for each other.
    """
    wanted = sorted(set(queue_ids))
    rows = QueueDay.objects.filter(queue__in=wanted, day=day)
    known = set(rows.values_list("queue_id", flat=True))
    missing = [QueueDay(queue_id=queue, day=day) for queue in wanted if queue not in known]
    if missing:
        QueueDay.objects.bulk_create(missing, ignore_conflicts=True)
    return {row.queue_id: row for row in rows.select_for_update().order_by("queue_id")}


def locked_counter(counter: Counter, actor: Actor) -> Counter:
    """The counter, locked, for whoever sits there. Raises `NotYourQueue`, `CounterIsClosed`, `CounterTaken`."""
    if not SERVE.allows(actor, counter):
        raise NotYourQueue
    held = Counter.objects.select_for_update().get(pk=counter.pk)
    if held.open_since is None:
        raise CounterIsClosed
    if held.officer != account_of(actor):
        raise CounterTaken
    return held


def ticket_at(counter: Counter) -> Ticket | None:
    """The ticket that the counter has."""
    return Ticket.objects.filter(counter=counter, state__in=IN_HAND).select_related("queue").first()


def the_ticket_at(counter: Counter, ticket: Ticket) -> Ticket:
    """The ticket as it is now. Raises `CounterMovedOn` unless it is the one that the (locked) counter has."""
    now = ticket_at(counter)
    if now is None or now.pk != ticket.pk:
        raise CounterMovedOn
    return now


def change(ticket: Ticket, states: Iterable[str], **values: Any) -> bool:
    """Set `values` if the ticket is still in one of `states`, whatever else happens in this moment; say whether it was."""
    changed = Ticket.objects.filter(pk=ticket.pk, state__in=list(states)).update(**values)
    if changed:
        for name, value in values.items():
            setattr(ticket, name, value)
    return bool(changed)


def account_of(actor: Actor) -> int | None:
    """The account of the officer who acts; None for the platform."""
    return int(actor.id) if actor.kind is ActorKind.EMPLOYEE else None


def record_ticket(event: Event, ticket: Ticket, *, actor: Actor, at: datetime, **refs: int) -> None:
    """Record an act on a ticket in the stream of its queue and day."""
    known: Refs = {"ticket": ticket.pk, "queue": ticket.queue_id, "unit": ticket.queue.unit_id, **refs}
    record(event, actor=actor, at=at, stream=stream_of_day(ticket.queue_id, ticket.day), refs=known)


def record_appointment(event: Event, appointment: Appointment, day: date, *, actor: Actor, at: datetime) -> None:
    """Record an act on an appointment in the stream of its queue and day."""
    queue = appointment.queue
    refs: Refs = {"appointment": appointment.pk, "queue": queue.pk, "unit": queue.unit_id}
    record(event, actor=actor, at=at, stream=stream_of_day(queue.pk, day), refs=refs)
