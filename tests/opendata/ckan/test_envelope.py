# SPDX-License-Identifier: EUPL-1.2
"""Addresses, ways of calling, the envelope and its errors, as clients of CKAN go by them."""

import json

import pytest
from django.test import Client

from opendata.ckan.scene import Catalogue, get, post

pytestmark = pytest.mark.django_db


def test_both_addresses_and_both_ways_give_the_same(catalogue: Catalogue) -> None:
    client = Client(enforce_csrf_checks=True)
    answers = [
        client.get("/api/action/package_list"),
        client.get("/api/3/action/package_list"),
        client.post("/api/action/package_list", "{}", content_type="application/json"),
        client.post("/api/3/action/package_list", "", content_type="application/json"),
        client.post("/api/3/action/package_list", {"limit": "10"}),
        client.post("/api/3/action/package_list", "{}", content_type="application/x-www-form-urlencoded"),
    ]

    assert {one.status_code for one in answers} == {200}
    assert len({one.content for one in answers}) == 1
    assert json.loads(answers[0].content) == {
        "help": "http://localhost:8000/api/3/action/help_show?name=package_list",
        "success": True,
        "result": ["kode-bagian", "produksi-sampah", "tertutup"],
    }
    assert answers[0]["Content-Type"] == "application/json;charset=utf-8"


def test_the_version_is_three() -> None:
    assert json.loads(Client().get("/api/3").content) == {"version": 3}


def test_an_unknown_action_is_a_bare_string() -> None:
    assert get("foo_bar", status=400) == "Bad request: Action name not known: foo_bar"


@pytest.mark.parametrize("body", ["{", "[]", '"x"', "{" * 100_000, b"\xff"])
def test_broken_json_is_a_bare_string(body: str | bytes) -> None:
    response = Client().post("/api/3/action/package_list", body, content_type="application/json")

    assert (response.status_code, json.loads(response.content)[:25]) == (400, "Bad request: JSON Error: ")


def test_what_is_missing_is_named() -> None:
    assert get("package_show", status=409) == {"name_or_id": ["Missing value"], "__type": "Validation Error"}


@pytest.mark.parametrize(
    ("name", "asked", "message"),
    [
        ("package_show", {"id": "none"}, "Not found"),
        ("organization_show", {"id": "none"}, "Not found"),
        ("group_show", {"id": "none"}, "Not found"),
        ("resource_show", {"id": "none"}, "Not found"),
        ("datastore_search", {"resource_id": "nope"}, 'Not found: Resource "nope" was not found.'),
        ("datastore_info", {"id": "nope"}, 'Not found: Resource "nope" was not found.'),
        ("help_show", {"name": "nope"}, "Not found: Action name not known: nope"),
    ],
)
def test_what_is_not_there(name: str, asked: dict[str, str], message: str) -> None:
    assert get(name, status=404, **asked) == {"__type": "Not Found Error", "message": message}


def test_unknown_parameters_are_passed_over(catalogue: Catalogue) -> None:
    asked = {"include_private": False, "include_deleted": False, "all_fields": False}

    assert post("package_list", asked) == ["kode-bagian", "produksi-sampah", "tertutup"]
    assert post("user_list", asked) == []


def test_the_answer_can_be_a_call_of_a_function() -> None:
    response = Client().get("/api/3/action/site_read?callback=jQuery1.f")

    assert response["Content-Type"] == "application/javascript;charset=utf-8"
    assert response.content.decode().startswith('jQuery1.f({"help":')
    assert response.content.endswith(b'"result": true});')
    assert Client().get("/api/3/action/site_read?callback=alert(1)//")["Content-Type"].startswith("application/json")


def test_what_a_caller_has_is_not_sent_again(catalogue: Catalogue) -> None:
    client, table = Client(), catalogue.table(catalogue.waste)
    for address in (
        "/api/3/action/package_list",
        f"/api/3/action/package_show?id={catalogue.waste.name}",
        f"/api/3/action/datastore_search?resource_id={table.uuid}&limit=2",
        f"/datastore/dump/{table.uuid}",
    ):
        first = client.get(address)
        mark = first["ETag"]
        again = client.get(address, headers={"If-None-Match": f'"other", W/{mark}'})

        assert mark.startswith('"'), "strong"
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", mark)
        assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_change_of_the_dataset_has_another_mark(catalogue: Catalogue) -> None:
    address = f"/api/3/action/package_show?id={catalogue.waste.name}"
    before = Client().get(address)["ETag"]
    catalogue.waste.unit.name = "Dinas Baru"
    catalogue.waste.unit.save()

    assert Client().get(address)["ETag"] != before


def test_a_crash_is_told_without_its_words(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.delattr("django.conf.settings.PRAJA_SITE_NAME")

    assert get("status_show", status=500) == {"__type": "Internal Server Error", "message": "Internal Server Error"}
    assert "PRAJA_SITE_NAME" in caplog.text


def test_every_site_may_read_and_no_cookie_counts(catalogue: Catalogue) -> None:
    client = Client()
    client.force_login(catalogue.office.producer)
    response = client.get("/api/3/action/package_show", {"id": catalogue.draft.name})
    asked = client.options("/api/3/action/package_list")

    assert response.status_code == 404
    assert response["Access-Control-Allow-Origin"] == asked["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    assert "Cookie" not in response["Vary"]


def test_every_action_says_what_it_does() -> None:
    assert get("help_show", name="package_search").startswith("Datasets that a query finds.")


def test_status_is_that_of_a_ckan() -> None:
    assert sorted(get("status_show")) == [
        "ckan_version",
        "error_emails_to",
        "extensions",
        "locale_default",
        "site_description",
        "site_title",
        "site_url",
    ]
    assert get("site_read") is True
