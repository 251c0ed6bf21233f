# SPDX-License-Identifier: EUPL-1.2
"""Data Package (Frictionless): a dataset's tables with their schemas. The rows are those that are served as CSV."""

from collections.abc import Mapping
from typing import Any

from praja.duties.opendata.domain.standards.described import Addresses, Field, Link, Table
from praja.duties.opendata.domain.standards.vocabularies import MEDIA_OF
from praja.lib.spreadsheet_text import guarded

LICENCES = {
    "cc-by-4.0": "CC-BY-4.0",
    "cc-by-sa-4.0": "CC-BY-SA-4.0",
    "cc-zero": "CC0-1.0",
    "odc-by": "ODC-BY-1.0",
    "odc-odbl": "ODbL-1.0",
}
"""Names of licences as the Open Definition has them."""


def package(at: Addresses) -> dict[str, Any]:
    """The description of a dataset. It needs something that can be had: a table or a link."""
    told = at.dataset
    said: dict[str, Any] = {
        "profile": "data-package",
        "name": told.name,
        "id": told.uuid,
        "title": told.title,
        "description": told.said,
        "homepage": at.page,
        "version": str(told.current.number) if told.current else "",
        "created": told.published_at.isoformat(),
        "keywords": list(told.tags),
        "licenses": _licences(at),
        "contributors": [{"title": told.keeper.name, "role": "publisher", "path": at.page}],
        "sources": _sources(at),
        "resources": [_table(at, one) for one in told.tables] + [_link(one) for one in told.links],
    }
    return {key: value for key, value in said.items() if value not in ("", [])}


def _sources(at: Addresses) -> list[dict[str, str]]:
    there = at.dataset.elsewhere
    found = [{"title": there.portal, "path": there.address}] if there else []
    return found + ([{"title": at.dataset.source}] if at.dataset.source else [])


def _licences(at: Addresses) -> list[dict[str, str]]:
    licence = at.dataset.licence
    if licence.key not in LICENCES:
        return []
    return [{"name": LICENCES[licence.key], "path": licence.url, "title": licence.title}]


def _table(at: Addresses, table: Table) -> dict[str, Any]:
    said = {
        "profile": "tabular-data-resource",
        "name": table.uuid,
        "title": table.title,
        "description": table.notes,
        "path": at.file(table.uuid, "csv"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema(table),
    }
    return {key: value for key, value in said.items() if value != ""}


def schema(table: Table) -> dict[str, Any]:
    """The Table Schema of a table, with what its columns mean."""
    said: dict[str, Any] = {"fields": [_field(one) for one in table.fields], "missingValues": [""]}
    return said | ({"primaryKey": list(table.key)} if table.key else {})


def _field(field: Field) -> dict[str, Any]:
    said: dict[str, Any] = {
        "name": field.name,
        "type": field.type,
        "title": field.title,
        "description": field.definition,
        "unit": field.unit,
    }
    if field.constraints:
        said["constraints"] = _as_served(field.constraints)
    return {key: value for key, value in said.items() if value}


def _as_served(constraints: Mapping[str, Any]) -> dict[str, Any]:
    """Texts that may stand are told as the file has them: none that a spreadsheet program would run."""
    allowed = [guarded(one) if isinstance(one, str) else one for one in constraints.get("enum", ())]
    return {**constraints, **({"enum": allowed} if allowed else {})}


def _link(link: Link) -> dict[str, Any]:
    said = {
        "name": link.uuid,
        "title": link.title,
        "description": link.notes,
        "path": link.url,
        "format": link.format.lower(),
        "mediatype": MEDIA_OF.get(link.format, ""),
    }
    return {key: value for key, value in said.items() if value}
