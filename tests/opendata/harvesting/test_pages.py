# SPDX-License-Identifier: EUPL-1.2
"""The steward enters portals, sees what looking at them found, and has them looked at now."""

from typing import Any

import pytest
from django.test import Client

from officers import signed_in
from opendata.conftest import AT, DataOffice
from opendata.harvesting.portals import Portal, package
from opendata.harvesting.test_taking_over import run
from praja.duties.opendata.models import HarvestSource
from praja.duties.opendata.tasks.harvesting import harvest
from praja.lib.clock import frozen

pytestmark = pytest.mark.django_db


@pytest.fixture
def steward(office: DataOffice) -> Client:
    return signed_in(office.steward)


def said(office: DataOffice, **changed: Any) -> dict[str, Any]:
    words = {"title": "Portal Provinsi", "address": "https://data.contoh.invalid", "kind": "ckan", "rhythm": "daily"}
    return {**words, "unit": str(office.roads.pk), "topic": "", "chosen": "", **changed}


def test_a_portal_is_entered_and_changed(office: DataOffice, steward: Client) -> None:
    with frozen(AT):
        entered = steward.post("/satu-data/panen/baru/", said(office))
        source = HarvestSource.objects.get()
        listed = steward.get("/satu-data/panen/").content.decode()
        changed = steward.post(f"/satu-data/panen/{source.pk}/ubah/", said(office, title="Provinsi"))
        page = steward.get(f"/satu-data/panen/{source.pk}/").content.decode()

    source.refresh_from_db()
    assert entered["Location"] == changed["Location"] == f"/satu-data/panen/{source.pk}/"
    assert "Portal Provinsi" in listed
    assert (source.title, source.is_active, source.unit) == ("Provinsi", False, office.roads)
    assert "not looked at" in page


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"title": ""}, "title"), ({"address": "ftp://x"}, "address"), ({"unit": "0"}, "unit"), ({"kind": "x"}, "kind")],
)
def test_what_is_wrong_stands_beside_its_field(office: DataOffice, steward: Client, changed: Any, field: str) -> None:
    answer = steward.post("/satu-data/panen/baru/", said(office, **changed))

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not HarvestSource.objects.exists()


def test_the_last_looks_say_what_was_found_and_why_not(portal: Portal, source: HarvestSource, steward: Client) -> None:
    portal.packages = [package(1), package(2, id="")]
    run(source)
    portal.answers["/api/3/action/package_search"] = (500, {}, b"")
    run(source)
    with frozen(AT):
        page = steward.get(f"/satu-data/panen/{source.pk}/").content.decode()

    assert "1 new, 0 changed, 0 gone, 0 as they were, 1 refused" in page
    assert "It has no id or no name." in page
    assert "It answers with an error (500)." in page


def test_it_is_looked_at_now_by_the_worker(portal: Portal, source: HarvestSource, steward: Client) -> None:
    run(source)
    with frozen(AT):
        steward.post(f"/satu-data/panen/{source.pk}/sekarang/")
        assert "is looked at within some minutes" in steward.get(f"/satu-data/panen/{source.pk}/").content.decode()
        harvest(AT)

    assert source.runs.count() == 2


def test_others_find_no_portal(office: DataOffice, source: HarvestSource) -> None:
    producer = signed_in(office.producer)
    answers = [
        producer.get("/satu-data/panen/"),
        producer.get(f"/satu-data/panen/{source.pk}/"),
        producer.post(f"/satu-data/panen/{source.pk}/sekarang/"),
    ]

    assert {one.status_code for one in answers} == {403}


def test_the_list_needs_as_many_statements_for_many_as_for_one(
    office: DataOffice, steward: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(3):
        steward.post("/satu-data/panen/baru/", said(office, address=f"https://d{number}.contoh.invalid"))
    with django_assert_max_num_queries(9):
        page = steward.get("/satu-data/panen/").content.decode()

    assert page.count("Portal Provinsi") == 3
