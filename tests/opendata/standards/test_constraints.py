# SPDX-License-Identifier: EUPL-1.2
"""What was asked of every row that was taken in, and the codes that its values are of, stand in every form with words for it."""

import json

import pytest
from csvw import CSVW
from django.test import Client
from frictionless import Package
from frictionless.resources import TableResource
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from opendata.codes.listing import taken_over
from opendata.conftest import AT, _found
from opendata.publishing import opened, sent_on
from praja.duties.opendata.domain.constraints import Demand, Demands
from praja.duties.opendata.models import Resource
from praja.duties.opendata.operations.datasets import ColumnWords, ResourceWords, set_resource
from praja.duties.opendata.operations.releases import add_version, begin_release
from praja.duties.opendata.operations.taking_in import take_in_table
from remembering import Remembered

SITE = "http://localhost:8000"
DATA = (
    b"kode,tahun,jenis,n,seri\n"
    b"97.01,2024,=A,5,AB1\n97.02,2025,B,0,\n97.01,2025,B,100,CD2\n"
    b"97.01,2025,X,1,CD2\n97.03,2025,B,-1,CD2\n"
)
DEMANDS = Demands(
    AT.date(),
    (
        Demand("kode", is_required=True),
        Demand("tahun", minimum="2020", maximum="2030"),
        Demand("jenis", allowed=("=A", "B")),
        Demand("n", is_required=True, minimum="0", maximum="100"),
        Demand("seri", pattern="[A-Z]{2}[0-9]"),
    ),
    ("kode", "tahun"),
)


def _made():
    office = _found()
    codes = taken_over(office).code_list
    producer = office.actor(office.producer)
    dataset = opened(office, at=AT, name="syarat")
    rows = take_in_table(data=DATA, name="x.csv", recipe=None, at=AT, demands=DEMANDS)
    assert (rows.rows, rows.set_aside) == (3, 2)
    columns = tuple(
        ColumnWords(
            name=one["name"],
            title=one["name"],
            type=one["type"],
            code_list_id=codes.pk if one["name"] == "kode" else None,
        )
        for one in rows.schema["fields"]
    )
    made = set_resource(
        dataset=dataset, resource=None, words=ResourceWords(title="Tabel", columns=columns), actor=producer, at=AT
    )
    release = begin_release(dataset=dataset, period="2025", planned=None, actor=producer, at=AT)
    add_version(release=release, resource=made, rows=rows, actor=producer, at=AT)
    sent_on(office, release, at=AT)
    return Resource.objects.get(pk=made.pk)


_made_once = Remembered(_made)


@pytest.fixture
def table(db):
    """A published table of three rows; two more were not as was asked, and are set aside."""
    return _made_once()


def served(address):
    response = Client().get(address.removeprefix(SITE))
    assert response.status_code == 200, address
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_package_tells_it_and_its_rows_hold_to_it(table, tmp_path):
    said = json.loads(served("/data/syarat/datapackage.json"))
    assert Package.validate_descriptor(said).valid
    (resource,) = said["resources"]
    assert resource["schema"]["primaryKey"] == ["kode", "tahun"]
    assert {one["name"]: one.get("constraints") for one in resource["schema"]["fields"]} == {
        "kode": {"required": True},
        "tahun": {"minimum": 2020, "maximum": 2030},
        "jenis": {"enum": ["'=A", "B"]},
        "n": {"required": True, "minimum": 0, "maximum": 100},
        "seri": {"pattern": "[A-Z]{2}[0-9]"},
    }
    rows = served(resource["path"])
    for content, is_valid in (
        (rows, True),
        (rows.replace(b",100,", b",101,"), False),
        (rows + b"97.01,2025,B,1,\r\n", False),
    ):
        (tmp_path / "x.csv").write_bytes(content)
        report = TableResource.from_descriptor({**resource, "path": "x.csv"}, basepath=str(tmp_path)).validate()
        assert report.valid is is_valid, report.flatten(["rowNumber", "fieldName", "note"])


def test_csvw_tells_it_and_leads_from_a_code_to_its_meaning(table, tmp_path):
    address = f"/data/syarat/{table.uuid}/unduh/csv"
    said = json.loads(served(f"{address}-metadata.json"))
    kode, tahun, _jenis, n, seri = said["tableSchema"]["columns"]
    assert said["tableSchema"]["primaryKey"] == ["kode", "tahun"]
    assert kode["valueUrl"] == f"{SITE}/data/kode/wilayah/?kode={{kode}}"
    assert served(kode["valueUrl"].format(kode="97.01"))
    assert (kode["required"], n["datatype"]) == (True, {"base": "integer", "minimum": 0, "maximum": 100})
    assert tahun["datatype"] == "gYear"
    assert seri["datatype"] == {"base": "string", "format": "[A-Z]{2}[0-9]"}
    (tmp_path / "csv").write_bytes(served(address))
    (tmp_path / "csv-metadata.json").write_text(json.dumps({**said, "url": "csv"}))
    assert CSVW(tmp_path / "csv-metadata.json", validate=True).is_valid


def test_openapi_tells_it_and_rows_hold_to_it(table):
    said = json.loads(served("/data/syarat/openapi.json"))
    assert [one.message for one in OpenAPIV31SpecValidator(said).iter_errors()] == []
    columns = said["components"]["schemas"]["Table1"]["properties"]
    assert (columns["n"]["minimum"], columns["n"]["maximum"]) == (0, 100)
    assert columns["jenis"]["enum"] == ["=A", "B", None]
    rows = json.loads(served(f"/data/syarat/{table.uuid}/unduh/json"))
    checked = Draft202012Validator(said["components"]["schemas"]["Table1"])
    assert [list(checked.iter_errors(row)) for row in rows] == [[], [], []]
    assert list(checked.iter_errors({**rows[0], "seri": "xAB1"}))


def test_croissant_names_the_key_and_dcat_the_list_of_codes(table):
    (records,) = json.loads(served("/data/syarat/croissant.json"))["recordSet"]
    assert records["key"] == [{"@id": f"{table.uuid}/kode"}, {"@id": f"{table.uuid}/tahun"}]
    graph = Graph().parse(data=served("/dataset/syarat.rdf"), format="xml")
    codes = URIRef(f"{SITE}/data/kode/wilayah/")
    assert graph.value(codes, DCTERMS.title) == Literal("Wilayah", lang="id")
    assert (URIRef(f"{SITE}/dataset/{table.dataset.uuid}"), DCTERMS.conformsTo, codes) in graph
