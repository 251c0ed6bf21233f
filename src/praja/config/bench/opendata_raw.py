# SPDX-License-Identifier: EUPL-1.2
"""What the engines alone give for the same questions: DuckDB in this process, and PostgreSQL where it is configured. No HTTP, no
rights, no JSON: the ceiling."""

import itertools
import time
from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import psycopg

from praja.config.environment import environment
from praja.duties.opendata.gateways.prepared import prepared
from praja.kernel.documents.gateways import store

Ask = Callable[[int], tuple[str, list[Any]]]
QUESTIONS: dict[str, Ask] = {
    "page": lambda n: ("SELECT * FROM {t} WHERE _id > ? AND _id <= ?", [n * 31 % 99_000, n * 31 % 99_000 + 100]),
    "deep_page": lambda n: ("SELECT * FROM {t} WHERE _id > ? AND _id <= ?", [90_000 + n % 9_000, 90_100 + n % 9_000]),
    "words": lambda n: ("SELECT * FROM {t} WHERE {words} ORDER BY _id LIMIT 100", [f"%{1000 + n * 7}%"]),
    "group": lambda n: (
        "SELECT kecamatan, sum(jumlah) FROM {t} WHERE jumlah >= ? GROUP BY kecamatan ORDER BY kecamatan",
        [n % 3_000],
    ),
}
WORDS = "lower(concat_ws(' ', kecamatan, kelurahan, jenis, keterangan)) LIKE "


def duckdb_rates(sha256: str, *, seconds: float) -> dict[str, float]:
    """Answers a second on one connection with one thread, from the prepared file (its words ready)."""
    with duckdb.connect(str(prepared(sha256)), read_only=True, config={"threads": 1}) as connection:

        def ask(sql: str, values: list[Any]) -> None:
            connection.execute(sql.format(t="rows_", words='" words" LIKE ?'), values).fetchall()

        return dict(_rates(ask, seconds))


def postgresql_rates(sha256: str, *, seconds: float) -> dict[str, float]:
    """Answers a second on one connection; empty without PostgreSQL. The table has its key and an index of nothing else."""
    if not environment.database_url:
        return {}
    with psycopg.connect(environment.database_url, autocommit=True) as connection:
        _filled(connection, sha256)

        def ask(sql: str, values: list[Any]) -> None:
            text = sql.format(t="bench_rows", words=WORDS + "?").replace("%", "%%").replace("?", "%s")
            connection.execute(text.encode(), values).fetchall()

        try:
            return dict(_rates(ask, seconds))
        finally:
            connection.execute("DROP TABLE bench_rows")


def _filled(connection: psycopg.Connection[Any], sha256: str) -> None:
    connection.execute("DROP TABLE IF EXISTS bench_rows")
    connection.execute(
        "CREATE TABLE bench_rows (_id bigint PRIMARY KEY, no bigint, kecamatan text, kelurahan text, tahun bigint, nilai float8,"
        " jumlah bigint, jenis text, keterangan text, tanggal date, aktif boolean)"
    )
    source = duckdb.connect(":memory:").execute(
        f"SELECT file_row_number + 1, * EXCLUDE file_row_number "  # noqa: S608 - our own path
        f"FROM read_parquet('{store.local_path(sha256)}', file_row_number = true)"
    )
    with connection.cursor() as cursor, cursor.copy("COPY bench_rows FROM STDIN") as copy:
        while batch := source.fetchmany(5_000):
            for row in batch:
                copy.write_row(row)
    connection.execute("VACUUM ANALYZE bench_rows")


def _rates(ask: Callable[[str, list[Any]], None], seconds: float) -> Iterator[tuple[str, float]]:
    for name, question in QUESTIONS.items():
        ask(*question(0))
        started, done = time.perf_counter(), 0
        for number in itertools.count(1):
            ask(*question(number))
            done += 1
            if time.perf_counter() - started > seconds:
                break
        yield name, round(done / (time.perf_counter() - started), 1)
