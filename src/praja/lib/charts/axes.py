# SPDX-License-Identifier: EUPL-1.2
"""Round numbers beside an axis, and where a value stands on it."""

import math
from dataclasses import dataclass

from django.utils.formats import number_format

from praja.lib.charts.canvas import Canvas


def round_step(rough: float) -> float:
    """The smallest of 1, 2, 2.5, 5 times a power of ten that is not below `rough`."""
    if rough <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= rough * (1 - 1e-9))


def in_figures(value: float, decimals: int | None = None) -> str:
    """A number as the reader writes it; without `decimals` as many as it needs, at most three."""
    if decimals is None:
        text = f"{value:.3f}".rstrip("0").rstrip(".")
        decimals = len(text.partition(".")[2])
    return str(number_format(round(value, decimals), decimal_pos=decimals, use_l10n=True, force_grouping=True))


@dataclass(frozen=True, slots=True)
class Axis:
    """Values from `low` to `high` laid between the coordinates `start` and `end`."""

    low: float
    high: float
    step: float
    start: float
    end: float

    def at(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def ticks(self) -> list[float]:
        return [self.low + i * self.step for i in range(round((self.high - self.low) / self.step) + 1)]


def axis(low: float, high: float, start: float, end: float, steps: int = 5) -> Axis:
    """An axis that holds `low` to `high` and begins and ends at round numbers."""
    if high <= low:
        low, high = low - (abs(low) or 1) * 0.5, high + (abs(high) or 1) * 0.5
    step = round_step((high - low) / steps)
    return Axis(math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step, step, start, end)


def rule_up(canvas: Canvas, scale: Axis, left: float, right: float, *, in_percent: bool = False) -> None:
    """Lines across the drawing at the round numbers of an upright axis, with the numbers at the left; parts of one are
    written `in_percent`."""
    for tick in scale.ticks:
        canvas.line(left, scale.at(tick), right, scale.at(tick), "grid")
        words = f"{in_figures(tick * 100)} %" if in_percent else in_figures(tick)
        canvas.text(left - 5, scale.at(tick) + 4, words, "say-soft", "end")


def rule_along(canvas: Canvas, scale: Axis, bottom: float) -> None:
    """Round numbers below a level axis."""
    canvas.line(scale.start, bottom, scale.end, bottom, "axis")
    for tick in scale.ticks:
        canvas.line(scale.at(tick), bottom, scale.at(tick), bottom + 4, "axis")
        canvas.text(scale.at(tick), bottom + 16, in_figures(tick), "say-soft", "middle")
