# SPDX-License-Identifier: EUPL-1.2
"""Rows: a table made of records, records added, changed and taken out."""

from dataclasses import replace
from typing import Any

from praja.duties.opendata.domain.pushing import (
    PushedField,
    fields_of_records,
    fields_said,
    key_said,
    records_said,
)
from praja.duties.opendata.enums import ResourceKind
from praja.duties.opendata.models import Resource
from praja.duties.opendata.operations.pushing.rows import (
    Batch,
    fields_of,
    key_of,
    push_rows,
    take_rows_out,
    take_table_back,
)
from praja.duties.opendata.queries.ckan.tables import fields_of as fields_told
from praja.duties.opendata.queries.drafts import draft_of
from praja.duties.opendata.web.ckan.actions.registry import Actions
from praja.duties.opendata.web.ckan.actions.writing.finding import as_validation, dataset_to_keep, resource_to_keep
from praja.duties.opendata.web.ckan.actions.writing.resources import pushed_told
from praja.duties.opendata.web.ckan.calling import Call
from praja.duties.opendata.web.ckan.refusals import Invalid, NotForYou, NotThere

datastore = Actions()
METHODS = ("insert", "update", "upsert")


@datastore.writes
def datastore_create(call: Call) -> dict[str, Any]:
    """Make a table of records, or add records and columns to one, in the draft edition. `resource` (`package_id`, `name`,
    `description`) or `resource_id`; `fields` (`id`, `type`, `info` with label, notes and unit), `primary_key`, `records`,
    `period`. A record with a value that is not of its column's type is set aside and told."""
    _check_options(call)
    with as_validation():
        said = fields_said(call.json("fields"))
        records = records_said(call.json("records"))
        key = key_said(call.json("primary_key"))
    resource = _table(call) if call.data.get("resource_id") else None
    about = _about(call, resource)
    known = fields_of(resource) if resource else ()
    with as_validation():
        fields = _together(known, said or (() if known else fields_of_records(records)))
    if not fields:
        raise Invalid({"fields": ["Missing value"]})
    if lacking := [name for name in key if name not in {one.name for one in fields}]:
        raise Invalid({"primary_key": [f'"{lacking[0][:60]}" is not a field of the table']})
    dataset = resource.dataset if resource else dataset_to_keep(about, "package_id")
    batch = Batch(
        fields=fields,
        key=key or (key_of(resource) if resource else ()),
        records=records,
        method="insert",
        title=about.text("name") or "Data",
        notes=about.text("description"),
        period=call.text("period"),
    )
    with as_validation():
        pushed = push_rows(dataset=dataset, resource=resource, batch=batch, actor=call.actor, at=call.at)
    return {**_rows_told(call, pushed.resource, "insert"), **_outcome(call, pushed)}


@datastore.writes
def datastore_upsert(call: Call) -> dict[str, Any]:
    """Put records to a table, in the draft edition; where there is none yet, it begins with the rows that readers have.
    `resource_id`, `records`, `method` (upsert, insert, update), `period`. A record that is changed keeps what is not said."""
    resource = _table(call)
    method = call.text("method", "upsert")
    if method not in METHODS:
        raise Invalid({"method": [f"Value must be one of {list(METHODS)}"]})
    _check_options(call)
    fields, key = fields_of(resource), key_of(resource)
    if not fields:
        raise NotThere(f'Resource "{resource.uuid}" was not found.')
    with as_validation():
        batch = Batch(
            fields=fields,
            key=key,
            records=records_said(call.json("records")),
            method=method,
            period=call.text("period"),
        )
        pushed = push_rows(dataset=resource.dataset, resource=resource, batch=batch, actor=call.actor, at=call.at)
    return {**_rows_told(call, resource, method), **_outcome(call, pushed)}


@datastore.writes
def datastore_delete(call: Call) -> dict[str, Any]:
    """Take rows out of the draft edition: those that `filters` choose, or, without, all that was brought for it. Readers keep
    what they have until the edition is published. `resource_id`, `filters`, `period`."""
    resource = _table(call)
    told = {"resource_id": str(resource.uuid)}
    if call.data.get("filters") is None:
        take_table_back(resource=resource, actor=call.actor, at=call.at)
        return told
    filters = call.json("filters")
    with as_validation():
        pushed = take_rows_out(
            resource=resource, filters=filters, period=call.text("period"), actor=call.actor, at=call.at
        )
    return {**told, "filters": filters, **_outcome(call, pushed)}


def _table(call: Call) -> Resource:
    resource = resource_to_keep(call, "resource_id", "id")
    if resource.kind != ResourceKind.TABLE:
        raise NotThere(f'Resource "{resource.uuid}" was not found.')
    return resource


def _about(call: Call, resource: Resource | None) -> Call:
    """What is said of a new table, as a call of its own."""
    said = call.json("resource")
    if resource is not None and said:
        raise Invalid({"resource": ["resource cannot be used with resource_id"]})
    if resource is None and not isinstance(said, dict):
        raise Invalid({"resource_id": ["resource_id or resource required"]})
    return Call(said if isinstance(said, dict) else {}, actor=call.actor, scopes=call.scopes, at=call.at)


def _check_options(call: Call) -> None:
    if call.json("aliases"):
        raise Invalid({"aliases": ["Tables have no other names here"]})
    if call.json("triggers"):
        raise NotForYou("nobody sets triggers")
    if call.is_true("dry_run"):
        raise Invalid({"dry_run": ["Every push is a draft already: take it back with datastore_delete"]})


def _together(known: tuple[PushedField, ...], said: tuple[PushedField, ...]) -> tuple[PushedField, ...]:
    """The columns that are there, with what is said of them, and new ones behind."""
    now = {one.name: one for one in said}
    for one in known:
        new = now.get(one.name)
        if new is not None and new.type not in ("", one.type):
            raise Invalid({"fields": [f'"{one.name}" is of type {one.type} already']})
    kept = [replace(now[one.name], type=one.type) if one.name in now else one for one in known]
    names = {one.name for one in known}
    return (*kept, *(one for one in said if one.name not in names))


def _rows_told(call: Call, resource: Resource, method: str) -> dict[str, Any]:
    version = draft_of(resource) or resource.current
    told: dict[str, Any] = {
        "resource_id": str(resource.uuid),
        "package_id": str(resource.dataset.uuid),
        "method": method,
        "primary_key": list(key_of(resource)),
        "fields": fields_told(version)[1:] if version else [],
    }
    if call.is_true("include_records"):
        told["records"] = call.json("records") or []
    return told


def _outcome(call: Call, pushed: Any) -> dict[str, Any]:
    told = pushed_told(call, pushed)
    return {name: told[name] for name in ("draft", "edition", "is_new")}
