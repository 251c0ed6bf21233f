# SPDX-License-Identifier: EUPL-1.2
"""Every operation of the API: its door, the scope a token needs, and rows that stay hidden."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from matrix.addresses import operations_by_name
from matrix.cast import EVERYONE, Who, account_of, client_of, may_read
from matrix.expectations import DOORS, ENDPOINTS, OBJECTS, Route
from matrix.objects import Things, words_of
from officers import SINCE
from praja.kernel.people.models import Account
from praja.kernel.people.operations import issue_token
from praja.lib.web import door_of
from residents import photo
from towns import FOUNDER, Town

BODY: dict[str, dict[str, object]] = {
    "POST /complaints": {"text": "Lampu jalan mati sejak tiga malam."},
    "POST /applications": {"service": "tak-ada", "unit": "1", "applicant": {"name": "Siti"}},
}
ANYBODY = Who("administrator", "here")


def send(client: Client, name: str, code: str, **headers: str) -> int:
    method, path = name.split(" ")
    given: dict[str, Any] = {} if method == "GET" else {"data": BODY.get(name, {}), "content_type": "application/json"}
    if path.endswith("/files"):
        given = {"data": {"file": photo()}}
    address = "/api/v1" + path.replace("{code}", code).replace("{number}", "1")
    return int(getattr(client, method.lower())(address, headers=headers, **given).status_code)


def token(account: Account, at: datetime, *scopes: str) -> str:
    given = {"name": "uji", "scopes": scopes, "expires_at": at + timedelta(days=30)}
    return issue_token(account=account, actor=FOUNDER, at=SINCE, **given)[1]


def test_every_operation_is_in_the_table() -> None:
    operations = set(operations_by_name())

    assert sorted(operations - set(ENDPOINTS)) == [], "say in tests/matrix/expectations.py who may use these"
    assert sorted(set(ENDPOINTS) - operations) == []


@pytest.mark.parametrize("name", ENDPOINTS)
def test_the_operation_names_the_door_of_the_table(name: str) -> None:
    door = door_of(operations_by_name()[name].view_func)

    assert (door.name if door else None) == ENDPOINTS[name].door


@pytest.mark.parametrize("name", ENDPOINTS)
def test_a_token_needs_the_scope(name: str, town: Town, things: Things, monday: datetime) -> None:
    account, code = account_of(ANYBODY, town), things.code("public")
    right = token(account, monday, ENDPOINTS[name].scope)
    wrong = token(account, monday, "something:else")
    sent = [send(Client(), name, code, authorization=f"Bearer {secret}") for secret in (right, wrong, "forged")]

    assert sent[0] in ENDPOINTS[name].answers
    assert sent[1:] == [403, 403]


@pytest.mark.parametrize("name", [name for name, row in ENDPOINTS.items() if row.rows])
def test_rows_are_shown_to_those_of_the_table_only(name: str, town: Town, things: Things) -> None:
    route, wrong = Route(ENDPOINTS[name].door, ENDPOINTS[name].rows), []
    for who in EVERYONE:
        client = client_of(who, town, things.links("own"))
        for thing in OBJECTS:
            got = send(client, name, things.code(thing))
            if got != (200 if may_read(who, route, thing) else 404) and who.kind in DOORS[route.door]:
                wrong.append((str(who), thing, got))

    assert wrong == [], "\n".join(map(str, wrong))


def test_the_list_holds_published_reports_only(town: Town, things: Things) -> None:
    said = client_of(EVERYONE[0], town, {}).get("/api/v1/complaints").content.decode()

    assert [words_of(name) in said for name in ("public", "own", "other", "secret")] == [True, False, False, False]
