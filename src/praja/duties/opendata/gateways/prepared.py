# SPDX-License-Identifier: EUPL-1.2
"""Rows laid out for questions, once on each machine: a DuckDB file beside the Parquet file that counts.

Parquet is made to be kept and handed on; a page of it costs ten times what it costs here (docs/benchmarks.md). What lies here
can be thrown away at any time and is made again from the store when somebody asks. Files are named by the digest of their Parquet
file, which never changes, so that nothing here can be out of date.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb
from django.conf import settings

from praja.duties.opendata.domain.asking import ROW
from praja.duties.opendata.domain.selecting import TABLE, WORDS
from praja.duties.opendata.gateways.cells import literal, quoted
from praja.kernel.documents.gateways import store

FORM = 1
"""Counted up when files are laid out another way; older ones are then no longer found, and are the first to go."""
MEMORY = "512MB"
GEOMETRY = "geometry"
"""Shapes are long and hold no words."""


def folder() -> Path:
    """Where prepared files lie."""
    return Path(settings.PRAJA_TABLES_ROOT)


def prepared(sha256: str) -> Path:
    """The file with the rows of a version, made now where it is not there. Raises FileNotFoundError where the store lacks it."""
    path = folder() / f"{sha256}.{FORM}.duckdb"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with _alone(path.with_suffix(".lock")):
            if not path.exists():  # another process may have made it while this one waited
                _make(store.local_path(sha256), path)
                make_room(keep=path)
    with suppress(FileNotFoundError):
        os.utime(path)  # those that were used longest ago go first
    return path


def make_room(*, keep: Path) -> None:
    """Remove what was used longest ago until all fit into PRAJA_TABLES_MB. A process that reads such a file keeps it until it is
    done with it."""
    files = sorted(folder().glob("*.duckdb"), key=_used_at, reverse=True)
    left = settings.PRAJA_TABLES_BYTES
    for path in files:
        left -= _size(path)
        if left < 0 and path != keep:
            path.unlink(missing_ok=True)


def _make(source: Path, target: Path) -> None:
    part = target.with_suffix(f".{os.getpid()}.part")
    part.unlink(missing_ok=True)
    try:
        with duckdb.connect(":memory:") as connection:
            connection.execute(f"SET memory_limit = '{MEMORY}'; SET threads = 1; SET preserve_insertion_order = true")
            connection.execute("SET temp_directory = ?", [str(target.parent / "making")])
            connection.execute(f"ATTACH {literal(str(part))} AS made")
            connection.execute(f"CREATE TABLE made.{TABLE} AS {_laid_out(connection, source)}")
            connection.execute("DETACH made")
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _laid_out(connection: duckdb.DuckDBPyConnection, source: Path) -> str:
    """The rows with their numbers, and with the words of all their texts in one column, small letters, a line each: no word that
    is looked for can reach from one text into the next."""
    rows = f"read_parquet({literal(str(source))}, file_row_number = true)"
    described = connection.execute(f"DESCRIBE SELECT * EXCLUDE file_row_number FROM {rows}").fetchall()  # noqa: S608 - a literal
    texts = [quoted(name) for name, kind, *_ in described if kind == "VARCHAR" and name != GEOMETRY]
    words = f"lower(concat_ws(chr(10), {', '.join(texts)}))" if texts else "''"
    numbered = f"file_row_number + 1 AS {quoted(ROW)}, * EXCLUDE file_row_number"
    return f"SELECT {numbered}, {words} AS {quoted(WORDS)} FROM {rows}"  # noqa: S608 - quoted


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """One process at a time: ten million rows are not laid out twice at once."""
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        try:
            yield
        finally:
            lock.unlink(missing_ok=True)


def _used_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # another process made room
        return 0.0


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
