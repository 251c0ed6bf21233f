# SPDX-License-Identifier: EUPL-1.2
"""Headings in several rows, one above the other, as one name for each column."""

import re
from collections.abc import Sequence

BETWEEN = " / "
_NUMBERING = re.compile(r"\W*\d{1,2}\W*")


def headings_of(rows: Sequence[Sequence[str]]) -> list[str]:
    """Each column's name: what stands above it, from top to bottom. A heading over several columns stands in the first of them
    alone: it is carried on to the right as long as something stands below. A row that only counts the columns says nothing.
    """
    told = [row for row in rows if not _only_counts(row)] if len(rows) > 1 else list(rows)
    width = max((len(row) for row in told), default=0)
    cells = [[" ".join(cell.split()) for cell in row] + [""] * (width - len(row)) for row in told]
    for upper, row in enumerate(cells[:-1]):
        for column in range(1, width):
            below = any(lower[column] for lower in cells[upper + 1 :])
            if not row[column] and row[column - 1] and below:
                row[column] = row[column - 1]
    return [BETWEEN.join(dict.fromkeys(filter(None, column))) for column in zip(*cells, strict=True)]


def _only_counts(row: Sequence[str]) -> bool:
    filled = [cell for cell in row if cell.strip()]
    return bool(filled) and all(_NUMBERING.fullmatch(cell) for cell in filled)
