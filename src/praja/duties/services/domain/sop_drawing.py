# SPDX-License-Identifier: EUPL-1.2
"""Where shapes and connectors of a flow stand, on a grid of lanes and rows of one size. Pure: places in, coordinates out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from praja.duties.services.domain.sop import Activity, Lane, Shape, lanes_of

LANE, ROW, HEAD = 132, 84, 56
"""Width of a lane, height of a row, height of the heads of the lanes."""
WIDTH, HEIGHT = 68, 44
"""Of a shape."""
MARGIN = 14
"""How far from the right edge of a lane the way back to it runs."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One shape: its number, its corner and middle, and, of a diamond, its points."""

    number: int
    shape: Shape
    x: int
    y: int
    middle_x: int
    middle_y: int
    points: str = ""


@dataclass(frozen=True, slots=True)
class Connector:
    """A line with an arrow at its end; `is_no` for the way back of a decision, whose word stands at `x`, `y`."""

    points: str
    is_no: bool = False
    x: int = 0
    y: int = 0


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole flow. `heads` holds for each lane its place and its middle."""

    width: int
    height: int
    heads: tuple[tuple[Lane, int, int], ...]
    shapes: tuple[Drawn, ...]
    connectors: tuple[Connector, ...]


def drawing_of(activities: Sequence[Activity]) -> Drawing:
    """The flow as a drawing: forward from each activity to the next, back from each decision."""
    lanes = lanes_of(activities)
    middles = [
        (lanes.index(one.lane) * LANE + LANE // 2, HEAD + ROW * row + ROW // 2) for row, one in enumerate(activities)
    ]
    return Drawing(
        width=LANE * len(lanes),
        height=HEAD + ROW * len(activities),
        heads=tuple((lane, LANE * place, LANE * place + LANE // 2) for place, lane in enumerate(lanes)),
        shapes=tuple(_shape(row, one, *middles[row]) for row, one in enumerate(activities)),
        connectors=tuple(_connectors(activities, middles)),
    )


def _shape(row: int, activity: Activity, x: int, y: int) -> Drawn:
    left, top, right, bottom = x - WIDTH // 2, y - HEIGHT // 2, x + WIDTH // 2, y + HEIGHT // 2
    points = _points((x, top), (right, y), (x, bottom), (left, y)) if activity.shape is Shape.DECISION else ""
    return Drawn(row + 1, activity.shape, left, top, x, y, points)


def _connectors(activities: Sequence[Activity], middles: Sequence[tuple[int, int]]) -> Iterator[Connector]:
    half = HEIGHT // 2
    for (x, y), (to_x, to_y) in pairwise(middles):
        turn = y + ROW // 2
        yield Connector(_points((x, y + half), (x, turn), (to_x, turn), (to_x, to_y - half)))
    for (x, y), activity in zip(middles, activities, strict=True):
        if activity.back is not None:
            to_x, to_y = middles[activity.back]
            beside, left = to_x + LANE // 2 - MARGIN, x - WIDTH // 2
            way = _points((left, y), (beside, y), (beside, to_y), (to_x + WIDTH // 2, to_y))
            yield Connector(way, is_no=True, x=left - 4, y=y - 6)


def _points(*places: tuple[int, int]) -> str:
    return " ".join(f"{x},{y}" for x, y in places)
