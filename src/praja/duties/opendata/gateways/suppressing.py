# SPDX-License-Identifier: EUPL-1.2
"""Emptying the figures of a Parquet file behind which too few people stand."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import duckdb

from praja.duties.opendata.domain.small_cells import hidden_places
from praja.duties.opendata.gateways.cells import literal, quoted

MEMORY = "512MB"
THREADS = 2


def suppress(
    source: Path, target: Path, *, classes: Sequence[str], counted: Sequence[str], least: int
) -> dict[str, int]:
    """Write the rows of `source` to `target` with the figures of `counted` columns emptied that must not be shown
    (`domain.small_cells`). How many of each column; nothing is written where none is."""
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"SET memory_limit = '{MEMORY}'; SET threads = {THREADS}")
        table = f"read_parquet({literal(str(source))}, file_row_number = true)"
        names = ", ".join(quoted(name) for name in (*classes, *counted))
        rows = connection.execute(f"SELECT {names} FROM {table} ORDER BY file_row_number").fetchall()  # noqa: S608 - quoted
        hidden = hidden_places([row[: len(classes)] for row in rows], [row[len(classes) :] for row in rows], least)
        if not hidden:
            return {}
        connection.execute("CREATE TEMP TABLE hidden (row_ BIGINT, column_ VARCHAR)")
        places = sorted(hidden)
        found = [[row for row, _at in places], [counted[at] for _row, at in places]]
        connection.execute("INSERT INTO hidden SELECT unnest(?), unnest(?)", found)
        emptied = ", ".join(
            f"CASE WHEN file_row_number IN (SELECT row_ FROM hidden WHERE column_ = {literal(name)}) "  # noqa: S608 - literal
            f"THEN NULL ELSE {quoted(name)} END AS {quoted(name)}"
            for name in counted
        )
        chosen = f"SELECT * EXCLUDE file_row_number REPLACE ({emptied}) FROM {table} ORDER BY file_row_number"  # noqa: S608 - quoted
        connection.execute(f"COPY ({chosen}) TO {literal(str(target))} (FORMAT parquet, COMPRESSION zstd)")
        return dict(Counter(counted[at] for _row, at in hidden))
