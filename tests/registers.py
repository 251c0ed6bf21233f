# SPDX-License-Identifier: EUPL-1.2
"""The real register that tests try things on, where it lies beside the checkout. Nothing of it is copied."""

import csv
import io
import os
from pathlib import Path

from django.db import connection

REAL = Path(__file__).resolve().parents[2] / "shared/data/complaints/surabaya_aduan_min_dev.csv"
ALL = 5_688
"""Rows of the register."""

Row = dict[str, str]


def rows_to_try(on_postgresql: int = 1_000) -> list[Row]:
    """Every row in `make drills`; in the daily run the first thousand, or on PostgreSQL as many as are asked for."""
    with REAL.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == ALL
    if os.environ.get("PRAJA_DRILLS"):
        return rows
    return rows[: 1_000 if connection.vendor == "sqlite" else on_postgresql]


def as_file(rows: list[Row]) -> bytes:
    """The rows as the register writes them."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()
