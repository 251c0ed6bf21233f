# SPDX-License-Identifier: EUPL-1.2
"""A file on its way in, as its pages show it: what was found in it, its first rows as they stand and as they would be read."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from praja.duties.opendata.domain.constraints import Demands
from praja.duties.opendata.domain.inspecting import Cell, Column, Proposal, Remark, Sheet, Table, propose
from praja.duties.opendata.domain.inspecting.tables import body_places
from praja.duties.opendata.domain.recipes import Fit, Recipe, fit, recipe_of
from praja.duties.opendata.gateways.converting import convert, made_columns
from praja.duties.opendata.gateways.peeking import rows_in
from praja.duties.opendata.gateways.reading import read_file
from praja.duties.opendata.queries.failing import why_failed
from praja.duties.opendata.queries.inspecting import as_json
from praja.duties.opendata.queries.wording import said

FIRST_ROWS = 6
MOST_SHOWN = 24
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
    """A row as it will be: the line of the file, and of each column its value and, where that was changed in reading, what stands
    in the file. `aside`: it would be set aside; `reasons` say of which columns and why."""

    line: int
    cells: tuple[tuple[str, str], ...]
    aside: bool = False
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """Names of the columns and the rows as they would be read."""

    columns: tuple[str, ...]
    rows: list[ReadRow]


def preview_of(entry: Mapping[str, Any], recipe: Recipe, demands: Demands | None = None) -> Preview:
    """Read the sample of a table as the recipe says, turned where it is turned. What is demanded of the rows is asked of each by
    itself: whether a value stands twice only the whole file tells."""
    places = fit(recipe, table_of(entry))
    taken = tuple(one for one in recipe.columns if one.source in places.places)
    known = Recipe(recipe.sheet, recipe.number, taken, recipe.turn)
    names = made_columns(known, taken)
    types = {one.name: one.type for one in taken}
    sources = list(_sources(known))
    found: list[ReadRow] = []
    for row in entry["sample"] if names else ():
        found += _read_row(row, known, places, sources, demands, types)
    return Preview(tuple(names), found[:MOST_SHOWN])


def _sources(recipe: Recipe) -> Iterator[list[str]]:
    """Of each row that one line becomes: the heading of the file from which each of its values is taken (empty: none)."""
    if recipe.turn is None:
        yield [one.source for one in recipe.columns]
        return
    there = {one.source for one in recipe.columns}
    measures = [one for one in recipe.turn.measures if one[0] in there]
    gone, into = {one[0] for one in measures}, dict.fromkeys(one[2] for one in measures)
    kept = [one.source for one in recipe.columns if one.source not in gone]
    for value in dict.fromkeys(one[1] for one in measures):
        of = {name: source for source, at, name in measures if at == value}
        yield [*kept, "", *(of.get(name, "") for name in into)]


def _read_row(
    row: Mapping[str, Any],
    recipe: Recipe,
    places: Fit,
    sources: Sequence[Sequence[str]],
    demands: Demands | None,
    types: Mapping[str, str],
) -> list[ReadRow]:
    """One line at a time, so that what is set aside stays beside it."""
    stands = [[row["cells"][places.places[one]] if one else None for one in heads] for heads in sources]
    with tempfile.TemporaryDirectory(prefix="praja-look-") as folder:
        target = Path(folder) / "row.parquet"
        made = convert([(row["line"], row["cells"])], recipe, places, target, demands)
        values = rows_in(target) if made.rows else []
    if made.set_aside:
        reasons = tuple(
            (one.column, why_failed(one.why, one.detail, types.get(one.column, ""))) for one in made.examples
        )
        nothing = tuple((as_text(one), as_text(one)) for one in stands[0])
        return [ReadRow(row["line"], nothing, aside=True, reasons=reasons)]
    # Rows of a line stand in the order of what they are turned by, as their sources do.
    return [
        ReadRow(row["line"], tuple(map(_beside, of, said, heads)))
        for of, said, heads in zip(values, stands, sources, strict=False)
    ]


def _beside(value: Any, stands: Any, source: str) -> tuple[str, str]:
    """A value as text, and what stands in the file where that reads otherwise."""
    read, file = as_text(value), as_text(stands)
    return read, file if source and read != " ".join(file.split()) else ""


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
