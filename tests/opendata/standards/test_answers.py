# SPDX-License-Identifier: EUPL-1.2
"""Every description is marked, kept by caches, readable by pages of other sites, and says the same to everybody."""

import json
import re
from datetime import timedelta

import pytest

from opendata.conftest import AT
from praja.duties.opendata.models import Dataset, Topic
from praja.kernel.organization.models import Unit

ADDRESSES = [
    *(f"/catalog.{form}" for form in ("jsonld", "ttl", "xml", "n3")),
    "/data.json",
    *(f"/dataset/pos-jaga.{form}" for form in ("jsonld", "ttl", "xml", "n3")),
    *(f"/data/pos-jaga/{form}" for form in ("datapackage.json", "croissant.json", "schema.jsonld", "openapi.json")),
    "/data/pos-jaga/{table}/unduh/csv-metadata.json",
]


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize("address", ADDRESSES)
def test_whoever_has_it_is_told_that_nothing_changed(client, catalogue, address):
    address = address.format(table=catalogue.rich.resources.get(kind="table").uuid)
    first = client.get(address)
    assert first.status_code == 200
    assert first["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert first["Access-Control-Allow-Origin"] == "*"
    mark, said = first["ETag"], body(first)
    assert not mark.startswith("W/")
    for held in (mark, f"W/{mark}", f'"x", {mark}'):
        again = client.get(address, headers={"If-None-Match": held})
        assert (again.status_code, again["ETag"], again.content) == (304, mark, b"")
    client.force_login(catalogue.office.producer, backend="praja.kernel.people.accounts.AccountBackend")
    other = client.get(address, headers={"Accept-Language": "en"})
    assert (other["ETag"], body(other)) == (mark, said)
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(
    "address", ["/catalog.ttl", "/data.json", "/dataset/pos-jaga.jsonld", "/data/pos-jaga/datapackage.json"]
)
def test_the_mark_changes_with_what_is_told(client, catalogue, address):
    marks = [client.get(address)["ETag"]]

    def changed(rows, **values):
        rows.update(**values)
        marks.append(client.get(address)["ETag"])

    changed(Dataset.objects.filter(pk=catalogue.rich.pk), title="Lain", modified_at=AT + timedelta(days=99))
    changed(Unit.objects.filter(pk=catalogue.rich.unit_id), name="Dinas Lain")
    assert len(set(marks)) == len(marks)
    if "datapackage" not in address:
        changed(Topic.objects.filter(code="lingkungan"), name="Alam")
        assert len(set(marks)) == len(marks)


@pytest.mark.parametrize(
    ("accept", "there"),
    [
        ("text/turtle", "/dataset/pos-jaga.ttl"),
        ("application/ld+json;q=0.9, text/html;q=0.1", "/dataset/pos-jaga.jsonld"),
        ("application/rdf+xml", "/dataset/pos-jaga.xml"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "/data/pos-jaga/"),
        ("*/*", "/data/pos-jaga/"),
        ("", "/data/pos-jaga/"),
    ],
)
def test_the_address_of_a_dataset_leads_to_what_is_read(client, catalogue, accept, there):
    response = client.get(f"/dataset/{catalogue.rich.uuid}", headers={"Accept": accept})
    assert (response.status_code, response["Location"]) == (303, there)
    assert "Accept" in response["Vary"]
    assert client.get(there).status_code == 200
    assert client.get("/catalog", headers={"Accept": accept})["Location"].startswith(
        "/catalog." if "pos-jaga." in there else "/data/"
    )


def test_data_json_names_every_dataset_once(client, catalogue):
    entries = json.loads(body(client.get("/data.json")))["dataset"]
    assert [one["title"] for one in entries] == ['Pos "jaga" <1> & lain', "Miskin", "Data tertutup", "Panen"]


def test_no_two_descriptions_share_a_mark(client, catalogue):
    table = catalogue.rich.resources.get(kind="table").uuid
    marks = [client.head(address.format(table=table))["ETag"] for address in ADDRESSES]
    assert len(set(marks)) == len(ADDRESSES)


def test_the_page_of_a_dataset_names_every_description(client, catalogue):
    response = client.get("/data/pos-jaga/")
    page, table = response.content.decode(), catalogue.rich.resources.get(kind="table").uuid
    for address in ADDRESSES[5:]:
        if not address.endswith(".n3"):
            assert page.count(f'href="{address.format(table=table)}"') == 2, address
    links = dict(re.findall(r'<([^>]+)>; rel="([^"]+)"', response["Link"]))
    assert set(links.values()) == {"cite-as", "type", "describedby", "license", "item"}
    own = [one.removeprefix("http://localhost:8000") for one in links if one.startswith("http://localhost:8000")]
    assert len(own) == 9
    assert {client.head(one).status_code for one in own} == {200, 303}
    front = client.get("/data/").content.decode()
    assert all(f'href="{address}"' in front for address in ADDRESSES[:3])


def test_the_page_of_what_is_not_published_names_none(client, catalogue):
    client.force_login(catalogue.office.producer, backend="praja.kernel.people.accounts.AccountBackend")
    response = client.get("/data/rancangan/")
    assert response.status_code == 200
    assert "Link" not in response
    assert "openapi.json" not in response.content.decode()
