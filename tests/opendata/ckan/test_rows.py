# SPDX-License-Identifier: EUPL-1.2
"""`datastore_search`, `datastore_info`, `datastore_search_sql` and the dump."""

import json
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from opendata.ckan.scene import Catalogue, get, post

pytestmark = pytest.mark.django_db


def found(catalogue: Catalogue, **asked: Any) -> Any:
    return get("datastore_search", resource_id=str(catalogue.table(catalogue.waste).uuid), **asked)


def numbers(catalogue: Catalogue, **asked: Any) -> list[int]:
    return [one["_id"] for one in found(catalogue, **asked)["records"]]


def test_rows_come_with_what_their_columns_are(catalogue: Catalogue) -> None:
    uuid = str(catalogue.table(catalogue.waste).uuid)

    assert post("datastore_search", {"resource_id": uuid, "limit": 2}) == {
        "include_next_page": False,
        "include_total": True,
        "limit": 2,
        "records_format": "objects",
        "resource_id": uuid,
        "records": [
            {"_id": 1, "kecamatan": "Tirta", "tahun": 2024, "ton": 120.5},
            {"_id": 2, "kecamatan": "Marga", "tahun": 2024, "ton": 98},
        ],
        "fields": [
            {"id": "_id", "type": "int"},
            {"id": "kecamatan", "type": "text", "info": {"label": "kecamatan"}},
            {"id": "tahun", "type": "int4", "info": {"label": "tahun"}},
            {"id": "ton", "type": "numeric", "info": {"label": "ton"}},
        ],
        "_links": {
            "start": f"/api/3/action/datastore_search?resource_id={uuid}",
            "next": f"/api/3/action/datastore_search?resource_id={uuid}&offset=2",
        },
        "total": 4,
        "total_was_estimated": False,
    }


@pytest.mark.parametrize(
    ("filters", "rows"),
    [
        ({"kecamatan": "Tirta"}, [1, 3]),
        ({"tahun": "2024"}, [1, 2]),
        ({"kecamatan": ["Tirta", "Marga"], "tahun": 2025}, [3, 4]),
        ({"ton": {"gt": 98, "lte": "131"}}, [1, 3]),
        ({"ton": {"gte": 98, "lt": 131}}, [1, 2]),
        ({"kecamatan": {"in": ["Marga"]}}, [2, 4]),
        ({"kecamatan": {"eq": "Marga"}}, [2, 4]),
        ({"$or": [{"kecamatan": "Tirta", "tahun": 2024}, {"ton": {"lt": 100}}]}, [1, 2]),
        ({"ton": None}, [4]),
        ({"ton": [None, 98]}, [2, 4]),
        ({"_id": {"gt": 2}}, [3, 4]),
        ({"kecamatan": "'; DROP TABLE x; --"}, []),
        ({}, [1, 2, 3, 4]),
    ],
)
def test_filters_choose(catalogue: Catalogue, filters: dict[str, Any], rows: list[int]) -> None:
    result = found(catalogue, filters=filters)

    assert [one["_id"] for one in result["records"]] == rows
    assert result["total"] == len(rows)
    assert result["filters"] == filters


def test_words_choose(catalogue: Catalogue) -> None:
    assert numbers(catalogue, q="tir") == [1, 3]
    assert numbers(catalogue, q={"kecamatan": "mar"}) == [2, 4]
    assert numbers(catalogue, full_text="mar:* & g") == [2, 4]
    assert numbers(catalogue, q="tir:*") == [1, 3]


def test_order_page_columns_and_distinct(catalogue: Catalogue) -> None:
    assert numbers(catalogue, sort="tahun desc, kecamatan") == [4, 3, 2, 1]
    assert numbers(catalogue, sort='"ton" desc nulls last', limit=2, offset=1) == [1, 2]
    assert found(catalogue, fields="kecamatan", distinct="true", sort="kecamatan")["records"] == [
        {"kecamatan": "Marga"},
        {"kecamatan": "Tirta"},
    ]
    assert [one["id"] for one in found(catalogue, fields=["ton", "_id"], limit=1)["fields"]] == ["ton", "_id"]


def test_pages_go_on_by_the_number_of_the_last_row(catalogue: Catalogue) -> None:
    first = found(catalogue, limit=3, include_next_page="true")
    rest = found(catalogue, limit=3, include_next_page="true", filters=first["next_page"])

    assert first["next_page"] == {"_id": {"gt": 3}}
    assert ([one["_id"] for one in rest["records"]], "next_page" in rest) == ([4], False)


def test_no_rows_but_their_columns(catalogue: Catalogue) -> None:
    result = found(catalogue, limit=0)

    assert (result["records"], len(result["fields"]), result["total"]) == ([], 4, 4)
    assert "total" not in found(catalogue, limit=1, include_total="false")
    assert found(catalogue, limit=99_999)["limit"] == 32_000


def test_records_as_lists_and_as_text(catalogue: Catalogue) -> None:
    asked = {"limit": 2, "sort": "ton desc"}

    assert found(catalogue, records_format="lists", **asked)["records"] == [
        [3, "Tirta", 2025, 131],
        [1, "Tirta", 2024, 120.5],
    ]
    assert found(catalogue, records_format="csv", **asked)["records"] == "3,Tirta,2025,131.0\n1,Tirta,2024,120.5\n"
    assert found(catalogue, records_format="tsv", **asked)["records"].startswith("3\tTirta")


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"fields": "nope"}, {"fields": ['invalid value "nope"']}),
        ({"sort": "nope desc"}, {"sort": ['invalid value "nope desc"']}),
        ({"filters": {"nope": 1}}, {"filters": ['invalid value "nope"']}),
        ({"filters": {"ton": "x"}}, {"filters": ['invalid value "x"']}),
        ({"filters": {"ton": {"like": 1}}}, {"filters": ['invalid value "like"']}),
        ({"filters": "{"}, {"filters": ["Cannot parse JSON"]}),
        ({"filters": "x"}, {"filters": ["Not a json object"]}),
        ({"q": {"nope": "x"}}, {"q": ['invalid value "nope"']}),
        ({"records_format": "xls"}, {"records_format": ['invalid value "xls"']}),
        ({"limit": "-1"}, {"limit": ["Must be a natural number"]}),
    ],
)
def test_what_can_not_be_asked(catalogue: Catalogue, asked: dict[str, Any], error: dict[str, Any]) -> None:
    assert found(catalogue, status=409, **asked) == {**error, "__type": "Validation Error"}


def test_what_a_table_is(catalogue: Catalogue) -> None:
    table = catalogue.table(catalogue.waste)
    told = get("datastore_info", id=str(table.uuid))

    assert [(one["id"], one["type"]) for one in told["fields"]] == [
        ("_id", "int"),
        ("kecamatan", "text"),
        ("tahun", "int4"),
        ("ton", "numeric"),
    ]
    assert sorted(told["fields"][1]["schema"]) == ["index_name", "is_index", "native_type", "notnull", "uniquekey"]
    assert sorted(told["meta"]) == ["aliases", "count", "db_size", "id", "idx_size", "size", "table_type"]
    assert (told["meta"]["count"], told["meta"]["id"]) == (4, str(table.uuid))


def test_the_tables_that_there_are(catalogue: Catalogue) -> None:
    told = get("datastore_search", resource_id="_table_metadata")

    assert {one["name"] for one in told["records"]} == {
        str(catalogue.table(one).uuid) for one in (catalogue.waste, catalogue.codes)
    }


def test_rows_by_a_statement(catalogue: Catalogue) -> None:
    waste, codes = (catalogue.table(one).uuid for one in (catalogue.waste, catalogue.codes))
    sql = f'SELECT kecamatan, sum(ton) AS ton, count(*) AS n FROM "{waste}" GROUP BY kecamatan ORDER BY 1'
    joined = f'SELECT a."_id" FROM "{waste}" a LEFT JOIN "{codes}" b ON a.kecamatan = b.nama WHERE b.nama IS NOT NULL ORDER BY 1'

    assert get("datastore_search_sql", sql=sql) == {
        "sql": sql,
        "records": [{"kecamatan": "Marga", "ton": 98, "n": 2}, {"kecamatan": "Tirta", "ton": 251.5, "n": 2}],
        "fields": [{"id": "kecamatan", "type": "text"}, {"id": "ton", "type": "numeric"}, {"id": "n", "type": "int8"}],
    }
    assert get("datastore_search_sql", sql=joined)["records"] == [{"_id": 1}, {"_id": 3}]


@pytest.mark.parametrize(
    ("sql", "element"),
    [
        ('DELETE FROM "{0}"', "DeleteStmt"),
        ('  /* x */ update "{0}" set ton = 1', "UpdateStmt"),
        ("DROP TABLE x", "DropStmt"),
        ("COPY (SELECT 1) TO '/tmp/x'", "CopyStmt"),
        ("SET threads = 1", "VariableSetStmt"),
        ("SELECT 1; SELECT 2", "MultipleStatements"),
        ("SELECT * FROM read_csv('/etc/passwd')", "TableFunction"),
        ("SELECT * FROM duckdb_settings()", "TableFunction"),
        ("SELECT getenv('HOME')", "FuncCall: getenv"),
        ("SELECT current_setting('threads')", "FuncCall: current_setting"),
        ("SELECT repeat('x', 100000000)", "FuncCall: repeat"),
        ("SELECT * FROM information_schema.tables", "RangeVar"),
        ("DESCRIBE SELECT 1", "ShowRef"),
        ("WITH RECURSIVE t AS (SELECT 1 n UNION ALL SELECT n + 1 FROM t) SELECT * FROM t", "RecursiveCteNode"),
        ("WITH \"a.csv\" AS (SELECT 1) SELECT * FROM 'a.csv'", "CommonTableExpr"),
        ("SELECT $1", "ParamRef"),
    ],
)
def test_a_statement_that_does_not_only_read_tables_is_refused(catalogue: Catalogue, sql: str, element: str) -> None:
    asked = sql.format(catalogue.table(catalogue.waste).uuid)

    assert get("datastore_search_sql", sql=asked, status=409) == {
        "message": f"Invalid query AST element: {element}",
        "__type": "Validation Error",
    }


@pytest.mark.parametrize("name", ["/etc/passwd", "sql", "x.parquet", "pg_catalog"])
def test_only_tables_can_be_named(catalogue: Catalogue, name: str) -> None:
    told = get("datastore_search_sql", sql=f'SELECT * FROM "{name}"', status=404)

    assert told["message"] == f'Not found: Resource "{name}" was not found.'


def test_a_statement_that_can_not_be_run_says_why(catalogue: Catalogue) -> None:
    uuid = catalogue.table(catalogue.waste).uuid
    unknown = get("datastore_search_sql", sql=f'SELECT nope FROM "{uuid}"', status=409)
    broken = get("datastore_search_sql", sql="SELECT FROM WHERE", status=409)

    assert "nope" in unknown["query"][0]
    assert broken["query"][0].startswith("Syntax error")
    assert "/" not in json.dumps([unknown, broken])


def test_a_statement_has_little_time(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("praja.duties.opendata.gateways.statements.SECONDS", 0.05)
    crossed = ", ".join(f'"{catalogue.table(catalogue.waste).uuid}" t{n}' for n in range(22))

    assert get("datastore_search_sql", sql=f"SELECT count(*) FROM {crossed}", status=409)["query"] == [
        "Query took longer than 0.05 seconds"
    ]
    assert get("datastore_search_sql", sql="SELECT 1 AS x")["records"] == [{"x": 1}]


def dumped(catalogue: Catalogue, **asked: Any) -> Any:
    return Client().get(f"/datastore/dump/{catalogue.table(catalogue.codes).uuid}", asked)


def test_the_dump_is_a_file(catalogue: Catalogue) -> None:
    response = dumped(catalogue)

    assert response["Content-Disposition"] == 'attachment; filename="kode-bagian.csv"'
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response.getvalue().decode() == "_id,nama,kode\r\n1,'=1+1,0012\r\n2,Tirta,13\r\n"


def test_the_dump_in_every_format(catalogue: Catalogue) -> None:
    as_json = json.loads(dumped(catalogue, format="json").getvalue())
    as_xml = ElementTree.fromstring(dumped(catalogue, format="xml").getvalue())

    assert as_json["records"] == [[1, "=1+1", "0012"], [2, "Tirta", "13"]]
    assert [(row.get("_id"), [cell.text for cell in row]) for row in as_xml] == [
        ("1", ["=1+1", "0012"]),
        ("2", ["Tirta", "13"]),
    ]
    assert dumped(catalogue, format="tsv", bom="true").getvalue().decode().startswith("\ufeff_id\tnama")
    assert dumped(catalogue, format="exe").status_code == 409


def test_a_part_of_the_dump(catalogue: Catalogue) -> None:
    assert dumped(catalogue, limit=1, offset=1, fields="kode").getvalue() == b"kode\r\n13\r\n"
    assert dumped(catalogue, filters='{"nama": "Tirta"}', sort="kode").getvalue().endswith(b"\r\n2,Tirta,13\r\n")
    assert dumped(catalogue, fields="nope").status_code == 409
