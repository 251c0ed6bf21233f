# SPDX-License-Identifier: EUPL-1.2
"""The officer's screen: open, call, call again, skip, finish, send on, by plain forms; an old page changes nothing."""

from datetime import timedelta

import pytest

from officers import officer, signed_in
from praja.duties.services.models import Counter, Ticket
from praja.kernel.people.enums import Role
from praja.lib import clock
from procedures.cases import filed
from services.queues.halls import take
from services.queues.pages import text


@pytest.fixture(autouse=True)
def _monday_morning(monday):
    with clock.frozen(monday + timedelta(minutes=5)):
        yield


@pytest.fixture
def desk(hall):
    client = signed_in(officer("Petugas Loket", Role.COUNTER, hall.unit))
    return client, f"/antrean/loket/{hall.counters[0].pk}/"


def act(desk, name, **said):
    client, url = desk
    return client.post(f"{url}{name}/", said, follow=True)


def test_a_morning_at_the_counter(hall, monday, desk):
    client, url = desk
    first, second = take(hall.a, monday), take(hall.a, monday, priority="age")
    assert "Open the counter" in text(client.get(url))
    page = text(act(desk, "buka"))
    assert "2 people wait" in page
    assert "Nobody is at the counter." in page

    assert "A-002" in text(act(desk, "panggil", seen=""))
    act(desk, "ulang", seen=second.pk)
    assert "Called 2 times" in text(client.get(url))
    act(desk, "mulai", seen=second.pk)
    act(desk, "panggil", seen=second.pk)
    page = text(act(desk, "lewati", seen=first.pk))
    assert "Called, nobody came A-001 Is here now" in page
    act(desk, "kembali", kode=first.code)
    act(desk, "panggil", seen="")
    act(desk, "alihkan", seen=first.pk, queue=hall.b.pk)
    act(desk, "panggil", seen="")
    act(desk, "selesai", seen=Ticket.objects.get(transferred_from=first).pk)
    act(desk, "tutup")

    states = list(Ticket.objects.order_by("pk").values_list("label", "state"))
    assert states == [("A-001", "moved"), ("A-002", "done"), ("A-001", "done")]
    assert Counter.objects.get(pk=hall.counters[0].pk).open_since is None


def test_a_second_press_is_told_and_changes_nothing(hall, monday, desk):
    take(hall.a, monday), take(hall.a, monday)
    act(desk, "buka")
    act(desk, "panggil", seen="")

    page = text(act(desk, "panggil", seen=""))
    assert "This was done already, or somebody else was quicker." in page
    assert Ticket.objects.filter(state="called").count() == 1


def test_nobody_waiting_is_said(desk):
    act(desk, "buka")

    assert "Nobody waits for this counter." in text(act(desk, "panggil", seen=""))


def test_a_matter_is_linked_by_the_code_that_somebody_shows(hall, monday, desk):
    ticket, case = take(hall.a, monday), filed(monday)
    act(desk, "buka")
    act(desk, "panggil", seen="")
    assert "No matter has this code." in text(act(desk, "urusan", seen=ticket.pk, kode="AAAAA-22222"))

    act(desk, "urusan", seen=ticket.pk, kode=case.code)
    assert Ticket.objects.get(pk=ticket.pk).case_id == case.pk


def test_a_counter_of_another_office_is_not_there(hall, town):
    client = signed_in(officer("Petugas Lain", Role.COUNTER, town.roads))

    assert client.get(f"/antrean/loket/{hall.counters[0].pk}/").status_code == 404
    assert client.post(f"/antrean/loket/{hall.counters[0].pk}/buka/").status_code == 404
    assert "There is no counter for you" in text(client.get("/antrean/loket/"))


def test_another_officer_sees_who_sits_there_and_may_take_over(hall, desk):
    act(desk, "buka")
    other = signed_in(officer("Petugas Pengganti", Role.OFFICER, hall.unit))

    assert "Another officer has this counter open" in text(other.get(desk[1]))
    assert "Nobody is at the counter." in text(other.post(f"{desk[1]}buka/", follow=True))
    assert "Somebody else has opened this counter." in text(act(desk, "tutup"))


def test_the_page_costs_the_same_however_many_wait(hall, monday, desk, django_assert_max_num_queries):
    act(desk, "buka")
    client, url = desk
    client.get(url)
    take(hall.a, monday)
    with django_assert_max_num_queries(16):
        client.get(url)
    for _ in range(12):
        take(hall.a, monday)
    with django_assert_max_num_queries(16):
        client.get(url)
