# SPDX-License-Identifier: EUPL-1.2
"""Where a point lies beside an outline: inside it, or how many metres outside. Degrees on WGS 84, longitude before latitude."""

import math
from collections.abc import Sequence
from itertools import pairwise

Point = Sequence[float]
Ring = Sequence[Point]
Outline = Sequence[Ring]
"""Polygons without holes, each a closed ring of `[longitude, latitude]`."""

AXIS, FLATTENING = 6_378_137.0, 1 / 298.257_223_563
ECCENTRICITY = FLATTENING * (2 - FLATTENING)
"""The ellipsoid of WGS 84; the eccentricity squared."""
EARTH = 6_371_008.8
"""Metres of the mean radius of the earth."""


def contains(ring: Ring, longitude: float, latitude: float) -> bool:
    """Whether the point lies in the ring, by the crossings of a ray; its edge is decided by `metres_outside`."""
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > latitude) != (y2 > latitude) and longitude < (x2 - x1) * (latitude - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def metres_outside(outline: Outline, longitude: float, latitude: float) -> float:
    """0 inside any of the polygons, else the metres to the nearest edge; infinite for no outline.

    Edges are straight on a plane that touches the ellipsoid at the point: for the kilometre that matters here the error is below
    a thousandth.
    """
    if any(contains(ring, longitude, latitude) for ring in outline):
        return 0.0
    east, north = _scale(latitude)
    edges = (
        _to_edge(((x1 - longitude) * east, (y1 - latitude) * north), ((x2 - longitude) * east, (y2 - latitude) * north))
        for ring in outline
        for (x1, y1), (x2, y2) in pairwise(ring)
    )
    return min(edges, default=math.inf)


def _scale(latitude: float) -> tuple[float, float]:
    """Metres of one degree eastwards and northwards."""
    sine = math.sin(math.radians(latitude))
    root = 1 - ECCENTRICITY * sine * sine
    across, along = AXIS / math.sqrt(root), AXIS * (1 - ECCENTRICITY) / root**1.5
    return math.radians(across * math.cos(math.radians(latitude))), math.radians(along)


def _to_edge(a: tuple[float, float], b: tuple[float, float]) -> float:
    """From the origin to the nearest point of the edge."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else max(0.0, min(1.0, -(a[0] * dx + a[1] * dy) / length))
    return math.hypot(a[0] + share * dx, a[1] + share * dy)


def metres_between(one: Point, other: Point) -> float:
    """The great-circle distance of two points, `[longitude, latitude]`, on a sphere: right to about half a percent."""
    (x1, y1), (x2, y2) = (map(math.radians, point) for point in (one, other))
    half = math.sin((y2 - y1) / 2) ** 2 + math.cos(y1) * math.cos(y2) * math.sin((x2 - x1) / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(half)))


def middle_of(outline: Outline) -> tuple[tuple[float, float], float] | None:
    """The middle of an outline's corners, and the metres to the farthest of them; None for no outline."""
    corners = [(point[0], point[1]) for ring in outline for point in ring[:-1] or ring]
    if not corners:
        return None
    middle = (sum(x for x, _y in corners) / len(corners), sum(y for _x, y in corners) / len(corners))
    return middle, max(metres_between(middle, corner) for corner in corners)
