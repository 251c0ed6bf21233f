# SPDX-License-Identifier: EUPL-1.2
"""A fishbone shows every cause on its bone, none over another, and says in its table what explains what."""

import re

import pytest
from django.utils.translation import override

from praja.lib.charts.fishbone import Bone, Twig, draw_fishbone, twigs_of
from praja.lib.charts.shown import shown_fishbone

LONG = "no list of papers hangs at the entrance of the hall where people wait for their number"


def places(markup: str) -> list[tuple[float, float, str]]:
    found = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)', markup)
    return [(float(x), float(y), words) for x, y, words in found]


def test_a_flat_list_grows_into_trees():
    rows = [("papers missing", None), ("no list", 0), ("nobody prints it", 1), ("queue", None)]
    (first, tree), (second, other) = twigs_of(rows)
    assert (first, second) == (0, 3)
    assert tree == Twig("papers missing", (Twig("no list", (Twig("nobody prints it"),)),))
    assert (tree.depth, other.depth) == (3, 1)


@pytest.mark.parametrize("parent", [0, 1, -1])
def test_a_cause_that_explains_itself_or_a_later_one_is_refused(parent: int):
    with pytest.raises(ValueError, match="before"):
        twigs_of([("a", parent), ("b", None)])


def test_no_two_lines_of_text_lie_on_each_other():
    twigs = tuple(Twig(f"{n} {LONG}", (Twig(LONG),)) for n in range(4))
    bones = [Bone(name, twigs[: n % 5]) for n, name in enumerate(["man", "method", "machine", "material", "place"])]
    lines = places(draw_fishbone("Two days late", bones).on_page("x"))
    for place, (x, y, words) in enumerate(lines):
        for other_x, other_y, other in lines[place + 1 :]:
            assert abs(y - other_y) >= 12 or abs(x - other_x) >= 60, (words, other)


def test_everything_lies_within_the_canvas():
    canvas = draw_fishbone(LONG, [Bone("method", (Twig(LONG, (Twig(LONG),)),)), Bone("man"), Bone("machine")])
    for x, y, _words in places(canvas.on_page("x")):
        assert 0 <= x <= canvas.width
        assert 10 <= y <= canvas.height


def test_the_table_says_what_explains_what():
    with override("en"):
        bones = [Bone("Method", (Twig("papers missing", (Twig("no list"),)),)), Bone("People", (Twig("one counter"),))]
        chart = shown_fishbone("Two days late", bones)
    assert chart.rows == (
        ("Method", "papers missing", "–"),
        ("Method", "no list", "papers missing"),
        ("People", "one counter", "–"),
    )
    assert chart.finding == "3 possible causes of “Two days late”; most of them lie in: Method."


def test_without_causes_the_bones_are_drawn_empty():
    with override("en"):
        chart = shown_fishbone("Two days late", [Bone("Method"), Bone("People")])
    assert chart.finding == "No cause of “Two days late” is written yet."
    assert "Method" in chart.svg
    assert chart.rows == ()
