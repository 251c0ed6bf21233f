# SPDX-License-Identifier: EUPL-1.2
"""What programs say of the tables that they push, in the words of CKAN's datastore."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from praja.duties.opendata.domain.datastore import Invalid, names_of
from praja.duties.opendata.domain.inspecting import Cell

TYPES = {
    "text": "string",
    "varchar": "string",
    "int": "integer",
    "int2": "integer",
    "int4": "integer",
    "int8": "integer",
    "integer": "integer",
    "bigint": "integer",
    "smallint": "integer",
    "numeric": "number",
    "float": "number",
    "float4": "number",
    "float8": "number",
    "double precision": "number",
    "real": "number",
    "bool": "boolean",
    "boolean": "boolean",
    "date": "date",
    "timestamp": "datetime",
    "timestamptz": "datetime",
    "time": "time",
    "year": "year",
}
"""Types by which programs call columns, as those of Table Schema."""
MOST_FIELDS = 500
"""Columns of a table that is pushed."""
LONGEST_NAME = 63
_GIVEN = "_given"


@dataclass(frozen=True, slots=True, kw_only=True)
class PushedField:
    """A column as a program describes it. `type` is one of Table Schema's, or empty: it is worked out from the values."""

    name: str
    type: str = ""
    title: str = ""
    definition: str = ""
    unit_of_measure: str = ""


def fields_said(value: Any) -> tuple[PushedField, ...]:
    """The columns that `fields` describes. Raises `Invalid`."""
    if value in (None, ""):
        return ()
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise Invalid("fields", "Not a list of objects")
    if len(value) > MOST_FIELDS:
        raise Invalid("fields", f"More than {MOST_FIELDS} fields")
    found = tuple(_field(one) for one in value if one.get("id") != "_id")
    names = [one.name.lower() for one in found]
    if len(set(names)) < len(names):
        raise Invalid("fields", "Field names must be unique")
    return found


def _field(said: Mapping[str, Any]) -> PushedField:
    name = checked_name(said.get("id"))
    kind = str(said.get("type") or "").lower()
    if kind and kind not in TYPES:
        raise Invalid("fields", f'"{kind[:40]}" is not a valid field type')
    info = said.get("info")
    info = info if isinstance(info, dict) else {}
    return PushedField(
        name=name,
        type=TYPES.get(kind, ""),
        title=str(info.get("label") or "")[:200],
        definition=str(info.get("notes") or "")[:4_000],
        unit_of_measure=str(info.get("unit") or "")[:80],
    )


def checked_name(name: Any) -> str:
    """A name that a column can have. Raises `Invalid`."""
    text = str(name or "")
    is_good = text and text == text.strip() and len(text) <= LONGEST_NAME and not re.search(r'["\x00-\x1f]', text)
    if not is_good or text.startswith("_"):
        raise Invalid("fields", f'"{text[:80]}" is not a valid field name')
    return text


def records_said(value: Any) -> list[dict[str, Any]]:
    """The records, each an object. Raises `Invalid`."""
    if value in (None, ""):
        return []
    if not isinstance(value, list):
        raise Invalid("records", "Not a list")
    for place, one in enumerate(value):
        if not isinstance(one, dict):
            raise Invalid("records", f'row "{place}" is not a json object')
    return value


def key_said(value: Any) -> tuple[str, ...]:
    """The columns that tell records apart: a list, or names with commas between them."""
    return tuple(dict.fromkeys(names_of(value)))


def fields_of_records(records: Sequence[Mapping[str, Any]]) -> tuple[PushedField, ...]:
    """The columns that the first record has, where none are described. Raises `Invalid`."""
    first = records[0] if records else {}
    if len(first) > MOST_FIELDS:
        raise Invalid("fields", f"More than {MOST_FIELDS} fields")
    return tuple(PushedField(name=checked_name(name)) for name in first if name != "_id")


def check_records(records: Sequence[Mapping[str, Any]], names: Iterable[str]) -> None:
    """Whether every record has known columns alone. Raises `Invalid`."""
    known = {*names, "_id"}
    for place, one in enumerate(records, 1):
        if extra := [name for name in one if name not in known]:
            raise Invalid("records", f'row "{place}" has extra keys "{", ".join(extra)[:300]}"')


def check_keys(records: Sequence[Mapping[str, Any]], key: Sequence[str]) -> None:
    """Whether every record says which row it is, each another one. Raises `Invalid`."""
    seen: set[str] = set()
    for one in records:
        if missing := [name for name in key if one.get(name) in (None, "")]:
            raise Invalid("key", f'fields "{", ".join(missing)}" are missing but needed as key')
        said = json.dumps([one[name] for name in key], sort_keys=True)
        if said in seen:
            raise Invalid("key", f"key {said[:200]} stands in more than one record")
        seen.add(said)


def rows_to_convert(records: Sequence[Mapping[str, Any]], names: Sequence[str]) -> list[tuple[int, list[Cell]]]:
    """The records as rows of cells, counted from 1; the last cell marks which columns each record gives a value for."""
    return [
        (place, [*(_cell(one.get(name)) for name in names), "".join("y" if name in one else "n" for name in names)])
        for place, one in enumerate(records, 1)
    ]


GIVEN = _GIVEN
"""The name of that last cell's column: no column of a table begins so."""


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


_PACKED = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\x03",
    b"\x30",
    b"\x31",
    b"\x83",
    b"\x8b",
    b"\xf5",
)
"""How files begin that are no plain text and may hold a table: workbooks and archives, text in UTF-16, DBF."""


def is_no_table(data: bytes) -> bool:
    """Whether a file can't hold a table: a picture or paper, which read as text would be rows of nonsense."""
    return data.startswith(b"%PDF") or (b"\x00" in data[:65_536] and not data.startswith(_PACKED))


def digest_of(*said: Any) -> str:
    """SHA-256 (hex) of what was pushed: the same again gives the same."""
    return sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()
