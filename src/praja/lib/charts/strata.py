# SPDX-License-Identifier: EUPL-1.2
"""Stratification: the same counts split by something (place, day, who asked), so that a mix of two things is seen as two."""

from collections.abc import Iterable
from dataclasses import dataclass

from praja.lib.charts.axes import axis, in_figures
from praja.lib.charts.canvas import Canvas, wrapped

WIDTH, LEFT, RIGHT, ROW = 400.0, 10.0, 356.0, 17.0


@dataclass(frozen=True, slots=True)
class Stratum:
    """One group with its counts, in the order of the labels, and their sum."""

    label: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Strata:
    """What was counted (`labels`, the most frequent first) in each group (the largest first)."""

    labels: tuple[str, ...]
    groups: tuple[Stratum, ...]

    @property
    def total(self) -> int:
        return sum(group.total for group in self.groups)


def strata(rows: Iterable[tuple[str, str, int]]) -> Strata:
    """Rows are group, label and count; equal ones are added up. Raises ValueError for a negative count."""
    summed: dict[tuple[str, str], int] = {}
    for group, label, count in rows:
        if count < 0:
            raise ValueError("A count is not negative")
        summed[group, label] = summed.get((group, label), 0) + count
    labels = _largest_first((label, count) for (_, label), count in summed.items())
    groups = _largest_first((group, count) for (group, _), count in summed.items())
    return Strata(labels, tuple(Stratum(g, tuple(summed.get((g, one), 0) for one in labels)) for g in groups))


def _largest_first(counts: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    totals: dict[str, int] = {}
    for label, count in counts:
        totals[label] = totals.get(label, 0) + count
    return tuple(sorted((label for label in totals if totals[label]), key=lambda label: -totals[label]))


def draw_strata(found: Strata) -> Canvas:
    """A block of level bars per group, all to one scale; the most frequent of each group in full."""
    height = sum(26 + ROW * 1.9 * len(found.labels) for _ in found.groups)
    canvas = Canvas(WIDTH, height + 4)
    most = max((count for group in found.groups for count in group.counts), default=1)
    along = axis(0, most, LEFT, RIGHT)
    y = 0.0
    for group in found.groups:
        canvas.text(2, y + 15, f"{wrapped(group.label, 40, 1)[0]} ({in_figures(group.total)})", "say-strong")
        y += 24
        for label, count in zip(found.labels, group.counts, strict=True):
            look = "bar-vital" if count and count == max(group.counts) else "bar-rest"
            canvas.text(LEFT, y + 11, wrapped(label, 48, 1)[0], "say")
            canvas.rect(LEFT, y + 15, along.at(count) - LEFT, 11, look)
            canvas.text(along.at(count) + 5, y + 25, in_figures(count), "say-soft")
            y += ROW * 1.9
        y += 2
    return canvas
