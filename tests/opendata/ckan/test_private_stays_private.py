# SPDX-License-Identifier: EUPL-1.2
"""What is not published, and rows that are closed, show in no list, count, facet, message or statement of those outside."""

import json
from typing import Any

import pytest
from django.test import Client

from opendata.ckan.scene import Catalogue, get, token

pytestmark = pytest.mark.django_db


def everything(catalogue: Catalogue, secret: str = "") -> list[str]:
    """Every answer in which a draft could show."""
    draft, table = catalogue.draft, catalogue.table(catalogue.draft)
    asked: list[tuple[str, dict[str, Any]]] = [
        ("package_list", {}),
        (
            "package_search",
            {
                "rows": 100,
                "facet.field": '["organization","tags","groups"]',
                "include_private": "true",
                "include_drafts": "true",
            },
        ),
        ("package_search", {"q": "rancangan", "include_private": "true"}),
        ("package_search", {"fq": "private:true tags:rahasia", "include_private": "true"}),
        ("package_show", {"id": draft.name}),
        ("package_show", {"id": str(draft.uuid)}),
        ("package_autocomplete", {"q": "rancangan"}),
        ("current_package_list_with_resources", {}),
        ("organization_list", {"all_fields": "true"}),
        ("organization_show", {"id": "unit-2", "include_datasets": "true"}),
        ("tag_list", {}),
        ("resource_show", {"id": str(table.uuid)}),
        ("resource_search", {"query": "name:tab"}),
        ("resource_view_list", {"id": str(table.uuid)}),
        ("datastore_search", {"resource_id": str(table.uuid)}),
        ("datastore_search", {"resource_id": str(table.uuid), "include_drafts": "true"}),
        ("datastore_search", {"resource_id": "_table_metadata"}),
        ("datastore_info", {"id": str(table.uuid)}),
        ("datastore_search_sql", {"sql": f'SELECT * FROM "{table.uuid}"'}),
    ]
    headers = {"Authorization": secret} if secret else {}
    client = Client(headers=headers)
    answers = [client.get(f"/api/3/action/{name}", query).content.decode() for name, query in asked]
    return [*answers, client.get(f"/datastore/dump/{table.uuid}").getvalue().decode()]


def test_a_draft_changes_no_answer_to_those_outside(catalogue: Catalogue) -> None:
    """Not by one letter: they are what they are where there is no draft."""
    outsider = token(catalogue.office.outsider)
    with_it = [everything(catalogue), everything(catalogue, outsider), everything(catalogue, "made-up")]
    names = {"draft": catalogue.draft.name, "uuid": str(catalogue.draft.uuid)}
    catalogue.draft.releases.get().tables.all().delete()
    catalogue.draft.resources.all()[0].columns.all().delete()
    table = catalogue.table(catalogue.draft)
    catalogue.draft.name, catalogue.draft.title, catalogue.draft.tags = "x1", "y", []
    catalogue.draft.save()

    class Gone:
        draft, table = catalogue.draft, staticmethod(lambda _dataset: table)

    catalogue.draft.name = names["draft"]
    without = everything(Gone)  # type: ignore[arg-type]

    assert with_it == [without, without, without]
    assert not any("Rancangan" in one for answers in with_it for one in answers)


def test_whoever_makes_it_sees_it_by_a_token(catalogue: Catalogue) -> None:
    secret = token(catalogue.office.producer)
    shown = get("package_show", id=catalogue.draft.name, secret=secret)

    assert (shown["private"], [one["state"] for one in shown["resources"]]) == (True, ["draft"])
    assert shown["edition"]["is_published"] is False
    assert "rancangan" not in get("package_list", secret=secret)
    assert get("package_search", fq="private:true", include_private="true", secret=secret)["count"] == 1
    assert get("package_search", secret=secret)["count"] == 3


def test_every_way_of_sending_a_token_counts(catalogue: Catalogue) -> None:
    secret = token(catalogue.office.producer)
    for header in ({"Authorization": secret}, {"Authorization": f"Bearer {secret}"}, {"X-CKAN-API-Key": secret}):
        response = Client().get("/api/3/action/package_show", {"id": catalogue.draft.name}, headers=header)
        assert response.status_code == 200, header


def test_a_token_for_something_else_opens_nothing(catalogue: Catalogue) -> None:
    secret = token(catalogue.office.producer, "complaints:read")

    assert get("package_show", id=catalogue.draft.name, secret=secret, status=404)["message"] == "Not found"


def test_closed_rows_are_known_and_not_given(catalogue: Catalogue) -> None:
    table = catalogue.table(catalogue.closed)
    shown = get("package_show", id=catalogue.closed.name)["resources"][0]
    refused = get("datastore_search", resource_id=str(table.uuid), status=403)

    assert (shown["datastore_active"], shown["url_type"], shown["url"]) == (
        False,
        None,
        "http://localhost:8000/data/tertutup",
    )
    assert refused["__type"] == "Authorization Error"
    assert refused["message"].startswith("Access denied: ")
    assert get("datastore_info", id=str(table.uuid), status=403)["__type"] == "Authorization Error"
    assert Client().get(f"/datastore/dump/{table.uuid}").status_code == 403
    assert get("datastore_search_sql", sql=f'SELECT * FROM "{table.uuid}"', status=404)["__type"] == "Not Found Error"
    assert str(table.uuid) not in json.dumps(get("datastore_search", resource_id="_table_metadata"))


def test_closed_rows_are_given_to_their_producer(catalogue: Catalogue) -> None:
    table, secret = catalogue.table(catalogue.closed), token(catalogue.office.producer)

    assert get("datastore_search", resource_id=str(table.uuid), secret=secret)["total"] == 4
    assert get("datastore_search", resource_id=str(table.uuid), secret=token(catalogue.office.outsider), status=403)
    assert get("datastore_search_sql", sql=f'SELECT count(*) n FROM "{table.uuid}"', secret=secret)["records"] == [
        {"n": 4}
    ]
