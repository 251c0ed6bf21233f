# SPDX-License-Identifier: EUPL-1.2
"""What happens to a ticket besides its turn: sent on, brought back, given back, served first after all."""

from datetime import datetime

from django.db import transaction

from praja.duties.services.enums.queues import IN_HAND, OPEN, TicketState
from praja.duties.services.errors.queues import CounterMovedOn, NotYourQueue, QueueClosed, SameQueue, TicketOver
from praja.duties.services.events.queues import TicketBroughtBack, TicketLeft, TicketMoved, TicketPrioritySet
from praja.duties.services.models import Counter, Queue, Ticket
from praja.duties.services.operations.queues.locking import (
    change,
    locked_counter,
    locked_days,
    record_ticket,
    the_ticket_at,
)
from praja.duties.services.queries.queues.tickets import latest_of
from praja.duties.services.rules.queues import GIVE, may_leave
from praja.lib.actors import Actor
from praja.lib.codes import new_code


def transfer_ticket(*, counter: Counter, ticket: Ticket, to_queue: Queue, actor: Actor, at: datetime) -> Ticket:
    """Send whoever is at the counter on to another queue of the unit, under the same label and with their waiting time.

    Gives the ticket they have there. Raises as `finish_ticket`, `SameQueue`, and `QueueClosed` where the other queue's day is
    closed.
    """
    with transaction.atomic():
        now = the_ticket_at(locked_counter(counter, actor), ticket)
        if to_queue.pk == now.queue_id or to_queue.unit_id != now.queue.unit_id or not to_queue.is_active:
            raise SameQueue
        if locked_days([to_queue.pk], now.day)[to_queue.pk].closed_at is not None:
            raise QueueClosed
        if not change(now, IN_HAND, state=TicketState.MOVED, ended_at=at):
            raise CounterMovedOn
        onward = _onward(now, to_queue, at)
        event = TicketMoved(ticket=now.pk, counter=counter.pk, to_queue=to_queue.pk, onward=onward.pk)
        record_ticket(event, now, actor=actor, at=at, onward=onward.pk)
    return onward


def _onward(ticket: Ticket, queue: Queue, at: datetime) -> Ticket:
    return Ticket.objects.create(
        queue=queue,
        day=ticket.day,
        label=ticket.label,
        code=new_code(),
        channel=ticket.channel,
        priority=ticket.priority,
        transferred_from=ticket,
        case=ticket.case,
        since=min(ticket.since, at),
        entered_at=at,
    )


def bring_back(*, ticket: Ticket, actor: Actor, at: datetime) -> Ticket:
    """Whoever did not come when called is here now and waits again, with the waiting time they had.

    Raises `NotYourQueue`, `QueueClosed` after the day was closed, `TicketOver` for a ticket that was not skipped.
    """
    if not GIVE.allows(actor, ticket.queue):
        raise NotYourQueue
    with transaction.atomic():
        if locked_days([ticket.queue_id], ticket.day)[ticket.queue_id].closed_at is not None:
            raise QueueClosed
        if not change(ticket, [TicketState.SKIPPED], state=TicketState.WAITING, ended_at=None):
            raise TicketOver(ticket.label)
        record_ticket(TicketBroughtBack(ticket=ticket.pk), ticket, actor=actor, at=at)
    return ticket


def leave_queue(*, ticket: Ticket, actor: Actor, at: datetime) -> Ticket:
    """Its holder, who came by the secret link of `ticket`, no longer waits; of a ticket that was sent on, the one it led to.

    Raises `NotYourQueue`, and `TicketOver` once it was called.
    """
    if not may_leave(actor, ticket):
        raise NotYourQueue
    with transaction.atomic():
        now = latest_of(ticket)
        locked_days([now.queue_id], now.day)
        if not change(now, [TicketState.WAITING], state=TicketState.LEFT, ended_at=at):
            raise TicketOver(now.label)
        record_ticket(TicketLeft(ticket=now.pk), now, actor=actor, at=at)
    return now


def set_priority(*, ticket: Ticket, priority: str, actor: Actor, at: datetime) -> Ticket:
    """An officer sees that somebody is to be served first, or that they are not. The same again changes nothing.

    Raises `NotYourQueue`, and `TicketOver` once it was called.
    """
    if not GIVE.allows(actor, ticket.queue):
        raise NotYourQueue
    with transaction.atomic():
        locked_days([ticket.queue_id], ticket.day)
        now = Ticket.objects.select_related("queue").get(pk=ticket.pk)
        if now.state not in OPEN:
            raise TicketOver(now.label)
        if now.priority == priority:
            return now
        if not change(now, [TicketState.WAITING], priority=priority):
            raise TicketOver(now.label)
        record_ticket(TicketPrioritySet(ticket=now.pk, priority=priority), now, actor=actor, at=at)
    return now
