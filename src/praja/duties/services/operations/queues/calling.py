# SPDX-License-Identifier: EUPL-1.2
"""What an officer does at the counter: call, call again, begin, finish, skip.

Each act names the ticket that the officer saw at the counter. A second press, or a page that is no longer true, is refused
instead of finishing somebody who was just called.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from praja.duties.services.domain.queues.turns import Line, Waiting, upcoming
from praja.duties.services.enums.queues import IN_HAND, TicketState
from praja.duties.services.errors.queues import CounterMovedOn, NobodyWaits
from praja.duties.services.events.queues import (
    TicketCalled,
    TicketFinished,
    TicketRecalled,
    TicketSkipped,
    TicketStarted,
)
from praja.duties.services.models import Counter, CounterQueue, QueueDay, Ticket
from praja.duties.services.operations.queues.locking import (
    change,
    locked_counter,
    locked_days,
    record_ticket,
    the_ticket_at,
    ticket_at,
)
from praja.duties.services.queries.queues.hours import today_of
from praja.duties.services.queries.queues.lines import lines_of
from praja.lib.actors import Actor


def call_next(*, counter: Counter, seen: int | None, actor: Actor, at: datetime) -> Ticket:
    """Call whoever is next for this counter, by the rule of `domain.queues.turns`; the ticket it has until now is finished.

    `seen` is the id of the ticket that the page showed at the counter, None for none. However many counters call at once, each
    ticket is called by one: the days of the counter's queues are locked before anybody is chosen. Raises `NotYourQueue`,
    `CounterIsClosed`, `CounterTaken`, `CounterMovedOn`, `NobodyWaits`.
    """
    with transaction.atomic():
        held = locked_counter(counter, actor)
        before = ticket_at(held)
        if (before.pk if before else None) != seen:
            raise CounterMovedOn
        chosen = _chosen(held, at)
        if before is not None:
            change(before, IN_HAND, state=TicketState.DONE, ended_at=at)
        ticket = _called(chosen, held, at)
        event = TicketCalled(
            ticket=ticket.pk, counter=held.pk, ahead=chosen.ahead, finished=before.pk if before else None
        )
        refs = {"finished": before.pk} if before else {}
        record_ticket(event, ticket, actor=actor, at=at, **refs)
    return ticket


def _chosen(counter: Counter, at: datetime) -> Waiting:
    """Whoever is next, with the days of the counter's queues locked and the turn of the chosen queue noted."""
    ranks = dict(CounterQueue.objects.filter(counter=counter).values_list("queue_id", "rank"))
    days = locked_days(ranks, today_of(at))
    owed = {queue: day.owed_to_others for queue, day in days.items()}
    found = next(upcoming(lines_of(ranks, today_of(at), owed), at), None)
    if found is None:
        raise NobodyWaits
    line, waiting = found
    _note_turn(line, waiting, days[line.queue])
    return waiting


def _note_turn(line: Line, waiting: Waiting, day: QueueDay) -> None:
    if line.owed_to_others != waiting.ahead:
        day.owed_to_others = waiting.ahead
        day.save(update_fields=["owed_to_others"])


def _called(waiting: Waiting, counter: Counter, at: datetime) -> Ticket:
    ticket = Ticket.objects.select_related("queue").get(pk=waiting.ticket)
    values = {"state": TicketState.CALLED, "counter": counter, "called_at": at, "announced_at": at, "calls": 1}
    if ticket.first_called_at is None:
        values["first_called_at"] = at
    if not change(ticket, [TicketState.WAITING], started_at=None, **values):
        raise CounterMovedOn  # its holder left in this very moment
    return ticket


def recall_ticket(*, counter: Counter, ticket: Ticket, actor: Actor, at: datetime) -> Ticket:
    """Call the ticket at the counter once more. Raises as `finish_ticket`."""
    with transaction.atomic():
        now = _held(counter, ticket, actor)
        _change_or_refuse(now, [TicketState.CALLED], calls=now.calls + 1, announced_at=at)
        event = TicketRecalled(ticket=now.pk, counter=counter.pk, calls=now.calls)
        record_ticket(event, now, actor=actor, at=at)
    return now


def start_ticket(*, counter: Counter, ticket: Ticket, actor: Actor, at: datetime) -> Ticket:
    """Whoever was called is here. Raises as `finish_ticket`."""
    with transaction.atomic():
        now = _held(counter, ticket, actor)
        _change_or_refuse(now, [TicketState.CALLED], state=TicketState.SERVING, started_at=at)
        record_ticket(TicketStarted(ticket=now.pk, counter=counter.pk), now, actor=actor, at=at)
    return now


def finish_ticket(*, counter: Counter, ticket: Ticket, actor: Actor, at: datetime) -> Ticket:
    """The service is over; who was called and never marked as here counts as served from the call on.

    Raises `NotYourQueue`, `CounterIsClosed`, `CounterTaken`, and `CounterMovedOn` if the counter has another ticket or none.
    """
    with transaction.atomic():
        now = _held(counter, ticket, actor)
        _change_or_refuse(now, IN_HAND, state=TicketState.DONE, ended_at=at)
        record_ticket(TicketFinished(ticket=now.pk, counter=counter.pk), now, actor=actor, at=at)
    return now


def skip_ticket(*, counter: Counter, ticket: Ticket, actor: Actor, at: datetime) -> Ticket:
    """Nobody came; the ticket can be brought back as long as the day lasts. Raises as `finish_ticket`."""
    with transaction.atomic():
        now = _held(counter, ticket, actor)
        _change_or_refuse(now, [TicketState.CALLED], state=TicketState.SKIPPED, ended_at=at)
        event = TicketSkipped(ticket=now.pk, counter=counter.pk, calls=now.calls)
        record_ticket(event, now, actor=actor, at=at)
    return now


def _held(counter: Counter, ticket: Ticket, actor: Actor) -> Ticket:
    return the_ticket_at(locked_counter(counter, actor), ticket)


def _change_or_refuse(ticket: Ticket, states: Iterable[str], **values: object) -> None:
    if not change(ticket, states, **values):
        raise CounterMovedOn
