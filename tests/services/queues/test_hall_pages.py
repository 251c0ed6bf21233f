# SPDX-License-Identifier: EUPL-1.2
"""Display and kiosk: by the link of a device only, without a word about a person, gone once revoked."""

from datetime import timedelta
from uuid import uuid4

import pytest

from praja.duties.services.enums.queues import DeviceKind
from praja.duties.services.models import Ticket
from praja.duties.services.operations.queues import book_appointment, call_next, recall_ticket, revoke_device
from praja.lib import clock
from praja.lib.actors import NOBODY
from residents import browser
from services.queues.halls import device, furnish, take
from services.queues.pages import text


@pytest.fixture(autouse=True)
def _monday_morning(monday):
    with clock.frozen(monday + timedelta(minutes=5)):
        yield


def screen(hall, kind):
    made, secret, _actor = device(hall, kind)
    client = browser()
    client.get(f"/antrean/perangkat/{secret}/")
    return client, made


def test_the_display_shows_calls_and_nothing_of_a_person(hall, monday):
    client, _made = screen(hall, DeviceKind.DISPLAY)
    assert "The first number is called soon." in text(client.get("/antrean/layar/"))
    take(hall.a, monday, priority="disability")
    hall.open(1)
    called = call_next(counter=hall.counters[0], seen=None, actor=hall.officer(), at=monday)

    first = client.get("/antrean/layar/sekarang/").content.decode()
    assert 'data-label="A-001" data-counter="1"' in first
    assert "isab" not in first, "why somebody is served first is nobody's business"
    recall_ticket(counter=hall.counters[0], ticket=called, actor=hall.officer(), at=monday + timedelta(seconds=30))
    assert client.get("/antrean/layar/sekarang/").content.decode() != first, "a new call, to be called out again"


def test_the_display_works_without_javascript_and_after_a_restart(hall):
    client, _made = screen(hall, DeviceKind.DISPLAY)

    page = client.get("/antrean/layar/").content.decode()
    assert '<noscript><meta http-equiv="refresh" content="10"></noscript>' in page
    assert 'data-refresh="/antrean/layar/sekarang/"' in page


def test_a_revoked_device_shows_nothing_any_more(hall, monday):
    client, made = screen(hall, DeviceKind.DISPLAY)
    revoke_device(device=made, actor=hall.head, at=monday)

    assert client.get("/antrean/layar/").status_code == 404
    assert "This browser is no device of a hall." in text(client.get("/antrean/layar/sekarang/"))


def test_each_device_does_only_what_it_is_for(hall):
    display, _made = screen(hall, DeviceKind.DISPLAY)
    kiosk, _made = screen(hall, DeviceKind.KIOSK)

    assert display.get("/antrean/kios/").status_code == 404
    assert kiosk.get("/antrean/layar/").status_code == 404
    assert browser().get("/antrean/kios/").status_code == 404
    assert browser().get(f"/antrean/perangkat/{'x' * 27}/").status_code == 404


def test_the_kiosk_gives_a_ticket_and_its_paper(hall):
    client, _made = screen(hall, DeviceKind.KIOSK)
    form = {"queue": hall.a.pk, "priority": "age", "key": str(uuid4())}

    page = client.post("/antrean/kios/", form, follow=True)

    ticket = Ticket.objects.get()
    assert (ticket.channel, ticket.priority) == ("kiosk", "age")
    assert "A-001" in text(page)
    paper = client.get(f"/antrean/kios/{ticket.code}/tiket.pdf")
    assert paper.content.startswith(b"%PDF")
    assert browser().get(f"/antrean/kios/{ticket.code}/tiket.pdf").status_code == 404


def test_at_the_kiosk_a_code_turns_an_appointment_into_a_ticket(town, monday):
    hall = furnish(town, monday, slot_minutes=30)
    hour = monday + timedelta(minutes=30)
    booked = book_appointment(queue=hall.a, starts_at=hour, key=uuid4(), actor=NOBODY, at=monday).appointment
    client, _made = screen(hall, DeviceKind.KIOSK)
    assert "There is no such appointment." in text(client.post("/antrean/kios/janji/", {"kode": "AAAAA-22222"}))

    page = client.post("/antrean/kios/janji/", {"kode": f"{booked.code[:5]}-{booked.code[5:]}".lower()}, follow=True)
    assert "A-001" in text(page)
    assert Ticket.objects.get().appointment_id == booked.pk
