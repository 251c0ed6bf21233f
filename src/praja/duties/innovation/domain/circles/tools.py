# SPDX-License-Identifier: EUPL-1.2
"""The seven tools: which numbers each takes, and reading them from lines that somebody typed or pasted."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

MOST_LINES, LONGEST_LABEL = 500, 120
MOST = Decimal(10) ** 12
THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+")
KEPT = re.compile(r"-?\d+\.\d+")
"""A number as it is kept that has decimals."""


class ToolKind(StrEnum):
    """The seven tools of quality control."""

    CHECK_SHEET = "check_sheet"
    STRATIFICATION = "stratification"
    PARETO = "pareto"
    FISHBONE = "fishbone"
    HISTOGRAM = "histogram"
    SCATTER = "scatter"
    GRAPH = "graph"


class Source(StrEnum):
    """Where the numbers of a drawing come from."""

    ROWS = "rows"
    CHECK_SHEET = "check_sheet"
    MEASURE = "measure"
    CAUSES = "causes"
    """What step 2 says; only a fishbone is drawn from it."""


class Graph(StrEnum):
    """What a graph is: a line, or a control chart of one kind."""

    LINE = "line"
    XMR = "xmr"
    P = "p"
    C = "c"


SOURCES: dict[ToolKind, tuple[Source, ...]] = {
    ToolKind.CHECK_SHEET: (),
    ToolKind.STRATIFICATION: (Source.CHECK_SHEET, Source.ROWS),
    ToolKind.PARETO: (Source.CHECK_SHEET, Source.ROWS),
    ToolKind.FISHBONE: (Source.CAUSES,),
    ToolKind.HISTOGRAM: (Source.ROWS,),
    ToolKind.SCATTER: (Source.ROWS,),
    ToolKind.GRAPH: (Source.ROWS, Source.CHECK_SHEET, Source.MEASURE),
}
"""What each tool can be drawn from, the usual one first."""


class Fault(StrEnum):
    """Why a line was not taken."""

    CELLS = "cells"
    NUMBER = "number"
    WHOLE = "whole"
    NEGATIVE = "negative"
    PART = "part"
    FORMULA = "formula"
    LABEL = "label"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line (from 1) that cannot be taken, and why."""

    line: int
    fault: Fault


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line holds: texts first, then so many numbers, whole ones or not. `check` looks at the numbers together."""

    labels: int
    numbers: int
    whole: bool
    check: Callable[[Sequence[Decimal]], Fault | None] = lambda _numbers: None


def _not_negative(numbers: Sequence[Decimal]) -> Fault | None:
    return Fault.NEGATIVE if min(numbers) < 0 else None


def _part_of_whole(numbers: Sequence[Decimal]) -> Fault | None:
    return Fault.PART if not 0 <= numbers[0] <= numbers[1] else None


SHAPES = {
    ToolKind.STRATIFICATION: Shape(2, 1, True, _not_negative),
    ToolKind.PARETO: Shape(1, 1, True, _not_negative),
    ToolKind.HISTOGRAM: Shape(0, 1, False),
    ToolKind.SCATTER: Shape(0, 2, False),
}
GRAPH_SHAPES = {
    Graph.LINE: Shape(1, 1, False),
    Graph.XMR: Shape(1, 1, False),
    Graph.P: Shape(1, 2, True, _part_of_whole),
    Graph.C: Shape(1, 1, True, _not_negative),
}


def shape_of(kind: ToolKind, graph: Graph) -> Shape:
    """What a line of a tool holds."""
    return GRAPH_SHAPES[graph] if kind is ToolKind.GRAPH else SHAPES[kind]


def read_lines(text: str, shape: Shape) -> tuple[list[list[str]], list[BadLine]]:
    """Rows of texts (numbers in canonical form: `3.5`), and the lines that cannot be taken.

    Cells are parted by a semicolon or a tab; a decimal comma is read as one. Empty lines are passed over. A cell that a
    spreadsheet would compute is refused, so that no export carries it on.
    """
    rows: list[list[str]] = []
    bad: list[BadLine] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        read = Fault.MANY if len(rows) >= MOST_LINES else _read(line, shape)
        if isinstance(read, Fault):
            bad.append(BadLine(number, read))
        else:
            rows.append(read)
    return rows, bad


def _read(line: str, shape: Shape) -> list[str] | Fault:
    cells = [cell.strip() for cell in line.replace("\t", ";").split(";")]
    while len(cells) > shape.labels + shape.numbers and not cells[-1]:
        cells.pop()
    if len(cells) != shape.labels + shape.numbers:
        return Fault.CELLS
    labels, said = cells[: shape.labels], cells[shape.labels :]
    if any(not label or len(label) > LONGEST_LABEL for label in labels):
        return Fault.LABEL
    if any(label[0] in "=+@-" for label in labels):
        return Fault.FORMULA
    numbers = [read_number(cell) for cell in said]
    if any(one is None for one in numbers):
        return Fault.NUMBER
    known = [one for one in numbers if one is not None]
    if shape.whole and any(one != one.to_integral_value() for one in known):
        return Fault.WHOLE
    return shape.check(known) or [*labels, *(canonical(one) for one in known)]


def read_number(text: str) -> Decimal | None:
    """A number as it is written here: points part thousands (1.250), a comma begins the decimals; a point that parts no thousands
    is read as a comma. None for what is no number, or beyond a million millions."""
    said = text.replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
    if "," in said or THOUSANDS.fullmatch(said):
        said = said.replace(".", "").replace(",", ".")
    try:
        value = Decimal(said)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < MOST else None


def canonical(value: Decimal) -> str:
    """A number as it is kept and digested: no exponent, no trailing zeros."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def typed_lines(rows: Sequence[Sequence[str]]) -> str:
    """Kept rows as lines again, with decimal commas."""
    return "\n".join(_typed(row) for row in rows)


def _typed(row: Sequence[str]) -> str:
    return "; ".join(cell.replace(".", ",") if KEPT.fullmatch(cell) else cell for cell in row)


def labels_of(text: str) -> Iterator[str]:
    """The lines of a box as labels, each once, the first named first."""
    seen = set()
    for line in text.splitlines():
        label = " ".join(line.split())[:LONGEST_LABEL]
        if label and label not in seen:
            seen.add(label)
            yield label
