# SPDX-License-Identifier: EUPL-1.2
"""The rows of tables: searched, described, asked by SQL."""

from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from praja.duties.opendata.domain.asking import MOST_ROWS, ROW, Ask
from praja.duties.opendata.domain.datastore import FORMATS, ask_of
from praja.duties.opendata.domain.datastore import Invalid as BadParameter
from praja.duties.opendata.models import Dataset, Resource, TableVersion
from praja.duties.opendata.queries.ckan.asking import Unreadable, answer_of
from praja.duties.opendata.queries.ckan.lists import resource_called
from praja.duties.opendata.queries.ckan.names import site
from praja.duties.opendata.queries.ckan.tables import (
    TABLES,
    described,
    fields_of,
    found_rows,
    readable_tables,
)
from praja.duties.opendata.queries.drafts import draft_called
from praja.duties.opendata.queries.row_blocks import written_rows
from praja.duties.opendata.queries.rows import mark_of, types_of
from praja.duties.opendata.rules import may_read_rows
from praja.duties.opendata.web.ckan.actions.registry import Actions
from praja.duties.opendata.web.ckan.answering import Marked, Unchanged, WithRows, envelope
from praja.duties.opendata.web.ckan.calling import Call, Parameters, parameters_in
from praja.duties.opendata.web.ckan.refusals import Invalid, NotForYou, NotThere

tables = Actions()


@dataclass(frozen=True)
class Table:
    """A table whose rows the caller may have."""

    resource: Resource
    dataset: Dataset
    version: TableVersion


def table_called(call: Call, key: str) -> Table:
    """The table of this UUID; for those who may read drafts of it, the rows on their way where nothing else is published or they
    `include_drafts`. Raises `NotThere`, `NotForYou`."""
    found = resource_called(call.actor, key)
    drafts = found is None or call.is_true("include_drafts")
    if drafts and (draft := draft_called(call.actor, key)) is not None and draft[2] is not None:
        return Table(draft[0], draft[1], draft[2])
    if found is None or found[0].current is None:
        raise NotThere(f'Resource "{key[:80]}" was not found.')
    resource, dataset = found
    if not may_read_rows.allows(call.actor, dataset):
        raise NotForYou("its producer has limited who may read these rows")
    assert resource.current is not None
    return Table(resource, dataset, resource.current)


def asked_rows(call: Parameters, version: TableVersion, *, limit: int = 100) -> Ask:
    """The question that a call's parameters ask. Raises `Invalid`."""
    data = {name: call.json(name) for name in ("filters", "q", "fields", "sort", "full_text", "distinct")}
    try:
        return ask_of(data, types_of(version), limit=call.whole("limit", limit), offset=call.whole("offset", 0))
    except BadParameter as error:
        raise Invalid({error.field: [str(error)]}) from error


@tables.reads
def datastore_search(call: Call) -> Any:
    """Rows of a table. `resource_id`, `filters`, `q`, `full_text`, `distinct`, `limit` (100, at most 32000), `offset`, `fields`,
    `sort`, `include_total`, `records_format` (objects, lists, csv, tsv), `include_next_page`."""
    key = call.required("resource_id", "id")
    if key == TABLES:
        return _table_of_tables(call)
    table = table_called(call, key)
    mark = _mark(call, table.version)
    if mark in call.marks:
        raise Unchanged(mark)
    again = partial(_again, table.version, str(table.resource.uuid))
    return Marked(lambda: _searched(call, table.version), mark, table.version, again)


def _mark(call: Parameters, version: TableVersion) -> str:
    return mark_of(version, "datastore_search", site(), sorted(call.data.items()))


def _again(version: TableVersion, uuid: str, query: str) -> tuple[str, bytes] | None:
    """Another question about the rows of this version, as the thin door has it: mark and answer; None where it is not one that
    is answered with rows alone."""
    call = parameters_in(query)
    if "callback" in call.data or call.data.get("resource_id") != uuid:
        return None
    return _mark(call, version), envelope("datastore_search", _searched(call, version))


def _searched(call: Parameters, version: TableVersion) -> dict[str, Any] | WithRows:
    ask = asked_rows(call, version)
    kind, with_total = call.text("records_format", "objects"), call.is_true("include_total", default=True)
    if kind not in FORMATS:
        raise Invalid({"records_format": [f'invalid value "{kind[:60]}"']})
    with_next = call.is_true("include_next_page")
    written = None if kind != "objects" or with_next else written_rows(version, ask)
    if written is not None:
        return WithRows(_told(call, version, ask, version.rows if with_total else None), written)
    records, page = found_rows(version, ask, records_format=kind, with_total=with_total)
    told = {**_told(call, version, ask, page.total), "records": records}
    if with_next and not ask.sort and ROW in page.columns and page.rows and len(page.rows) == ask.limit:
        told["next_page"] = {ROW: {"gt": page.rows[-1][page.columns.index(ROW)]}}
    return told


def _told(call: Parameters, version: TableVersion, ask: Ask, total: int | None) -> dict[str, Any]:
    """What stands beside the rows."""
    told: dict[str, Any] = {
        "include_next_page": call.is_true("include_next_page"),
        "include_total": total is not None,
        "limit": ask.limit,
        "records_format": call.text("records_format", "objects"),
        "resource_id": call.required("resource_id", "id"),
        "fields": fields_of(version, ask.columns),
        "_links": _links(call, ask),
        **_echoed(call),
    }
    if total is not None:
        told |= {"total": total, "total_was_estimated": False}
    return told


def _echoed(call: Parameters) -> dict[str, Any]:
    names = ("filters", "q", "full_text", "sort", "distinct", "offset", "plain", "language")
    told = {name: call.json(name) for name in names if call.data.get(name) not in (None, "")}
    if "offset" in told:
        told["offset"] = call.whole("offset", 0)
    return told


def _links(call: Parameters, ask: Ask) -> dict[str, str]:
    """The first page and the next one, as clients of older versions read them."""
    sent = {name: value for name, value in call.data.items() if name != "offset" and isinstance(value, str)}
    start = f"/api/3/action/datastore_search?{urlencode(sent)}"
    return {"start": start, "next": f"{start}&offset={ask.offset + ask.limit}"}


def _table_of_tables(call: Call) -> dict[str, Any]:
    rows = readable_tables(call.actor)
    offset, limit = call.whole("offset", 0), call.whole("limit", 100, most=MOST_ROWS)
    kinds = {ROW: "int", "name": "text", "oid": "oid", "alias_of": "name"}
    return {
        "resource_id": TABLES,
        "records_format": "objects",
        "include_total": True,
        "limit": limit,
        "fields": [{"id": name, "type": kind} for name, kind in kinds.items()],
        "records": rows[offset : offset + limit],
        "total": len(rows),
        "total_was_estimated": False,
    }


@tables.reads
def datastore_info(call: Call) -> dict[str, Any]:
    """What the columns of a table are. `id`: the UUID of its resource."""
    table = table_called(call, call.required("id", "resource_id"))
    return described(table.resource, table.version)


@tables.reads
def datastore_search_sql(call: Call) -> dict[str, Any]:
    """Rows that a SELECT gives. `sql`: one statement that reads tables by their UUIDs, in double quotes, and nothing else."""
    sql = call.required("sql")
    try:
        return answer_of(sql, call.actor)
    except Unreadable as error:
        if error.missing:
            raise NotThere(f'Resource "{error.missing[:80]}" was not found.') from error
        if error.element:
            raise Invalid(message=f"Invalid query AST element: {error.element}") from error
        raise Invalid({"query": [str(error)]}) from error
