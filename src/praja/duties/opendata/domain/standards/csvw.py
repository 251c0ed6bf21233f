# SPDX-License-Identifier: EUPL-1.2
"""CSV on the Web (W3C, 2015): what stands in a CSV file, in a file beside it."""

from typing import Any
from urllib.parse import quote

from praja.duties.opendata.domain.standards.described import Addresses, Field, Table

TYPES = {
    "string": "string",
    "integer": "integer",
    "number": "double",
    "boolean": "boolean",
    "date": "date",
    "datetime": "dateTime",
    "time": "time",
    "year": "gYear",
}
"""Types of Table Schema as the types of XML Schema that CSVW knows."""


def metadata(at: Addresses, table: Table) -> dict[str, Any]:
    """The description of a table's CSV file."""
    told = at.dataset
    said: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "id"}],
        "url": at.file(table.uuid, "csv"),
        "dc:title": table.title if table.title == told.title else f"{told.title}: {table.title}",
        "dc:description": table.notes or told.said,
        "dc:identifier": table.uuid,
        "dc:publisher": told.keeper.name,
        "dc:modified": {"@value": table.made_at.date().isoformat(), "@type": "xsd:date"},
        "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True, "lineTerminators": ["\r\n", "\n"]},
        "tableSchema": {"columns": [_column(at, one) for one in table.fields]},
    }
    if table.key:
        said["tableSchema"]["primaryKey"] = [variable(name) for name in table.key]
    if told.licence.url:
        said["dc:license"] = {"@id": told.licence.url}
    return said


def _column(at: Addresses, field: Field) -> dict[str, Any]:
    titles = list(dict.fromkeys(filter(None, (field.name, field.title))))
    said: dict[str, Any] = {"name": variable(field.name), "titles": titles, "datatype": _datatype(field)}
    if field.definition:
        said["dc:description"] = field.definition
    if field.unit:
        said["schema:unitText"] = field.unit
    if field.constraints.get("required"):
        said["required"] = True
    if field.codes:
        said["valueUrl"] = f"{at.codes(field.codes[0])}?kode={{{variable(field.name)}}}"
    return said


def _datatype(field: Field) -> str | dict[str, Any]:
    base = TYPES.get(field.type, "string")
    bounded = ("minimum", "maximum") if field.type != "year" else ()  # of gYear validators take none
    ends = {name: field.constraints[name] for name in bounded if name in field.constraints}
    said = {name: end if field.type in ("integer", "number") else str(end) for name, end in ends.items()}
    if "pattern" in field.constraints:
        said["format"] = field.constraints["pattern"]
    return {"base": base, **said} if said else base


def variable(name: str) -> str:
    """A column's name as it may stand in a template of addresses (RFC 6570): other signs as percent signs, no `_` before."""
    safe = quote(name, safe="").replace("-", "%2D").replace("~", "%7E")
    return "%5F" + safe[1:] if safe.startswith("_") else safe
