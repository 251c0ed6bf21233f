# SPDX-License-Identifier: EUPL-1.2
"""A row before it has column names."""

from dataclasses import dataclass

from praja.lib.errors import Text


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row; `column` is the position of the cell, None where it is the whole row."""

    code: str
    reason: Text
    column: int | None = None


@dataclass(frozen=True, slots=True)
class RawRow:
    """`number` as a person counts lines of the file; `cells` as text."""

    number: int
    cells: list[str]
    fault: Fault | None = None
