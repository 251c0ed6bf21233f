# SPDX-License-Identifier: EUPL-1.2
"""What is proposed about a file, as plain values."""

from dataclasses import dataclass, field

Fact = str | int


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was noticed: `kind` names it, `facts` are what its sentence says (see `queries.wording`), `lines` where it
    stands in the file (at most 20 are named; `count` is how many)."""

    kind: str
    column: str = ""
    lines: tuple[int, ...] = ()
    count: int = 0
    facts: dict[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `name` for machines (letters, digits, `_`), `title` as it stands in the file, `type` one of Table Schema's.

    `missing` counts cells without a value, `misfits` those that are not of the type. `decimal` and `thousands` are the separators
    of its numbers; `format` what a cell must be turned into first (`code`: 3201.0 becomes 3201; `percent`).
    """

    name: str
    title: str
    type: str
    place: int
    missing: int = 0
    misfits: int = 0
    decimal: str = ""
    thousands: str = ""
    format: str = ""


@dataclass(slots=True)
class Table:
    """One table: the columns, how many rows of values it has, and on which line of the file its headings begin (from 1).

    `header_rows` counts the lines of headings; sums ("Jumlah"), footnotes and lines of column numbers are no rows, and are noted.
    """

    sheet: str
    header_rows: int
    rows: int
    columns: list[Column]
    notes: list[Remark] = field(default_factory=list)
    title: str = ""
    first_line: int = 1
    left: int = 0
    right: int = 0
    first_place: int = 1
    last_place: int = 1
    """Where rows of values begin and end in the sheet, from 0; `left` and `right` are the columns' ends."""
    problems: list[Remark] = field(default_factory=list)
    """What a person has to decide or mend; `notes` need nobody."""
    skipped: tuple[int, ...] = ()
    """Places in the sheet (from 0) within first and last row that are no rows of values."""


@dataclass(slots=True)
class Proposal:
    """What is proposed about one file; `problems` are those of the file as a whole."""

    tables: list[Table] = field(default_factory=list)
    problems: list[Remark] = field(default_factory=list)
    format: str = ""
    encoding: str = ""
    delimiter: str = ""
