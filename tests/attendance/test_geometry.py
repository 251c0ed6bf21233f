# SPDX-License-Identifier: EUPL-1.2
"""Inside, on the edge, and how far outside; outlines as map programs write them."""

import json
from typing import Any

import pytest

from praja.duties.attendance.domain.geometry import metres_outside
from praja.duties.attendance.domain.outlines import UnreadableOutline, read_outline, written_outline

SQUARE = [[124.84, 1.49], [124.85, 1.49], [124.85, 1.50], [124.84, 1.50], [124.84, 1.49]]
"""At Manado: 1113 m wide, 1106 m high."""
HOOK = [[0.0, 0.0], [3.0, 0.0], [3.0, 3.0], [2.0, 3.0], [2.0, 1.0], [0.0, 1.0], [0.0, 0.0]]


@pytest.mark.parametrize(
    ("longitude", "latitude", "metres"),
    [
        (124.845, 1.495, 0),
        (124.84, 1.495, 0),  # on the edge
        (124.851, 1.495, 111.28),  # a thousandth of a degree eastwards at 1.5 degrees north
        (124.845, 1.501, 110.57),  # and northwards
        (124.851, 1.501, 156.87),  # beside the corner
    ],
)
def test_metres_to_the_nearest_edge(longitude: float, latitude: float, metres: float) -> None:
    assert metres_outside([SQUARE], longitude, latitude) == pytest.approx(metres, abs=0.05)


@pytest.mark.parametrize(("latitude", "metres"), [(0.0, 111.319), (30.0, 96.486), (60.0, 55.800)])
def test_a_degree_eastwards_grows_shorter_towards_the_pole(latitude: float, metres: float) -> None:
    wall = [[[1.0, latitude - 1], [2.0, latitude - 1], [2.0, latitude + 1], [1.0, latitude + 1], [1.0, latitude - 1]]]

    assert metres_outside(wall, 0.999, latitude) == pytest.approx(metres, abs=0.001)


def test_the_bend_of_a_hook_is_outside_and_of_two_polygons_the_nearer_counts() -> None:
    assert metres_outside([HOOK], 2.5, 2.5) == 0
    assert metres_outside([HOOK], 1.0, 2.0) > 100_000
    assert metres_outside([HOOK, SQUARE], 124.845, 1.495) == 0
    assert metres_outside([], 0.0, 0.0) == float("inf")


def polygon(*rings: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def test_every_way_in_which_a_polygon_comes() -> None:
    feature = {"type": "Feature", "properties": {}, "geometry": polygon(SQUARE[:-1])}
    for text in (polygon(SQUARE), feature, {"type": "FeatureCollection", "features": [feature]}):
        assert read_outline(json.dumps(text)) == [SQUARE]
    assert read_outline(written_outline([SQUARE, SQUARE])) == [SQUARE, SQUARE]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("bukan json", "json"),
        ("[" * 100_000, "json"),
        ("{}", "kind"),
        (json.dumps({"type": "Point", "coordinates": [1, 2]}), "kind"),
        (json.dumps({"type": "FeatureCollection", "features": []}), "none"),
        (json.dumps(polygon(SQUARE, SQUARE)), "hole"),
        (json.dumps(polygon([[1, 2], [3, 4]])), "ring"),
        (json.dumps(polygon([[1, "2"], [3, 4], [5, 6]])), "ring"),
        (json.dumps(polygon([[1.49, 124.84], [1.5, 124.84], [1.5, 124.85]])), "range"),
        (json.dumps(polygon([[95, 5], [141, 5], [141, -11]])), "large"),
        (json.dumps(polygon([[1 + n / 1e4, 1 + n % 2 / 1e4] for n in range(2100)])), "many"),
    ],
)
def test_what_is_no_outline_says_why(text: str, problem: str) -> None:
    with pytest.raises(UnreadableOutline) as refused:
        read_outline(text)

    assert refused.value.problem == problem
