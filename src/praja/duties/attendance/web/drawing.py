# SPDX-License-Identifier: EUPL-1.2
"""Outlines and positions as small drawings."""

import math
from dataclasses import dataclass

from praja.duties.attendance.domain.outlines import bounds

WIDTH = 320.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """An outline as SVG: its box, its polygons as points, and how many metres it measures across. Coordinates as text."""

    box: str
    polygons: list[str]
    dot: tuple[str, str] | None = None
    circle: str = ""


def drawing_of(rings: list[list[list[float]]], dot: tuple[float, float] | None = None, accuracy: float = 0) -> Drawing:
    """Draw an outline, and a position with the circle of its accuracy (metres) beside it. North is up."""
    around = [*rings, [[dot[0], dot[1]]]] if dot else rings
    west, south, east, north = bounds(around)
    squeeze = math.cos(math.radians((south + north) / 2))
    span = max((east - west) * squeeze, north - south) or 1e-4
    scale = WIDTH / span

    def place_of(longitude: float, latitude: float) -> tuple[float, float]:
        return (longitude - west) * squeeze * scale, (north - latitude) * scale

    edge = WIDTH * 0.1
    wide, high = place_of(east, south)
    box = f"{-edge:.1f} {-edge:.1f} {wide + 2 * edge:.1f} {high + 2 * edge:.1f}"
    polygons = [" ".join(f"{x:.1f},{y:.1f}" for x, y in (place_of(*point) for point in ring)) for ring in rings]
    if dot is None:
        return Drawing(box, polygons)
    x, y = place_of(*dot)
    return Drawing(box, polygons, (f"{x:.1f}", f"{y:.1f}"), f"{max(accuracy / 110_574 * scale, 2):.1f}")
