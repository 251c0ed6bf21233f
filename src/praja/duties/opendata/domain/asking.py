# SPDX-License-Identifier: EUPL-1.2
"""A question about the rows of a table, as plain values: what pages, the API and downloads all ask by."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

Value = str | int | float | bool | Decimal | date | datetime | time | None

ROW = "_id"
"""The number of a row in its version, from 1: what pages go on by, and what others call the row."""
MOST_ROWS = 32_000
"""More are not given at once; a download gives all."""


class Operator(StrEnum):
    """How a column is compared."""

    EQ = "eq"
    NE = "ne"
    GT = "gt"
    GTE = "gte"
    LT = "lt"
    LTE = "lte"
    IN = "in"
    CONTAINS = "contains"
    STARTS = "starts"
    EMPTY = "empty"
    FILLED = "filled"


@dataclass(frozen=True, slots=True)
class Condition:
    """A column compared with values: one, or several for IN, none for EMPTY and FILLED."""

    column: str
    operator: Operator
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """One of several groups of conditions holds."""

    groups: tuple[tuple[Condition, ...], ...]


@dataclass(frozen=True, slots=True)
class Sort:
    """A column to order by. Rows without a value stand last."""

    column: str
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """Which rows, which columns, in which order. `words` are looked for in every text column, `words_in` in one. `after` goes on
    after that row number and needs no count of what lies before (only where nothing else orders). Columns empty: all."""

    conditions: tuple[Condition | Either, ...] = ()
    words: str = ""
    words_in: tuple[tuple[str, str], ...] = ()
    columns: tuple[str, ...] = ()
    sort: tuple[Sort, ...] = ()
    limit: int = 100
    offset: int = 0
    after: int | None = None
    is_distinct: bool = False


class Function(StrEnum):
    """What is worked out of a group of rows."""

    COUNT = "count"
    SUM = "sum"
    MEAN = "mean"
    LEAST = "min"
    MOST = "max"


@dataclass(frozen=True, slots=True)
class Figure:
    """A function of a column; COUNT needs none."""

    function: Function
    column: str = ""


@dataclass(frozen=True, slots=True)
class Grouping:
    """Rows put together by columns, with figures of each group; `across` spreads the values of one more column over columns
    (a pivot)."""

    by: tuple[str, ...]
    figures: tuple[Figure, ...]
    across: str = ""
    limit: int = 1_000
