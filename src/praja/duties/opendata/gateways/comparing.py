# SPDX-License-Identifier: EUPL-1.2
"""What changed from the rows of one version to those of another: both are Parquet files, compared by DuckDB."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from praja.duties.opendata.gateways.cells import literal, quoted

MEMORY = "512MB"
THREADS = 2


@dataclass(frozen=True, slots=True)
class Compared:
    """Counts of rows; `by` are the columns that say which row is which (empty: they were compared whole, none is "changed")."""

    added: int
    gone: int
    changed: int
    columns_added: tuple[str, ...]
    columns_gone: tuple[str, ...]
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Examples:
    """The first rows of each kind: `changed` has of each row its keys, and of each column that differs what stood and stands."""

    columns: tuple[str, ...]
    added: list[tuple[Any, ...]]
    gone: list[tuple[Any, ...]]
    changed: list[tuple[tuple[Any, ...], list[tuple[str, Any, Any]]]]


def compare(before: Path, after: Path, keys: Sequence[str]) -> Compared:
    """How the rows differ. Columns in `keys` that either lacks are left out; where the rest does not tell rows apart in both,
    rows are compared whole."""
    with _both(before, after) as both:
        by = both.telling(keys)
        return Compared(
            both.count(both.only("b", "a", by)),
            both.count(both.only("a", "b", by)),
            both.count(both.changed(by)) if by else 0,
            tuple(name for name in both.new if name not in both.old),
            tuple(name for name in both.old if name not in both.new),
            by,
        )


def examples(before: Path, after: Path, by: Sequence[str], most: int) -> Examples:
    """The first rows that were added, are gone, and changed. `by` as `compare` gave it."""
    with _both(before, after) as both:
        keys = tuple(by)
        added = both.rows(f"{both.only('b', 'a', keys)} LIMIT {int(most)}")
        gone = both.rows(f"{both.only('a', 'b', keys)} LIMIT {int(most)}")
        changed = both.rows(f"{both.changed(keys)} LIMIT {int(most)}") if keys else []
        return Examples(both.shared, added, gone, [both.said(row, keys) for row in changed])


class _both:  # noqa: N801 - used as a context
    def __init__(self, before: Path, after: Path) -> None:
        self.files = (before, after)

    def __enter__(self) -> "_both":
        self.connection = duckdb.connect(":memory:")
        self.connection.execute(f"SET memory_limit = '{MEMORY}'; SET threads = {THREADS}")
        for name, file in zip("ab", self.files, strict=True):
            source = f"read_parquet({literal(str(file))})"
            self.connection.execute(f"CREATE TEMP VIEW {name} AS SELECT * FROM {source}")  # noqa: S608 - a literal
        self.old, self.new = (self._types(name) for name in "ab")
        self.shared = tuple(name for name in self.new if name in self.old)
        return self

    def __exit__(self, *_error: object) -> None:
        self.connection.close()

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(statement).fetchall()

    def count(self, statement: str) -> int:
        return int(self.rows(f"SELECT count(*) FROM ({statement})")[0][0])  # noqa: S608 - built here of quoted names

    def telling(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Those keys that both have, where they tell every row of both apart; else none."""
        found = tuple(name for name in keys if name in self.shared and self.old[name] == self.new[name])
        if not found or len(found) == len(self.shared):
            return ()
        names = ", ".join(quoted(name) for name in found)
        for table in "ab":
            again = f"SELECT 1 FROM {table} GROUP BY {names} HAVING count(*) > 1"  # noqa: S608 - quoted
            if self.count(f"{again} LIMIT 1"):
                return ()
        return found

    def only(self, there: str, not_there: str, by: Sequence[str]) -> str:
        """Rows of one that the other has not."""
        names = ", ".join(self._plain(name) for name in self.shared)
        if not by:
            return f"SELECT {names} FROM {there} EXCEPT ALL SELECT {names} FROM {not_there}"  # noqa: S608 - quoted
        same = self._same(there, not_there, by)
        return f"SELECT {names} FROM {there} WHERE NOT EXISTS (SELECT 1 FROM {not_there} WHERE {same})"  # noqa: S608 - quoted

    def changed(self, by: Sequence[str]) -> str:
        """Rows that both have and whose other columns differ: the keys, then of each other column both values."""
        others = self._others(by)
        differ = " OR ".join(f"{self._text('a', name)} IS DISTINCT FROM {self._text('b', name)}" for name in others)
        values = ", ".join(
            [
                *(f"b.{quoted(name)}" for name in by),
                *(f"a.{quoted(name)}, b.{quoted(name)}" for name in others),
            ]
        )
        return f"SELECT {values} FROM b JOIN a ON {self._same('b', 'a', by)} WHERE {differ}"  # noqa: S608 - quoted

    def said(self, row: Sequence[Any], by: Sequence[str]) -> tuple[tuple[Any, ...], list[tuple[str, Any, Any]]]:
        others, values = self._others(by), row[len(by) :]
        pairs = zip(others, values[::2], values[1::2], strict=True)
        return tuple(row[: len(by)]), [(name, was, now) for name, was, now in pairs if was != now]

    def _others(self, by: Sequence[str]) -> list[str]:
        return [name for name in self.shared if name not in by]

    def _same(self, one: str, other: str, by: Sequence[str]) -> str:
        return " AND ".join(f"{one}.{quoted(name)} IS NOT DISTINCT FROM {other}.{quoted(name)}" for name in by)

    def _plain(self, name: str) -> str:
        return quoted(name) if self.old[name] == self.new[name] else f"{quoted(name)}::VARCHAR AS {quoted(name)}"

    def _text(self, table: str, name: str) -> str:
        plain = f"{table}.{quoted(name)}"
        return plain if self.old[name] == self.new[name] else f"{plain}::VARCHAR"

    def _types(self, table: str) -> dict[str, str]:
        return {row[0]: row[1] for row in self.rows(f"DESCRIBE {table}")}
