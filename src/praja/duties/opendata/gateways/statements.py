# SPDX-License-Identifier: EUPL-1.2
"""Statements that readers write, run by a DuckDB of their own that can open nothing but the store, for a short while."""

import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from praja.duties.opendata.gateways.cells import literal, quoted

SECONDS = 3.0
MEMORY = "256MB"
THREADS = 2
_LOCKED = (
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET python_enable_replacements = false",
    f"SET memory_limit = '{MEMORY}'",
    f"SET threads = {THREADS}",
    "SET max_temp_directory_size = '0MB'",
)

_lock = threading.Lock()
_databases: dict[Path | None, duckdb.DuckDBPyConnection] = {}


class Failed(ValueError):
    """The statement can't be read or run. `args[0]` says why, without a word about where anything lies."""


class TookTooLong(Failed):
    """The statement ran longer than `SECONDS`."""


def tree_of(sql: str) -> dict[str, Any]:
    """The statement's syntax tree; `error` in it where it is no SELECT. Nothing is run."""
    try:
        row = _cursor(None).execute("SELECT json_serialize_sql(?)", [sql]).fetchone()
    except duckdb.Error as error:
        raise Failed(_first_line(error)) from error
    tree: dict[str, Any] = json.loads(row[0]) if row else {"error": True}
    return tree


def run(tree: Mapping[str, Any], tables: Mapping[str, Path], most: int) -> tuple[list[tuple[str, str]], list[Any]]:
    """Names and types of the columns and the first `most` rows of what the checked tree asks of these Parquet files.

    Raises `Failed`.
    """
    roots = {path.parents[2] for path in tables.values()}
    cursor = _cursor(next(iter(roots), None))
    alarm = threading.Timer(SECONDS, cursor.interrupt)
    try:
        for name, path in tables.items():
            source = f"read_parquet({literal(str(path))}, file_row_number = true)"
            rows = f"SELECT file_row_number + 1 AS _id, * EXCLUDE file_row_number FROM {source}"  # noqa: S608 - a literal
            cursor.execute(f"CREATE TEMP VIEW {quoted(name)} AS {rows}")
        alarm.start()
        made = cursor.execute("SELECT json_deserialize_sql(?)", [json.dumps(tree)]).fetchone()
        result = cursor.execute(str(made[0]) if made else "")
        rows_ = result.fetchmany(most)
        return [(column[0], str(column[1])) for column in result.description or ()], rows_
    except duckdb.InterruptException as error:
        raise TookTooLong(f"Query took longer than {SECONDS:g} seconds") from error
    except (duckdb.IOException, duckdb.PermissionException) as error:
        raise Failed("The table can't be read") from error
    except duckdb.Error as error:
        raise Failed(_first_line(error)) from error
    finally:
        alarm.cancel()
        cursor.close()


def _cursor(root: Path | None) -> duckdb.DuckDBPyConnection:
    """A connection of its own, with its own temporary views, to the database that can open files below `root` alone."""
    with _lock:
        if root not in _databases:
            _databases[root] = _locked_down(root)
        return _databases[root].cursor()


def _locked_down(root: Path | None) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:")
    for setting in _LOCKED:
        connection.execute(setting)
    if root is not None:
        connection.execute(f"SET allowed_directories = [{literal(str(root))}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _first_line(error: Exception) -> str:
    return str(error).split("\n", 1)[0][:200]
