# SPDX-License-Identifier: EUPL-1.2
"""Questions answered by DuckDB within this process: one database that reads prepared files (`gateways.prepared`) and nothing
else, within limits of memory and time."""

import os
import threading
import time
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
from django.conf import settings

from praja.duties.opendata.domain.selecting import Statement
from praja.duties.opendata.gateways.cells import literal, quoted
from praja.duties.opendata.gateways.prepared import folder, prepared
from praja.kernel.documents.gateways import store

MEMORY = "512MB"
SECONDS = 10.0
"""A page or a group that takes longer is given up; downloads have `STREAM_SECONDS` until their first rows."""
STREAM_SECONDS = 60.0
BATCH = 2_000
MOST_ATTACHED = 48
"""Files held open by one process."""


class TooMuch(Exception):
    """The question takes more time or memory than one reader gets."""


class _Watch:
    """Interrupts what runs beyond its time. One thread for all questions, asleep while there are none."""

    def __init__(self) -> None:
        self.running: dict[int, tuple[float, duckdb.DuckDBPyConnection]] = {}
        self.lock, self.wake = threading.Lock(), threading.Event()
        threading.Thread(target=self._look, name="opendata-watch", daemon=True).start()

    @contextmanager
    def over(self, cursor: duckdb.DuckDBPyConnection, seconds: float) -> Iterator[None]:
        """Raise `TooMuch` where what is done inside takes longer."""
        key = id(cursor)
        with self.lock:
            self.running[key] = (time.monotonic() + seconds, cursor)
        self.wake.set()
        try:
            yield
        except duckdb.InterruptException as error:
            raise TooMuch from error
        except duckdb.OutOfMemoryException as error:
            raise TooMuch from error
        finally:
            with self.lock:
                self.running.pop(key, None)

    def _look(self) -> None:
        while True:
            self.wake.wait()
            with self.lock:
                if not self.running:
                    self.wake.clear()
                    continue
                now = time.monotonic()
                for until, cursor in self.running.values():
                    if now > until:  # again and again until it is gone: an interrupt between two steps is lost
                        cursor.interrupt()
            time.sleep(0.05)


@dataclass(slots=True)
class _Table:
    """A file held open: how many are asking it, and cursors that are ready for the next."""

    users: int = 0
    idle: list[duckdb.DuckDBPyConnection] = field(default_factory=list)


class _Reader:
    """The database of this process with the files that it holds open."""

    def __init__(self, root: Path, most: int = MOST_ATTACHED) -> None:
        self.most = most
        root.mkdir(parents=True, exist_ok=True)
        self.root, self.lock, self.watch = root, threading.Lock(), _Watch()
        self.tables: OrderedDict[str, _Table] = OrderedDict()
        self.database = duckdb.connect(":memory:")
        threads = max(1, settings.PRAJA_TABLES_THREADS)
        self.database.execute(
            f"SET memory_limit = '{MEMORY}'; SET threads = {threads}; SET preserve_insertion_order = true;"
            f"SET temp_directory = {literal(str(root / 'spilled'))}; SET max_temp_directory_size = '4GB';"
            f"SET allowed_directories = [{literal(str(root))}]; SET autoinstall_known_extensions = false;"
            "SET autoload_known_extensions = false; SET allow_community_extensions = false;"
            "SET enable_external_access = false; SET lock_configuration = true"
        )

    @contextmanager
    def cursor(self, sha256: str) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor for which the rows of a version are the only ones there are."""
        table = self._taken(sha256)
        cursor = None
        try:
            with self.lock:
                cursor = table.idle.pop() if table.idle else None
            cursor = cursor or self._fresh(sha256)
            yield cursor
        except BaseException:
            if cursor is not None:
                cursor.close()
            raise
        else:
            table.idle.append(cursor)
        finally:
            with self.lock:
                table.users -= 1

    def _taken(self, sha256: str) -> _Table:
        """The table, held open until whoever asked is done."""
        while True:
            with self.lock:
                if (table := self.tables.get(sha256)) is not None:
                    self.tables.move_to_end(sha256)
                    table.users += 1
                    return table
            self._attach(sha256)

    def _fresh(self, sha256: str) -> duckdb.DuckDBPyConnection:
        cursor = self.database.cursor()
        cursor.execute(f"USE {_name(sha256)}")
        return cursor

    def _attach(self, sha256: str) -> None:
        path = prepared(sha256)  # outside the lock: what is ready needs not wait for what is being made
        with self.lock:
            if sha256 in self.tables:
                return
            try:
                self._open(sha256, path)
            except duckdb.IOException:  # another process made room of it just now
                self._open(sha256, prepared(sha256))
            unused = [name for name, table in self.tables.items() if not table.users]
            for old in unused[: max(0, len(self.tables) + 1 - self.most)]:
                for cursor in self.tables.pop(old).idle:
                    cursor.close()
                self.database.execute(f"DETACH {_name(old)}")
            self.tables[sha256] = _Table()

    def _open(self, sha256: str, path: Path) -> None:
        self.database.execute(f"ATTACH IF NOT EXISTS {literal(str(path))} AS {_name(sha256)} (READ_ONLY)")


_readers: dict[tuple[int, Path], _Reader] = {}
"""By process: one that was split off has neither the threads nor the locks of the one that it comes from."""
_lock = threading.Lock()


def _reader() -> _Reader:
    root = folder()
    key = (os.getpid(), root)
    found = _readers.get(key)
    if found is None:
        with _lock:
            found = _readers.get(key) or _readers.setdefault(key, _Reader(root))
    return found


def _name(sha256: str) -> str:
    return quoted(f"v{sha256}")


def rows_of(sha256: str, statement: Statement, *, seconds: float = SECONDS) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Names of the columns and all rows that the statement gives of this file. Raises `TooMuch` where it takes longer than so
    many seconds, FileNotFoundError."""
    reader = _reader()
    with reader.cursor(sha256) as cursor, reader.watch.over(cursor, seconds):
        result = cursor.execute(statement.sql, statement.values)
        return [column[0] for column in result.description or ()], result.fetchall()


def streamed(sha256: str, statement: Statement) -> Iterator[Sequence[tuple[Any, ...]]]:
    """The rows in batches, never all in memory. The first batch is ready when this returns: `TooMuch` and FileNotFoundError are
    raised before anything was sent."""
    batches = _batches(sha256, statement)
    first = next(batches, None)
    return _again(first, batches) if first is not None else iter(())


def _again(
    first: Sequence[tuple[Any, ...]], rest: Iterator[Sequence[tuple[Any, ...]]]
) -> Iterator[Sequence[tuple[Any, ...]]]:
    yield first
    yield from rest


def _batches(sha256: str, statement: Statement) -> Iterator[Sequence[tuple[Any, ...]]]:
    reader = _reader()
    with reader.cursor(sha256) as cursor:
        with reader.watch.over(cursor, STREAM_SECONDS):
            result = cursor.execute(statement.sql, statement.values)
            batch = result.fetchmany(BATCH)
        while batch:
            yield batch
            batch = result.fetchmany(BATCH)


def write_parquet(sha256: str, statement: Statement, target: Path) -> None:
    """What the statement gives as a Parquet file at `target`, which lies in the folder of prepared tables. Raises `TooMuch`,
    FileNotFoundError."""
    reader = _reader()
    with reader.cursor(sha256) as cursor, reader.watch.over(cursor, STREAM_SECONDS):
        cursor.execute(
            f"COPY ({statement.sql}) TO {literal(str(target))} (FORMAT parquet, COMPRESSION zstd)", statement.values
        )


def local_path(sha256: str) -> Path:
    """Where the Parquet file lies on this machine. Raises FileNotFoundError."""
    return store.local_path(sha256)
