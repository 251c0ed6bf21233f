# SPDX-License-Identifier: EUPL-1.2
"""Where the stages of a plan stand on a chart of days. Pure: days in, coordinates out; the page draws and names them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from praja.kernel.measures.domain.periods import Period
from praja.kernel.plans.domain.sheets import Stage

WIDTH, LINE, HEAD = 600, 26, 22
"""Of the chart in its own units: how wide, how high one stage, how high the months above them."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One stage: from `x` so many units wide, in the line at `y`."""

    stage: Stage
    x: int
    y: int
    width: int


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month that the chart shows."""

    x: int
    day: date


@dataclass(frozen=True, slots=True)
class Gantt:
    """A chart of the days of `span`."""

    span: Period
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    today: int | None
    width: int = WIDTH
    height: int = HEAD


def gantt(stages: Sequence[Stage], today: date | None = None) -> Gantt | None:
    """The chart of these stages, in their order; None without any. A bar is at least one unit wide and never leaves the chart."""
    if not stages:
        return None
    span = Period(min(stage.first_day for stage in stages), max(stage.last_day for stage in stages))
    days = (span.last_day - span.first_day).days + 1

    def at(day: date) -> int:
        return (day - span.first_day).days * WIDTH // days

    bars = tuple(
        Bar(
            stage,
            at(stage.first_day),
            HEAD + place * LINE,
            max(at(stage.last_day + timedelta(days=1)) - at(stage.first_day), 1),
        )
        for place, stage in enumerate(stages)
    )
    ticks = tuple(
        Tick(at(month.first_day), month.first_day) for month in span.months() if month.first_day.day == 1
    ) or (Tick(0, span.first_day),)
    inside = today is not None and span.first_day <= today <= span.last_day
    return Gantt(span, bars, ticks, at(today) if inside and today else None, height=HEAD + len(stages) * LINE)
