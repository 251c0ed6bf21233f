# SPDX-License-Identifier: EUPL-1.2
"""Pages and endpoints that show rows: the same number of queries for one row as for three, and never a hidden row."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from matrix.addresses import named_routes
from matrix.cast import VISITOR, Who, client_of
from matrix.expectations import HERE, LISTS
from matrix.letters_moved import letter_at
from matrix.objects import PHONE, Things, answer_one, file_one, forward_one, reporter_of, words_of
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.lib.codes import show_code
from towns import Town

SEALED, ELSEWHERE = "Hal yang rahasia", "Surat unit sebelah"


def looker(name: str, town: Town) -> Client:
    kind = LISTS[name]
    return client_of(VISITOR if kind == "visitor" else Who(kind, HERE), town, {})


def read(client: Client, name: str, values: dict[str, Any]) -> str:
    response = client.get(named_routes()[name].address(values), follow=True)
    assert response.status_code == 200, (name, response.status_code)
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode()


def more(name: str, number: int, town: Town, at: datetime) -> Case:
    """One more row on the list: published and answered, and another that waits; of letters one that is open and one that is
    sealed."""
    if name.startswith("letters:"):
        letter_at(town.roads, f"{SEALED} {number}", at, "R")
        return letter_at(town.roads, f"terbuka {number}", at)
    forward_one(file_one(f"menunggu {number}", at), town, town.roads, at)
    case = forward_one(file_one(f"terbit {number}", at), town, town.roads, at, publish=True)
    return answer_one(case, town, at + timedelta(minutes=5))


@pytest.mark.parametrize("name", LISTS)
def test_queries_do_not_grow_with_rows(name: str, town: Town, monday: datetime) -> None:
    client, counts = looker(name, town), []
    first = more(name, 0, town, monday)
    values = {"code": first.code, "name": "csv"}
    read(client, name, values)
    for rows in (0, 2):
        for number in range(rows):
            more(name, number + 1, town, monday)
        with CaptureQueriesContext(connection) as made:
            read(client, name, values)
        counts.append(len(made))

    assert counts[0] == counts[1]


def hidden_from(name: str, things: Things) -> list[str]:
    """The words that must not be read there."""
    if name.startswith("letters:"):
        return [SEALED, ELSEWHERE]
    published = LISTS[name] == "visitor"
    cases = ("own", "other", "secret") if published else ("other",)
    words = [words_of(case) for case in cases] + [reporter_of(case) for case in ("own", "other", "secret", "public")]
    codes = [shown for case in cases for shown in (things.code(case), show_code(things.code(case)))]
    return [*words, *codes, PHONE, PHONE[-6:]]


@pytest.mark.parametrize("name", LISTS)
def test_hidden_rows_never_show(name: str, town: Town, things: Things, monday: datetime) -> None:
    if name.startswith("letters:"):
        more(name, 1, town, monday)
        letter_at(town.lights, ELSEWHERE, monday)
    page = read(looker(name, town), name, {"code": things.code("public"), "name": "csv"})

    assert [words for words in hidden_from(name, things) if words in page] == []


def test_the_office_list_shows_what_is_not_hidden(town: Town, things: Things) -> None:
    """The other half of the test above: the page is not clean because it is empty."""
    page = read(client_of(Who(Role.LIAISON, HERE), town, {}), "complaints:list", {})

    assert all(show_code(things.code(name)) in page for name in ("own", "secret", "public"))


def test_what_is_not_published_shows_its_standing_only(town: Town, things: Things) -> None:
    strangers = client_of(VISITOR, town, {})
    pages = {name: read(strangers, "track_case", {"code": things.code(name)}) for name in ("own", "secret", "public")}

    assert {name: words_of(name) in page for name, page in pages.items()} == {
        "own": False,
        "secret": False,
        "public": True,
    }
    assert all(reporter_of(name) not in page for name, page in pages.items())
