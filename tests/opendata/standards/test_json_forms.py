# SPDX-License-Identifier: EUPL-1.2
"""DCAT-US, schema.org, Croissant and OpenAPI."""

import json

import pytest
from django.test import Client, override_settings
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from praja.duties.opendata.domain.standards.croissant import CONTEXT
from praja.duties.opendata.models import Dataset

SITE = "http://localhost:8000"
TEXT = {"type": "string", "minLength": 1}
ENTRY = {
    "type": "object",
    "required": [
        "title",
        "description",
        "keyword",
        "modified",
        "publisher",
        "contactPoint",
        "identifier",
        "accessLevel",
    ],
    "properties": {
        "title": TEXT,
        "description": TEXT,
        "keyword": {"type": "array", "minItems": 1, "items": TEXT},
        "modified": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"},
        "publisher": {"type": "object", "required": ["name"], "properties": {"name": TEXT}},
        "contactPoint": {
            "type": "object",
            "required": ["fn", "hasEmail"],
            "properties": {"fn": TEXT, "hasEmail": {"type": "string", "pattern": "^mailto:.+@.+"}},
        },
        "identifier": {"type": "string", "pattern": "^http"},
        "accessLevel": {"enum": ["public", "restricted public", "non-public"]},
        "rights": {"type": "string", "maxLength": 255},
        "distribution": {
            "type": "array",
            "items": {
                "type": "object",
                "anyOf": [{"required": ["accessURL"]}, {"required": ["downloadURL", "mediaType"]}],
            },
        },
    },
    "if": {"properties": {"accessLevel": {"not": {"const": "public"}}}},
    "then": {"required": ["rights"], "properties": {"distribution": False}},
}
CATALOGUE = Draft202012Validator(
    {
        "type": "object",
        "required": ["dataset"],
        "properties": {"dataset": {"type": "array", "minItems": 1, "items": ENTRY}},
    }
)
"""What innovation-and-data.md §2.6 tells of DCAT-US 1.1 and 3.0."""


def served(address):
    response = Client().get(address.removeprefix(SITE))
    assert response.status_code == 200, address
    return json.loads(b"".join(response.streaming_content) if response.streaming else response.content)


@override_settings(PRAJA_DATA_CONTACT="data@contoh.invalid")
def test_data_json_has_what_dcat_us_asks_for(catalogue):
    said = served("/data.json")
    assert [one.message for one in CATALOGUE.iter_errors(said)] == []
    assert said["conformsTo"] == "https://project-open-data.cio.gov/v1.1/schema"
    rich, poor, limited, _harvested = said["dataset"]
    assert (rich["temporal"], rich["accrualPeriodicity"], rich["spatial"]) == (
        "2024-01-01/2025-12-31",
        "R/P6M",
        "Tirtamarga",
    )
    assert poor["keyword"] == [catalogue.poor.unit.name]
    assert (limited["accessLevel"], limited["rights"]) == ("non-public", "Rahasia dagang; UU 14/2008 Pasal 17")
    for file in rich["distribution"]:
        address = file.get("downloadURL") or file["accessURL"]
        assert not address.startswith(SITE) or Client().head(address.removeprefix(SITE)).status_code == 200


def test_an_address_for_questions_is_named_where_one_was_set(catalogue):
    entry = served("/data.json")["dataset"][0]
    assert "hasEmail" not in entry["contactPoint"]
    with override_settings(PRAJA_DATA_CONTACT="data@contoh.invalid"):
        assert served("/data.json")["dataset"][0]["contactPoint"]["hasEmail"] == "mailto:data@contoh.invalid"


def test_the_page_and_the_file_beside_it_say_the_same(client, catalogue):
    page = client.get("/data/pos-jaga/").content.decode()
    start = page.index('<script type="application/ld+json">') + len('<script type="application/ld+json">')
    assert json.loads(page[start : page.index("</script>", start)]) == served("/data/pos-jaga/schema.jsonld")


def test_search_engines_read_what_the_data_is_and_where_its_files_are(catalogue):
    said = served("/data/pos-jaga/schema.jsonld")
    assert (said["@type"], said["temporalCoverage"], said["isAccessibleForFree"]) == (
        "Dataset",
        "2024-01-01/2025-12-31",
        True,
    )
    assert len(said["distribution"]) == 6
    assert said["variableMeasured"][2]["unitText"] == "pos"
    closed = served("/data/tertutup/schema.jsonld")
    assert "distribution" not in closed
    assert (closed["isAccessibleForFree"], closed["conditionsOfAccess"]) == (
        False,
        "Rahasia dagang; UU 14/2008 Pasal 17",
    )
    assert [one["name"] for one in closed["variableMeasured"]] == ["kecamatan", "tahun", "ton"]


def test_croissant_says_where_each_column_lies(catalogue):
    said = served("/data/pos-jaga/croissant.json")
    table = catalogue.rich.resources.get(kind="table")
    assert said["conformsTo"] == "http://mlcommons.org/croissant/1.0"
    for needed in ("@context", "@type", "name", "description", "license", "url", "creator", "datePublished"):
        assert said[needed], needed
    assert said["creator"] == {"@type": "Organization", "name": catalogue.rich.unit.name}
    assert said["citeAs"].startswith("@misc{pos_jaga_2026,")
    (file,), (records,) = said["distribution"], said["recordSet"]
    assert (file["sha256"], file["contentSize"]) == (table.current.file.sha256, f"{table.current.file.size} B")
    assert [one["source"]["extract"]["column"] for one in records["field"]] == [
        one["name"] for one in table.current.schema["fields"]
    ]
    assert {one["source"]["fileObject"]["@id"] for one in records["field"]} == {file["@id"]}
    kinds = {one["dataType"] for one in records["field"]}
    assert kinds == {"sc:Text", "sc:Integer", "sc:Float", "sc:Boolean", "sc:Date", "sc:DateTime", "sc:Time"}
    words = {key for part in (said, file, records, *records["field"]) for key in part if not key.startswith("@")}
    assert CONTEXT["@vocab"] == "https://schema.org/"
    assert {"recordSet", "field", "source", "dataType", "conformsTo"} <= words & set(CONTEXT)
    closed = served("/data/tertutup/croissant.json")
    assert "distribution" not in closed
    assert "recordSet" not in closed


@pytest.mark.parametrize("name", ["pos-jaga", "miskin", "tertutup", "panen"])
def test_openapi_is_valid_and_names_only_what_can_be_called(catalogue, name):
    said = served(f"/data/{name}/openapi.json")
    assert [one.message for one in OpenAPIV31SpecValidator(said).iter_errors()] == []
    assert bool(said["paths"]) is (name in {"pos-jaga", "miskin"})


def test_rows_are_as_openapi_says(catalogue):
    said = served("/data/pos-jaga/openapi.json")
    table = catalogue.rich.resources.get(kind="table")
    here = {"components": said["components"]}
    search = said["paths"]["/api/3/action/datastore_search"]["get"]
    answer = search["responses"]["200"]["content"]["application/json"]["schema"]
    rows = served(f"/api/3/action/datastore_search?resource_id={table.uuid}&limit=100")
    Draft202012Validator({**answer, **here}).validate(rows)
    assert len(rows["result"]["records"]) == 4
    path = f"/data/pos-jaga/{table.uuid}/unduh/{{kind}}"
    download = said["paths"][path]["get"]
    schema = download["responses"]["200"]["content"]["application/json"]["schema"]
    Draft202012Validator({**schema, **here}).validate(served(path.format(kind="json")))
    kinds = next(one for one in download["parameters"] if one["name"] == "kind")["schema"]["enum"]
    assert all(Client().head(path.format(kind=kind)).status_code == 200 for kind in kinds)
    broken = [{**row, "jumlah": "banyak"} for row in served(path.format(kind="json"))]
    assert list(Draft202012Validator({**schema, **here}).iter_errors(broken))


def test_every_filter_that_openapi_names_is_taken(catalogue):
    table = catalogue.rich.resources.get(kind="table")
    assert Dataset.objects.filter(pk=catalogue.rich.pk).exists()
    for query in (
        "q=pos",
        "saring=tahun:gte:2025&saring=jumlah:filled",
        "kolom=nama,tahun&urut=-tahun,nama",
        "grup=tahun&hitung=sum:jumlah",
        "grup=tahun&silang=buka",
        "versi=1",
    ):
        assert served(f"/data/pos-jaga/{table.uuid}/unduh/json?{query}"), query
    filters = '{"tahun": {"gte": 2025}}'
    asked = f"filters={filters}&fields=nama,tahun&sort=nama desc&limit=2&offset=1"
    rows = served(f"/api/3/action/datastore_search?resource_id={table.uuid}&{asked}")
    assert [row["nama"] for row in rows["result"]["records"]] == ["Baru", "=1+1"]
