# SPDX-License-Identifier: EUPL-1.2
"""The counter takes applications in for whoever stands there: the same pages, the receipt on paper, the officer's name kept."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from complaints.papers import Paper
from officers import officer, signed_in
from praja.duties.services.models import Application
from praja.duties.services.operations.queues import call_next, open_counter
from praja.duties.services.queries.office_story import office_story
from praja.duties.services.web.links import LINKS
from praja.kernel.people.enums import Role
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor, ActorKind
from praja.lib.clock import frozen
from praja.lib.codes import hash_secret, show_code
from residents import browser, photo
from services.making import KTP, filed_application, head_of, holder, listed_service, simple_standard
from services.queues.halls import furnish_unit, take
from services.residents_pages import SITI, draft_in
from towns import Town

INTAKE = "/layanan/kantor/terima/surat-domisili/"


@pytest.fixture(autouse=True)
def _on_monday(monday: datetime):
    with frozen(monday):
        yield


@pytest.fixture
def kartika(town: Town) -> Any:
    return officer("Kartika Loket", Role.COUNTER, town.kelurahan)


@pytest.fixture
def desk(kartika: Any) -> Client:
    return signed_in(kartika)


def asked(client: Client, step: str, **said: Any) -> Any:
    page = client.get(f"{INTAKE}{step}/")
    assert page.status_code == 200, (step, page.headers.get("Location"))
    return client.post(f"{INTAKE}{step}/", {"draft": draft_in(page), **said})


def taken_in(client: Client, *, priority: str = "") -> Case:
    """An application of somebody without telephone, with one paper, sent."""
    client.get(INTAKE, follow=True)
    asked(client, "untuk", filed_for="self")
    asked(client, "pemohon", **{**SITI, "phone": ""})
    asked(client, "prioritas", priority=priority)
    asked(client, "isian-isian", keperluan="Membuka rekening")
    asked(client, "isian-ktp", ktp=photo())
    asked(client, "periksa")
    return Case.objects.get(channel=Channel.COUNTER)


def test_an_officer_fills_it_in_and_the_receipt_alone_carries_the_link(
    town: Town, monday: datetime, desk: Client, kartika: Any
) -> None:
    simple_standard(town, monday - timedelta(days=1), requirements=(KTP,))

    offered = desk.get("/layanan/kantor/terima/").content.decode()
    case = taken_in(desk, priority="age")
    page = desk.get(f"/layanan/kantor/diterima/{case.code}/")
    rolled = Paper(desk.post(f"/layanan/kantor/diterima/{case.code}/tanda-terima.pdf", {"kertas": "80mm"}).content)
    sheet = Paper(desk.post(f"/layanan/kantor/diterima/{case.code}/tanda-terima.pdf", {"kertas": "a5"}).content)

    assert INTAKE in offered
    assert (case.lead_unit, case.priority, case.application.device) == (town.kelurahan, "age", "")
    assert case.application.files.get().requirement == "ktp"
    secret = LINKS.counter_secret(case.idempotency_key)
    assert hash_secret(secret) == bytes(case.secret_hash)
    assert show_code(case.code) in page.content.decode()
    assert secret not in page.content.decode()
    assert rolled.says(show_code(case.code))
    assert rolled.says("Served first: Elderly person")
    assert (sheet.size, sheet.pages) == ((148, 210), 1)
    assert browser().get(f"/lacak/{case.code}/{secret}/", follow=True).status_code == 200
    told = office_story(head_of(town.kelurahan, monday), case, case.application)[0]
    assert (told.who.split(",")[0], told.what) == ("Kartika Loket", "Taken in at the counter for the applicant")


def test_what_was_begun_at_the_counter_opens_on_no_page_of_residents(
    town: Town, monday: datetime, desk: Client
) -> None:
    simple_standard(town, monday - timedelta(days=1))
    begun = desk.get(INTAKE, follow=True)
    asked(desk, "untuk", filed_for="self")
    asked(desk, "pemohon", **SITI)

    elsewhere = browser().get(f"/layanan/surat-domisili/ajukan/lanjut/{draft_in(begun)}/")
    again = desk.get(INTAKE).content.decode()

    assert elsewhere.status_code == 404
    assert "Siti Aminah" in again
    assert "If somebody else stands here now" in again


def test_only_what_ones_own_counters_offer_is_taken_in(town: Town, monday: datetime) -> None:
    made = simple_standard(town, monday - timedelta(days=1))
    listed_service(town, monday, code="izin-lampu", name="Izin lampu", owner=town.lights)
    stranger = signed_in(officer("Lain Loket", Role.COUNTER, town.lights))

    assert "surat-domisili" not in stranger.get("/layanan/kantor/terima/").content.decode()
    assert stranger.get(INTAKE).status_code >= 400
    with pytest.raises(StepNotAllowed):
        filed_application(
            town, monday, made=made, channel=Channel.COUNTER, actor=holder(9, Role.COUNTER, town.lights, at=monday)
        )
    assert not Application.objects.exists()


def test_the_counter_finds_it_by_telephone_and_by_code_and_opens_it_only_for_whoever_may(
    town: Town, monday: datetime, desk: Client
) -> None:
    case = filed_application(town, monday).case
    coordinator = signed_in(officer("Koor Dinator", Role.COMPLAINT_COORDINATOR, town.intake))

    def found(client: Client, typed: str) -> list[tuple[str, str]]:
        rows = client.post("/loket/", {"cari": typed}).context["rows"]
        return [(row["title"], row["href"]) for row in rows]

    address = f"/layanan/kantor/diterima/{case.code}/"
    assert found(desk, "0812 3456 7890") == [("Surat keterangan domisili", address)]
    assert found(desk, case.code) == [("Application", address)]
    assert found(coordinator, "0812 3456 7890") == []
    assert found(coordinator, case.code) == [("Application", "")]
    assert "Siti" not in desk.get(address).content.decode()


def test_a_ticket_at_the_counter_is_joined_to_the_application_that_was_taken_in(
    town: Town, monday: datetime, desk: Client, kartika: Any
) -> None:
    hall = furnish_unit(town.kelurahan, monday)
    at_work = Actor(ActorKind.EMPLOYEE, str(kartika.pk), holder(1, Role.COUNTER, town.kelurahan, at=monday).grants)
    open_counter(counter=hall.counters[0], actor=at_work, at=monday)
    ticket = take(hall.a, monday)
    call_next(counter=hall.counters[0], seen=None, actor=at_work, at=monday)
    case = filed_application(town, monday, channel=Channel.COUNTER, actor=at_work).case

    page = desk.get(f"/layanan/kantor/diterima/{case.code}/").content.decode()
    desk.post(f"/antrean/loket/{hall.counters[0].pk}/urusan/", {"seen": str(ticket.pk), "kode": case.code})

    assert f'value="{ticket.pk}"' in page
    ticket.refresh_from_db()
    assert ticket.case == case
    assert "It is about this application" not in desk.get(f"/layanan/kantor/diterima/{case.code}/").content.decode()
