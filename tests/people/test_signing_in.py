# SPDX-License-Identifier: EUPL-1.2
"""People sign in with what they know of themselves: NIP, telephone or e-mail, however they space it."""

import pytest
from django.contrib.auth import authenticate
from django.contrib.sessions.models import Session
from django.test import RequestFactory
from django.urls import NoReverseMatch, reverse

from praja.kernel.people.accounts import AccountAdapter, accounts_typed, typed_form
from praja.kernel.people.operations import close_account, open_account, register_person
from praja.lib.errors import Conflict, InvalidInput, NotAllowed

from .conftest import AT, PASSWORD

NIP = "198609262015051001"


@pytest.fixture
def sari(hire):
    return hire("Sari", "1", nip=NIP, phone="0812 3456 7890", email="sari.dengan.nama.panjang@example.go.id")


def test_a_whole_village_behind_one_address_signs_in(client, sari, hire):
    for number in range(12):
        sign_in(client, f"0898765432{number:02}", "salah-sama-sekali")
    assert sign_in(client, NIP).status_code == 302


def sign_in(client, typed, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": typed, "password": password})


@pytest.mark.parametrize(
    "typed",
    [
        NIP,
        "19860926 201505 1 001",
        "19860926.201505.1.001",
        "081234567890",
        "+62 812-3456-7890",
        "62812.3456.7890",
        "SARI.dengan.nama.panjang@example.go.id ",
    ],
)
def test_every_way_of_writing_finds_the_account(client, sari, typed):
    response = sign_in(client, typed)
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(sari.account.pk)


@pytest.mark.parametrize(
    ("typed", "password"),
    [
        (NIP, "salah-sama-sekali"),
        ("198609262015051002", PASSWORD),
        ("0899999999", PASSWORD),
        ("nobody@example.org", PASSWORD),
        ("bukan apa-apa", PASSWORD),
    ],
)
def test_wrong_password_and_absent_account_look_alike(client, sari, typed, password):
    response = sign_in(client, typed, password)
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session
    assert len(response.context["form"].non_field_errors()) == 1
    assert str(response.context["form"].non_field_errors()[0]) == str(
        sign_in(client, NIP, "salah-lagi").context["form"].non_field_errors()[0]
    )


def test_signing_out(client, sari):
    sign_in(client, NIP)
    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_a_closed_account_is_refused_and_its_session_ends(client, sari, platform):
    sign_in(client, NIP)
    close_account(account=sari.account, actor=platform, at=AT)
    assert client.get("/").wsgi_request.user.is_anonymous
    client.logout()
    assert "_auth_user_id" not in sign_in(client, NIP).wsgi_request.session


def test_what_was_typed_is_not_kept_in_the_session(client, sari):
    sign_in(client, NIP)
    held = [row.get_decoded() for row in Session.objects.all()]
    assert held
    assert NIP not in str(held)


def test_two_accounts_on_one_telephone_are_told_apart_by_password(hire, platform):
    first = hire("Ibu", "1", phone="081200000001")
    second = hire("Bapak", "1", phone="081200000001")
    second.account.set_password("kata-sandi-lain-yang-panjang")
    second.account.save()
    assert accounts_typed("081200000001") == [first.account, second.account]
    request = RequestFactory().get("/")
    assert authenticate(request, username="081200000001", password=PASSWORD) == first.account
    second.account.set_password(PASSWORD)
    second.account.save()
    assert authenticate(request, username="081200000001", password=PASSWORD) is None


def test_five_wrong_passwords_close_the_door_however_the_number_is_spaced(client, sari):
    spellings = [NIP, "19860926 201505 1 001", "1986092620150510 01", "1.98609262015051001", "19860926 201505 1001"]
    for typed in spellings:
        sign_in(client, typed, "salah-sama-sekali")
    sign_in(client, NIP)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("0812 3456 7890", "+6281234567890"),
        (" A@Example.org", "a@example.org"),
        (NIP[:8] + " " + NIP[8:], NIP),
        ("Budi", "budi"),
    ],
)
def test_one_form_for_all_spellings(typed, form):
    assert typed_form(typed) == form


def test_sign_up_is_closed(rf):
    assert AccountAdapter().is_open_for_signup(rf.get("/")) is False
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")


def test_accounts_are_opened_once_with_a_good_password_by_those_who_may(resident, platform, cast):
    with pytest.raises(NotAllowed):
        open_account(person=resident, password=PASSWORD, actor=cast["officer"].actor, at=AT)
    with pytest.raises(InvalidInput) as weak:
        open_account(person=resident, password="password", actor=platform, at=AT)
    assert weak.value.field == "password"
    account = open_account(person=resident, actor=platform, at=AT)
    assert not account.has_usable_password()
    with pytest.raises(Conflict):
        open_account(person=resident, actor=platform, at=AT)


def test_a_person_is_not_found_by_an_empty_telephone(db, platform):
    person = register_person(name="Tanpa Telepon", actor=platform, at=AT)
    open_account(person=person, password=PASSWORD, actor=platform, at=AT)
    assert accounts_typed("") == []
    assert accounts_typed("@") == []
