# SPDX-License-Identifier: EUPL-1.2
"""Sitting down at a counter, leaving it, and saying which matter a ticket is about."""

from datetime import datetime

from django.db import transaction

from praja.duties.services.errors.queues import NotYourQueue, TicketInHand
from praja.duties.services.events.queues import CounterClosed, CounterOpened, TicketLinked, stream_of_counter
from praja.duties.services.models import Counter, Ticket
from praja.duties.services.operations.queues.locking import (
    account_of,
    locked_counter,
    record_ticket,
    the_ticket_at,
    ticket_at,
)
from praja.duties.services.rules.queues import SERVE
from praja.kernel.ledger.events import Event
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor


def open_counter(*, counter: Counter, actor: Actor, at: datetime) -> Counter:
    """Sit down at a counter. Where somebody else left it open it is taken over, with the ticket it has.

    Raises `NotYourQueue`.
    """
    if not (counter.is_active and SERVE.allows(actor, counter)):
        raise NotYourQueue
    with transaction.atomic():
        held = Counter.objects.select_for_update().get(pk=counter.pk)
        officer = account_of(actor)
        if held.open_since is not None and held.officer == officer:
            return held
        held.open_since, held.officer = at, officer
        held.save(update_fields=["open_since", "officer"])
        _record(CounterOpened(counter=held.pk), held, actor, at)
    return held


def close_counter(*, counter: Counter, actor: Actor, at: datetime) -> Counter:
    """Leave the counter. Raises `NotYourQueue`, `CounterIsClosed`, `CounterTaken`, `TicketInHand`."""
    with transaction.atomic():
        held = locked_counter(counter, actor)
        if (ticket := ticket_at(held)) is not None:
            raise TicketInHand(ticket.label)
        shut(held, actor, at)
    return held


def shut(counter: Counter, actor: Actor, at: datetime) -> None:
    """Close a locked counter and record it."""
    counter.open_since, counter.officer = None, None
    counter.save(update_fields=["open_since", "officer"])
    _record(CounterClosed(counter=counter.pk), counter, actor, at)


def link_case(*, counter: Counter, ticket: Ticket, case: Case, actor: Actor, at: datetime) -> Ticket:
    """Say which matter the ticket at the counter is about. The same again changes nothing. Raises as `finish_ticket`."""
    with transaction.atomic():
        now = the_ticket_at(locked_counter(counter, actor), ticket)
        if now.case_id == case.pk:
            return now
        now.case = case
        now.save(update_fields=["case"])
        record_ticket(TicketLinked(ticket=now.pk), now, actor=actor, at=at, case=case.pk)
    return now


def _record(event: Event, counter: Counter, actor: Actor, at: datetime) -> None:
    refs = {"counter": counter.pk, "unit": counter.unit_id}
    record(event, actor=actor, at=at, stream=stream_of_counter(counter.pk), refs=refs)
