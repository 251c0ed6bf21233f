# SPDX-License-Identifier: EUPL-1.2
"""Rows of a table together with rows that are pushed to it: Parquet files, put together by DuckDB. The one that was there is
never touched."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from praja.duties.opendata.domain.selecting import TABLE, Statement
from praja.duties.opendata.gateways.cells import literal, quoted

MEMORY = "512MB"
THREADS = 2
_ABSENT = " WHERE NOT EXISTS (SELECT 1 FROM base WHERE {})"


class KeyClash(Exception):
    """A row is there already (`is_there`) or is not. `key` are its values."""

    def __init__(self, key: tuple[Any, ...], *, is_there: bool) -> None:
        super().__init__(key)
        self.key, self.is_there = key, is_there


class KeyTwice(Exception):
    """The columns of the key do not tell the rows apart that are there already."""


@dataclass(frozen=True, slots=True)
class Merged:
    """How many rows the new file has, and its columns with their types in the database."""

    rows: int
    columns: list[tuple[str, str]]


def merge(
    base: Path | None,
    pushed: Path,
    target: Path,
    *,
    method: str,
    key: Sequence[str],
    names: Sequence[str],
    marks: str,
) -> Merged:
    """Write the rows of `base` (None: there are none) with those of `pushed` to `target`.

    `method`: `insert` adds, `update` changes rows with the same key, `upsert` does either. A row that is changed keeps what the
    pushed one gives no value for, as its column `marks` says ("y" or "n" for each of `names`, in order). Raises `KeyClash`,
    `KeyTwice`.
    """
    with duckdb.connect(":memory:") as connection:
        connection.execute(
            f"SET memory_limit = '{MEMORY}'; SET threads = {THREADS}; SET preserve_insertion_order = true"
        )
        connection.execute("SET temp_directory = ?", [str(target.parent)])
        _view(connection, "pushed", pushed)
        old = _view(connection, "base", base) if base else {}
        if not base:
            connection.execute("CREATE TEMP VIEW base AS SELECT 0::BIGINT AS place_ WHERE false")
        _check(connection, bool(base), method, key)
        columns = ", ".join(quoted(name) for name in names)
        parts = []
        if old:
            kept = ", ".join(_kept(at, name, name in old, method, marks) for at, name in enumerate(names, 1))
            joined = f" LEFT JOIN pushed ON {_same(key)}" if method != "insert" else ""
            parts.append(f"SELECT 0 AS part_, base.place_, {kept} FROM base{joined}")  # noqa: S608 - quoted
        if method != "update":
            absent = _ABSENT.format(_same(key)) if method == "upsert" and old else ""
            parts.append(f"SELECT 1 AS part_, place_, {columns} FROM pushed{absent}")  # noqa: S608 - quoted
        chosen = f"SELECT {columns} FROM ({' UNION ALL '.join(parts)}) ORDER BY part_, place_"  # noqa: S608 - quoted
        return _written(connection, chosen, [], target)


def without(base: Path, statement: Statement, target: Path) -> Merged:
    """Write what the statement gives of `base` to `target`; it may ask for the number of a row, `_id`."""
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"SET memory_limit = '{MEMORY}'; SET threads = {THREADS}")
        source = f"SELECT row_number() OVER () AS _id, * FROM read_parquet({literal(str(base))})"  # noqa: S608 - a literal
        connection.execute(f"CREATE TEMP VIEW {quoted(TABLE)} AS {source}")
        return _written(connection, statement.sql, statement.values, target)


def _view(connection: duckdb.DuckDBPyConnection, name: str, file: Path) -> dict[str, str]:
    source = f"SELECT row_number() OVER () AS place_, * FROM read_parquet({literal(str(file))})"  # noqa: S608 - a literal
    connection.execute(f"CREATE TEMP VIEW {name} AS {source}")
    return {row[0]: row[1] for row in connection.execute(f"DESCRIBE {name}").fetchall()}


def _check(connection: duckdb.DuckDBPyConnection, has_base: bool, method: str, key: Sequence[str]) -> None:
    if not key:
        return
    names = ", ".join(quoted(name) for name in key)
    again = f"SELECT {names} FROM base GROUP BY {names} HAVING count(*) > 1 LIMIT 1"  # noqa: S608 - quoted
    if has_base and connection.execute(again).fetchone():
        raise KeyTwice
    if method == "insert" and has_base:
        there = (
            f"SELECT {names} FROM pushed WHERE EXISTS (SELECT 1 FROM base WHERE {_same(key)}) ORDER BY place_ LIMIT 1"  # noqa: S608 - quoted
        )
        if (found := connection.execute(there).fetchone()) is not None:
            raise KeyClash(found, is_there=True)
    if method == "update":
        condition = _ABSENT.format(_same(key)) if has_base else ""
        absent = f"SELECT {names} FROM pushed{condition} ORDER BY place_ LIMIT 1"  # noqa: S608 - quoted
        if (found := connection.execute(absent).fetchone()) is not None:
            raise KeyClash(found, is_there=False)


def _same(key: Sequence[str]) -> str:
    return " AND ".join(f"base.{quoted(name)} IS NOT DISTINCT FROM pushed.{quoted(name)}" for name in key)


def _kept(at: int, name: str, is_old: bool, method: str, marks: str) -> str:
    """A column of a row that was there: what is pushed for it, where anything is."""
    column = quoted(name)
    before = f"base.{column}" if is_old else "NULL"
    if method == "insert":
        return f"{before} AS {column}"
    return f"CASE WHEN pushed.{quoted(marks)}[{at}] = 'y' THEN pushed.{column} ELSE {before} END AS {column}"


def _written(connection: duckdb.DuckDBPyConnection, chosen: str, values: list[Any], target: Path) -> Merged:
    connection.execute(f"COPY ({chosen}) TO {literal(str(target))} (FORMAT parquet, COMPRESSION zstd)", values)
    written = f"SELECT * FROM read_parquet({literal(str(target))})"  # noqa: S608 - a literal
    counted = connection.execute(f"SELECT count(*) FROM ({written})").fetchone()  # noqa: S608 - as above
    described = connection.execute(f"DESCRIBE {written}").fetchall()
    return Merged(int(counted[0]) if counted else 0, [(row[0], row[1]) for row in described])
