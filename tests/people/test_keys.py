# SPDX-License-Identifier: EUPL-1.2
"""The administrator gives keys to other systems: for whom, for what, until when; the secret is shown once."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from matrix.expectations import ENDPOINTS
from officers import officer, signed_in
from praja.duties.opendata.models import Dataset
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account, ApiToken
from praja.kernel.people.operations import amend_person, revoke_token
from praja.lib.actors import Actor, ActorKind, Grant
from praja.lib.api.scopes import scopes
from praja.lib.clock import frozen
from towns import FOUNDER, Town, found_town

pytestmark = pytest.mark.django_db

AT = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
MAIL = "prima@contoh.invalid"


@pytest.fixture
def town(db: None) -> Town:
    return found_town(AT, since=date(2020, 1, 1))


@pytest.fixture
def holder(town: Town) -> Account:
    account = officer("Prima Produsen", Role.OFFICER, town.roads)
    amend_person(person=account.person, changes={"email": MAIL}, actor=FOUNDER, at=AT)
    return account


@pytest.fixture
def administrator(town: Town) -> Client:
    return signed_in(officer("Andi Admin", Role.ADMINISTRATOR, town.root))


def give(client: Client, **changed: Any) -> Any:
    said = {"name": "Stasiun cuaca", "holder": MAIL, "scopes": ["opendata:write"], "until": "2026-12-31"}
    with frozen(AT):
        return client.post("/akun/kunci/baru/", {**said, **changed})


def test_a_key_is_given_shown_once_and_opens(town: Town, administrator: Client, holder: Account) -> None:
    answer = give(administrator)
    page = answer.content.decode()
    found = re.search(r"<code[^>]*>([A-Za-z0-9_-]{20,})</code>", page)

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert found is not None
    secret = found[1]
    token = ApiToken.objects.get()
    assert (token.account, token.scopes, token.name) == (holder, ["opendata:write"], "Stasiun cuaca")
    assert token.expires_at == datetime(2026, 12, 31, 17, 0, tzinfo=UTC)
    with frozen(AT):
        listed = administrator.get("/akun/kunci/").content.decode()
        sent = {"name": "cuaca", "title": "Cuaca", "owner_org": "unit-2"}
        pushed = Client().post(
            "/api/3/action/package_create", sent, content_type="application/json", headers={"Authorization": secret}
        )
    assert "Stasiun cuaca" in listed
    assert secret not in listed
    assert (pushed.status_code, Dataset.objects.get().unit) == (200, town.roads)


def test_a_key_is_ended_and_opens_nothing_more(administrator: Client, holder: Account) -> None:
    page = give(administrator).content.decode()
    secret = re.search(r"<code[^>]*>([A-Za-z0-9_-]{20,})</code>", page)
    assert secret is not None
    with frozen(AT):
        administrator.post(f"/akun/kunci/{ApiToken.objects.get().pk}/akhiri/")
        refused = Client().post("/api/3/action/package_create", {}, headers={"Authorization": secret[1]})

    assert ApiToken.objects.get().revoked_at == AT
    assert refused.status_code == 403


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "name"),
        ({"holder": "tiada@contoh.invalid"}, "holder"),
        ({"holder": ""}, "holder"),
        ({"scopes": []}, "scopes"),
        ({"scopes": ["semua"]}, "scopes"),
        ({"until": "2025-12-31"}, "until"),
        ({"until": ""}, "until"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    administrator: Client, holder: Account, changed: Any, field: str
) -> None:
    answer = give(administrator, **changed)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not ApiToken.objects.exists()


def test_only_the_administrator_gives_and_ends(town: Town, administrator: Client, holder: Account) -> None:
    give(administrator)
    client = signed_in(officer("Pipit Personalia", Role.PERSONNEL, town.root))
    with frozen(AT):
        answers = [
            client.get("/akun/kunci/"),
            client.post("/akun/kunci/baru/", {}),
            client.post(f"/akun/kunci/{ApiToken.objects.get().pk}/akhiri/"),
        ]

    assert {one.status_code for one in answers} == {403}
    assert ApiToken.objects.get().revoked_at is None


def test_the_list_needs_as_many_statements_for_many_as_for_one(
    administrator: Client, holder: Account, django_assert_max_num_queries: Any
) -> None:
    for _again in range(3):
        give(administrator)
    token = ApiToken.objects.latest("pk")
    admin = Actor(ActorKind.EMPLOYEE, "1", (Grant(Role.ADMINISTRATOR, frozenset(), AT),))
    revoke_token(token=token, actor=admin, at=AT)
    with frozen(AT):
        administrator.get("/akun/kunci/")
        with django_assert_max_num_queries(8):
            page = administrator.get("/akun/kunci/").content.decode()

    assert page.count("Stasiun cuaca") >= 3


def test_every_scope_that_an_endpoint_asks_is_declared_in_words() -> None:
    asked = {one.scope for one in ENDPOINTS.values() if one.scope}

    assert asked
    assert asked <= set(scopes())
