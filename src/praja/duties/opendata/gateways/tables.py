# SPDX-License-Identifier: EUPL-1.2
"""Rows in Parquet files, read by DuckDB in this process."""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb

from praja.duties.opendata.domain.selecting import TABLE, Statement
from praja.duties.opendata.gateways.cells import literal
from praja.kernel.documents.gateways import store

MEMORY = "512MB"
THREADS = 2
BATCH = 2_000

_lock = threading.Lock()
_database: list[duckdb.DuckDBPyConnection] = []


def rows_of(sha256: str, statement: Statement) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Names of the columns and all rows that the statement gives of this file. Raises FileNotFoundError."""
    result = _run(sha256, statement)
    return [column[0] for column in result.description or ()], result.fetchall()


def streamed(sha256: str, statement: Statement) -> Iterator[Sequence[tuple[Any, ...]]]:
    """The rows in batches, never all in memory. Raises FileNotFoundError."""
    result = _run(sha256, statement)
    while batch := result.fetchmany(BATCH):
        yield batch


def _run(sha256: str, statement: Statement) -> duckdb.DuckDBPyConnection:
    path = local_path(sha256)
    source = f"read_parquet({literal(str(path))}, file_row_number = true)"
    numbered = f"SELECT file_row_number + 1 AS _id, * EXCLUDE file_row_number FROM {source}"  # noqa: S608 - a literal
    return _cursor().execute(f"WITH {TABLE} AS ({numbered}) {statement.sql}", statement.values)


def local_path(sha256: str) -> Path:
    """Where the file lies on this machine. Raises FileNotFoundError."""
    return store.local_path(sha256)


def _cursor() -> duckdb.DuckDBPyConnection:
    with _lock:
        if not _database:
            connection = duckdb.connect(":memory:")
            connection.execute(f"SET memory_limit = '{MEMORY}'; SET threads = {THREADS}")
            _database.append(connection)
        return _database[0].cursor()
