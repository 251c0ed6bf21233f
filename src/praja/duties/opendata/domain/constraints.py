# SPDX-License-Identifier: EUPL-1.2
"""What the description of a table demands of its rows, in the words of Table Schema. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Failing(StrEnum):
    """Why a value keeps its row out. `KEY`: the columns that say which row it is, together."""

    TYPE = "type"
    REQUIRED = "required"
    UNIQUE = "unique"
    KEY = "key"
    ALLOWED = "allowed"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    PATTERN = "pattern"
    CODES = "codes"


@dataclass(frozen=True, slots=True)
class InForce:
    """Codes of one version of a list, by the digest of their file, with the days from (None: ever) and before which (None: on) it
    holds."""

    file: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Walk:
    """A crosswalk by the digest of its file; backwards: its second code is the one that somebody may have written."""

    file: str
    is_backwards: bool = False


@dataclass(frozen=True, slots=True)
class Demand:
    """What is demanded of a column. `minimum` and `maximum` are written as its values are; `codes` are the versions of its code
    list, `walks` lead from other lists to it."""

    column: str
    is_required: bool = False
    is_unique: bool = False
    allowed: tuple[str, ...] = ()
    minimum: str = ""
    maximum: str = ""
    pattern: str = ""
    codes: tuple[InForce, ...] = ()
    walks: tuple[Walk, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is demanded."""
        return not (
            self.is_required
            or self.is_unique
            or self.allowed
            or self.minimum
            or self.maximum
            or self.pattern
            or self.codes
        )


@dataclass(frozen=True, slots=True)
class Demands:
    """What is demanded of a table: of its columns, and of those that say together which row it is. Codes are looked up as of the
    day or year in the column `period`, where it has one, else as of `today`."""

    today: date
    columns: tuple[Demand, ...] = ()
    key: tuple[str, ...] = ()
    period: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether every row is good."""
        return not self.key and all(one.is_empty for one in self.columns)

    def of(self, names: Iterable[str]) -> "Demands":
        """Those that concern columns which are there."""
        there = frozenset(names)
        return Demands(
            self.today,
            tuple(one for one in self.columns if one.column in there and not one.is_empty),
            tuple(name for name in self.key if name in there),
            self.period if self.period in there else "",
        )


def with_constraints(schema: Mapping[str, Any], demands: Demands) -> dict[str, Any]:
    """The Table Schema with what is demanded: constraints of its fields, and the primary key."""
    by_name = {one.column: one for one in demands.columns}
    fields = [_field(field, by_name.get(field["name"])) for field in schema["fields"]]
    key = {"primaryKey": list(demands.key)} if demands.key else {}
    return {**schema, "fields": fields, **key}


def without_required(schema: Mapping[str, Any], emptied: Sequence[str]) -> dict[str, Any]:
    """The schema of rows in which figures of these columns were emptied: they can't be demanded any more."""
    fields = []
    for field in schema["fields"]:
        constraints = {name: value for name, value in field.get("constraints", {}).items() if name != "required"}
        kept = {name: value for name, value in field.items() if name != "constraints"}
        is_emptied = field["name"] in emptied and "constraints" in field
        fields.append({**kept, **({"constraints": constraints} if constraints else {})} if is_emptied else field)
    return {**schema, "fields": fields}


def _field(field: Mapping[str, Any], demand: Demand | None) -> dict[str, Any]:
    if demand is None:
        return dict(field)
    kind = field["type"]
    said: dict[str, Any] = {
        "required": demand.is_required or None,
        "unique": demand.is_unique or None,
        "enum": [_value(one, kind) for one in demand.allowed] or None,
        "minimum": _value(demand.minimum, kind) if demand.minimum else None,
        "maximum": _value(demand.maximum, kind) if demand.maximum else None,
        "pattern": demand.pattern or None if kind == "string" else None,
    }
    constraints = {name: value for name, value in said.items() if value is not None}
    return {**field, **({"constraints": constraints} if constraints else {})}


def _value(text: str, kind: str) -> Any:
    """A value as JSON has it: numbers as numbers."""
    try:
        if kind in ("integer", "year"):
            return int(text)
        return float(text) if kind == "number" else text
    except ValueError:
        return text
