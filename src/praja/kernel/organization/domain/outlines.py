# SPDX-License-Identifier: EUPL-1.2
"""Outlines of regions as polygons: read from GeoJSON, simplified, measured. Pure.

A polygon is its outer ring and its holes; a ring is closed, of `(longitude, latitude)` in degrees (WGS 84).
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from praja.kernel.organization.domain.regions import is_region_code

Point = tuple[float, float]
Ring = Sequence[Point]
Polygon = Sequence[Ring]
Outline = Sequence[Polygon]
CODES = ("kode", "code", "kode_wilayah", "kode_kemendagri", "kdppum", "id")
"""Properties of a feature that may hold its Kemendagri code, the first that does."""
PLACES = 6
"""Decimals that are kept: a tenth of a metre."""
MOST_POINTS = 2_000_000


class UnreadableOutlines(ValueError):
    """The text holds no outlines of regions; `problem` says why: json, kind, code, ring, range, twice, many, none."""

    def __init__(self, problem: str, where: str = "") -> None:
        super().__init__(problem)
        self.problem, self.where = problem, where


@dataclass(frozen=True, slots=True)
class Box:
    """The least and most degrees of some outlines."""

    west: float
    south: float
    east: float
    north: float


def read_outlines(text: str) -> dict[str, Outline]:
    """The outline of each region in a GeoJSON FeatureCollection (RFC 7946), by its code. Raises `UnreadableOutlines`."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableOutlines("json") from error
    if not isinstance(found, dict) or found.get("type") != "FeatureCollection":
        raise UnreadableOutlines("kind")
    outlines: dict[str, Outline] = {}
    for feature in found.get("features") or ():
        code = _code(feature)
        if code in outlines:
            raise UnreadableOutlines("twice", code)
        outlines[code] = [_polygon(one, code) for one in _polygons(feature.get("geometry"), code)]
    if not outlines:
        raise UnreadableOutlines("none")
    if sum(len(ring) for one in outlines.values() for polygon in one for ring in polygon) > MOST_POINTS:
        raise UnreadableOutlines("many")
    return outlines


def box_of(outlines: Sequence[Outline]) -> Box:
    """What encloses them."""
    points = [point for one in outlines for polygon in one for point in polygon[0]]
    easts, norths = [point[0] for point in points], [point[1] for point in points]
    return Box(min(easts), min(norths), max(easts), max(norths))


def simplified(ring: Ring, tolerance: float) -> list[Point]:
    """The ring without points that lie within `tolerance` degrees of the line between others (Douglas and Peucker); a ring that
    nothing would be left of keeps four points."""
    if len(ring) <= 5:
        return list(ring)
    kept = {0, len(ring) - 1, len(ring) // 2}
    waiting = [(0, len(ring) // 2), (len(ring) // 2, len(ring) - 1)]
    while waiting:
        first, last = waiting.pop()
        furthest, at = 0.0, -1
        for place in range(first + 1, last):
            away = _distance(ring[place], ring[first], ring[last])
            if away > furthest:
                furthest, at = away, place
        if furthest > tolerance:
            kept.add(at)
            waiting += [(first, at), (at, last)]
    if len(kept) < 4:
        kept.add(max(range(len(ring)), key=lambda place: _distance(ring[place], ring[0], ring[len(ring) // 2])))
    return [ring[place] for place in sorted(kept)]


def middle_of(outline: Outline) -> Point:
    """A point in the largest polygon to write on: its centre of mass where that lies inside, else the middle of its widest part
    on that height."""
    ring = max((polygon[0] for polygon in outline), key=lambda one: abs(_area(one)))
    area = _area(ring)
    east = north = 0.0
    for (x, y), (u, v) in pairwise(ring):
        cross = x * v - u * y
        east, north = east + (x + u) * cross, north + (y + v) * cross
    centre = (east / (6 * area), north / (6 * area)) if area else ring[0]
    spans = list(_spans(ring, centre[1]))
    if not spans or any(west <= centre[0] <= end for west, end in spans):
        return centre
    west, end = max(spans, key=lambda span: span[1] - span[0])
    return (west + end) / 2, centre[1]


def _spans(ring: Ring, north: float) -> Iterator[tuple[float, float]]:
    crossings = sorted(
        x + (north - y) / (v - y) * (u - x) for (x, y), (u, v) in pairwise(ring) if (y > north) != (v > north)
    )
    yield from zip(crossings[::2], crossings[1::2], strict=False)


def _area(ring: Ring) -> float:
    return sum(x * v - u * y for (x, y), (u, v) in pairwise(ring)) / 2


def _distance(point: Point, first: Point, last: Point) -> float:
    """From a point to the stretch between two others."""
    (px, py), (ax, ay), (bx, by) = point, first, last
    length = (bx - ax) ** 2 + (by - ay) ** 2
    share = min(max(((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length, 0.0), 1.0) if length else 0.0
    return math.hypot(px - ax - share * (bx - ax), py - ay - share * (by - ay))


def _code(feature: Any) -> str:
    said = feature.get("properties") if isinstance(feature, Mapping) else None
    if not isinstance(said, Mapping):
        raise UnreadableOutlines("kind")
    for name in CODES:
        if is_region_code(str(said.get(name, ""))):
            return str(said[name])
    raise UnreadableOutlines("code", str(said.get("nama") or said.get("name") or ""))


def _polygons(geometry: Any, code: str) -> list[Any]:
    kind = geometry.get("type") if isinstance(geometry, Mapping) else None
    if kind == "Polygon":
        return [geometry.get("coordinates")]
    if kind == "MultiPolygon" and geometry.get("coordinates"):
        return list(geometry["coordinates"])
    raise UnreadableOutlines("kind", code)


def _polygon(value: Any, code: str) -> list[list[Point]]:
    if not isinstance(value, list) or not value:
        raise UnreadableOutlines("ring", code)
    return [_ring(one, code) for one in value]


def _ring(value: Any, code: str) -> list[Point]:
    if not isinstance(value, list):
        raise UnreadableOutlines("ring", code)
    points = [_point(one, code) for one in value]
    if points and points[0] != points[-1]:
        points.append(points[0])
    if len(set(points)) < 3:
        raise UnreadableOutlines("ring", code)
    return points


def _point(value: Any, code: str) -> Point:
    numbers = value[:2] if isinstance(value, list) else []
    if len(numbers) < 2 or not all(isinstance(one, int | float) and not isinstance(one, bool) for one in numbers):
        raise UnreadableOutlines("ring", code)
    east, north = float(numbers[0]), float(numbers[1])
    if not (math.isfinite(east) and math.isfinite(north) and abs(east) <= 180 and abs(north) <= 90):
        raise UnreadableOutlines("range", code)
    return round(east, PLACES), round(north, PLACES)
