# SPDX-License-Identifier: EUPL-1.2
"""CSV, streamed row by row."""

import csv
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from praja.lib.exports.tables import Table, as_text
from praja.lib.spreadsheet_text import guarded

BOM = b"\xef\xbb\xbf"


class _Echo:
    """A file that hands back what is written."""

    def write(self, text: str) -> str:
        return text


def csv_chunks(table: Table, *, bom: bool = True) -> Iterator[bytes]:
    """Header and rows, one chunk each (RFC 4180, UTF-8). `bom` lets spreadsheet programs see that it is
    UTF-8.
    """
    write = csv.writer(_Echo()).writerow
    header = _encoded(write([guarded(str(column.label)) for column in table.columns]))
    yield (BOM if bom else b"") + header
    for row in table.rows:
        yield _encoded(write(_cells(row.get(column.key) for column in table.columns)))


def _cells(values: Iterable[Any]) -> list[str]:
    # A number is written as it is: its minus sign is no formula.
    return [as_text(v) if isinstance(v, (int, float, Decimal)) else guarded(as_text(v)) for v in values]


def _encoded(line: Any) -> bytes:
    return str(line).encode("utf-8")
