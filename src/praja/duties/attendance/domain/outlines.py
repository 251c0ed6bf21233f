# SPDX-License-Identifier: EUPL-1.2
"""Reading the outline of a place from GeoJSON as map programs write it, and drawing it."""

import json
import math
from collections.abc import Iterator
from typing import Any

from praja.duties.attendance.domain.geometry import Outline

MOST_POINTS, MOST_RINGS = 2_000, 50
LARGEST_DEGREES = 1.0
"""A place is smaller than a degree across: whoever swaps latitude and longitude, or draws a province, is told."""


class UnreadableOutline(ValueError):
    """The text is no outline; `problem` says why: json, kind, none, hole, ring, range, many, large."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


def read_outline(text: str) -> list[list[list[float]]]:
    """Every polygon in a GeoJSON text (geometry, feature or collection) as closed rings, seven digits.

    Raises UnreadableOutline.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableOutline("json") from error
    rings = [_ring(polygon) for polygon in _polygons(found, depth=0)]
    if not rings:
        raise UnreadableOutline("none")
    if len(rings) > MOST_RINGS or sum(map(len, rings)) > MOST_POINTS:
        raise UnreadableOutline("many")
    west, south, east, north = bounds(rings)
    if max(east - west, north - south) > LARGEST_DEGREES:
        raise UnreadableOutline("large")
    return rings


def _polygons(value: Any, depth: int) -> Iterator[Any]:
    if not isinstance(value, dict) or depth > 4:
        raise UnreadableOutline("kind")
    kind = value.get("type")
    if kind in ("FeatureCollection", "GeometryCollection"):
        for one in _listed(value.get("features" if kind == "FeatureCollection" else "geometries")):
            yield from _polygons(one, depth + 1)
    elif kind == "Feature":
        yield from _polygons(value.get("geometry"), depth + 1)
    elif kind == "Polygon":
        yield value.get("coordinates")
    elif kind == "MultiPolygon":
        yield from _listed(value.get("coordinates"))
    else:
        raise UnreadableOutline("kind")


def _listed(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise UnreadableOutline("kind")
    return value


def _ring(polygon: Any) -> list[list[float]]:
    rings = _listed(polygon)
    if len(rings) > 1:
        raise UnreadableOutline("hole")
    points = [_point(one) for one in _listed(rings[0] if rings else [])]
    if points and points[0] != points[-1]:
        points.append(points[0])
    if len({tuple(one) for one in points}) < 3:
        raise UnreadableOutline("ring")
    return points


def _point(value: Any) -> list[float]:
    numbers = _listed(value)[:2]
    if len(numbers) < 2 or not all(isinstance(one, int | float) and not isinstance(one, bool) for one in numbers):
        raise UnreadableOutline("ring")
    longitude, latitude = float(numbers[0]), float(numbers[1])
    if not (math.isfinite(longitude) and math.isfinite(latitude) and abs(longitude) <= 180 and abs(latitude) <= 90):
        raise UnreadableOutline("range")
    return [round(longitude, 7), round(latitude, 7)]


def written_outline(outline: Outline) -> str:
    """The outline as GeoJSON, to be changed by hand or in a map program."""
    return json.dumps({"type": "MultiPolygon", "coordinates": [[ring] for ring in outline]}) if outline else ""


def bounds(outline: Outline) -> tuple[float, float, float, float]:
    """West, south, east, north of an outline that has a ring."""
    longitudes = [point[0] for ring in outline for point in ring]
    latitudes = [point[1] for ring in outline for point in ring]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)
