# SPDX-License-Identifier: EUPL-1.2
"""Taking a ticket: from one's own phone, at the kiosk, or from an officer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from praja.duties.services.domain.queues.hours import gives_tickets, label_of
from praja.duties.services.enums.queues import OPEN, TicketChannel
from praja.duties.services.errors.queues import (
    NoSuchQueue,
    NotYourQueue,
    QueueClosed,
    QueueFull,
    TooManyTickets,
    WebTicketsGone,
)
from praja.duties.services.events.queues import TicketTaken
from praja.duties.services.models import Appointment, Queue, QueueDay, Ticket
from praja.duties.services.operations.queues.locking import locked_days, record_ticket
from praja.duties.services.queries.queues.hours import next_opening, spans_on, today_of
from praja.duties.services.rules.queues import may_take
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.lib.actors import Actor
from praja.lib.codes import hash_secret, new_code, new_secret

MOST_AT_ONCE = 2
"""Tickets of one office that one phone may have waiting: one's own, and one for whoever comes along."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A ticket with the secret of its link, which is told this once."""

    ticket: Ticket
    secret: str


def take_ticket(
    *,
    queue: Queue,
    channel: TicketChannel,
    actor: Actor,
    at: datetime,
    priority: str = "",
    key: UUID | None = None,
    secret: str | None = None,
    mine: Collection[str] = (),
) -> Taken:
    """Give the next number of the queue's day. A second press of the same form (`key`) gives the same ticket again.

    `priority` is why somebody is served first, by their own word. `mine` are the codes of tickets that this phone has. Raises
    `NoSuchQueue`, `NotYourQueue`, `QueueClosed`, `QueueFull`, `WebTicketsGone`, `TooManyTickets`.
    """
    if not queue.is_active:
        raise NoSuchQueue
    if not may_take(actor, queue, channel):
        raise NotYourQueue
    with recalled(units, law_data):
        guard_open(queue, at)
    given = secret or new_secret()
    with transaction.atomic():
        day = locked_days([queue.pk], today_of(at))[queue.pk]
        if key is not None and (known := Ticket.objects.filter(key=key).first()):
            return Taken(known, given)
        _guard_limits(queue, day, channel, mine)
        ticket = new_ticket(queue, day, channel, priority, at, given, key=key)
        event = TicketTaken(
            ticket=ticket.pk, number=day.last_number, label=ticket.label, channel=channel.value, priority=priority
        )
        record_ticket(event, ticket, actor=actor, at=at)
    return Taken(ticket, given)


def new_ticket(
    queue: Queue,
    day: QueueDay,
    channel: TicketChannel,
    priority: str,
    at: datetime,
    secret: str,
    *,
    key: UUID | None = None,
    appointment: Appointment | None = None,
) -> Ticket:
    """The next ticket of the locked day, saved, with the day's counts."""
    day.last_number += 1
    day.web_tickets += channel is TicketChannel.WEB
    day.save(update_fields=["last_number", "web_tickets"])
    return Ticket.objects.create(
        queue=queue,
        day=day.day,
        number=day.last_number,
        label=label_of(queue.letter, day.last_number),
        code=new_code(),
        secret_hash=hash_secret(secret),
        key=key,
        channel=channel,
        priority=priority,
        appointment=appointment,
        since=appointment.starts_at if appointment else at,
        entered_at=at,
    )


def guard_open(queue: Queue, at: datetime) -> None:
    """Raises `QueueClosed` with the next opening where the unit gives no tickets now."""
    if not gives_tickets(spans_on(queue.unit_id, today_of(at)), at):
        raise QueueClosed(next_opening(queue.unit_id, at))


def _guard_limits(queue: Queue, day: QueueDay, channel: TicketChannel, mine: Collection[str]) -> None:
    if day.closed_at is not None:
        raise QueueClosed
    if queue.daily_limit is not None and day.last_number >= queue.daily_limit:
        raise QueueFull(queue.daily_limit)
    if channel is not TicketChannel.WEB:
        return
    if queue.web_limit is not None and day.web_tickets >= queue.web_limit:
        raise WebTicketsGone(queue.web_limit)
    if mine:
        waiting = Ticket.objects.filter(queue__unit=queue.unit_id, day=day.day, state__in=OPEN, code__in=mine)
        if waiting.count() >= MOST_AT_ONCE:
            raise TooManyTickets(MOST_AT_ONCE)
