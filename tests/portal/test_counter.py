# SPDX-License-Identifier: EUPL-1.2
"""The counter: one box finds what somebody has open, whatever the duty; never more than a counter officer may see."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from complaints.counters import at_the_counter
from officers import officer, signed_in
from praja.duties.complaints.enums import ArchiveReason
from praja.duties.complaints.operations import Filed, Report, archive_complaint, file_complaint, report_wrongdoing
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Person
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.counters import mask_name
from praja.lib.actors import NOBODY
from praja.lib.clock import frozen
from praja.lib.codes import show_code
from towns import Town

PHONE, EMAIL, NIK = "081234567890", "siti@example.org", "3372014503900001"
NAME = "Siti Rahasia Benar"
HEARD = "Lampu jalan di depan pasar mati sejak tiga malam."


@pytest.fixture(autouse=True)
def _on_monday(monday: datetime):
    with frozen(monday):
        yield


@pytest.fixture
def desk(town: Town) -> Client:
    return at_the_counter(town)


def person(at: datetime, **known: str) -> Person:
    return new_person(at=at, **{"name": NAME, "phone": PHONE, **known})


def filed(at: datetime, reporter: Person | None = None, **choices: Any) -> Filed:
    report = Report(text=HEARD, region="99.01.01.1001", reporter=reporter or person(at), **choices)
    return file_complaint(report=report, channel="web", actor=NOBODY, at=at)


def look(client: Client, typed: str) -> Any:
    return client.post("/loket/", {"cari": typed})


def titles(client: Client, typed: str) -> list[str]:
    return [row["title"] for row in look(client, typed).context["rows"]]


@pytest.mark.parametrize("typed", [PHONE, "+62 812-3456-7890", "62 812 3456 7890", EMAIL, "  SITI@example.org ", NIK])
def test_a_person_is_found_however_the_number_is_typed(typed: str, desk: Client, monday: datetime) -> None:
    one = filed(monday, person(monday, email=EMAIL, nik=NIK))

    assert titles(desk, typed) == [one.case.subject]


def test_reports_of_one_telephone_stand_together_what_is_due_first_on_top(desk: Client, monday: datetime) -> None:
    later, sooner = filed(monday), filed(monday - timedelta(days=4))
    rows = look(desk, PHONE).context["rows"]

    assert [row["href"] for row in rows] == [f"/aduan/masuk/{one.case.code}/" for one in (sooner, later)]


def test_a_row_says_state_unit_and_date_and_masks_the_name(desk: Client, town: Town, monday: datetime) -> None:
    one = filed(monday)
    answer = look(desk, PHONE)
    row, page = answer.context["rows"][0], answer.content.decode()

    assert (str(row["label"]), row["due_at"]) == ("Received, being checked", one.case.due_at)
    assert row["meta"] == f"{show_code(one.case.code)} · S••• R••• B••• · {town.intake.name} · received 5 Jan 2026"
    assert not any(word in page for word in (NAME, "Rahasia", HEARD))


@pytest.mark.parametrize("typed", ["lower", "dashed", "spaced"])
def test_a_code_is_found_however_it_is_typed_without_its_subject(typed: str, desk: Client, monday: datetime) -> None:
    one = filed(monday)
    code = one.case.code
    written = {"lower": code.lower(), "dashed": show_code(code), "spaced": " ".join(code)}[typed]
    page = look(desk, written)

    assert [row["title"] for row in page.context["rows"]] == ["Complaint"]
    assert not any(word in page.content.decode() for word in (one.case.subject, "Siti", HEARD))


def test_what_was_reported_without_a_name_or_in_secret_opens_by_code_alone(desk: Client, monday: datetime) -> None:
    hidden = [filed(monday, anonymous=True), filed(monday, secret=True)]
    by_code = [titles(desk, one.case.code) for one in hidden]

    assert (titles(desk, PHONE), by_code) == ([], [["Complaint"], ["Complaint"]])


def test_nothing_of_a_report_on_wrongdoing_is_ever_found(desk: Client, town: Town, monday: datetime) -> None:
    report = Report(text="Seorang pejabat meminta uang untuk izin usaha saya.", reporter=person(monday, email=EMAIL))
    one = report_wrongdoing(report=report, channel="web", actor=NOBODY, at=monday)
    coordinator = signed_in(officer("Koko", Role.COMPLAINT_COORDINATOR, town.root))
    found = [titles(client, typed) for client in (desk, coordinator) for typed in (one.case.code, PHONE, EMAIL)]
    pages = [client.get(f"/aduan/masuk/{one.case.code}/").status_code for client in (desk, coordinator)] + [
        desk.post(f"/aduan/masuk/{one.case.code}/tanda-terima/", {"kertas": "a5"}).status_code
    ]

    assert (found, pages) == ([[]] * 6, [404, 404, 404])


def test_what_is_over_is_found_by_its_code_only(desk: Client, town: Town, monday: datetime) -> None:
    one = filed(monday)
    archive_complaint(
        case=one.case,
        reason=ArchiveReason.TOO_GENERAL,
        note="Tidak disebutkan tempatnya sama sekali.",
        actor=town.coordinator,
        at=monday,
        seen_version=1,
    )

    assert (titles(desk, PHONE), titles(desk, one.case.code)) == ([], ["Complaint"])


@pytest.mark.parametrize("typed", ["", "   ", "x", "0000000000", "08", "a@b", "' OR 1=1 --", "9" * 300, "\x00"])
def test_what_leads_nowhere_finds_nothing(typed: str, desk: Client, monday: datetime) -> None:
    filed(monday)
    answer = look(desk, typed)

    assert (answer.status_code, answer.context["rows"]) == (200, [])


def test_a_number_never_stands_in_an_address_and_no_cache_keeps_it(desk: Client, monday: datetime) -> None:
    filed(monday)
    by_address = desk.get(f"/loket/?cari={PHONE}")

    assert (by_address.context["rows"], look(desk, PHONE)["Cache-Control"]) == ([], "no-store")


def test_looking_by_a_person_is_recorded_and_names_nobody(desk: Client, monday: datetime) -> None:
    case = filed(monday, person(monday, nik=NIK)).case
    before = LedgerEvent.objects.count()
    for typed in (PHONE, "0812 9999 0000", EMAIL, NIK):
        look(desk, typed)
    events = LedgerEvent.objects.order_by("id")[before:]

    assert [(event.name, json.loads(event.payload), json.loads(event.refs)) for event in events] == [
        ("people.looked_up", {"found": True, "key": "phone"}, {}),
        ("people.looked_up", {"found": False, "key": "phone"}, {}),
        ("people.looked_up", {"found": False, "key": "email"}, {}),
        ("people.looked_up", {"found": True, "key": "nik"}, {}),
    ]
    assert {event.actor_kind for event in events} == {"employee"}
    assert not any(str(case.complaint.reporter_id) in event.stream.split(":")[0] for event in events)


def test_looking_by_a_code_or_by_nothing_changes_nothing(desk: Client, monday: datetime) -> None:
    case = filed(monday).case
    before = LedgerEvent.objects.count()
    for typed in (case.code, show_code(case.code), "lampu", "12", ""):
        look(desk, typed)
    desk.get("/loket/")

    assert LedgerEvent.objects.count() == before


def test_three_matters_cost_no_more_statements_than_one(desk: Client, monday: datetime) -> None:
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            look(desk, PHONE)
        return len(seen)

    filed(monday)
    look(desk, PHONE)
    one = cost()
    filed(monday)
    filed(monday)

    assert cost() == one


def test_every_role_is_offered_what_it_may_begin(desk: Client) -> None:
    offered = desk.get("/loket/").context["services"]

    assert ("Report or complaint", "/aduan/masuk/") in [(str(one["label"]), one["href"]) for one in offered]


def test_the_way_to_the_counter_is_shown_to_those_who_serve(town: Town, desk: Client) -> None:
    auditor = signed_in(officer("Audita", Role.AUDITOR, town.root))
    shown = ['href="/loket/"' in client.get("/meja/").content.decode() for client in (desk, auditor)]

    assert (shown, auditor.get("/loket/").status_code) == ([True, False], 403)


def test_a_name_is_masked_whatever_it_is() -> None:
    assert [mask_name(name) for name in ("", "Siti", "I Made  Öka")] == ["", "S•••", "I••• M••• Ö•••"]
