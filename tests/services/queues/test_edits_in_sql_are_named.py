# SPDX-License-Identifier: EUPL-1.2
"""Whoever edits tickets, appointments or the setup of a hall in SQL is found out, and the row is named."""

from datetime import timedelta
from uuid import uuid4

import pytest

from praja.duties.services.enums.queues import DeviceKind
from praja.duties.services.models import Ticket
from praja.duties.services.operations.queues import (
    arrive,
    book_appointment,
    bring_back,
    call_next,
    cancel_appointment,
    change_appointment,
    close_queue_day,
    finish_ticket,
    link_case,
    recall_ticket,
    set_priority,
    skip_ticket,
    start_ticket,
    transfer_ticket,
)
from praja.lib.actors import NOBODY
from services.making import filed_application
from services.queues.halls import device, furnish, take
from sql_edits import findings, not_named
from towns import Town

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def hall(town: Town, monday):
    """A morning in which everything happened once."""
    hall = furnish(town, monday, slot_minutes=30)
    device(hall, DeviceKind.KIOSK)
    counter, officer = hall.open(1), hall.officer()
    served, skipped, moved, *_others = (take(hall.a, monday + n * MINUTE) for n in range(6))
    given = {"counter": counter, "actor": officer, "at": monday + 20 * MINUTE}
    call_next(**given, seen=None)
    start_ticket(**given, ticket=served)
    call_next(**given, seen=served.pk)
    recall_ticket(**given, ticket=skipped)
    skip_ticket(**given, ticket=skipped)
    call_next(**given, seen=None)
    case = filed_application(town, monday).case
    link_case(**given, ticket=moved, case=case)
    onward = transfer_ticket(**given, ticket=moved, to_queue=hall.b)
    set_priority(ticket=onward, priority="age", actor=officer, at=monday + 21 * MINUTE)
    bring_back(ticket=skipped, actor=officer, at=monday + 21 * MINUTE)
    call_next(**given, seen=None)
    finish_ticket(**given, ticket=skipped)
    call_next(**given, seen=None)
    book = {"queue": hall.a, "actor": NOBODY, "at": monday}
    first, second = (book_appointment(**book, starts_at=monday + n * DAY, key=uuid4()).appointment for n in (1, 2))
    soon = book_appointment(**book, starts_at=monday + 30 * MINUTE, key=uuid4()).appointment
    change_appointment(appointment=first, starts_at=monday + 3 * DAY, actor=officer, at=monday + 22 * MINUTE)
    cancel_appointment(appointment=second, actor=officer, at=monday + 23 * MINUTE)
    arrive(appointment=soon, actor=officer, at=monday + 24 * MINUTE)
    close_queue_day(queue=hall.b, day=monday.date(), actor=hall.head, at=monday + 60 * MINUTE)
    assert findings() == []
    return hall


def test_every_edit_of_a_ticket_or_an_appointment_is_named(hall):
    served, moved, onward = (Ticket.objects.filter(state=state).first() for state in ("done", "moved", "left"))
    waiting, called = (Ticket.objects.filter(state=state).first() for state in ("waiting", "called"))
    of = {
        one: f"ticket {row.label} of 2026-01-05 ({row.pk})"
        for one, row in vars_of(served, moved, onward, waiting, called)
    }
    columns = (
        "code, label, state, channel, priority, calls, ended_by_closing, queue_id, day, since, entered_at",
        "'x' || substr(code, 2), label, state, channel, priority, calls, ended_by_closing, queue_id, day, since, entered_at",
    )
    edits = [
        ("UPDATE services_ticket SET state = 'left' WHERE id = %s", [served.pk], of["served"]),
        ("UPDATE services_ticket SET counter_id = %s WHERE id = %s", [hall.counters[1].pk, served.pk], of["served"]),
        ("UPDATE services_ticket SET started_at = entered_at WHERE id = %s", [served.pk], of["served"]),
        ("UPDATE services_ticket SET ended_at = entered_at WHERE id = %s", [served.pk], of["served"]),
        ("UPDATE services_ticket SET case_id = NULL WHERE id = %s", [onward.pk], of["onward"]),
        ("UPDATE services_ticket SET priority = '' WHERE id = %s", [onward.pk], of["onward"]),
        ("UPDATE services_ticket SET state = 'waiting' WHERE id = %s", [called.pk], of["called"]),
        ("UPDATE services_ticket SET queue_id = %s, number = 99 WHERE id = %s", [hall.b.pk, waiting.pk], of["waiting"]),
        ("DELETE FROM services_ticket WHERE id = %s", [onward.pk], of["onward"]),
        (f"INSERT INTO services_ticket ({columns[0]}) SELECT {columns[1]} FROM services_ticket WHERE id = %s", [waiting.pk],
         f"ticket {waiting.label} of 2026-01-05"),
        ("UPDATE services_queueday SET last_number = 2 WHERE queue_id = %s AND day = '2026-01-05'", [hall.a.pk],
         f"queue {hall.a.pk} on 2026-01-05"),
        ("UPDATE services_queueday SET closed_at = NULL WHERE queue_id = %s", [hall.b.pk], f"queue {hall.b.pk} on 2026-01-05"),
        ("UPDATE services_appointment SET state = 'missed' WHERE state = 'cancelled'", [], "appointment "),
        ("UPDATE services_appointment SET starts_at = booked_at WHERE state = 'booked'", [], "appointment "),
        ("UPDATE services_appointment SET state = 'cancelled' WHERE state = 'arrived'", [], "appointment "),
    ]  # fmt: skip

    assert not_named(edits) == []


def vars_of(*rows):
    return zip(("served", "moved", "onward", "waiting", "called"), rows, strict=True)


def test_every_edit_of_the_setup_is_named(hall):
    counter = hall.counters[0].pk
    edits = [
        ("UPDATE services_queue SET daily_limit = 1 WHERE id = %s", [hall.a.pk], f"queue {hall.a.pk}"),
        ("UPDATE services_counter SET officer = 1 WHERE id = %s", [counter], f"counter {counter}"),
        (
            "UPDATE services_counter SET open_since = NULL, officer = NULL WHERE id = %s",
            [counter],
            f"counter {counter}",
        ),
        ("DELETE FROM services_counterqueue WHERE counter_id = %s", [counter], f"counter {counter}"),
        ("UPDATE services_queuedevice SET kind = 'display'", [], "device "),
        ("DELETE FROM services_queuedevice", [], "device "),
    ]

    assert not_named(edits) == []
