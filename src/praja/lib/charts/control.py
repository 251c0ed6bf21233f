# SPDX-License-Identifier: EUPL-1.2
"""Control charts: limits worked out from the data, and the rules by which a point is a signal. Pure.

Individual values with moving range (XmR), shares of a changing whole (p) and counts of one area of chance (c), as Shewhart drew
them. What a rule says is a reason to look, not a judgement.
"""

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from praja.lib.charts.axes import axis, rule_up
from praja.lib.charts.canvas import Anchor, Canvas

RUN = 8
"""So many points in a row on one side of the middle are a signal."""
TREND = 6
"""So many points in a row, each above (or each below) the one before, are a signal."""
OF_MOVING_RANGE = 2.66
"""Three standard deviations over the average moving range of two points (3 / 1.128)."""
WIDTH, LEFT, RIGHT, TOP, BOTTOM = 400.0, 48.0, 386.0, 14.0, 214.0


class ChartKind(StrEnum):
    """What is drawn: a plain line, or a line with limits."""

    LINE = "line"
    XMR = "xmr"
    P = "p"
    C = "c"


class Signal(StrEnum):
    """Why a point stands out."""

    OUTSIDE = "outside"
    RUN = "run"
    TREND = "trend"


@dataclass(frozen=True, slots=True)
class Point:
    """One value with the limits that hold for it; no limits on a plain line."""

    label: str
    value: float
    low: float | None = None
    high: float | None = None
    signals: frozenset[Signal] = frozenset()


@dataclass(frozen=True, slots=True)
class ControlChart:
    """Points in order of time, and their middle."""

    kind: ChartKind
    points: tuple[Point, ...]
    middle: float

    @property
    def signalled(self) -> tuple[Point, ...]:
        return tuple(point for point in self.points if point.signals)


def line_chart(rows: Sequence[tuple[str, float]]) -> ControlChart | None:
    """A plain line; None for fewer than two points."""
    if len(rows) < 2:
        return None
    values = [value for _, value in rows]
    return ControlChart(ChartKind.LINE, tuple(Point(label, value) for label, value in rows), statistics.median(values))


def xmr_chart(rows: Sequence[tuple[str, float]]) -> ControlChart | None:
    """Individual values: mean plus and minus 2.66 average moving ranges. None for fewer than two points."""
    if len(rows) < 2:
        return None
    values = [value for _, value in rows]
    middle = math.fsum(values) / len(values)
    spread = OF_MOVING_RANGE * math.fsum(abs(b - a) for a, b in pairwise(values)) / (len(values) - 1)
    return _chart(ChartKind.XMR, rows, middle, lambda _place: (middle - spread, middle + spread))


def p_chart(rows: Sequence[tuple[str, int, int]]) -> ControlChart | None:
    """Shares: each point's limits follow from its own whole. Rows are label, how many, of how many; a row of nothing is left
    out. Raises ValueError where a part is larger than its whole or negative."""
    if any(not 0 <= part <= whole for _, part, whole in rows):
        raise ValueError("A part lies between nothing and the whole")
    kept = [row for row in rows if row[2]]
    if len(kept) < 2:
        return None
    middle = sum(part for _, part, _ in kept) / sum(whole for _, _, whole in kept)

    def limits(place: int) -> tuple[float, float]:
        spread = 3 * math.sqrt(middle * (1 - middle) / kept[place][2])
        return max(middle - spread, 0.0), min(middle + spread, 1.0)

    return _chart(ChartKind.P, [(label, part / whole) for label, part, whole in kept], middle, limits)


def c_chart(rows: Sequence[tuple[str, int]]) -> ControlChart | None:
    """Counts: mean plus and minus three of its square roots. Raises ValueError for a negative count."""
    if any(count < 0 for _, count in rows):
        raise ValueError("A count is not negative")
    if len(rows) < 2:
        return None
    middle = sum(count for _, count in rows) / len(rows)
    spread = 3 * math.sqrt(middle)
    return _chart(ChartKind.C, rows, middle, lambda _place: (max(middle - spread, 0.0), middle + spread))


def _chart(
    kind: ChartKind,
    rows: Sequence[tuple[str, float]],
    middle: float,
    limits: Callable[[int], tuple[float, float]],
) -> ControlChart:
    values = [value for _, value in rows]
    runs, trends = _runs(values, middle), _trends(values)
    points = []
    for place, (label, value) in enumerate(rows):
        low, high = limits(place)
        found = {Signal.OUTSIDE} if not low - 1e-9 <= value <= high + 1e-9 else set()
        found |= ({Signal.RUN} if place in runs else set()) | ({Signal.TREND} if place in trends else set())
        points.append(Point(label, value, low, high, frozenset(found)))
    return ControlChart(kind, tuple(points), middle)


def _runs(values: Sequence[float], middle: float) -> set[int]:
    """Places from the eighth on of a row on one side. A point on the middle ends a row."""
    return _rows_of([(value > middle) - (value < middle) for value in values], RUN)


def _trends(values: Sequence[float]) -> set[int]:
    """Places from the sixth on of points that rise or fall one after the other."""
    moves = [0, *((b > a) - (b < a) for a, b in pairwise(values))]
    return _rows_of(moves, TREND - 1)


def _rows_of(signs: Sequence[int], length: int) -> set[int]:
    found, row = set(), 0
    for place, sign in enumerate(signs):
        row = 0 if not sign else row + 1 if place and sign == signs[place - 1] else 1
        if row >= length:
            found.add(place)
    return found


def draw_control(found: ControlChart) -> Canvas:
    """The line through its points, the middle, the limits as steps where they change, and signals larger in another colour."""
    canvas = Canvas(WIDTH, BOTTOM + 26)
    ends = [point.value for point in found.points]
    ends += [limit for point in found.points for limit in (point.low, point.high) if limit is not None]
    ys = axis(min(ends), max(ends), BOTTOM, TOP)
    rule_up(canvas, ys, LEFT, RIGHT, in_percent=found.kind is ChartKind.P)
    gap = (RIGHT - LEFT - 16) / (len(found.points) - 1)
    places = [(LEFT + 8 + i * gap, ys.at(point.value)) for i, point in enumerate(found.points)]
    canvas.line(LEFT, ys.at(found.middle), RIGHT, ys.at(found.middle), "mean")
    for side in ("low", "high"):
        steps = [(x, getattr(point, side)) for (x, _), point in zip(places, found.points, strict=True)]
        line = [(x + off, ys.at(limit)) for x, limit in steps if limit is not None for off in (-gap / 2, gap / 2)]
        canvas.polyline([(min(max(x, LEFT), RIGHT), y) for x, y in line], "limit")
    canvas.polyline(places, "line")
    for (x, y), point in zip(places, found.points, strict=True):
        canvas.circle(x, y, 5 if point.signals else 2.6, "dot-signal" if point.signals else "dot")
    anchor: Anchor
    every = math.ceil(len(found.points) / max(2, 46 // max(len(point.label) + 2 for point in found.points)))
    for place, ((x, _), point) in enumerate(zip(places, found.points, strict=True)):
        if place % every == 0:
            anchor = "start" if place == 0 else "end" if place == len(places) - 1 else "middle"
            canvas.text(x - 6 if place == 0 else x, BOTTOM + 18, point.label, "say-soft", anchor)
    canvas.line(LEFT, BOTTOM, RIGHT, BOTTOM, "axis")
    return canvas
