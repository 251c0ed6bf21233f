# SPDX-License-Identifier: EUPL-1.2
"""An interrupted series stands within its axes, wherever its own points and those it is compared with lie."""

import re

import pytest

from praja.lib.charts.canvas import Canvas
from praja.lib.charts.interrupted import LEFT, RIGHT, Dot, Words, draw_interrupted


def drawn(own: list[Dot], others: list[Dot], span: tuple[int, int]) -> Canvas:
    words = Words(span, "1 Jan 2026", "Mulai 5 Mar 2026", "30 Apr 2026")
    canvas = draw_interrupted(own, others, None, words, in_percent=True)
    assert canvas is not None
    return canvas


@pytest.mark.parametrize("own", [[(14, 1.0), (19, 1.0), (25, 0.5)], [(-30, 0.2), (-3, 0.4)]])
def test_points_of_comparison_units_stand_on_the_drawing_where_the_unit_itself_has_none(own: list[Dot]) -> None:
    picture = drawn(own, [(-20, 0.5), (40, 0.9)], (-30, 40)).on_paper()

    places = [float(found) for found in re.findall(r'<circle[^>]* cx="([-0-9.]+)"', picture)]
    assert len(places) == len(own) + 2
    assert min(places) >= LEFT
    assert max(places) <= RIGHT


def test_shares_that_are_all_alike_stand_between_nothing_and_all() -> None:
    picture = drawn([(1, 1.0), (2, 1.0)], [], (-1, 2)).on_paper()

    assert {found.strip() for found in re.findall(r">([0-9]+) %<", picture)} == {"0", "20", "40", "60", "80", "100"}
