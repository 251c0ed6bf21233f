# SPDX-License-Identifier: EUPL-1.2
"""Sorting a list of regions into what is new, what changed and what cannot be taken."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from praja.kernel.organization.domain.regions import RegionNode, is_region_code, level_of, parent_of

MESSAGES = {
    "code": "This is not a region code of the Ministry of Home Affairs.",
    "parent": "The code above does not fit this code.",
    "level": "The level does not fit the code.",
    "name": "The name is empty or longer than 120 characters.",
    "kind": "The kind is empty or longer than 12 characters.",
    "postcode": "A postcode has five digits.",
    "orphan": "The region above is not known.",
    "twice": "This code stands on an earlier line with other values.",
}
"""Why a row is refused, by code; message ids to be translated where they are shown."""

FIELD_OF = {"parent": "parent_code", "orphan": "parent_code", "twice": "code"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list: `place` is its position there."""

    place: int
    code: str
    parent_code: str
    level: str
    kind: str
    name: str
    postcode: str


@dataclass(slots=True)
class Sorted:
    """What is to be done: nodes to create and update, parents first; places that stay; refusals."""

    created: dict[int, RegionNode] = field(default_factory=dict)
    updated: dict[int, RegionNode] = field(default_factory=dict)
    unchanged: set[int] = field(default_factory=set)
    refused: dict[int, str] = field(default_factory=dict)


def problem_of(row: Row) -> str:
    """The first reason why the row cannot be taken by itself, or empty text."""
    if not is_region_code(row.code):
        return "code"
    checks = {
        "parent": row.parent_code in ("", parent_of(row.code)),
        "level": row.level in ("", str(level_of(row.code))),
        "name": 0 < len(row.name) <= 120,
        "kind": 0 < len(row.kind) <= 12,
        "postcode": row.postcode == "" or (len(row.postcode) == 5 and row.postcode.isdigit()),
    }
    return next((name for name, holds in checks.items() if not holds), "")


def sort_rows(rows: Iterable[Row], existing: Mapping[str, RegionNode]) -> Sorted:
    """Sort `rows`; a parent may stand on any line or exist already."""
    result, seen = Sorted(), dict[str, RegionNode]()
    for row in sorted(rows, key=lambda row: (row.code.count("."), row.place)):
        problem = problem_of(row) or _place(row, existing, seen, result)
        if problem:
            result.refused[row.place] = problem
    return result


def _place(row: Row, existing: Mapping[str, RegionNode], seen: dict[str, RegionNode], result: Sorted) -> str:
    parent = parent_of(row.code)
    node = RegionNode(row.code, parent, level_of(row.code), row.kind, row.name, row.postcode)
    if row.code in seen:
        if seen[row.code] != node:
            return "twice"
        result.unchanged.add(row.place)
        return ""
    if parent is not None and parent not in seen and parent not in existing:
        return "orphan"
    seen[row.code] = node
    stored = existing.get(row.code)
    if stored is None:
        result.created[row.place] = node
    elif stored == node:
        result.unchanged.add(row.place)
    else:
        result.updated[row.place] = node
    return ""
