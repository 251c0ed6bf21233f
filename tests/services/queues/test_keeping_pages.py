# SPDX-License-Identifier: EUPL-1.2
"""The head sets up the hall in plain forms: what is wrong is said at its field, and stays typed."""

import re

import pytest

from officers import officer, signed_in
from praja.duties.services.models import Counter, Queue, QueueDay, QueueDevice, Ticket
from praja.kernel.people.enums import Role
from praja.lib import clock
from residents import browser
from services.queues.halls import take
from services.queues.pages import text

QUEUE = {"letter": "C", "name": "Legalisasi", "daily_limit": "80", "is_active": "on"}


@pytest.fixture(autouse=True)
def _monday_morning(monday):
    with clock.frozen(monday):
        yield


@pytest.fixture
def head(hall):
    return signed_in(officer("Bu Lurah", Role.HEAD, hall.unit))


def test_a_queue_and_a_counter_are_set_up(hall, head):
    assert "Kelurahan Melati" in text(head.get("/antrean/atur/"))
    head.post("/antrean/atur/4.1/antrean/baru/", QUEUE)
    made = Queue.objects.get(letter="C")
    head.post("/antrean/atur/4.1/loket/baru/", {"number": "7", f"queue_{made.pk}": "1", "is_active": "on"})

    page = text(head.get("/antrean/atur/4.1/"))
    assert "C · Legalisasi At most 80 tickets a day" in page
    assert "Counter 7 1. Legalisasi" in page


def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(hall, head):
    response = head.post("/antrean/atur/4.1/antrean/baru/", {**QUEUE, "letter": "A"})

    assert response.status_code == 422
    assert "Another queue of this office has this letter. Choose another one." in text(response)
    assert 'value="Legalisasi"' in response.content.decode()
    response = head.post("/antrean/atur/4.1/loket/baru/", {"number": "9", "is_active": "on"})
    assert "A counter serves at least one queue." in text(response)
    assert Queue.objects.count() == 2


def test_a_queue_is_changed(hall, head):
    url = f"/antrean/atur/4.1/antrean/{hall.a.pk}/"
    assert 'value="Surat keterangan"' in head.get(url).content.decode()

    head.post(url, {**QUEUE, "letter": "A", "slot_minutes": "20", "slot_capacity": "2", "days_ahead": "7"})
    queue = Queue.objects.get(pk=hall.a.pk)
    assert (queue.name, queue.slot_minutes, queue.slot_capacity, queue.days_ahead) == ("Legalisasi", 20, 2, 7)


def test_a_counter_is_changed(hall, head):
    url = f"/antrean/atur/4.1/loket/{hall.counters[1].pk}/"
    head.post(url, {"number": "2", "name": "Dekat pintu", f"queue_{hall.b.pk}": "1", "is_active": "on"})

    counter = Counter.objects.get(pk=hall.counters[1].pk)
    assert (counter.name, list(counter.serves.values_list("queue_id", "rank"))) == ("Dekat pintu", [(hall.b.pk, 1)])


def test_the_link_of_a_device_is_shown_once_and_makes_a_browser_the_device(hall, head):
    page = head.post("/antrean/atur/4.1/perangkat/baru/", {"kind": "display", "name": "Ruang tunggu"})
    link = re.search(r"/antrean/perangkat/[\w-]+/", page.content.decode())[0]
    screen = browser()
    assert screen.get(link, follow=True).status_code == 200
    assert link not in head.get("/antrean/atur/4.1/").content.decode()

    head.post(f"/antrean/atur/4.1/perangkat/{QueueDevice.objects.get().pk}/cabut/")
    assert screen.get("/antrean/layar/").status_code == 404


def test_closing_a_queue_for_today(hall, monday, head):
    take(hall.a, monday)

    page = head.post(f"/antrean/atur/4.1/antrean/{hall.a.pk}/tutup-hari/", follow=True)
    assert "The queue is closed for today" in text(page)
    assert QueueDay.objects.get(queue=hall.a).closed_at is not None
    assert Ticket.objects.get().state == "left"


def test_the_bureau_sets_up_the_hall_and_is_not_offered_to_close_its_day(hall, head):
    bureau = signed_in(officer("Bagian Organisasi", Role.ORGANIZATION, hall.unit))

    pages = [text(one.get("/antrean/atur/4.1/")) for one in (bureau, head)]
    assert ["Close it for today" in page for page in pages] == [False, True]


def test_another_offices_hall_is_not_there(hall, town):
    stranger = signed_in(officer("Kepala Lain", Role.HEAD, town.roads))
    paths = ("", "antrean/baru/", f"antrean/{hall.a.pk}/", f"loket/{hall.counters[0].pk}/", "perangkat/baru/")

    assert [stranger.get(f"/antrean/atur/4.1/{path}").status_code for path in paths] == [404] * len(paths)
    assert stranger.get(f"/antrean/atur/2/antrean/{hall.a.pk}/").status_code == 404
