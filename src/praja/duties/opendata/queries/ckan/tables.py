# SPDX-License-Identifier: EUPL-1.2
"""The rows of tables as CKAN's datastore gives them. Whether the reader may have them, the caller has asked
(`rules.may_read_rows`)."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from praja.duties.opendata.domain.asking import ROW, Ask
from praja.duties.opendata.domain.datastore import TYPES
from praja.duties.opendata.domain.datastore_files import delimited
from praja.duties.opendata.models import Dataset, Resource, TableVersion
from praja.duties.opendata.queries.rows import Page, page_of, stream_of, types_of
from praja.duties.opendata.rules import may_read_rows
from praja.lib.actors import Actor

TABLES = "_table_metadata"
"""The name under which the tables themselves are listed."""
_SEPARATED = {"csv": ",", "tsv": "\t"}


def fields_of(version: TableVersion, names: Sequence[str] = ()) -> list[dict[str, Any]]:
    """The columns as the protocol describes them, in the order asked for; none named: all, after the number of the row."""
    told: dict[str, dict[str, Any]] = {ROW: {"id": ROW, "type": "int"}}
    for field in version.schema["fields"]:
        told[field["name"]] = {"id": field["name"], "type": TYPES[field["type"]], **_info(field)}
    return [told[name] for name in names or told]


def _info(field: Mapping[str, Any]) -> dict[str, Any]:
    return {"info": {"label": field["title"]}} if field.get("title") else {}


def found_rows(version: TableVersion, ask: Ask, *, records_format: str, with_total: bool) -> tuple[Any, Page]:
    """The records in the form asked for, and the page they are of."""
    page = page_of(version, ask, with_total=with_total)
    if records_format in _SEPARATED:
        return delimited(page.rows, _SEPARATED[records_format]), page
    if records_format == "lists":
        return [list(row) for row in page.rows], page
    return [dict(zip(page.columns, row, strict=True)) for row in page.rows], page


def rows_up_to(version: TableVersion, ask: Ask, limit: int | None) -> Iterator[Sequence[tuple[Any, ...]]]:
    """The rows in batches, all or the first `limit`."""
    left = limit
    for batch in stream_of(version, ask):
        if left is None:
            yield batch
            continue
        taken = list(islice(batch, left))
        if taken:
            yield taken
        left -= len(taken)
        if left <= 0:
            return


def described(resource: Resource, version: TableVersion) -> dict[str, Any]:
    """What `datastore_info` tells of a table. Its size is that of the file that it is kept in."""
    words = {one.name: one for one in resource.columns.all()}
    fields = [{"id": ROW, "type": "int", "schema": _native("int", is_key=True)}]
    for name, kind in types_of(version).items():
        column = words.get(name)
        info = {"label": column.title, "notes": column.definition, "unit": column.unit_of_measure} if column else {}
        field = {"id": name, "type": TYPES[kind], "schema": _native(TYPES[kind], is_key=False)}
        fields.append({**field, "info": {key: value for key, value in info.items() if value}})
    meta = {
        "id": str(resource.uuid),
        "count": version.rows,
        "table_type": "BASE TABLE",
        "size": version.file.size,
        "db_size": version.file.size,
        "idx_size": 0,
        "aliases": [],
    }
    return {"fields": fields, "meta": meta}


def _native(kind: str, *, is_key: bool) -> dict[str, Any]:
    return {"native_type": kind, "notnull": is_key, "index_name": None, "is_index": is_key, "uniquekey": is_key}


def readable_tables(actor: Actor) -> list[dict[str, Any]]:
    """The tables whose rows this reader may have, as rows of `_table_metadata`."""
    datasets = may_read_rows.visible(actor, Dataset.objects.all())
    found = Resource.objects.filter(removed_at=None, dataset__in=datasets).exclude(current=None).order_by("pk")
    return [
        {"_id": place, "name": str(uuid), "oid": pk, "alias_of": None}
        for place, (pk, uuid) in enumerate(found.values_list("pk", "uuid"), start=1)
    ]


def tables_called(actor: Actor, names: Sequence[str]) -> dict[str, Resource]:
    """Of these UUIDs those of tables whose rows this reader may have, with their current version and its file."""
    datasets = may_read_rows.visible(actor, Dataset.objects.all())
    found = Resource.objects.filter(removed_at=None, dataset__in=datasets, uuid__in=names).exclude(current=None)
    return {str(one.uuid): one for one in found.select_related("current__file")}
