# SPDX-License-Identifier: EUPL-1.2
"""From rows as they stand in a file to typed columns in Parquet. What does not fit is set aside with its reason: no value is
guessed, and no good row waits for a bad one."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

import duckdb

from praja.duties.opendata.domain.constraints import Demands, Failing
from praja.duties.opendata.domain.inspecting import Cell
from praja.duties.opendata.domain.recipes import Fit, Recipe, Taken
from praja.duties.opendata.gateways.cells import cleaned, literal, quoted, typed
from praja.duties.opendata.gateways.checking import (
    FAILED,
    Proposed,
    failed_counts,
    failed_rows,
    mark_failing,
    proposals,
)

MEMORY = "512MB"
THREADS = 2
SET_ASIDE_SHOWN = 1_000
"""So many rows that were set aside are told one by one; all are counted."""
Numbered = Iterable[tuple[int, Sequence[Cell]]]
"""Rows with the line of the file on which each begins."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that was not taken: the line of the file, the column by its name, what stands there, and why it does not fit: a
    `Failing`, with what belongs to it (a limit, the line on which the value stood before)."""

    line: int
    column: str
    value: str
    why: str = Failing.TYPE
    detail: str = ""


@dataclass(slots=True)
class Converted:
    """How many rows were taken, how many set aside (and the first of these), the columns with their types in the database, how
    many rows failed by column and reason, and codes that values may mean."""

    rows: int
    set_aside: int
    examples: list[SetAside] = field(default_factory=list)
    columns: list[tuple[str, str]] = field(default_factory=list)
    failed: list[tuple[str, str, int]] = field(default_factory=list)
    proposed: list[Proposed] = field(default_factory=list)


def convert(rows: Numbered, recipe: Recipe, places: Fit, target: Path, demands: Demands | None = None) -> Converted:
    """Write the rows of a table to `target` (Parquet) as the recipe says. `places` has where its columns stand (`recipes.fit`),
    `demands` what the description asks of them.

    A row is set aside whole where one of its values is not of its column's type or fails a demand; an empty cell and what stands
    for "no figure" are nothing. Rows are read once and never all held, so that memory does not grow with the file.
    """
    taken = [one for one in recipe.columns if one.source in places.places]
    raw = target.with_suffix(".raw.csv")
    try:
        _write(raw, rows, [places.places[one.source] for one in taken])
        with duckdb.connect(":memory:") as connection:
            connection.execute(
                f"SET memory_limit = '{MEMORY}'; SET threads = {THREADS}; SET preserve_insertion_order = true"
            )
            connection.execute("SET temp_directory = ?", [str(target.parent)])
            return _converted(connection, raw, recipe, taken, target, demands)
    finally:
        raw.unlink(missing_ok=True)


def _write(raw: Path, rows: Numbered, places: Sequence[int]) -> None:
    with raw.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerows(_texts(rows, places))


def _texts(rows: Numbered, places: Sequence[int]) -> Iterator[list[str | int]]:
    last = max(places, default=-1)
    is_whole = list(places) == list(range(len(places)))
    for line, row in rows:
        width = len(row)
        if is_whole and width == len(places):
            yield [line, *[cell if cell.__class__ is str else _text(cell) for cell in row]]
        elif last < width:
            yield [line, *[_text(row[place]) for place in places]]
        else:
            yield [line, *[_text(row[place]) if place < width else "" for place in places]]


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime) and cell.time() == time.min:
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, (date, datetime, time)) else str(cell)


def _converted(
    connection: duckdb.DuckDBPyConnection,
    raw: Path,
    recipe: Recipe,
    taken: Sequence[Taken],
    target: Path,
    demands: Demands | None,
) -> Converted:
    names = [f"c{at}" for at in range(len(taken))]
    _read(connection, raw, names)
    values = ", ".join(f"{typed(name, one)} AS {quoted(one.name)}" for name, one in zip(names, taken, strict=True))
    fits = " AND ".join(
        f"({name} IS NULL OR {quoted(one.name)} IS NOT NULL)" for name, one in zip(names, taken, strict=True)
    )
    connection.execute(
        f"CREATE TEMP TABLE judged AS SELECT *, ({fits or 'true'}) AS fits_ "  # noqa: S608 - names are ours or quoted
        f"FROM (SELECT line AS line_, {', '.join(names)}, {values} FROM raw)"
    )
    turned, order = _turned(recipe, taken)
    asked = demands.of(made_columns(recipe, taken)) if demands else None
    chosen = f"SELECT * EXCLUDE (line_, turn_) FROM ({turned}) ORDER BY {order}"  # noqa: S608 - quoted
    if asked is not None and not asked.is_empty:
        connection.execute(f"CREATE TEMP TABLE made AS SELECT * FROM ({turned}) ORDER BY {order}")  # noqa: S608 - quoted
        mark_failing(connection, "made", asked)
        chosen = (
            f"SELECT * EXCLUDE (line_, turn_) FROM made ANTI JOIN {FAILED} ON made.rowid = row_ ORDER BY made.rowid"  # noqa: S608 - ours
        )
    connection.execute(f"COPY ({chosen}) TO {literal(str(target))} (FORMAT parquet, COMPRESSION zstd)")
    written = f"SELECT * FROM read_parquet({literal(str(target))})"  # noqa: S608 - a literal
    rows = _number(connection, f"SELECT count(*) FROM ({written})")  # noqa: S608 - as above
    aside = _number(connection, "SELECT count(*) FROM judged WHERE NOT fits_")
    described = connection.execute(f"DESCRIBE {written}").fetchall()
    found = Converted(rows, aside, list(_examples(connection, names, taken)), [(row[0], row[1]) for row in described])
    found.failed = _misfits(connection, names, taken) if aside else []
    return found if asked is None or asked.is_empty else _with_failed(connection, found, asked)


def _with_failed(connection: duckdb.DuckDBPyConnection, found: Converted, asked: Demands) -> Converted:
    """What fails beside what is of another type, told in the order of lines."""
    found.set_aside += _number(connection, f"SELECT count(DISTINCT row_) FROM {FAILED}")  # noqa: S608 - ours
    more = [
        SetAside(one.line, one.column, one.value, one.why, one.detail)
        for one in failed_rows(connection, SET_ASIDE_SHOWN)
    ]
    found.examples = sorted([*found.examples, *more], key=lambda one: one.line)[:SET_ASIDE_SHOWN]
    found.failed += failed_counts(connection)
    found.proposed = proposals(connection, asked)
    return found


def _misfits(
    connection: duckdb.DuckDBPyConnection, names: Sequence[str], taken: Sequence[Taken]
) -> list[tuple[str, str, int]]:
    """How many rows have a value of another type, by column."""
    counts = ", ".join(
        f"count(*) FILTER (WHERE {name} IS NOT NULL AND {quoted(one.name)} IS NULL)"
        for name, one in zip(names, taken, strict=True)
    )
    row = connection.execute(f"SELECT {counts} FROM judged WHERE NOT fits_").fetchone()  # noqa: S608 - quoted
    return [(one.name, Failing.TYPE, int(count)) for one, count in zip(taken, row or (), strict=False) if count]


def _read(connection: duckdb.DuckDBPyConnection, raw: Path, names: Sequence[str]) -> None:
    columns = "".join(f", '{name}': 'VARCHAR'" for name in names)
    source = (
        f"read_csv({literal(str(raw))}, header = false, delim = ',', quote = '\"', escape = '\"', auto_detect = false, "
        f"max_line_size = 16000000, columns = {{'line': 'BIGINT'{columns}}})"
    )
    cells = "".join(f", {cleaned(name)}" for name in names)
    connection.execute(f"CREATE TEMP VIEW raw AS SELECT line{cells} FROM {source}")  # noqa: S608 - names are ours


def made_columns(recipe: Recipe, taken: Sequence[Taken]) -> list[str]:
    """What the columns of the rows that are kept are called."""
    if recipe.turn is None:
        return [one.name for one in taken]
    gone = {source for source, _value, _into in recipe.turn.measures}
    into = dict.fromkeys(into for _source, _value, into in recipe.turn.measures)
    return [*(one.name for one in taken if one.source not in gone), recipe.turn.dimension, *into]


def _turned(recipe: Recipe, taken: Sequence[Taken]) -> tuple[str, str]:
    """The statement that gives the rows as they are kept, each with its line: as they stand, or one for each value of the
    dimension; and their order."""
    if recipe.turn is None:
        columns = ", ".join(quoted(one.name) for one in taken)
        return f"SELECT line_, 0 AS turn_, {columns} FROM judged WHERE fits_", "line_"  # noqa: S608 - quoted
    by_source = {one.source: one for one in taken}
    turned = [(by_source[source], value, into) for source, value, into in recipe.turn.measures if source in by_source]
    gone = {one.source for one, _value, _into in turned}
    kept = [quoted(one.name) for one in taken if one.source not in gone]
    into_all = list(dict.fromkeys(into for _one, _value, into in turned))
    dimension = quoted(recipe.turn.dimension)
    parts = []
    for place, value in enumerate(dict.fromkeys(value for _one, value, _into in turned)):
        figures = {into: one for one, of, into in turned if of == value}
        measured = [
            f"{quoted(figures[into].name)} AS {quoted(into)}" if into in figures else f"NULL AS {quoted(into)}"
            for into in into_all
        ]
        said = f"{int(value)} AS {dimension}" if recipe.turn.type == "year" else f"{literal(value)} AS {dimension}"
        parts.append(
            f"SELECT line_, {place} AS turn_, {', '.join([*kept, said, *measured])} FROM judged WHERE fits_"  # noqa: S608 - quoted
        )
    columns = ", ".join([*kept, dimension, *(quoted(into) for into in into_all)])
    return f"SELECT line_, turn_, {columns} FROM ({' UNION ALL '.join(parts)})", "line_, turn_"  # noqa: S608 - quoted


def _examples(
    connection: duckdb.DuckDBPyConnection, names: Sequence[str], taken: Sequence[Taken]
) -> Iterator[SetAside]:
    wrong = ", ".join(
        f"CASE WHEN {name} IS NOT NULL AND {quoted(one.name)} IS NULL THEN {name} END"
        for name, one in zip(names, taken, strict=True)
    )
    found = connection.execute(
        f"SELECT line_, {wrong} FROM judged WHERE NOT fits_ ORDER BY line_ LIMIT {SET_ASIDE_SHOWN}"  # noqa: S608 - quoted
    )
    for line, *values in found.fetchall():
        for one, value in zip(taken, values, strict=True):
            if value is not None:
                yield SetAside(line, one.name, value)


def _number(connection: duckdb.DuckDBPyConnection, statement: str) -> int:
    row = connection.execute(statement).fetchone()
    return int(row[0]) if row else 0
