# SPDX-License-Identifier: EUPL-1.2
"""A file on its way in, as its pages show it: what was found in it, its first rows as they stand and as they would be read."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from praja.duties.opendata.domain.inspecting import Cell, Column, Proposal, Remark, Sheet, Table, propose
from praja.duties.opendata.domain.inspecting.tables import body_places
from praja.duties.opendata.domain.recipes import Fit, Recipe, fit, recipe_of
from praja.duties.opendata.gateways.converting import Converted, convert
from praja.duties.opendata.gateways.peeking import rows_in
from praja.duties.opendata.gateways.reading import read_file
from praja.duties.opendata.queries.inspecting import as_json
from praja.duties.opendata.queries.wording import said

FIRST_ROWS = 6
ODD_ROWS = 4
"""So many rows are shown: the first, and some in which a value does not fit."""


def looked_at(data: bytes, name: str) -> dict[str, Any]:
    """What `queries.inspecting.as_json` gives, and of each table also which of its sheet it is (`number`, from 1), some rows as
    they stand (`sample`: `line` and `cells`), and the facts of each remark, so that it can be said in any language.

    Raises what `read_file` does.
    """
    found = read_file(data, name)
    pairs = [(sheet, number, table) for sheet in found.sheets for number, table in enumerate(propose(sheet), 1)]
    tables = [table for _sheet, _number, table in pairs]
    problems = list(found.problems) if tables else [*found.problems, Remark("no_table")]
    known = as_json(Proposal(tables, problems, found.format, found.encoding, found.delimiter))
    known["problems"] = [_remark(one) for one in problems]
    for entry, (sheet, number, table) in zip(known["tables"], pairs, strict=True):
        entry["number"] = number
        entry["notes"] = [_remark(one) for one in table.notes]
        entry["problems"] = [_remark(one) for one in table.problems]
        entry["sample"] = _sample(sheet, table)
    return known


def table_of(entry: Mapping[str, Any]) -> Table:
    """A table of a proposal that was kept; its columns stand where the cells of its sample do."""
    columns = [
        Column(
            one["name"],
            one["title"],
            one["type"],
            place,
            one["missing"],
            one.get("misfits", 0),
            one.get("decimal", ""),
            one.get("thousands", ""),
            one.get("format", ""),
        )
        for place, one in enumerate(entry["columns"])
    ]
    return Table(entry["sheet"], entry["header_rows"], entry["rows"], columns, title=entry["title"])


def proposed_recipe(proposal: Mapping[str, Any], at: int, *, turn: bool = False) -> Recipe:
    """What follows from the proposal of a table (`at`, from 1) if nobody changes it. A file's only table is found by itself, so
    that next month's sheet may have another name."""
    entry = proposal["tables"][at - 1]
    recipe = recipe_of(table_of(entry), number=entry["number"], turn=turn)
    return Recipe("", 1, recipe.columns, recipe.turn) if len(proposal["tables"]) == 1 else recipe


@dataclass(frozen=True, slots=True)
class Shape:
    """How a table of a file compares with the recipe of last time: headings that are missing or new, and columns that would now
    be of another type (heading, type then, type now)."""

    missing: tuple[str, ...]
    new: tuple[str, ...]
    turned: tuple[tuple[str, str, str], ...]

    @property
    def is_same(self) -> bool:
        """Whether it can be read without a question."""
        return not (self.missing or self.new or self.turned)


def shape_of(recipe: Recipe, entry: Mapping[str, Any], left_out: Sequence[str] = ()) -> Shape:
    """Compare a table of a proposal with a recipe. `left_out`: headings that were decided to be left out, and are not new."""
    table = table_of(entry)
    found = fit(recipe, table)
    now = {_key(column.title or column.name): column for column in table.columns}
    turned = [
        (one.source, one.type, now[_key(one.source)].type)
        for one in recipe.columns
        if _key(one.source) in now and not _still(one.type, now[_key(one.source)], table.rows)
    ]
    known = {_key(title) for title in left_out}
    return Shape(found.missing, tuple(title for title in found.new if _key(title) not in known), tuple(turned))


def same_table(recipe: Recipe, proposal: Mapping[str, Any]) -> int | None:
    """Which table of the file (from 1) the recipe is for: the one that lacks the fewest of its columns; None where there is none
    that has any."""
    tables = proposal["tables"]
    fits = [(len(fit(recipe, table_of(entry)).missing), at) for at, entry in enumerate(tables, 1)]
    if not fits or min(fits)[0] >= len(recipe.columns):
        return None
    return min(fits)[1]


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row of the sample: the line of the file, and of each column its value and, where that was changed in reading, what stands
    in the file. `aside`: it would be set aside, because of the columns named in `wrong`."""

    line: int
    cells: tuple[tuple[str, str], ...]
    aside: bool = False
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """Names of the columns and the rows as they would be read."""

    columns: tuple[str, ...]
    rows: list[ReadRow]


def preview_of(entry: Mapping[str, Any], recipe: Recipe) -> Preview:
    """Read the sample of a table as the recipe says. A table that is turned is shown before it is turned."""
    places = fit(recipe, table_of(entry))
    flat = Recipe(recipe.sheet, recipe.number, tuple(one for one in recipe.columns if one.source in places.places))
    names = tuple(one.name for one in flat.columns)
    rows = [_read_row(row, flat, places, names) for row in entry["sample"]] if names else []
    return Preview(names, rows)


def _read_row(row: Mapping[str, Any], recipe: Recipe, places: Fit, names: tuple[str, ...]) -> ReadRow:
    """One row at a time, so that what is set aside stays beside its line."""
    stands = [row["cells"][places.places[one.source]] for one in recipe.columns]
    with tempfile.TemporaryDirectory(prefix="praja-look-") as folder:
        target = Path(folder) / "row.parquet"
        made = convert([(row["line"], row["cells"])], recipe, places, target)
        values = rows_in(target)[0] if made.rows else [None] * len(names)
    wrong = tuple(one.column for one in made.examples)
    return ReadRow(row["line"], tuple(map(_beside, values, stands)), bool(made.set_aside), wrong or _all(made, names))


def _all(made: Converted, names: tuple[str, ...]) -> tuple[str, ...]:
    return names if made.set_aside else ()


def _beside(value: Any, stands: Any) -> tuple[str, str]:
    """A value as text, and what stands in the file where that reads otherwise."""
    read, file = as_text(value), as_text(stands)
    return read, file if read != " ".join(file.split()) else ""


def as_text(value: Any) -> str:
    """A value of a row as pages show it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, (date, datetime, time)) else str(value)


def said_again(remark: Mapping[str, Any]) -> str:
    """A remark of a kept proposal, in the reader's language."""
    return said(Remark(remark["kind"], facts=remark.get("facts", {})))


def _remark(remark: Remark) -> dict[str, Any]:
    return {
        "kind": remark.kind,
        "column": remark.column,
        "lines": list(remark.lines),
        "count": remark.count,
        "facts": {key: value if isinstance(value, int) else str(value) for key, value in remark.facts.items()},
    }


def _sample(sheet: Sheet, table: Table) -> list[dict[str, Any]]:
    odd = {line for one in table.problems if one.kind == "misfit" for line in one.lines}
    rows, strange = list[dict[str, Any]](), 0
    for place in body_places(table):
        line = sheet.line(place)
        if len(rows) < FIRST_ROWS or (line in odd and strange < ODD_ROWS):
            strange += len(rows) >= FIRST_ROWS
            cells = [_plain(sheet.rows[place], column.place) for column in table.columns]
            rows.append({"line": line, "cells": cells})
    return rows


def _plain(row: Sequence[Cell], place: int) -> Any:
    cell = row[place] if place < len(row) else None
    return cell.isoformat() if isinstance(cell, (date, datetime, time)) else cell


def _still(kind: str, column: Column, rows: int) -> bool:
    """Whether a column can go on as it was: of its type, a whole number where fractions may stand, decided text, or empty."""
    if kind in (column.type, "string") or column.missing >= rows:
        return True
    return (kind, column.type) in {("number", "integer"), ("integer", "year"), ("number", "year")}


def _key(title: str) -> str:
    return "".join(title.lower().split())
