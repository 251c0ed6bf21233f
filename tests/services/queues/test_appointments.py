# SPDX-License-Identifier: EUPL-1.2
"""An hour is booked, changed, cancelled and kept; what passes is marked, what nears is told of."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from praja.duties.services.enums.queues import AppointmentState, DeviceKind, TicketState
from praja.duties.services.errors.queues import AppointmentOver, HourGone, NotTheHour, NotYourQueue
from praja.duties.services.handlers.queues import on_day_off
from praja.duties.services.models import Appointment, Ticket
from praja.duties.services.operations.queues import (
    arrive,
    book_appointment,
    cancel_appointment,
    change_appointment,
    miss_appointments,
    remind_of_appointments,
)
from praja.duties.services.queries.queues.booking import bookable_days, is_still_open, slots_on
from praja.kernel.law.domain.calendar import HolidayKind
from praja.kernel.law.operations import decree_holiday
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.operations.delivering import deliver_due, delivered
from praja.kernel.ledger.queries import history
from praja.kernel.notifications.models import Message
from praja.kernel.organization.operations import set_opening_hours
from praja.kernel.people.operations import new_person
from praja.lib.actors import NOBODY, Actor, ActorKind, system_actor
from services.queues.halls import device, furnish, take
from services.queues.test_calling import next_at
from towns import FOUNDER

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
PLATFORM = system_actor("tests")


@pytest.fixture
def hall(town, monday):
    """Hours of 30 minutes with one place each."""
    return furnish(town, monday, slot_minutes=30)


def book(hall, starts_at, at, **given):
    return book_appointment(queue=hall.a, starts_at=starts_at, key=uuid4(), actor=NOBODY, at=at, **given).appointment


def holder(appointment):
    return Actor(ActorKind.LINK, f"appointment:{appointment.pk}")


def test_hours_lie_within_opening_hours_and_ahead(hall, monday):
    starts = [slot.starts_at for slot in slots_on(hall.a, date(2026, 1, 5), monday + MINUTE)]

    assert (starts[0], starts[-1], len(starts)) == (monday + 30 * MINUTE, monday + 390 * MINUTE, 13)


def test_days_off_cannot_be_booked(hall, monday):
    days = bookable_days(hall.a, monday)

    assert (days[0], days[-1]) == (date(2026, 1, 5), date(2026, 1, 19))
    assert {date(2026, 1, 10), date(2026, 1, 11), date(2026, 1, 16)} & set(days) == set(), "weekend, Isra Mikraj"


def test_a_queue_without_appointments_has_no_hours(hall, monday):
    assert bookable_days(hall.b, monday) == []
    assert slots_on(hall.b, date(2026, 1, 5), monday) == []


def test_a_full_hour_is_refused(hall, monday):
    hour = monday + 60 * MINUTE
    book(hall, hour, monday)

    with pytest.raises(HourGone):
        book(hall, hour, monday)
    assert [slot.free for slot in slots_on(hall.a, date(2026, 1, 5), monday) if slot.starts_at == hour] == [0]


@pytest.mark.parametrize("minutes", [-30, 0, 17, 7 * 60, 15 * 24 * 60])
def test_only_an_hour_that_is_offered_is_booked(hall, monday, minutes):
    with pytest.raises(HourGone):
        book(hall, monday + minutes * MINUTE, monday)


def test_a_second_press_books_nothing_more(hall, monday):
    key, hour = uuid4(), monday + 60 * MINUTE
    given = {"queue": hall.a, "starts_at": hour, "key": key, "actor": NOBODY, "at": monday, "secret": "s"}

    assert book_appointment(**given).appointment.pk == book_appointment(**given).appointment.pk
    assert Appointment.objects.count() == 1


def test_another_hour_frees_the_first(hall, monday):
    first, second = monday + 60 * MINUTE, monday + DAY
    appointment = book(hall, first, monday)
    change_appointment(appointment=appointment, starts_at=second, actor=holder(appointment), at=monday)

    assert book(hall, first, monday).pk
    last = history(f"queue:{hall.a.pk}:2026-01-06")[-1]
    assert (last.name, last.payload["from_starts_at"]) == ("services.appointment_changed", first.isoformat())


def test_only_whoever_holds_the_link_or_serves_there_changes_an_appointment(hall, monday):
    appointment = book(hall, monday + 60 * MINUTE, monday)
    other = book(hall, monday + 90 * MINUTE, monday)

    for stranger in (NOBODY, holder(other), hall.head):
        with pytest.raises(NotYourQueue):
            cancel_appointment(appointment=appointment, actor=stranger, at=monday)
    assert cancel_appointment(appointment=appointment, actor=hall.officer(), at=monday).state == "cancelled"
    with pytest.raises(AppointmentOver):
        cancel_appointment(appointment=appointment, actor=holder(appointment), at=monday)
    assert book(hall, monday + 60 * MINUTE, monday).pk, "the hour is free again"


def test_coming_at_the_hour_gives_a_ticket_that_goes_ahead(hall, monday):
    hour = monday + 60 * MINUTE
    appointment = book(hall, hour, monday)
    take(hall.a, monday + 20 * MINUTE)
    ticket = arrive(appointment=appointment, actor=holder(appointment), at=hour - 30 * MINUTE).ticket

    assert (ticket.label, ticket.since, ticket.channel) == ("A-002", hour, "appointment")
    hall.open(1)
    early = next_at(hall, 1, hour - 20 * MINUTE)
    assert early.label == "A-001", "before the hour others are called"
    take(hall.a, hour - 19 * MINUTE)
    assert next_at(hall, 1, hour, seen=early.pk).pk == ticket.pk
    assert [row.name for row in history(f"queue:{hall.a.pk}:2026-01-05")].count("services.ticket_taken") == 3


def test_too_early_and_too_late_are_told_so(hall, monday):
    hour = monday + 120 * MINUTE
    appointment = book(hall, hour, monday)

    for at in (hour - 46 * MINUTE, hour + 16 * MINUTE):
        with pytest.raises(NotTheHour):
            arrive(appointment=appointment, actor=holder(appointment), at=at)
    assert Ticket.objects.count() == 0


def test_the_kiosk_of_the_hall_takes_the_code_and_no_other_device_does(hall, monday):
    hour = monday + 30 * MINUTE
    appointment = book(hall, hour, monday)
    _display, _secret, display = device(hall, DeviceKind.DISPLAY)
    _kiosk, _secret, kiosk = device(hall, DeviceKind.KIOSK)

    for stranger in (display, NOBODY):
        with pytest.raises(NotYourQueue):
            arrive(appointment=appointment, actor=stranger, at=hour)
    assert arrive(appointment=appointment, actor=kiosk, at=hour).ticket.state == TicketState.WAITING
    with pytest.raises(AppointmentOver):
        arrive(appointment=appointment, actor=kiosk, at=hour)


def test_an_hour_to_which_nobody_came_is_marked_once(hall, monday):
    hour = monday + 30 * MINUTE
    appointment = book(hall, hour, monday)

    assert miss_appointments(actor=PLATFORM, at=hour + 15 * MINUTE) == 0
    assert miss_appointments(actor=PLATFORM, at=hour + 16 * MINUTE) == 1
    assert miss_appointments(actor=PLATFORM, at=hour + 16 * MINUTE) == 0
    assert Appointment.objects.get(pk=appointment.pk).state == AppointmentState.MISSED


def test_only_whoever_asked_is_reminded_once_the_day_before(hall, monday):
    hour = monday + 3 * DAY
    person = new_person(at=monday, phone="081234567890")
    book(hall, hour, monday, person=person)
    book(hall, hour + 30 * MINUTE, monday)

    assert remind_of_appointments(actor=PLATFORM, at=hour - DAY - MINUTE) == 0
    assert remind_of_appointments(actor=PLATFORM, at=hour - DAY) == 1
    assert remind_of_appointments(actor=PLATFORM, at=hour - DAY) == 0


def test_a_changed_hour_is_reminded_of_again(hall, monday):
    appointment = book(hall, monday + DAY, monday, person=new_person(at=monday, phone="081234567890"))
    assert remind_of_appointments(actor=PLATFORM, at=monday) == 1

    change_appointment(
        appointment=appointment, starts_at=monday + 3 * DAY, actor=holder(appointment), at=monday + MINUTE
    )
    assert remind_of_appointments(actor=PLATFORM, at=monday + 2 * DAY) == 1


def test_an_hour_on_a_day_that_became_a_day_off_is_known(hall, monday):
    appointment = book(hall, monday + DAY, monday)
    assert is_still_open(appointment)

    week = [[], [], [[480, 960]], [[480, 960]], [[480, 960]], [], []]
    set_opening_hours(
        unit=hall.unit,
        week=tuple(tuple(map(tuple, day)) for day in week),
        decree="SK 4/2026",
        since=date(2026, 1, 6),
        actor=FOUNDER,
        at=monday,
    )
    assert not is_still_open(appointment)


def test_whoever_left_an_address_is_told_once_that_their_day_became_a_day_off(hall, monday):
    tuesday = monday + DAY
    person = new_person(at=monday, email="siti@example.org")
    told, silent = book(hall, tuesday, monday, person=person), book(hall, tuesday + 30 * MINUTE, monday)
    kept = book(hall, monday + 2 * DAY, monday, person=new_person(at=monday, phone="081234567891"))
    decree_holiday(
        actor=PLATFORM, at=monday, day=date(2026, 1, 6), kind=HolidayKind.REGIONAL, name="HUT Kota", decree="SK 9/2026"
    )

    while deliver_due(at=monday):
        pass
    on_day_off(delivered(LedgerEvent.objects.get(name="law.holiday_decreed")))
    while deliver_due(at=monday):
        pass

    rows = {row.pk: row for row in Appointment.objects.all()}
    assert [rows[one.pk].told_closed_at for one in (told, silent, kept)] == [monday, None, None]
    assert Message.objects.filter(template="services.appointment_closed").count() == 1
    assert remind_of_appointments(actor=PLATFORM, at=monday + MINUTE) == 0, (
        "of an hour that is closed nobody is reminded"
    )
    change_appointment(appointment=told, starts_at=monday + 2 * DAY + 30 * MINUTE, actor=holder(told), at=monday)
    assert Appointment.objects.get(pk=told.pk).told_closed_at is None
