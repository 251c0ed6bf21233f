# SPDX-License-Identifier: EUPL-1.2
"""Code lists and crosswalks as Parquet files: all of their columns are texts, so that no zero or point of a code is lost."""

import csv
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb

from praja.duties.opendata.gateways.cells import literal, quoted
from praja.kernel.documents.gateways import store

MEMORY = "512MB"


def write_texts(names: Sequence[str], rows: Iterable[Sequence[str]], target: Path) -> None:
    """Write rows of texts to `target` in their order; an empty text is nothing."""
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8", errors="replace", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)
        file.flush()
        columns = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(len(names)))
        source = (
            f"read_csv({literal(file.name)}, header = false, delim = ',', quote = '\"', escape = '\"', "
            f"auto_detect = false, max_line_size = 16000000, columns = {{{columns}}})"
        )
        values = ", ".join(f"nullif(c{at}, '') AS {quoted(name)}" for at, name in enumerate(names))
        with duckdb.connect(":memory:") as connection:
            connection.execute(f"SET memory_limit = '{MEMORY}'; SET threads = 1; SET preserve_insertion_order = true")
            chosen = f"SELECT {values} FROM {source}"  # noqa: S608 - quoted
            connection.execute(f"COPY ({chosen}) TO {literal(str(target))} (FORMAT parquet, COMPRESSION zstd)")


def names_by_code(sha256: str) -> dict[str, str]:
    """Every code of a version of a list with its name. Raises FileNotFoundError."""
    source = f"read_parquet({literal(str(store.local_path(sha256)))})"
    with duckdb.connect(":memory:") as connection:
        return dict(connection.execute(f"SELECT code, coalesce(name, '') FROM {source}").fetchall())  # noqa: S608 - a literal
