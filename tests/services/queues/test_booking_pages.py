# SPDX-License-Identifier: EUPL-1.2
"""Booking without an account: choose, keep in one's calendar, change, cancel, come."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from praja.duties.services.models import Appointment, Ticket
from praja.kernel.people.models import Person
from praja.lib import clock
from residents import browser
from services.queues.halls import furnish
from services.queues.pages import text

MINUTE = timedelta(minutes=1)


@pytest.fixture
def hall(town, monday):
    return furnish(town, monday, slot_minutes=30)


@pytest.fixture(autouse=True)
def _monday_morning(monday):
    with clock.frozen(monday):
        yield


def book(client, hour, **said):
    form = {"key": str(uuid4()), "slot": hour.isoformat(), "phone": "", "email": "", **said}
    return client.post("/antrean/4.1/janji/", form, follow=True)


def test_an_hour_is_booked_and_kept(hall, monday):
    phone = browser()
    assert "Book an hour instead" in text(phone.get("/antrean/4.1/"))
    assert (monday + 30 * MINUTE).isoformat() in phone.get("/antrean/4.1/janji/").content.decode()

    page = text(book(phone, monday + 60 * MINUTE))
    assert "Monday, 5 January 2026 at 10:00 WIB" in page
    appointment = Appointment.objects.get()
    assert appointment.person_id is None
    assert Person.objects.filter(appointments=appointment).count() == 0

    with clock.frozen(monday + 50 * MINUTE):
        page = phone.post(f"/antrean/janji/{appointment.code}/datang/", follow=True)
    assert "A-001" in text(page)
    assert Ticket.objects.get().appointment_id == appointment.pk


def test_the_secret_link_is_shown_on_the_device_that_booked_and_only_for_a_quarter_of_an_hour(hall, monday):
    phone = browser()
    page = book(phone, monday + 120 * MINUTE).content.decode()
    appointment = Appointment.objects.get()
    address = f"/antrean/janji/{appointment.code}/"
    link = re.search(rf"{address}[A-Za-z0-9_-]{{27}}/", page)[0]
    other = browser()

    assert link not in browser().get(address).content.decode()
    assert "Cancel the appointment" in other.get(link, follow=True).content.decode()
    with clock.frozen(monday + 16 * MINUTE):
        later = phone.get(address).content.decode()
    assert "Cancel the appointment" in later
    assert link not in later


def test_the_contact_for_a_reminder_is_sealed(hall, monday):
    book(browser(), monday + 60 * MINUTE, phone="0812 3456 7890")

    with connection.cursor() as cursor:
        cursor.execute("SELECT phone FROM people_person WHERE id = %s", [Appointment.objects.get().person_id])
        (kept,) = cursor.fetchone()
    assert len(bytes(kept)) > 20
    assert b"81234567890" not in bytes(kept)


def test_a_contact_that_cannot_be_right_is_named_and_nothing_is_booked(hall, monday):
    page = text(book(browser(), monday + 60 * MINUTE, phone="12"))

    assert "This is not a telephone number." in page
    assert Appointment.objects.count() == 0


def test_an_hour_that_is_gone_meanwhile_is_told(hall, monday):
    book(browser(), monday + 60 * MINUTE)

    page = book(browser(), monday + 60 * MINUTE)
    assert page.status_code == 422
    assert "This hour can no longer be booked." in text(page)


@pytest.mark.parametrize("slot", ["", "kemarin", "2026-01-05T10:00:00", "9999-12-31T23:59:59+00:00"])
def test_nonsense_for_an_hour_is_refused(hall, slot):
    form = {"key": str(uuid4()), "slot": slot, "phone": "", "email": ""}

    assert browser().post("/antrean/4.1/janji/", form).status_code == 422
    assert Appointment.objects.count() == 0


def test_only_the_links_holder_changes_and_cancels(hall, monday):
    phone, other = browser(), browser()
    book(phone, monday + 60 * MINUTE)
    code = Appointment.objects.get().code
    assert "Cancel the appointment" not in text(other.get(f"/antrean/janji/{code}/"))
    for path in ("batal", "datang"):
        assert other.post(f"/antrean/janji/{code}/{path}/").status_code == 404
    assert other.get(f"/antrean/janji/{code}/ubah/").status_code == 404

    form = {"key": str(uuid4()), "slot": (monday + 90 * MINUTE).isoformat()}
    assert "at 10:30 WIB" in text(phone.post(f"/antrean/janji/{code}/ubah/", form, follow=True))
    phone.post(f"/antrean/janji/{code}/batal/")
    assert Appointment.objects.get().state == "cancelled"


def test_the_calendar_file_has_the_hour_and_no_secret(hall, monday):
    phone = browser()
    book(phone, monday + 60 * MINUTE)
    code = Appointment.objects.get().code

    file = phone.get(f"/antrean/janji/{code}/janji.ics")
    words = file.content.decode().replace("\r\n ", "")
    assert file["Content-Type"] == "text/calendar; charset=utf-8"
    assert "DTSTART:20260105T030000Z" in words
    assert "DTEND:20260105T033000Z" in words
    assert re.search(rf"URL:\S+/antrean/janji/{code}/\r\n", file.content.decode().replace("\r\n ", ""))
