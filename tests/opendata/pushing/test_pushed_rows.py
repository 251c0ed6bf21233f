# SPDX-License-Identifier: EUPL-1.2
"""Records that programs push, by the actions of CKAN's datastore."""

from typing import Any

import pytest

from opendata.ckan.scene import Catalogue, get, post
from opendata.conftest import AT
from opendata.publishing import sent_on
from opendata.pushing.test_pushed_datasets import mismatches
from opendata.pushing.test_pushed_files import release_of
from praja.duties.opendata.models import Release
from praja.kernel.ledger.models import LedgerEvent

pytestmark = pytest.mark.django_db

FIELDS = [
    {"id": "kode", "type": "text", "info": {"label": "Kode", "notes": "Kode tiang"}},
    {"id": "jumlah lampu", "type": "int"},
    {"id": "daya", "type": "numeric", "info": {"unit": "watt"}},
]


def record(code: str, **more: Any) -> dict[str, Any]:
    return {"kode": code, **more}


@pytest.fixture
def table(catalogue: Catalogue, key: str) -> str:
    """A table of two records with a key, in a draft."""
    made = post("package_create", {"name": "lampu", "title": "Lampu", "owner_org": "unit-2"}, secret=key)
    told = post(
        "datastore_create",
        {
            "resource": {"package_id": made["id"], "name": "Tiang"},
            "fields": FIELDS,
            "primary_key": "kode",
            "records": [record("0012", **{"jumlah lampu": 2, "daya": 40.5}), record("0013", daya=10)],
        },
        secret=key,
    )
    assert (told["method"], told["primary_key"]) == ("insert", ["kode"])
    return str(told["resource_id"])


def rows(table: str, key: str = "", **asked: Any) -> list[dict[str, Any]]:
    found = get("datastore_search", resource_id=table, secret=key, include_drafts="true", **asked)["records"]
    return [{name: value for name, value in one.items() if name != "_id"} for one in found]


FIRST = {"kode": "0012", "jumlah lampu": 2, "daya": 40.5}
SECOND = {"kode": "0013", "jumlah lampu": None, "daya": 10}


def test_records_become_a_draft_that_the_office_publishes(catalogue: Catalogue, key: str, table: str) -> None:
    info = get("datastore_info", id=table, secret=key)

    assert rows(table, key) == [FIRST, SECOND]
    assert [(one["id"], one["type"]) for one in info["fields"][1:]] == [
        ("kode", "text"),
        ("jumlah lampu", "int8"),
        ("daya", "numeric"),
    ]
    assert info["fields"][1]["info"] == {"label": "Kode", "notes": "Kode tiang"}
    assert get("datastore_search", resource_id=table, status=404)
    sent_on(catalogue.office, release_of(catalogue, "lampu"), at=AT)
    assert rows(table) == [FIRST, SECOND]
    assert mismatches() == []


def test_a_record_is_changed_or_added_by_its_key(key: str, table: str) -> None:
    told = post(
        "datastore_upsert",
        {"resource_id": table, "records": [record("0013", daya=12), record("0014", daya=1)]},
        secret=key,
    )

    assert told["method"] == "upsert"
    assert told["draft"]["rows"] == 3
    assert rows(table, key) == [FIRST, {**SECOND, "daya": 12}, {"kode": "0014", "jumlah lampu": None, "daya": 1}]
    assert mismatches() == []


def test_a_record_that_is_changed_keeps_what_is_not_said_and_loses_what_is_nothing(key: str, table: str) -> None:
    said = {"resource_id": table, "method": "update", "records": [{"kode": "0012", "daya": None}]}
    post("datastore_upsert", said, secret=key)

    assert rows(table, key)[0] == {"kode": "0012", "jumlah lampu": 2, "daya": None}


@pytest.mark.parametrize(
    ("said", "field", "message"),
    [
        ({"method": "update", "records": [{"kode": "0099"}]}, "key", 'key "0099" not found'),
        ({"method": "insert", "records": [{"kode": "0012"}]}, "records", 'a row with the key "0012" is there already'),
        ({"records": [{"daya": 1}]}, "key", 'fields "kode" are missing but needed as key'),
        ({"records": [{"kode": "1"}, {"kode": "1"}]}, "key", 'key ["1"] stands in more than one record'),
        ({"records": [{"kode": "1", "tiada": 1}]}, "records", 'row "1" has extra keys "tiada"'),
        ({"records": "x"}, "records", "Not a list"),
        ({"records": [1]}, "records", 'row "0" is not a json object'),
        ({"method": "replace"}, "method", "Value must be one of ['insert', 'update', 'upsert']"),
        ({"dry_run": True}, "dry_run", "Every push is a draft already: take it back with datastore_delete"),
    ],
)
def test_what_can_not_be_put_is_refused_whole(key: str, table: str, said: Any, field: str, message: str) -> None:
    before = LedgerEvent.objects.count()
    refused = post("datastore_upsert", {"resource_id": table, **said}, secret=key, status=409)

    assert refused == {field: [message], "__type": "Validation Error"}
    assert (rows(table, key), LedgerEvent.objects.count()) == ([FIRST, SECOND], before)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"fields": [{"id": "_x"}]}, "fields"),
        ({"fields": [{"id": 'a"b'}]}, "fields"),
        ({"fields": [{"id": "a", "type": "json"}]}, "fields"),
        ({"fields": [{"id": "a"}, {"id": "A"}]}, "fields"),
        ({"fields": [{"id": f"c{at}"} for at in range(501)]}, "fields"),
        ({"fields": []}, "fields"),
        ({"fields": [{"id": "a"}], "primary_key": ["b"]}, "primary_key"),
        ({"fields": [{"id": "a"}], "aliases": ["x"]}, "aliases"),
        ({"fields": [{"id": "a"}], "resource_id": "x", "resource": None}, None),
    ],
)
def test_a_table_that_can_not_be_made(catalogue: Catalogue, key: str, said: Any, field: str | None) -> None:
    asked = {"resource": {"package_id": catalogue.draft.name}, **said}
    refused = post("datastore_create", asked, secret=key, status=409 if field else 404)

    assert field is None or field in refused


def test_the_same_again_makes_nothing_new(key: str, table: str) -> None:
    more = {"resource_id": table, "method": "insert", "records": [record("0020", daya=3)]}
    change = {"resource_id": table, "records": [record("0012", daya=9)]}
    assert post("datastore_upsert", more, secret=key)["is_new"] is True
    assert post("datastore_upsert", change, secret=key)["is_new"] is True
    before, kept = LedgerEvent.objects.count(), rows(table, key)

    assert post("datastore_upsert", more, secret=key)["is_new"] is False
    assert post("datastore_upsert", change, secret=key)["is_new"] is False
    assert (LedgerEvent.objects.count(), rows(table, key)) == (before, kept)


def test_what_readers_have_is_where_the_next_edition_begins(catalogue: Catalogue, key: str, table: str) -> None:
    sent_on(catalogue.office, release_of(catalogue, "lampu"), at=AT)
    same = post("datastore_upsert", {"resource_id": table, "records": [record("0012", daya=40.5)]}, secret=key)
    assert (same["is_new"], same["edition"]) == (False, None)

    told = post(
        "datastore_upsert", {"resource_id": table, "records": [record("0012", daya=41)], "period": "2027"}, secret=key
    )
    assert (told["edition"]["number"], told["edition"]["period"]) == (2, "2027")
    assert told["draft"]["differences"] == {"added": 0, "gone": 0, "changed": 1}
    assert rows(table) == [FIRST, SECOND]
    sent_on(catalogue.office, release_of(catalogue, "lampu"), at=AT)
    assert rows(table) == [{**FIRST, "daya": 41}, SECOND]
    assert mismatches() == []


def test_a_record_that_does_not_fit_is_set_aside_and_told(key: str, table: str) -> None:
    said = {"resource_id": table, "records": [record("0030", daya="banyak"), record("0031", daya="7")]}
    told = post("datastore_upsert", said, secret=key)

    assert (told["draft"]["rows"], told["draft"]["set_aside"]) == (3, 1)
    aside = told["draft"]["set_aside_rows"]
    assert [(one["line"], one["column"], one["value"]) for one in aside] == [("1", "daya", "banyak")]


def test_data_of_persons_is_told(key: str, table: str) -> None:
    said = {
        "resource_id": table,
        "fields": [{"id": "nik", "type": "text"}],
        "records": [{"kode": "0040", "nik": "3201010101900001"}],
    }
    told = post("datastore_create", said, secret=key)

    assert told["draft"]["personal_data"] == ["nik"]
    assert [one["id"] for one in told["fields"]] == ["kode", "jumlah lampu", "daya", "nik"]
    assert post("datastore_upsert", {"resource_id": table, "records": [record("1")]}, secret=key)["draft"][
        "personal_data"
    ] == ["nik"]


def test_a_column_keeps_its_type(key: str, table: str) -> None:
    said = {"resource_id": table, "fields": [{"id": "daya", "type": "text"}]}

    assert post("datastore_create", said, secret=key, status=409)["fields"] == ['"daya" is of type number already']


def test_types_come_of_the_values_where_none_are_said(catalogue: Catalogue, key: str) -> None:
    said = {
        "resource": {"package_id": catalogue.draft.name, "name": "Lain"},
        "records": [{"hari": "2026-01-02", "n": 1, "x": 1.5, "ya": True, "teks": "a", "daftar": [1, 2]}],
    }
    told = post("datastore_create", said, secret=key)

    assert [one["type"] for one in told["fields"]] == ["date", "int8", "numeric", "bool", "text", "text"]
    assert rows(told["resource_id"], key)[0]["daftar"] == "[1,2]"
    assert Release.objects.filter(dataset=catalogue.draft).count() == 1


def test_a_table_may_wait_for_its_records(catalogue: Catalogue, key: str) -> None:
    made = post("resource_create", {"package_id": catalogue.draft.name, "name": "Kosong"}, secret=key)
    assert (made["state"], made["draft"]) == ("draft", None)
    told = post("datastore_create", {"resource_id": made["id"], "fields": FIELDS}, secret=key)

    assert (told["draft"]["rows"], rows(made["id"], key)) == (0, [])
    post("datastore_upsert", {"resource_id": made["id"], "method": "insert", "records": [FIRST]}, secret=key)
    assert rows(made["id"], key) == [FIRST]
    no_key = post("datastore_upsert", {"resource_id": made["id"], "records": [FIRST]}, secret=key, status=409)
    assert no_key["table"] == ["table does not have a unique key defined"]


def test_rows_are_taken_out_by_a_filter_and_readers_keep_theirs(catalogue: Catalogue, key: str, table: str) -> None:
    sent_on(catalogue.office, release_of(catalogue, "lampu"), at=AT)
    told = post("datastore_delete", {"resource_id": table, "filters": {"kode": "0013"}}, secret=key)

    assert (told["filters"], told["draft"]["rows"]) == ({"kode": "0013"}, 1)
    assert (rows(table, key), rows(table)) == ([FIRST], [FIRST, SECOND])
    assert post("datastore_delete", {"resource_id": table}, secret=key) == {"resource_id": table}
    assert rows(table, key) == [FIRST, SECOND]
    refused = post("datastore_delete", {"resource_id": table}, secret=key, status=409)
    assert refused["__type"] == "Validation Error"
    assert mismatches() == []


def test_what_the_description_demands_of_a_value_is_asked_of_records_too(
    catalogue: Catalogue, key: str, table: str
) -> None:
    release_of(catalogue, "lampu").dataset.resources.get().columns.filter(name="daya").update(maximum="100")
    said = {"resource_id": table, "records": [record("0012", daya=250), record("0013", daya=99)]}
    told = post("datastore_upsert", said, secret=key)

    assert rows(table, key) == [FIRST, {**SECOND, "daya": 99}]
    aside = told["draft"]["set_aside_rows"][0]
    assert (aside["column"], aside["value"], "100" in aside["reason"]) == ("daya", "250.0", True)
