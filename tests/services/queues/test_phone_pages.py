# SPDX-License-Identifier: EUPL-1.2
"""With one's own phone: take a ticket, follow it, give it back; nobody is asked who they are."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from praja.duties.services.enums.queues import TicketChannel
from praja.duties.services.models import Ticket
from praja.duties.services.operations.queues import call_next, skip_ticket, take_ticket
from praja.lib import clock
from praja.lib.actors import NOBODY
from residents import browser
from services.queues.halls import take
from services.queues.pages import take_by_phone, text

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _monday_morning(monday):
    with clock.frozen(monday):
        yield


def test_from_the_list_of_offices_to_ones_own_ticket(hall):
    phone = browser()
    assert "Kelurahan Melati" in text(phone.get("/antrean/"))
    assert "A · Surat keterangan" in text(phone.get("/antrean/4.1/"))

    ticket = take_by_phone(phone, hall, hall.a)

    page = text(phone.get(f"/antrean/tiket/{ticket.code}/"))
    assert "A-001" in page
    assert "You are next." in page
    assert "How long it takes cannot be said yet. No counter is open for this queue now." in page
    assert "A-001" in text(phone.get("/antrean/"))


def test_what_cannot_be_sent_is_said_and_nothing_typed_is_lost(hall):
    response = browser().post("/antrean/4.1/", {"priority": "age", "key": str(uuid4())})

    assert response.status_code == 422
    assert "Choose what you come for" in text(response)
    assert re.search(r'value="age"[^>]* checked', response.content.decode())
    assert Ticket.objects.count() == 0


def test_a_form_sent_twice_shows_the_same_ticket(hall):
    phone, key = browser(), str(uuid4())
    form = {"queue": hall.a.pk, "priority": "", "key": key}

    first, second = (phone.post("/antrean/4.1/", form) for _ in range(2))

    assert first["Location"] == second["Location"]
    assert Ticket.objects.count() == 1


def test_how_many_are_before_is_said_and_follows(hall, monday):
    take(hall.a, monday - MINUTE)
    phone = browser()
    ticket = take_by_phone(phone, hall, hall.a)
    assert "1 person is before you." in text(phone.get(f"/antrean/tiket/{ticket.code}/sekarang/"))
    hall.open(1)
    first = call_next(counter=hall.counters[0], seen=None, actor=hall.officer(), at=monday)
    call_next(counter=hall.counters[0], seen=first.pk, actor=hall.officer(), at=monday)

    assert "It is your turn: Counter 1 Please go there now." in text(
        phone.get(f"/antrean/tiket/{ticket.code}/sekarang/")
    )


def test_whoever_was_called_in_vain_is_told_what_to_do(hall, monday):
    phone = browser()
    ticket = take_by_phone(phone, hall, hall.a)
    hall.open(1)
    called = call_next(counter=hall.counters[0], seen=None, actor=hall.officer(), at=monday)
    skip_ticket(counter=hall.counters[0], ticket=called, actor=hall.officer(), at=monday + MINUTE)

    page = text(phone.get(f"/antrean/tiket/{ticket.code}/"))
    assert "You were called at 09:01 WIB and were not there." in page
    assert "Show your ticket at a counter today" in page


def test_only_the_phone_that_took_it_gives_a_ticket_back(hall):
    phone, other = browser(), browser()
    ticket = take_by_phone(phone, hall, hall.a)
    assert "Give the ticket back" not in text(other.get(f"/antrean/tiket/{ticket.code}/"))
    assert other.post(f"/antrean/tiket/{ticket.code}/batal/").status_code == 404

    assert "Give the ticket back" in text(phone.get(f"/antrean/tiket/{ticket.code}/"))
    phone.post(f"/antrean/tiket/{ticket.code}/batal/")
    assert "You gave this ticket back at 09:00 WIB." in text(phone.get(f"/antrean/tiket/{ticket.code}/"))


def test_the_secret_link_opens_once_into_a_cookie_and_a_wrong_one_does_not(hall, monday):
    taken = take_ticket(queue=hall.a, channel=TicketChannel.WEB, actor=NOBODY, at=monday)
    phone = browser()
    assert phone.get(f"/antrean/tiket/{taken.ticket.code}/{'x' * 27}/").status_code == 404

    response = phone.get(f"/antrean/tiket/{taken.ticket.code}/{taken.secret}/")
    assert response["Location"] == f"/antrean/tiket/{taken.ticket.code}/"
    assert "Give the ticket back" in text(phone.get(response["Location"]))


def test_outside_its_hours_the_page_says_from_when_there_are_tickets(hall, monday):
    phone = browser()
    with clock.frozen(monday + timedelta(hours=9)):
        assert "Tickets are given again from Tuesday, 6 January 2026 at 07:00 WIB." in text(phone.get("/antrean/4.1/"))
        response = phone.post("/antrean/4.1/", {"queue": hall.a.pk, "priority": "", "key": str(uuid4())})
    assert response.status_code == 409
    assert "This queue gives no tickets now." in text(response)


def test_a_forged_cookie_opens_nothing(hall):
    phone = browser()
    ticket = take_by_phone(phone, hall, hall.a)
    value = phone.cookies["antrean"].value
    other = browser()
    other.cookies["antrean"] = value[:-3] + ("abc" if not value.endswith("abc") else "xyz")

    assert other.post(f"/antrean/tiket/{ticket.code}/batal/").status_code == 404


@pytest.mark.parametrize("path", ["tiket/AAAAA22222/", "tidak-ada/", "2/", "janji/AAAAA22222/"])
def test_what_is_not_there_is_not_found(hall, path):
    assert browser().get(f"/antrean/{path}").status_code == 404
