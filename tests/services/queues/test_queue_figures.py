# SPDX-License-Identifier: EUPL-1.2
"""What is counted: waiting and service time, who left unserved, who did not come; the same rebuilt as counted along."""

from datetime import timedelta
from uuid import uuid4

import pytest

from officers import officer, signed_in
from praja.duties.services.measures.queues import NO_SHOWS, SERVED, TICKETS, UNSERVED, WAITED
from praja.duties.services.operations.queues import (
    book_appointment,
    call_next,
    close_queue_day,
    finish_ticket,
    miss_appointments,
    skip_ticket,
    start_ticket,
    transfer_ticket,
)
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.measures.models import Fact
from praja.kernel.measures.operations import rebuild, refresh_dirty
from praja.kernel.people.enums import Role
from praja.lib import clock
from praja.lib.actors import NOBODY, system_actor
from services.queues.halls import furnish, take
from services.queues.pages import text

MINUTE = timedelta(minutes=1)


@pytest.fixture
def morning(town, monday):
    """Five tickets: served, sent on and served, skipped, left waiting; one appointment missed."""
    hall = furnish(town, monday, slot_minutes=30)
    book_appointment(queue=hall.a, starts_at=monday + 30 * MINUTE, key=uuid4(), actor=NOBODY, at=monday)
    for _ in range(4):
        take(hall.a, monday)
    hall.open(1)
    seat = {"counter": hall.counters[0], "actor": hall.officer()}
    first = call_next(seen=None, at=monday + 10 * MINUTE, **seat)
    start_ticket(ticket=first, at=monday + 11 * MINUTE, **seat)
    second = call_next(seen=first.pk, at=monday + 18 * MINUTE, **seat)
    transfer_ticket(ticket=second, to_queue=hall.b, at=monday + 20 * MINUTE, **seat)
    third = call_next(seen=None, at=monday + 21 * MINUTE, **seat)
    skip_ticket(ticket=third, at=monday + 23 * MINUTE, **seat)
    fourth = call_next(seen=None, at=monday + 24 * MINUTE, **seat)
    finish_ticket(ticket=fourth, at=monday + 30 * MINUTE, **seat)
    take(hall.a, monday + 31 * MINUTE)
    moved = call_next(seen=None, at=monday + 32 * MINUTE, **seat)
    finish_ticket(ticket=moved, at=monday + 35 * MINUTE, **seat)
    for queue in (hall.a, hall.b):
        close_queue_day(queue=queue, day=moved.day, actor=hall.head, at=monday + 60 * MINUTE)
    miss_appointments(actor=system_actor("tests"), at=monday + 60 * MINUTE)
    return hall


def counted(measure):
    return sorted(Fact.objects.filter(measure=measure.key).values_list("numerator", flat=True))


def let_the_worker_count(at):
    while deliver_due(at=at) or refresh_dirty(at=at):
        pass


def test_what_is_counted(morning, monday):
    let_the_worker_count(monday + timedelta(days=1))

    assert counted(TICKETS) == [1] * 5
    assert sum(counted(UNSERVED)) == 2
    assert len(counted(UNSERVED)) == 6, "whoever was sent on ended there, and in the other queue"
    assert counted(NO_SHOWS) == [1]
    assert counted(WAITED)[:2] == [1, 10]
    assert len(counted(SERVED)) == 3


def test_counted_along_equals_rebuilt(morning, monday):
    let_the_worker_count(monday + timedelta(days=1))
    rows = sorted(Fact.objects.values_list("measure", "subject", "unit_id", "day", "numerator", "denominator"))
    for source in ("services.queues", "services.appointments"):
        rebuild(source, at=monday)

    assert sorted(Fact.objects.values_list("measure", "subject", "unit_id", "day", "numerator", "denominator")) == rows


def test_the_head_reads_them_and_a_stranger_reads_nothing_of_this_office(morning, town, monday):
    let_the_worker_count(monday + timedelta(days=1))
    with clock.frozen(monday + timedelta(hours=3)):
        page = text(signed_in(officer("Bu Lurah", Role.HEAD, morning.unit)).get("/antrean/angka/?masa=hari-ini"))
        other = text(signed_in(officer("Kepala Lain", Role.HEAD, town.roads)).get("/antrean/angka/"))

    assert "tickets were taken" in page
    assert "33% of 6" in page
    assert "09.00 to 09.59 5" in page
    assert "Once an office of yours has a queue" in other
