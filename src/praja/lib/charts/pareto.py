# SPDX-License-Identifier: EUPL-1.2
"""Pareto: which few causes make most of it. Whole counts; shares are compared without rounding."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from praja.lib.charts.axes import Axis, in_figures, round_step
from praja.lib.charts.canvas import Canvas, wrapped

MOST = Fraction(80, 100)
"""What counts as most of it."""
SHOWN = 9
"""Bars that are drawn singly; what is beyond is drawn as one."""
WIDTH, LEFT, RIGHT, TOP, HEIGHT, LINE = 400.0, 40.0, 362.0, 14.0, 190.0, 17.0


@dataclass(frozen=True, slots=True)
class ParetoBar:
    """One cause: how often, its share and the share of all up to it (parts of one), whether it is of the vital few."""

    label: str
    count: int
    share: Fraction
    cumulative: Fraction
    vital: bool


@dataclass(frozen=True, slots=True)
class Pareto:
    """Causes by how often they were counted, the most frequent first; of equals the one named first."""

    bars: tuple[ParetoBar, ...]
    total: int

    @property
    def vital(self) -> tuple[ParetoBar, ...]:
        """The fewest causes that together make 80 % or more."""
        return tuple(bar for bar in self.bars if bar.vital)

    @property
    def few_stand_out(self) -> bool:
        """Whether the vital are few: less than half of the causes. Otherwise counts are level and a Pareto says little."""
        return 0 < len(self.vital) * 2 < len(self.bars)


def pareto(counts: Iterable[tuple[str, int]], *, rest: tuple[str, int] | None = None) -> Pareto:
    """The causes in order. Counts of one label are added up; what was never counted is left out. `rest` is what is not told apart
    any further: it stands last, however much it is, and is none of the vital few. Raises ValueError for a negative count."""
    summed: dict[str, int] = {}
    for label, count in (*counts, *((rest,) if rest else ())):
        if count < 0:
            raise ValueError("A count is not negative")
        summed[label] = summed.get(label, 0) + count
    last = rest[0] if rest else None
    ordered = sorted(
        ((label, count) for label, count in summed.items() if count), key=lambda one: (one[0] == last, -one[1])
    )
    total = sum(count for _, count in ordered)
    bars, before = [], 0
    for label, count in ordered:
        vital = label != last and Fraction(before, total) < MOST
        before += count
        bars.append(ParetoBar(label, count, Fraction(count, total), Fraction(before, total), vital))
    return Pareto(tuple(bars), total)


def percentage(share: Fraction) -> str:
    """A share in whole percent, half up."""
    return f"{int(share * 100 + Fraction(1, 2))} %"


def draw_pareto(found: Pareto, rest: str) -> Canvas:
    """Bars, the cumulative line, the 80 % mark, and below which number is which cause. `rest` names the bar of all further
    causes."""
    bars = _drawn_bars(found, rest)
    bottom = TOP + HEIGHT
    canvas = Canvas(WIDTH, bottom + 26 + LINE * len(bars) + 4)
    step = round_step(max(found.total, 1) / 5)
    counts = Axis(0, max(found.total, 1), step, bottom, TOP)
    _rule(canvas, counts)
    width = (RIGHT - LEFT) / max(len(bars), 1)
    line = [(LEFT, bottom)]
    for place, bar in enumerate(bars):
        x = LEFT + place * width
        look = "bar-vital" if bar.vital else "bar-rest"
        canvas.rect(x + width * 0.12, counts.at(bar.count), width * 0.76, bottom - counts.at(bar.count), look)
        canvas.text(x + width / 2, bottom + 15, str(place + 1), "say-strong", "middle")
        line.append((x + width, counts.at(float(bar.cumulative) * found.total)))
        _name(canvas, place, bar, bottom + 26 + LINE * (place + 0.8))
    canvas.polyline(line, "line")
    for x, y in line[1:]:
        canvas.circle(x, y, 2.6, "dot")
    eighty = counts.at(float(MOST) * found.total)
    canvas.line(LEFT, eighty, RIGHT, eighty, "mark")
    return canvas


def _rule(canvas: Canvas, counts: Axis) -> None:
    tick = 0.0
    while tick <= counts.high + 1e-9:
        canvas.line(LEFT, counts.at(tick), RIGHT, counts.at(tick), "grid")
        canvas.text(LEFT - 5, counts.at(tick) + 4, in_figures(tick), "say-soft", "end")
        tick += counts.step
    for share in (0.0, 0.5, 0.8, 1.0):
        look = "say-strong" if share == float(MOST) else "say-soft"
        canvas.text(RIGHT + 5, counts.at(share * counts.high) + 4, f"{share * 100:.0f} %", look)
    canvas.line(LEFT, counts.start, RIGHT, counts.start, "axis")


def _name(canvas: Canvas, place: int, bar: ParetoBar, y: float) -> None:
    canvas.text(LEFT - 5, y, str(place + 1), "say-strong", "end")
    canvas.text(LEFT + 3, y, wrapped(bar.label, 40, 1)[0], "say-strong" if bar.vital else "say")
    canvas.text(WIDTH - 2, y, f"{in_figures(bar.count)} ({percentage(bar.share)})", "say-soft", "end")


def _drawn_bars(found: Pareto, rest: str) -> list[ParetoBar]:
    if len(found.bars) <= SHOWN + 1:
        return list(found.bars)
    tail = found.bars[SHOWN:]
    count = sum(bar.count for bar in tail)
    joined = ParetoBar(rest, count, Fraction(count, found.total), Fraction(1), tail[0].vital)
    return [*found.bars[:SHOWN], joined]
