# SPDX-License-Identifier: EUPL-1.2
"""Data Package and CSVW: what is said of the rows holds for the rows that are served."""

import csv
import io
import json
import re
import warnings

import pytest
from csvw import CSVW
from django.test import Client
from frictionless import Package
from frictionless.resources import TableResource
from hypothesis import given
from hypothesis import strategies as st

from praja.duties.opendata.domain.standards import csvw
from praja.duties.opendata.models import Dataset

SITE = "http://localhost:8000"


def served(address):
    response = Client().get(address.removeprefix(SITE))
    assert response.status_code == 200, address
    return b"".join(response.streaming_content) if response.streaming else response.content


def package_of(name):
    return json.loads(served(f"/data/{name}/datapackage.json"))


@pytest.mark.parametrize("name", ["pos-jaga", "miskin"])
def test_package_and_served_rows_are_valid(catalogue, name, tmp_path):
    said = package_of(name)
    assert Package.validate_descriptor(said).valid
    tables = [one for one in said["resources"] if "schema" in one]
    assert tables
    for place, table in enumerate(tables):
        (tmp_path / f"{place}.csv").write_bytes(served(table["path"]))
        here = {**table, "path": f"{place}.csv"}
        report = TableResource.from_descriptor(here, basepath=str(tmp_path)).validate()
        assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])
        assert report.tasks[0].stats["rows"] == Dataset.objects.get(name=name).resources.get(kind="table").current.rows


def test_rows_that_are_not_as_the_package_says_are_seen(catalogue, tmp_path):
    table = next(one for one in package_of("pos-jaga")["resources"] if "schema" in one)
    (tmp_path / "x.csv").write_bytes(served(table["path"]).replace(b"2024-01-31,", b"31/01/2024,", 1))
    report = TableResource.from_descriptor({**table, "path": "x.csv"}, basepath=str(tmp_path)).validate()
    assert not report.valid


def test_a_package_names_what_was_written_down(catalogue):
    said = package_of("pos-jaga")
    table = catalogue.rich.resources.get(kind="table")
    assert (said["name"], said["id"], said["version"]) == ("pos-jaga", str(catalogue.rich.uuid), "2")
    assert [one["name"] for one in said["licenses"]] == ["CC-BY-SA-4.0"]
    assert [one["name"] for one in said["resources"]] == [
        str(one.uuid) for one in catalogue.rich.resources.order_by("position")
    ]
    fields = next(one for one in said["resources"] if one["name"] == str(table.uuid))["schema"]["fields"]
    assert {one["name"]: one["type"] for one in fields} == {
        "nama": "string",
        "tahun": "year",
        "jumlah": "integer",
        "nilai": "number",
        "buka": "boolean",
        "tanggal": "date",
        "dicatat": "datetime",
        "jam": "time",
        "lintang": "number",
        "bujur": "number",
    }
    assert next(one for one in fields if one["name"] == "jumlah")["unit"] == "pos"


def test_only_links_make_a_package_too(catalogue):
    said = package_of("panen")
    assert [one["path"] for one in said["resources"]] == ["https://lain.invalid/data.xlsx", "https://lain.invalid/peta"]
    assert Package.validate_descriptor(said).valid


def test_closed_rows_are_in_no_package(client, catalogue):
    table = catalogue.limited.resources.get()
    for address in ("/data/tertutup/datapackage.json", f"/data/tertutup/{table.uuid}/unduh/csv-metadata.json"):
        response = client.get(address)
        assert response.status_code == 403, address
        assert "Rahasia dagang" in response.content.decode()
    client.force_login(catalogue.office.producer, backend="praja.kernel.people.accounts.AccountBackend")
    assert client.get("/data/tertutup/datapackage.json").status_code == 403


def test_a_dataset_that_offers_nothing_has_no_package(client, catalogue):
    catalogue.harvested.resources.update(removed_at=catalogue.harvested.modified_at)
    assert client.get("/data/panen/datapackage.json").status_code == 404
    assert client.get("/data/panen/openapi.json").status_code == 200


def test_csv_says_where_it_is_described_and_the_description_fits(client, catalogue):
    table = catalogue.rich.resources.get(kind="table")
    address = f"/data/pos-jaga/{table.uuid}/unduh/csv"
    response = client.head(address)
    links = re.findall(r'<([^>]+)>; rel="([^"]+)"; type="([^"]+)"', response["Link"])
    assert (f"{SITE}{address}-metadata.json", "describedby", "application/csvm+json") in links
    said = json.loads(served(f"{address}-metadata.json"))
    rows = list(csv.reader(io.StringIO(served(said["url"]).decode())))
    columns = said["tableSchema"]["columns"]
    assert all(head in one["titles"] for head, one in zip(rows[0], columns, strict=True))
    assert [one["datatype"] for one in columns] == [
        "string", "gYear", "integer", "double", "boolean", "date", "dateTime", "time", "double", "double",
    ]  # fmt: skip
    assert said["dc:license"] == {"@id": "https://creativecommons.org/licenses/by-sa/4.0/"}


def test_a_validator_of_csvw_takes_file_and_description_together(catalogue, tmp_path):
    table = catalogue.rich.resources.get(kind="table")
    address = f"/data/pos-jaga/{table.uuid}/unduh/csv"
    said = {**json.loads(served(f"{address}-metadata.json")), "url": "csv"}
    (tmp_path / "csv").write_bytes(served(address))
    (tmp_path / "csv-metadata.json").write_text(json.dumps(said))
    checked = CSVW(tmp_path / "csv-metadata.json", validate=True)
    assert checked.is_valid, [str(one.message) for one in checked.warnings]
    rows = list(checked.tables[0].iterdicts())
    assert [row["jumlah"] for row in rows] == [12, 9007199254740993, None, 1]
    (tmp_path / "csv").write_bytes(served(address).replace(b",12,", b",banyak,"))
    with warnings.catch_warnings():
        warnings.simplefilter("always")  # it gathers them itself
        assert not CSVW(tmp_path / "csv-metadata.json", validate=True).is_valid


@given(st.text(min_size=1))
def test_every_name_of_a_column_can_stand_in_a_template_of_addresses(name):
    said = csvw.variable(name)
    assert re.fullmatch(r"([A-Za-z0-9.]|%[0-9A-F]{2})([A-Za-z0-9_.]|%[0-9A-F]{2})*", said)
