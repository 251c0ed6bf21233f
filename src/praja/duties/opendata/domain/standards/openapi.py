# SPDX-License-Identifier: EUPL-1.2
"""OpenAPI 3.1 of one dataset: its tables as files and as rows, with the columns and types that they have and the filters that
they take."""

from collections.abc import Mapping
from typing import Any

from praja.duties.opendata.domain.asking import MOST_ROWS, Operator
from praja.duties.opendata.domain.standards.described import MEDIA, Addresses, Field, Table, files_of

TYPES: dict[str, dict[str, Any]] = {
    "string": {"type": ["string", "null"]},
    "integer": {"type": ["integer", "null"]},
    "number": {"type": ["number", "null"]},
    "boolean": {"type": ["boolean", "null"]},
    "date": {"type": ["string", "null"], "format": "date"},
    "datetime": {"type": ["string", "null"], "format": "date-time"},
    "time": {"type": ["string", "null"], "format": "time"},
    "year": {"type": ["integer", "null"]},
}
"""Types of Table Schema as JSON Schema has them."""
OPERATORS = ", ".join(Operator)


def document(at: Addresses) -> dict[str, Any]:
    """The document. Of limited data it has no paths: there is nothing that everybody may call."""
    told = at.dataset
    schemas = {schema_name(number): _row(one) for number, one in enumerate(told.tables, start=1)}
    paths = {
        f"/data/{told.name}/{one.uuid}/unduh/{{kind}}": {"get": _download(one, number)}
        for number, one in enumerate(told.tables, start=1)
    }
    if told.tables:
        paths["/api/3/action/datastore_search"] = {"get": _search(at)}
    return {
        "openapi": "3.1.0",
        "info": _info(at),
        "servers": [{"url": at.portal.site}],
        "externalDocs": {"url": at.page},
        "paths": paths,
        "components": {"schemas": schemas},
    }


def schema_name(number: int) -> str:
    """What the rows of a table are called, by its place from 1."""
    return f"Table{number}"


def _info(at: Addresses) -> dict[str, Any]:
    told = at.dataset
    contact = {"name": told.keeper.name, "url": at.report} | ({"email": at.portal.email} if at.portal.email else {})
    licence = {"name": told.licence.title} | ({"url": told.licence.url} if told.licence.url else {})
    version = str(told.current.number) if told.current else told.modified_at.date().isoformat()
    return {"title": told.title, "description": told.said, "version": version, "contact": contact, "license": licence}


def _row(table: Table) -> dict[str, Any]:
    return {
        "type": "object",
        "title": table.title,
        "properties": {one.name: _property(one) for one in table.fields},
        "required": [one.name for one in table.fields],
    }


def _property(field: Field) -> dict[str, Any]:
    said = {**TYPES.get(field.type, TYPES["string"]), **_constrained(field.constraints), "title": field.title}
    meaning = ". ".join(one.rstrip(".") for one in (field.definition, field.unit) if one)
    return said | ({"description": meaning} if meaning else {})


def _constrained(constraints: Mapping[str, Any]) -> dict[str, Any]:
    """What was asked of every row, as JSON Schema has it. Least and most are of numbers there alone."""
    said: dict[str, Any] = {
        name: constraints[name] for name in ("minimum", "maximum") if isinstance(constraints.get(name), int | float)
    }
    if "enum" in constraints:
        said["enum"] = list(constraints["enum"]) + ([] if constraints.get("required") else [None])
    if "pattern" in constraints:
        said["pattern"] = f"^(?:{constraints['pattern']})$"
    return said


def _download(table: Table, number: int) -> dict[str, Any]:
    rows = {"type": "array", "items": _reference(number)}
    content: dict[str, Any] = {MEDIA[kind]: {} for kind in files_of(table)}
    content[MEDIA["json"]] = {"schema": rows}
    content["application/x-ndjson"] = {}
    kinds = [*files_of(table), "ndjson"]
    names = [one.name for one in table.fields]
    return {
        "operationId": f"download_table_{number}",
        "summary": table.title,
        "description": "The rows of the table, all or those that are chosen, as a file.",
        "parameters": [
            {"name": "kind", "in": "path", "required": True, "schema": {"enum": kinds}},
            _query("q", {"type": "string"}, "Words that stand in a text column."),
            _query(
                "saring",
                {"type": "array", "items": {"type": "string"}},
                f"column:operator:value, repeated: all hold. Operators: {OPERATORS}; values of `in` are parted by |.",
            ),
            _query("kolom", {"type": "string"}, f"Columns, parted by commas: {', '.join(names)}."),
            _query("urut", {"type": "string"}, "Columns to order by, parted by commas; - before one: descending."),
            _query("grup", {"type": "string"}, "Columns to group by, parted by commas."),
            _query("silang", {"type": "string"}, "With grup: a column whose values become columns."),
            _query(
                "hitung",
                {"type": "string"},
                "With grup: function:column, such as sum:jumlah. Otherwise rows are counted.",
            ),
            _query("versi", {"type": "integer", "minimum": 1}, "An earlier version by its number."),
        ],
        "responses": {
            "200": {"description": "The rows.", "headers": _marks(), "content": content},
            "304": {"description": "Unchanged since the answer with this ETag."},
            "404": {"description": "No such table, version or kind of file."},
            "422": {"description": "A column or value that the table does not have."},
        },
    }


def _search(at: Addresses) -> dict[str, Any]:
    tables = at.dataset.tables
    references = [_reference(number) for number in range(1, len(tables) + 1)]
    columns: dict[str, Any] = {field.name: {} for table in tables for field in table.fields}
    result = {
        "type": "object",
        "required": ["fields", "records"],
        "properties": {
            "fields": {"type": "array", "items": {"type": "object"}},
            "records": {"type": "array", "items": {"anyOf": references}},
            "total": {"type": "integer"},
        },
    }
    envelope = {
        "type": "object",
        "required": ["success", "result"],
        "properties": {"help": {"type": "string"}, "success": {"const": True}, "result": result},
    }
    filters = {"type": "object", "properties": columns | {"$or": {"type": "array"}}}
    return {
        "operationId": "search_rows",
        "summary": "Rows, as CKAN's clients ask for them",
        "parameters": [
            {
                "name": "resource_id",
                "in": "query",
                "required": True,
                "description": "; ".join(f"{one.uuid}: {one.title}" for one in tables),
                "schema": {"enum": [one.uuid for one in tables]},
            },
            {
                "name": "filters",
                "in": "query",
                "description": 'A column\'s value, one of a list, or {"gte": value} (eq, ne, gt, gte, lt, lte, in).',
                "content": {"application/json": {"schema": filters}},
            },
            _query("q", {"type": "string"}, "Words that stand in the rows."),
            _query("fields", {"type": "string"}, "Columns, parted by commas; without it all, after _id."),
            _query("sort", {"type": "string"}, "column asc, column desc"),
            _query("limit", {"type": "integer", "minimum": 0, "maximum": MOST_ROWS, "default": 100}, "How many rows."),
            _query(
                "offset", {"type": "integer", "minimum": 0, "default": 0}, "How many rows are left out before them."
            ),
        ],
        "responses": {
            "200": {
                "description": "The rows in CKAN's envelope.",
                "headers": _marks(),
                "content": {"application/json": {"schema": envelope}},
            },
            "304": {"description": "Unchanged since the answer with this ETag."},
            "404": {"description": "No such table."},
            "409": {"description": "A column or value that the table does not have."},
        },
    }


def _reference(number: int) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{schema_name(number)}"}


def _query(name: str, schema: dict[str, Any], description: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": description, "schema": schema}


def _marks() -> dict[str, Any]:
    return {"ETag": {"description": "Send it again as If-None-Match.", "schema": {"type": "string"}}}
