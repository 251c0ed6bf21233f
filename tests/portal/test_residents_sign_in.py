# SPDX-License-Identifier: EUPL-1.2
"""Residents sign in by a one-time code, keep their matters in one place, and keep a household; nobody is told who is known."""

import json
import logging
import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.verification import verify
from praja.kernel.people.enums import AccountKind
from praja.kernel.people.models import Account, HouseholdMember, Person
from praja.kernel.people.operations import contact_of, recognize_resident
from praja.kernel.people.queries import actor_of, household_of
from praja.kernel.procedures.models import KeptCase
from praja.lib.actors import NOBODY, ActorKind
from praja.lib.errors import InvalidInput
from residents import browser, filed
from towns import Town

ADDRESS = "siti.warga@example.org"
LOGIN, CODE = "/akun/warga/", "/akun/warga/kode/"


@pytest.fixture(autouse=True)
def _limits_begin_anew() -> None:
    cache.clear()


def code_sent() -> str:
    found = re.search(r"Your code is (\S+)", mail.outbox[-1].subject)
    assert found
    return found[1]


def signed_in_as(address: str) -> Client:
    client = browser()
    client.post(LOGIN, {"contact": address})
    client.post(CODE, {"code": code_sent()})
    return client


def account_of(client: Client) -> Account:
    return Account.objects.get(pk=client.session["_auth_user_id"])


@pytest.mark.django_db
def test_the_first_code_that_comes_back_opens_the_account_and_the_next_finds_it() -> None:
    client = browser()
    asked = client.post(LOGIN, {"contact": " Siti.Warga@example.org "})
    assert (asked.status_code, asked["Location"]) == (302, CODE)
    assert Account.objects.count() == 0

    entered = client.post(CODE, {"code": code_sent()})

    assert (entered.status_code, entered["Location"]) == (302, "/saya/")
    account = account_of(client)
    assert account.kind == AccountKind.RESIDENT
    assert not account.has_usable_password()
    actor = actor_of(account, account.person.created_at)
    assert (actor.kind, actor.person_id, actor.grants) == (ActorKind.RESIDENT, account.person_id, ())
    assert account_of(signed_in_as(ADDRESS)) == account
    assert LedgerEvent.objects.filter(name="people.resident_known").count() == 1
    assert list(verify()) == []


@pytest.mark.django_db
def test_a_wrong_code_is_said_and_five_of_them_end_the_try() -> None:
    client = browser()
    client.post(LOGIN, {"contact": ADDRESS})
    for _try in range(4):
        wrong = client.post(CODE, {"code": "SALAHX"})
        assert wrong.status_code == 200
        assert wrong.context["form"].errors["code"]
    assert client.post(CODE, {"code": "SALAHX"}).status_code == 302

    assert client.post(CODE, {"code": code_sent()})["Location"] == LOGIN
    assert Account.objects.count() == 0


@pytest.mark.django_db
def test_the_page_of_the_code_leads_back_without_a_try() -> None:
    response = browser().get(CODE)
    assert (response.status_code, response["Location"]) == (302, LOGIN)


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["", "bukan alamat", "12", "a@b", "0812"])
def test_what_is_no_contact_is_said_at_the_field_and_kept(typed: str) -> None:
    response = browser().post(LOGIN, {"contact": typed})
    assert response.status_code == 422
    assert "contact" in response.context["form"].errors
    assert response.context["form"]["contact"].value() == typed
    assert mail.outbox == []


@pytest.mark.django_db
def test_codes_are_limited_for_each_contact_and_not_for_a_village() -> None:
    for _time in range(3):
        assert browser().post(LOGIN, {"contact": ADDRESS}).status_code == 302
    refused = browser().post(LOGIN, {"contact": "SITI.warga@example.org"})
    assert refused.status_code == 422
    assert "Too many codes" in refused.content.decode()
    for number in range(12):
        assert browser().post(LOGIN, {"contact": f"warga{number}@example.org"}).status_code == 302


@pytest.mark.django_db
def test_a_telephone_without_a_gateway_is_said_plainly(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        response = browser().post(LOGIN, {"contact": "0812 3456 7890"})
    assert response.status_code == 422
    assert "could not be sent" in response.content.decode()
    assert "81234567890" not in caplog.text


@pytest.mark.django_db
def test_neither_session_nor_ledger_nor_log_holds_the_contact(caplog: pytest.LogCaptureFixture) -> None:
    client = browser()
    with caplog.at_level(logging.DEBUG):
        client.post(LOGIN, {"contact": ADDRESS})
        kept = json.dumps([row.get_decoded() for row in Session.objects.all()])
        client.post(CODE, {"code": code_sent()})
    kept += json.dumps([row.get_decoded() for row in Session.objects.all()])
    kept += "".join(LedgerEvent.objects.values_list("payload", flat=True)) + caplog.text
    assert "siti.warga" not in kept.casefold()


@pytest.mark.django_db
def test_an_unsafe_way_on_is_not_followed() -> None:
    client = browser()
    asked = client.post(f"{LOGIN}?next=https://jahat.example/", {"contact": ADDRESS, "next": "https://jahat.example/"})
    assert asked["Location"] == CODE
    assert client.post(CODE, {"code": code_sent()})["Location"] == "/saya/"


@pytest.mark.django_db
def test_the_desk_is_not_for_residents_and_nobody_goes_in_circles(town: Town) -> None:
    client = signed_in_as(ADDRESS)
    assert client.get("/meja/").status_code == 403
    assert client.get("/aduan/kasus/").status_code == 403
    back = browser().get("/saya/")
    assert back["Location"] == f"{LOGIN}?next=%2Fsaya%2F"


@pytest.mark.django_db
def test_a_case_is_kept_by_its_link_and_opened_without_it_from_then_on(town: Town, monday: datetime) -> None:
    report = filed(monday)
    client = signed_in_as(ADDRESS)
    assert "Keep it in my account" not in client.get(f"/lacak/{report.case.code}/").content.decode()
    client.get(f"/lacak/{report.case.code}/{report.secret}/")
    assert "Keep it in my account" in client.get(f"/lacak/{report.case.code}/").content.decode()

    client.post(reverse("keep_case", args=[report.case.code]))
    client.post(reverse("keep_case", args=[report.case.code]))

    assert "you need the link no more" in client.get(f"/lacak/{report.case.code}/").content.decode()
    elsewhere = signed_in_as(ADDRESS)
    assert "Verification:" in elsewhere.get("/saya/").content.decode(), "what the day is for"
    assert f"/lacak/{report.case.code}/" in elsewhere.get("/saya/").content.decode()
    assert elsewhere.get(f"/lacak/{report.case.code}/").context["is_reporter"]
    assert LedgerEvent.objects.filter(name="procedures.kept").count() == 1
    assert list(verify()) == []


@pytest.mark.django_db
def test_nobody_keeps_a_case_whose_link_they_do_not_hold(town: Town, monday: datetime) -> None:
    report = filed(monday)
    stranger = signed_in_as("orang.lain@example.org")
    assert stranger.post(reverse("keep_case", args=[report.case.code])).status_code == 404
    assert not stranger.get(f"/lacak/{report.case.code}/").context["is_reporter"]
    assert KeptCase.objects.count() == 0


@pytest.mark.django_db
def test_another_residents_list_shows_nothing_of_mine(town: Town, monday: datetime) -> None:
    report = filed(monday)
    mine = signed_in_as(ADDRESS)
    mine.get(f"/lacak/{report.case.code}/{report.secret}/")
    mine.post(reverse("keep_case", args=[report.case.code]))
    assert report.case.code not in signed_in_as("orang.lain@example.org").get("/saya/").content.decode()


@pytest.mark.django_db
def test_a_page_of_many_matters_costs_as_many_statements_as_one(
    town: Town, monday: datetime, django_assert_num_queries: Any
) -> None:
    client = signed_in_as(ADDRESS)
    person = account_of(client).person
    KeptCase.objects.create(case=filed(monday).case, person=person, since=monday)
    with django_assert_num_queries(4):
        client.get("/saya/")
    for hour in range(1, 4):
        KeptCase.objects.create(case=filed(monday + timedelta(hours=hour)).case, person=person, since=monday)
    with django_assert_num_queries(4):
        client.get("/saya/")


@pytest.mark.django_db
def test_a_household_is_kept_and_left(monday: datetime) -> None:
    client = signed_in_as(ADDRESS)
    client.post("/saya/keluarga/", {"name": "Budi Kecil", "relation": "child", "nik": ""})
    row = HouseholdMember.objects.get()
    assert "Budi Kecil" in client.get("/saya/keluarga/").content.decode()

    other = signed_in_as("orang.lain@example.org")
    assert other.post(reverse("leave_household", args=[row.pk])).status_code == 404
    client.post(reverse("leave_household", args=[row.pk]))

    assert household_of(row.holder_id) == []
    assert "Budi Kecil" not in client.get("/saya/keluarga/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": "", "relation": "child", "nik": ""}, "name"),
        ({"name": "Budi", "relation": "", "nik": ""}, "relation"),
        ({"name": "Budi", "relation": "tetangga", "nik": ""}, "relation"),
        ({"name": "Budi", "relation": "child", "nik": "123"}, "nik"),
    ],
)
def test_a_member_who_cannot_be_right_is_said_at_the_field(given: dict[str, str], field: str) -> None:
    client = signed_in_as(ADDRESS)
    response = client.post("/saya/keluarga/", given)
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert HouseholdMember.objects.count() == 0


@pytest.mark.django_db
def test_a_nik_that_is_known_tells_nothing_about_its_person(town: Town, monday: datetime) -> None:
    nik = "3572015708900001"
    client = signed_in_as(ADDRESS)
    for name in ("Ani", "Ani Lagi"):
        answer = client.post("/saya/keluarga/", {"name": name, "relation": "child", "nik": nik})
        assert answer.status_code == 302, answer.context["form"].errors
    members = Person.objects.filter(households__isnull=False)
    assert sorted(member.nik_key is None for member in members) == [False, True]


@pytest.mark.django_db
def test_an_officers_contact_opens_no_office(town: Town, monday: datetime) -> None:
    """Somebody who is both has two doors: the code leads to the resident's account, never to roles."""
    account = recognize_resident(contact=ADDRESS, actor=NOBODY, at=monday)
    assert contact_of("0812-3456-7890") == ("phone", "+6281234567890")
    assert actor_of(account, monday).roles == frozenset()
    with pytest.raises(InvalidInput):
        recognize_resident(contact="bukan", actor=NOBODY, at=monday)
