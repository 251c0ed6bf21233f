# SPDX-License-Identifier: EUPL-1.2
"""The few rows of a small Parquet file that lies outside the store."""

from pathlib import Path
from typing import Any

import duckdb

from praja.duties.opendata.gateways.cells import literal


def rows_in(file: Path) -> list[tuple[Any, ...]]:
    """All rows of the file, in order."""
    with duckdb.connect(":memory:") as connection:
        return connection.execute(f"SELECT * FROM read_parquet({literal(str(file))})").fetchall()  # noqa: S608 - a literal
