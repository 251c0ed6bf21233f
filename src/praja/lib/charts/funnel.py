# SPDX-License-Identifier: EUPL-1.2
"""A funnel: shares of units by how much each counted, between limits that narrow as more is counted (Spiegelhalter 2005).

Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from praja.lib.charts.axes import axis, rule_along, rule_up
from praja.lib.charts.canvas import Canvas, wrapped

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 400.0, 48.0, 390.0, 26.0, 246.0
STEPS = 48
"""Points of which each limit is drawn."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit's `part` of `whole`. `marked`: the one that the page is about."""

    label: str
    part: int
    whole: int
    marked: bool = False

    @property
    def share(self) -> float:
        return self.part / self.whole


def draw_funnel(
    placed: Sequence[Placed], middle: float, z: float, spread: float, across: str, upward: str
) -> Canvas | None:
    """A point per unit, the common share, and the limits at `z` standard errors widened by `spread`. None without units."""
    if not placed:
        return None
    most = max(one.whole for one in placed)
    reach = z * sqrt(middle * (1 - middle) * spread / max(1, min(one.whole for one in placed)))
    lowest = max(0.0, min(middle - reach, *(one.share for one in placed)))
    highest = min(1.0, max(middle + reach, *(one.share for one in placed)))
    canvas = Canvas(WIDTH, BOTTOM + 40)
    xs, ys = axis(0, most, LEFT, RIGHT), axis(lowest, highest, BOTTOM, TOP)
    rule_up(canvas, ys, LEFT, RIGHT, in_percent=True)
    rule_along(canvas, xs, BOTTOM)
    canvas.text(2, 13, wrapped(upward, 50, 1)[0], "say-strong")
    canvas.text(RIGHT, BOTTOM + 34, wrapped(across, 50, 1)[0], "say-strong", "end")
    canvas.line(LEFT, ys.at(middle), RIGHT, ys.at(middle), "mean")
    for sign in (-1, 1):
        canvas.polyline(
            [
                (
                    xs.at(n),
                    ys.at(min(max(middle + sign * z * sqrt(middle * (1 - middle) * spread / n), ys.low), ys.high)),
                )
                for n in (xs.high * step / STEPS for step in range(1, STEPS + 1))
            ],
            "limit",
        )
    for one in sorted(placed, key=lambda one: one.marked):
        canvas.circle(xs.at(one.whole), ys.at(one.share), 5 if one.marked else 3.6, _look(one))
    return canvas


def _look(one: Placed) -> str:
    return "dot-signal" if one.marked else "dot-soft"
