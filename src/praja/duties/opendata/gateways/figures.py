# SPDX-License-Identifier: EUPL-1.2
"""Rows that were worked out here, as a Parquet file: the same rows give the same bytes."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from praja.duties.opendata.gateways.cells import literal, quoted

MEMORY = "256MB"


def write_rows(target: Path, columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[Any]]) -> None:
    """Write `rows` in their order; `columns` are names with types of DuckDB."""
    lists = [[row[at] for row in rows] for at in range(len(columns))]
    chosen = ", ".join(f"unnest(?::{kind}[]) AS {quoted(name)}" for name, kind in columns)
    with duckdb.connect(":memory:") as connection:
        # One thread: with several, the rows of a file would lie in groups as they happened to be ready.
        connection.execute(f"SET memory_limit = '{MEMORY}'; SET threads = 1; SET preserve_insertion_order = true")
        connection.execute(f"CREATE TEMP TABLE made AS SELECT {chosen}", lists)
        connection.execute(f"COPY made TO {literal(str(target))} (FORMAT parquet, COMPRESSION zstd)")
