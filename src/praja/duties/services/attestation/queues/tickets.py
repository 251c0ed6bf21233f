# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: every ticket stands where its events left it, at the counter that called it, served when they say."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from praja.duties.services.enums.queues import TicketChannel, TicketState
from praja.duties.services.events.queues import stream_of_day
from praja.duties.services.models import QueueDay, Ticket
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.telling import Told, held_against, keys_with, told_by_stream

PREFIX = "queue:"
Facts = dict[str, Any]
FRESH: Mapping[str, Any] = {
    "number": None,
    "state": TicketState.WAITING,
    "appointment": None,
    "counter": None,
    "calls": 0,
    "first_called_at": None,
    "started_at": None,
    "ended_at": None,
}
TAKEN_ALONG = ("label", "channel", "priority", "case")
"""What a ticket in a further queue has from the one before."""


@attest("services.queues")
def tickets_match_their_events() -> Iterator[Mismatch]:
    """Replay the events of every day against its tickets and the counts of its queues."""
    queues: dict[date, set[int]] = defaultdict(set)
    for key in keys_with(PREFIX):
        number, _colon, text = key.partition(":")
        queues[date.fromisoformat(text)].add(int(number))
    for queue, day in QueueDay.objects.values_list("queue", "day"):
        queues[day].add(queue)
    for queue, day in Ticket.objects.order_by().values_list("queue", "day").distinct():
        queues[day].add(queue)
    for day in sorted(queues):
        yield from _check_day(day, queues[day])


def _check_day(day: date, queues: set[int]) -> Iterator[Mismatch]:
    events = told_by_stream([stream_of_day(queue, day) for queue in queues])
    by_queue = {queue: events.get(stream_of_day(queue, day), []) for queue in sorted(queues)}
    recorded = _replayed(by_queue)
    rows = {row.pk: row for row in Ticket.objects.filter(day=day)}
    for pk in sorted({*recorded, *rows}):
        label = rows[pk].label if pk in rows else recorded[pk]["label"]
        held = _held(rows[pk]) if pk in rows else None
        yield from held_against(f"ticket {label} of {day} ({pk})", recorded.get(pk), held)
    days = {row.queue_id: row for row in QueueDay.objects.filter(day=day)}
    for queue, told in by_queue.items():
        if told or queue in days:
            yield from held_against(f"queue {queue} on {day}", _counted(told), _counts(days.get(queue)))


def _held(row: Ticket) -> Facts:
    plain = ("number", "label", "channel", "priority", "state", "calls", "first_called_at", "started_at", "ended_at")
    return {
        **{name: getattr(row, name) for name in plain},
        "queue": row.queue_id,
        "appointment": row.appointment_id,
        "counter": row.counter_id,
        "case": row.case_id,
    }


def _replayed(by_queue: Mapping[int, Sequence[Told]]) -> dict[int, Facts]:
    """Ticket to what its events say of it. Each ticket's events stand in the stream of its queue; that it came from another
    queue, and that it was finished by calling the next one, may stand in another's."""
    acts: dict[int, list[Told]] = defaultdict(list)
    came_from: dict[int, tuple[int, int]] = {}
    finished: dict[int, Told] = {}
    queue_of: dict[int, int] = {}
    for queue, events in by_queue.items():
        for one in events:
            for pk in _about(one):
                acts[pk].append(one)
                queue_of[pk] = queue
            if one.name == "services.ticket_moved":
                came_from[one.payload["onward"]] = (one.payload["ticket"], one.payload["to_queue"])
            if one.payload.get("finished"):
                finished[one.payload["finished"]] = one
    found: dict[int, Facts] = {}
    for pk in sorted({*acts, *came_from, *finished}):
        before, queue = came_from.get(pk, (0, queue_of.get(pk, 0)))
        facts = {**FRESH, "label": "", "channel": "", "priority": "", "case": None, "queue": queue}
        facts |= {name: found[before][name] for name in TAKEN_ALONG} if before in found else {}
        for one in acts.get(pk, ()):
            facts |= _after(one, facts, pk)
        if pk in finished:
            facts |= {"state": TicketState.DONE, "ended_at": finished[pk].at}
        found[pk] = facts
    return found


def _about(one: Told) -> Sequence[int]:
    if one.name == "services.queue_day_closed":
        return [*one.payload["left"], *one.payload["unfinished"]]
    return [one.payload["ticket"]] if "ticket" in one.payload else []


def _after(one: Told, facts: Facts, pk: int) -> Facts:
    """What an event changes of a ticket."""
    said = one.payload
    match one.name.removeprefix("services."):
        case "ticket_taken":
            return {name: said[name] for name in ("number", "label", "channel", "priority", "appointment")}
        case "ticket_called":
            first = facts["first_called_at"] or one.at
            called = {"state": TicketState.CALLED, "counter": said["counter"], "calls": 1}
            return {**called, "first_called_at": first, "started_at": None}
        case "ticket_recalled":
            return {"calls": said["calls"]}
        case "ticket_started":
            return {"state": TicketState.SERVING, "started_at": one.at}
        case "ticket_brought_back":
            return {"state": TicketState.WAITING, "ended_at": None}
        case "ticket_priority_set":
            return {"priority": said["priority"]}
        case "ticket_linked":
            return {"case": one.refs["case"]}
        case "queue_day_closed":
            return {"state": TicketState.LEFT if pk in said["left"] else TicketState.DONE, "ended_at": one.at}
        case ending:
            return {"state": _ENDS[ending], "ended_at": one.at}


_ENDS: Mapping[str, TicketState] = {
    "ticket_finished": TicketState.DONE,
    "ticket_skipped": TicketState.SKIPPED,
    "ticket_moved": TicketState.MOVED,
    "ticket_left": TicketState.LEFT,
}


def _counted(events: Sequence[Told]) -> Facts:
    taken = [one.payload for one in events if one.name == "services.ticket_taken"]
    closed = [one.at for one in events if one.name == "services.queue_day_closed"]
    return {
        "last_number": max((one["number"] for one in taken), default=0),
        "web_tickets": sum(one["channel"] == TicketChannel.WEB for one in taken),
        "closed_at": closed[0] if closed else None,
    }


def _counts(row: QueueDay | None) -> Facts | None:
    if row is None:
        return None
    return {name: getattr(row, name) for name in ("last_number", "web_tickets", "closed_at")}
