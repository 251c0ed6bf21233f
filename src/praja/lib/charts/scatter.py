# SPDX-License-Identifier: EUPL-1.2
"""Scatter: whether two numbers go together, by Pearson's correlation with the interval of Fisher's transformation."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from praja.lib.charts.axes import axis, rule_along, rule_up
from praja.lib.charts.canvas import Canvas, wrapped

Z = 1.959963984540054
"""Of 95 percent, both sides."""
LEAST = 4
"""Pairs below which Fisher's interval does not exist."""
WIDTH, LEFT, RIGHT, TOP, BOTTOM = 400.0, 48.0, 390.0, 26.0, 246.0


@dataclass(frozen=True, slots=True)
class Correlation:
    """`r` between -1 and 1 of `n` pairs, its 95 percent interval, and the line of least squares (y = slope x + offset)."""

    n: int
    r: float
    low: float
    high: float
    slope: float
    offset: float

    @property
    def is_shown(self) -> bool:
        """Whether the interval leaves zero out: the two go together more than chance would have it."""
        return self.low > 0 or self.high < 0


def correlation(pairs: Sequence[tuple[float, float]]) -> Correlation | None:
    """None for fewer than four pairs, or where one of the two never changes."""
    n = len(pairs)
    if n < LEAST:
        return None
    middle_x, middle_y = math.fsum(x for x, _ in pairs) / n, math.fsum(y for _, y in pairs) / n
    xx = math.fsum((x - middle_x) ** 2 for x, _ in pairs)
    yy = math.fsum((y - middle_y) ** 2 for _, y in pairs)
    xy = math.fsum((x - middle_x) * (y - middle_y) for x, y in pairs)
    if min(x for x, _ in pairs) == max(x for x, _ in pairs) or min(y for _, y in pairs) == max(y for _, y in pairs):
        return None
    r = max(-1.0, min(1.0, xy / math.sqrt(xx) / math.sqrt(yy)))
    low, high = fisher_interval(r, n)
    slope = xy / xx
    return Correlation(n, r, low, high, slope, middle_y - slope * middle_x)


def fisher_interval(r: float, n: int) -> tuple[float, float]:
    """The 95 percent interval of a correlation of at least four pairs; of a perfect one the interval is itself."""
    if abs(r) >= 1:
        return r, r
    middle, half = math.atanh(r), Z / math.sqrt(n - 3)
    return math.tanh(middle - half), math.tanh(middle + half)


def draw_scatter(
    pairs: Sequence[tuple[float, float]], found: Correlation | None, across: str, upward: str
) -> Canvas | None:
    """A point per pair; the line of least squares only where a correlation is shown. None without pairs."""
    if not pairs:
        return None
    canvas = Canvas(WIDTH, BOTTOM + 40)
    xs = axis(min(x for x, _ in pairs), max(x for x, _ in pairs), LEFT, RIGHT)
    ys = axis(min(y for _, y in pairs), max(y for _, y in pairs), BOTTOM, TOP)
    rule_up(canvas, ys, LEFT, RIGHT)
    rule_along(canvas, xs, BOTTOM)
    canvas.text(2, 13, wrapped(upward, 50, 1)[0], "say-strong")
    canvas.text(RIGHT, BOTTOM + 34, wrapped(across, 50, 1)[0], "say-strong", "end")
    for x, y in pairs:
        canvas.circle(xs.at(x), ys.at(y), 3.6, "dot-soft")
    if found is not None and found.is_shown:
        ends = sorted(x for x, _ in pairs)
        places = [(x, min(max(found.slope * x + found.offset, ys.low), ys.high)) for x in (ends[0], ends[-1])]
        canvas.polyline([(xs.at(x), ys.at(y)) for x, y in places], "line")
    return canvas
