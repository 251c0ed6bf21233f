# SPDX-License-Identifier: EUPL-1.2
"""A map of regions in classes of one figure, as paths of SVG. Pure: outlines and numbers in, coordinates out as text.

A class is told by a number written in the region and by its shade, so that nobody needs to tell colours apart.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT, EDGE = 640.0, 480.0, 6.0
MOST_CLASSES = 4
MOST_REGIONS = 120
FINEST = 0.7
"""So many units of the drawing are a point that nobody sees."""
Point = tuple[float, float]
Ring = Sequence[Point]
Outline = Sequence[Sequence[Ring]]
Number = int | float | Decimal


@dataclass(frozen=True, slots=True)
class Class:
    """The regions from `least` to `most`; `number` counts from 1, the lowest."""

    number: int
    least: Number
    most: Number


@dataclass(frozen=True, slots=True)
class Drawn:
    """A region: its path, where its number stands, which class it is of (0: no figure)."""

    code: str
    path: str
    x: str
    y: str
    number: int


@dataclass(frozen=True, slots=True)
class Projection:
    """From degrees to the drawing: of one scale in both directions at the middle of what is drawn."""

    west: float
    north: float
    narrow: float
    scale: float

    @classmethod
    def of(cls, west: float, south: float, east: float, north: float) -> "Projection":
        narrow = math.cos(math.radians((south + north) / 2)) or 1.0
        wide, high = max((east - west) * narrow, 1e-9), max(north - south, 1e-9)
        scale = min((WIDTH - 2 * EDGE) / wide, (HEIGHT - 2 * EDGE) / high)
        return cls(west, north, narrow, scale)

    def at(self, point: Sequence[float]) -> Point:
        return (
            EDGE + (point[0] - self.west) * self.narrow * self.scale,
            EDGE + (self.north - point[1]) * self.scale,
        )

    @property
    def tolerance(self) -> float:
        """The degrees that nobody sees."""
        return FINEST / self.scale


def classes_of(values: Sequence[Number]) -> list[Class]:
    """Classes of about the same number of regions, the lowest first; equal figures are in one class."""
    ordered = sorted(values)
    count = min(MOST_CLASSES, len(set(ordered)))
    if not count:
        return []
    bounds = [ordered[math.ceil(len(ordered) * (at + 1) / count) - 1] for at in range(count)]
    found: list[Class] = []
    for most in sorted(set(bounds)):
        inside = [value for value in ordered if value <= most and (not found or value > found[-1].most)]
        found.append(Class(len(found) + 1, inside[0], most))
    return found


def class_in(classes: Sequence[Class], value: Number | None) -> int:
    """The number of the class of a figure; 0 where there is none."""
    if value is None:
        return 0
    return next((one.number for one in classes if value <= one.most), 0)


def path_of(rings: Sequence[Ring], projection: Projection) -> str:
    """Rings as one path, in whole tenths; what is smaller than a point of the drawing is left out."""
    parts = []
    for ring in rings:
        points = [projection.at(point) for point in ring]
        if _size(points) < FINEST:
            continue
        said = list(dict.fromkeys(f"{x:.1f},{y:.1f}" for x, y in points))
        if len(said) > 2:
            parts.append(f"M{' '.join(said)}Z")
    return "".join(parts)


def _size(points: Sequence[Point]) -> float:
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def height_of(projection: Projection, south: float) -> float:
    """How high the drawing is."""
    return projection.at((projection.west, south))[1] + EDGE


def with_values(values: Mapping[str, Number | None]) -> list[Number]:
    """The figures that there are."""
    return [value for value in values.values() if value is not None]
