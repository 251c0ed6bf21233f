# SPDX-License-Identifier: EUPL-1.2
"""The desk: what waits for whoever looks, whatever the duty."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from officers import officer, signed_in
from praja.kernel.people.enums import Role
from praja.kernel.work.domain import FAR
from praja.kernel.work.models import WorkItem
from praja.lib import clock
from towns import Town


@pytest.fixture(autouse=True)
def _on_monday(monday: datetime):
    with clock.frozen(monday):
        yield


@pytest.fixture
def liaison(town: Town) -> Client:
    return signed_in(officer("Lukman", Role.LIAISON, town.roads))


def waiting(unit, subject: str, due_at: datetime, role: str = Role.LIAISON) -> WorkItem:
    return WorkItem.objects.create(
        duty="letters",
        kind="letters.sign",
        subject=subject,
        url=f"/surat/{subject}/",
        holder_unit=unit,
        holder_role=role,
        state_label="Sign",
        opened_at=due_at - timedelta(days=5) if due_at < FAR else datetime(2026, 1, 1, tzinfo=due_at.tzinfo),
        due_at=due_at,
    )


def subjects(client: Client, query: str = "") -> list[str]:
    return [row["subject"] for row in client.get(f"/meja/{query}").context["rows"]]


def test_the_desk_lists_by_due_date_and_filters_by_links(liaison: Client, town: Town, monday: datetime) -> None:
    waiting(town.roads, "kapan-saja", FAR)
    waiting(town.roads, "segera", monday + timedelta(days=2))
    waiting(town.roads, "terlambat", monday - timedelta(days=1))
    waiting(town.roads, "hari-ini", monday + timedelta(hours=2))
    waiting(town.lights, "unit-lain", monday)
    waiting(town.roads, "peran-lain", monday, Role.PPID)

    assert subjects(liaison) == ["terlambat", "hari-ini", "segera", "kapan-saja"]
    assert subjects(liaison, "?tampil=terlambat") == ["terlambat"]
    assert subjects(liaison, "?tampil=hari-ini") == ["hari-ini"]
    assert subjects(liaison, "?tampil=segera") == ["segera"]
    assert [row["count"] for row in liaison.get("/meja/").context["filters"]] == ["4", "1", "1", "1"]


def test_an_item_without_a_date_shows_none(liaison: Client, town: Town) -> None:
    waiting(town.roads, "kapan-saja", FAR)

    assert "9999" not in liaison.get("/meja/").content.decode()


def test_counting_stops_at_a_thousand(liaison: Client, town: Town, monday: datetime) -> None:
    item = waiting(town.roads, "a", monday - timedelta(days=1))
    rows = [
        {f.attname: getattr(item, f.attname) for f in WorkItem._meta.fields if f.name != "id"} for _ in range(1_003)
    ]
    WorkItem.objects.bulk_create([WorkItem(**row) for row in rows])

    assert [row["count"] for row in liaison.get("/meja/").context["filters"]] == ["1,000+", "1,000+", "0", "0"]


def test_the_number_of_statements_does_not_grow_with_items(liaison: Client, town: Town, monday: datetime) -> None:
    waiting(town.roads, "satu", monday)
    liaison.get("/meja/")
    with CaptureQueriesContext(connection) as one:
        liaison.get("/meja/")
    waiting(town.roads, "dua", monday)
    waiting(town.roads, "tiga", monday)
    with CaptureQueriesContext(connection) as three:
        liaison.get("/meja/")

    assert len(one) == len(three) <= 12


def test_an_empty_desk_says_what_will_be_there(liaison: Client) -> None:
    assert "Nothing waits for you" in liaison.get("/meja/").content.decode()


def test_visitors_are_asked_to_sign_in() -> None:
    assert Client().get("/meja/")["Location"] == "/akun/masuk/?next=%2Fmeja%2F"
