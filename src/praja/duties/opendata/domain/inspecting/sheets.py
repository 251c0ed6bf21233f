# SPDX-License-Identifier: EUPL-1.2
"""A sheet as it was read: rows of cells, not yet understood."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

Cell = str | int | float | bool | date | datetime | time | None
"""Text from text files; numbers, dates and truth values where the file itself tells them apart. None and "" are nothing."""


@dataclass(frozen=True, slots=True)
class Span:
    """Cells that were joined into one: from row and column to row and column, all included, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """One sheet of a workbook, one table of a page, one text file. Rows may differ in length; `lines` has the line or row of the
    file at which each begins (from 1)."""

    name: str
    rows: Sequence[list[Cell]]
    """Of a large text file they are read when they are asked for, and never all held."""
    spans: tuple[Span, ...] = ()
    lines: Sequence[int] = field(default_factory=list)
    is_grid: bool = False
    """Whether people placed it freely (a workbook, a page), so that several tables may stand in it."""

    def line(self, row: int) -> int:
        """Where a row stands in the file, as a person would count."""
        return self.lines[row] if row < len(self.lines) else row + 1


def is_blank(cell: Cell) -> bool:
    """Whether nothing stands there."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def text_of(cell: Cell) -> str:
    """A cell in one line, as a heading or a label is read."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, (date, datetime, time)):
        return cell.isoformat()
    return " ".join(str(cell).split())
