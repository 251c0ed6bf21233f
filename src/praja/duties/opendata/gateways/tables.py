# SPDX-License-Identifier: EUPL-1.2
"""Questions answered by DuckDB within this process: one database that reads prepared files (`gateways.prepared`) and nothing
else, within limits of memory and time."""

import threading
import time
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
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


class _Reader:
    """The database of this process with the files that it holds open."""

    def __init__(self, root: Path) -> None:
        root.mkdir(parents=True, exist_ok=True)
        self.root, self.lock, self.watch = root, threading.Lock(), _Watch()
        self.idle: OrderedDict[str, list[duckdb.DuckDBPyConnection]] = OrderedDict()
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
        cursor = self._taken(sha256)
        try:
            yield cursor
        except BaseException:
            cursor.close()
            raise
        with self.lock:
            if sha256 in self.idle:
                self.idle[sha256].append(cursor)
                return
        cursor.close()

    def _taken(self, sha256: str) -> duckdb.DuckDBPyConnection:
        with self.lock:
            if (idle := self.idle.get(sha256)) is not None:
                self.idle.move_to_end(sha256)
                if idle:
                    return idle.pop()
        if idle is None:
            self._attach(sha256)
        cursor = self.database.cursor()
        cursor.execute(f"USE {_name(sha256)}")
        return cursor

    def _attach(self, sha256: str) -> None:
        path = prepared(sha256)  # outside the lock: what is ready needs not wait for what is being made
        with self.lock:
            if sha256 in self.idle:
                return
            self.database.execute(f"ATTACH {literal(str(path))} AS {_name(sha256)} (READ_ONLY)")
            self.idle[sha256] = []
            while len(self.idle) > MOST_ATTACHED:
                old, cursors = self.idle.popitem(last=False)
                for cursor in cursors:
                    cursor.close()
                with suppress(duckdb.Error):  # read at this very moment: it stays until the process ends
                    self.database.execute(f"DETACH {_name(old)}")


_readers: dict[Path, _Reader] = {}
_lock = threading.Lock()


def _reader() -> _Reader:
    root = folder()
    found = _readers.get(root)
    if found is None:
        with _lock:
            found = _readers.get(root) or _readers.setdefault(root, _Reader(root))
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
