# SPDX-License-Identifier: EUPL-1.2
"""Histogram: how values are spread. The width of classes follows a stated rule and is made round."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from praja.lib.charts.axes import Axis, axis, in_figures, round_step, rule_up
from praja.lib.charts.canvas import Canvas

MOST_BINS = 20
WIDTH, LEFT, RIGHT, TOP, BOTTOM = 400.0, 40.0, 386.0, 12.0, 210.0


class BinRule(StrEnum):
    """How the width of classes was found."""

    FREEDMAN_DIACONIS = "freedman_diaconis"
    STURGES = "sturges"
    """Where the middle half of all values is one value, so that the first rule gives no width."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Values from `low` to below `high`; of the last one also `high` itself."""

    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class Histogram:
    """All values in classes of one width. Quartiles are the inclusive ones."""

    bins: tuple[Bin, ...]
    rule: BinRule
    n: int
    median: float
    lower: float
    upper: float
    lowest: float
    highest: float


def histogram(values: Sequence[float]) -> Histogram | None:
    """The spread of `values`; None for fewer than two, or where all are one value."""
    if len(values) < 2 or min(values) == max(values):
        return None
    low, high = min(values), max(values)
    lower, median, upper = statistics.quantiles(values, n=4, method="inclusive")
    rough = 2 * (upper - lower) / len(values) ** (1 / 3)
    rule = BinRule.FREEDMAN_DIACONIS if rough > 0 else BinRule.STURGES
    if rule is BinRule.STURGES:
        rough = (high - low) / (math.ceil(math.log2(len(values))) + 1)
    width = round_step(max(rough, (high - low) / MOST_BINS))
    if all(float(value).is_integer() for value in values):
        width = max(width, 1.0) if width <= 1 else float(math.ceil(width))
    return Histogram(_bins(values, low, high, width), rule, len(values), median, lower, upper, low, high)


def _bins(values: Sequence[float], low: float, high: float, width: float) -> tuple[Bin, ...]:
    first = math.floor(low / width + 1e-9)
    last = max(math.ceil(high / width - 1e-9), first + 1)
    counts = [0] * (last - first)
    for value in values:
        counts[min(math.floor(value / width + 1e-9) - first, len(counts) - 1)] += 1
    return tuple(Bin((first + i) * width, (first + i + 1) * width, count) for i, count in enumerate(counts))


def draw_histogram(found: Histogram) -> Canvas:
    """Columns that touch, with the median as a broken line."""
    canvas = Canvas(WIDTH, BOTTOM + 24)
    counts = axis(0, max(bar.count for bar in found.bins), BOTTOM, TOP)
    along = Axis(found.bins[0].low, found.bins[-1].high, found.bins[0].high - found.bins[0].low, LEFT, RIGHT)
    rule_up(canvas, counts, LEFT, RIGHT)
    for bar in found.bins:
        x, top = along.at(bar.low), counts.at(bar.count)
        canvas.rect(x + 0.5, top, along.at(bar.high) - x - 1, BOTTOM - top, "bar-rest")
    every = math.ceil((len(found.bins) + 1) / 7)
    for place, edge in enumerate([*(bar.low for bar in found.bins), found.bins[-1].high]):
        if place % every == 0:
            canvas.text(along.at(edge), BOTTOM + 16, in_figures(edge), "say-soft", "middle")
    canvas.line(LEFT, BOTTOM, RIGHT, BOTTOM, "axis")
    canvas.line(along.at(found.median), TOP, along.at(found.median), BOTTOM, "mark")
    return canvas
