# SPDX-License-Identifier: EUPL-1.2
"""An interrupted series drawn: points, the trend before, its dotted continuation with the band of its uncertainty, the line
after, and comparison points in light."""

from collections.abc import Sequence
from dataclasses import dataclass

from praja.lib.charts.axes import axis, rule_up
from praja.lib.charts.canvas import Canvas

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 400.0, 52.0, 390.0, 30.0, 230.0
Dot = tuple[int, float]
"""Place and value."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The trend up to the beginning, its continuation as place, value, low and high, and the line after it."""

    former: Sequence[Dot]
    continued: Sequence[tuple[int, float, float, float]]
    after: Sequence[Dot]


@dataclass(frozen=True, slots=True)
class Words:
    """What stands at the axis, which goes from place to place of `span`, and at the beginning."""

    span: tuple[int, int]
    first: str
    began: str
    last: str


def draw_interrupted(
    own: Sequence[Dot], others: Sequence[Dot], lines: Lines | None, words: Words, *, in_percent: bool
) -> Canvas | None:
    """None where there are fewer than two points. All of them lie within the span of the words."""
    if len(own) < 2:
        return None
    canvas = Canvas(WIDTH, BOTTOM + 30)
    values = [value for _place, value in (*own, *others)]
    if lines is not None:
        values += [value for _place, value in (*lines.former, *lines.after)]
        values += [value for _place, *some in lines.continued for value in some]
    low, high = min(values), max(values)
    # Shares that are all alike would have an axis far beyond all or nothing.
    up = axis(0.0, 1.0, BOTTOM, TOP) if in_percent and low == high else axis(low, high, BOTTOM, TOP)
    first, last = words.span

    def along(place: float) -> float:
        return LEFT + 6 + (place - first) / (last - first) * (RIGHT - LEFT - 12)

    rule_up(canvas, up, LEFT, RIGHT, in_percent=in_percent)
    begin = along(-0.5)
    if lines is not None:
        band = [(along(place), up.at(high)) for place, _value, _low, high in lines.continued]
        band += [(along(place), up.at(low)) for place, _value, low, _high in reversed(lines.continued)]
        canvas.polygon(band, "band")
    for place, value in others:
        canvas.circle(along(place), up.at(value), 2.2, "dot-light")
    for place, value in own:
        canvas.circle(along(place), up.at(value), 3.0, "dot-soft")
    if lines is not None:
        canvas.polyline([(along(place), up.at(value)) for place, value in lines.former], "line")
        canvas.polyline([(along(place), up.at(value)) for place, value, *_ in lines.continued], "dotted")
        canvas.polyline([(along(place), up.at(value)) for place, value in lines.after], "mean")
    canvas.line(begin, TOP - 8, begin, BOTTOM, "mark")
    canvas.text(begin, TOP - 13, words.began, "say-strong", "middle" if LEFT + 70 < begin < RIGHT - 70 else "start")
    canvas.line(LEFT, BOTTOM, RIGHT, BOTTOM, "axis")
    canvas.text(LEFT, BOTTOM + 18, words.first, "say-soft")
    canvas.text(RIGHT, BOTTOM + 18, words.last, "say-soft", "end")
    return canvas
