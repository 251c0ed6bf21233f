# SPDX-License-Identifier: EUPL-1.2
"""Cause and effect (Ishikawa): a spine with a bone per category and a twig per cause, laid out so that nothing overlaps. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from praja.lib.charts.canvas import Canvas, wrapped

LINE = 15.0
BONE_WIDTH = 230.0
HEAD_WIDTH = 150.0
LETTERS = 23
"""Characters in a line beside a bone."""
MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Twig:
    """A cause, and why it is so in turn. `root`: the asking ended here."""

    text: str
    below: tuple["Twig", ...] = ()

    @property
    def depth(self) -> int:
        return 1 + max((twig.depth for twig in self.below), default=0)


@dataclass(frozen=True, slots=True)
class Bone:
    """A category with its causes."""

    label: str
    twigs: tuple[Twig, ...] = ()


def twigs_of(rows: Sequence[tuple[str, int | None]]) -> tuple[tuple[int, Twig], ...]:
    """Trees from a flat list in which each cause names the place (from 0) of the one that it explains: the place of each root
    with its tree. Raises ValueError where one names a later one or itself."""
    if any(parent is not None and not 0 <= parent < place for place, (_, parent) in enumerate(rows)):
        raise ValueError("A cause names one before it")

    def grown(place: int) -> Twig:
        return Twig(rows[place][0], tuple(grown(child) for child, (_, parent) in enumerate(rows) if parent == place))

    return tuple((place, grown(place)) for place, (_, parent) in enumerate(rows) if parent is None)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a bone: how deep it lies, whether a cause begins or ends with it, and its words."""

    depth: int
    begins: bool
    ends: bool
    words: str


def lines_of(twigs: Iterable[Twig], depth: int = 0) -> list[Line]:
    """The causes of a bone as lines, each followed by what explains it."""
    found = []
    for twig in twigs:
        parts = wrapped(twig.text, LETTERS - 2 * min(depth, 4), MOST_LINES)
        found += [Line(min(depth, 4), place == 0, place + 1 == len(parts), part) for place, part in enumerate(parts)]
        found += lines_of(twig.below, depth + 1)
    return found


def draw_fishbone(effect: str, bones: Sequence[Bone]) -> Canvas:
    """The effect at the right, bones in pairs above and below the spine, the causes of each as lines that touch it. Bones without
    causes are drawn too: an empty one asks whether anybody looked there."""
    pairs = list(zip_longest(bones[0::2], bones[1::2]))
    above = max((_height(bone) for bone, _ in pairs), default=40.0)
    below = max((_height(bone) for _, bone in pairs if bone), default=40.0)
    spine, width = above + 6, len(pairs) * BONE_WIDTH + 20
    canvas = Canvas(width + HEAD_WIDTH, above + below + 12)
    canvas.line(8, spine, width, spine, "bone")
    for place, (upper, lower) in enumerate(pairs):
        foot = (place + 1) * BONE_WIDTH + 6
        _bone(canvas, upper, foot, spine, -above)
        if lower is not None:
            _bone(canvas, lower, foot, spine, below)
    _head(canvas, effect, width, spine)
    return canvas


def _height(bone: Bone) -> float:
    return max(44.0 + LINE * (len(lines_of(bone.twigs)) + 1), 90.0)


def _bone(canvas: Canvas, bone: Bone, foot: float, spine: float, reach: float) -> None:
    """A bone from its category to the spine; `reach` is negative above the spine. Each cause is a line that touches it."""
    up = reach < 0
    tip_y, tip_x = spine + reach + (24 if up else -24), foot - 46
    canvas.line(tip_x, tip_y, foot, spine, "bone")
    label = wrapped(bone.label, 24, 1)[0]
    canvas.rect(tip_x - 92, tip_y - (22 if up else 0), 140, 22, "box")
    canvas.text(tip_x - 22, tip_y - (7 if up else -15), label, "say-strong", "middle")
    start = tip_y + 20 if up else spine + 22
    for row, line in enumerate(lines_of(bone.twigs)):
        y = start + row * LINE
        edge = tip_x + (y - tip_y) / (spine - tip_y) * (foot - tip_x)
        left = foot - BONE_WIDTH + 12 + line.depth * 12
        if line.ends and line.depth == 0:
            canvas.line(left, y + 4, edge, y + 4, "twig")
        elif line.begins and line.depth:
            canvas.line(left - 9, y - 4, left - 2, y - 4, "twig")
        canvas.text(left, y, line.words, "say" if line.depth == 0 else "say-soft")


def _head(canvas: Canvas, effect: str, left: float, spine: float) -> None:
    words = wrapped(effect, 19, 6)
    height = 16 + LINE * len(words)
    canvas.rect(left, spine - height / 2, HEAD_WIDTH - 6, height, "box")
    for row, line in enumerate(words):
        canvas.text(left + 9, spine - height / 2 + 19 + row * LINE, line, "say-strong")
