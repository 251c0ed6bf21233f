# SPDX-License-Identifier: EUPL-1.2
"""Geometry of the small drawings on pages. Pure: numbers in, coordinates out as text for SVG attributes.

Coordinates are text with a full stop, because a template would print a decimal comma in Indonesian.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

SPARK_WIDTH, SPARK_HEIGHT, SPARK_EDGE = 240.0, 48.0, 4.0


def percent(part: float, whole: float) -> str:
    """`part` of `whole` as an SVG percentage between 0 and 100; an empty whole gives 0."""
    share = 0.0 if whole <= 0 else min(max(part / whole, 0.0), 1.0)
    return f"{share * 100:.2f}%"


@dataclass(frozen=True)
class ClockLine:
    """Where a clock's marks stand, as SVG percentages from its start (left) to its due or today (right)."""

    today: str
    due: str
    gone: str
    overdue: bool
    anchor: str
    pauses: list[tuple[str, str]] = field(default_factory=list)


def clock_line(
    started_at: datetime,
    due_at: datetime,
    now: datetime,
    pauses: Sequence[tuple[datetime, datetime | None]] = (),
) -> ClockLine:
    """Place start, today and due on one line. An overrun runs beyond the due mark; an open pause ends now."""
    whole = (max(due_at, now) - started_at) / timedelta(seconds=1)

    def at(moment: datetime) -> str:
        return percent((moment - started_at) / timedelta(seconds=1), whole)

    share = float(at(now)[:-1])
    anchor = "start" if share < 15 else "end" if share > 85 else "middle"
    marks = [(at(begin), at(end or now)) for begin, end in pauses]
    return ClockLine(at(now), at(due_at), at(min(now, due_at)), now >= due_at, anchor, marks)


@dataclass(frozen=True)
class Spark:
    """A line through its values: `points` for a polyline, the last point, the size of the canvas."""

    points: str
    last_x: str
    last_y: str
    width: str = f"{SPARK_WIDTH:.0f}"
    height: str = f"{SPARK_HEIGHT:.0f}"


def spark(values: Sequence[float]) -> Spark | None:
    """Scale `values` (oldest first) to the canvas; none for fewer than two. A flat row lies in the middle."""
    if len(values) < 2:
        return None
    low, high = min(values), max(values)
    span = high - low
    step = (SPARK_WIDTH - 2 * SPARK_EDGE) / (len(values) - 1)

    def height(value: float) -> float:
        share = (value - low) / span if span else 0.5
        return SPARK_HEIGHT - SPARK_EDGE - share * (SPARK_HEIGHT - 2 * SPARK_EDGE)

    places = [(f"{SPARK_EDGE + i * step:.1f}", f"{height(value):.1f}") for i, value in enumerate(values)]
    return Spark(" ".join(f"{x},{y}" for x, y in places), *places[-1])
