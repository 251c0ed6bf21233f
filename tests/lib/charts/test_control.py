# SPDX-License-Identifier: EUPL-1.2
"""Limits of control charts follow from the data; a signal is named by the rule that finds it."""

import math

import pytest
from django.utils.translation import override

from praja.lib.charts.control import (
    ChartKind,
    ControlChart,
    Signal,
    c_chart,
    draw_control,
    line_chart,
    p_chart,
    xmr_chart,
)
from praja.lib.charts.shown_numbers import shown_control


def rows(*values: float) -> list[tuple[str, float]]:
    return [(str(place + 1), value) for place, value in enumerate(values)]


def signals(found: ControlChart | None) -> dict[str, set[Signal]]:
    assert found is not None
    return {point.label: set(point.signals) for point in found.signalled}


def test_individual_values_have_limits_of_two_point_six_six_moving_ranges():
    found = xmr_chart(rows(10, 12, 11, 13, 9))
    assert found is not None
    assert found.middle == 11
    spread = 2.66 * (2 + 1 + 2 + 4) / 4
    assert [(p.low, p.high) for p in found.points] == [(11 - spread, 11 + spread)] * 5
    assert signals(found) == {}


def test_a_point_outside_the_limits_is_a_signal():
    assert signals(xmr_chart(rows(5, 6, 5, 6, 5, 6, 5, 30, 5, 6, 5, 6, 5, 6)))["8"] == {Signal.OUTSIDE}


def test_the_eighth_point_on_one_side_is_a_signal_and_seven_are_none():
    eight = [1, 2, 1, 2, 1, 2, 1, 2, 9, 8, 9, 8, 9, 8, 9, 8]
    found = signals(xmr_chart(rows(*eight)))
    assert {label for label, why in found.items() if Signal.RUN in why} == {"8", "16"}
    seven = [1, 2, 1, 2, 1, 2, 1, 9, 8, 9, 8, 9, 8, 9]
    assert not any(Signal.RUN in why for why in signals(xmr_chart(rows(*seven))).values())


def test_six_points_that_rise_are_a_trend_and_five_are_none():
    found = signals(xmr_chart(rows(5, 1, 2, 3, 4, 5, 6, 2, 3, 4, 5, 6, 1)))
    assert {label for label, why in found.items() if Signal.TREND in why} == {"7"}


def test_shares_have_limits_of_their_own_whole():
    found = p_chart([("a", 10, 100), ("b", 5, 25), ("nothing", 0, 0), ("c", 15, 175)])
    assert found is not None
    assert [p.label for p in found.points] == ["a", "b", "c"]
    assert found.middle == pytest.approx(0.1)
    assert found.points[0].high == pytest.approx(0.1 + 3 * math.sqrt(0.09 / 100))
    assert found.points[1].low == 0


def test_counts_have_limits_of_three_square_roots_and_never_below_nothing():
    found = c_chart([("a", 4), ("b", 6), ("c", 5), ("d", 20)])
    assert found is not None
    assert found.middle == 8.75
    assert found.points[0].high == pytest.approx(8.75 + 3 * math.sqrt(8.75))
    assert found.points[0].low == 0
    assert signals(found) == {"d": {Signal.OUTSIDE}}


def test_a_part_larger_than_its_whole_is_refused():
    with pytest.raises(ValueError, match="whole"):
        p_chart([("a", 5, 4), ("b", 1, 2)])
    with pytest.raises(ValueError, match="negative"):
        c_chart([("a", -1), ("b", 2)])


def test_values_that_never_change_have_no_signal_and_can_be_drawn():
    found = xmr_chart(rows(*[3.0] * 12))
    assert signals(found) == {}
    assert found is not None
    assert "<polyline" in draw_control(found).on_page("x")


def test_the_finding_names_the_points_and_the_notes_the_rules():
    with override("en"):
        chart = shown_control(c_chart([("Jan", 4), ("Feb", 6), ("Mar", 5), ("Apr", 20)]), of="Returned papers")
    assert chart.finding == "Returned papers: 1 of 4 points is a signal to look for its reason (Apr)."
    assert chart.rows[3] == ("Apr", "20", "0", "17.624", "outside the limits")
    assert "square roots (c)" in chart.notes[0]
    assert "8th" in chart.notes[1]


def test_a_plain_line_claims_no_signal():
    with override("en"):
        chart = shown_control(line_chart(rows(3, 9, 4)), of="Days")
    assert chart.finding == "Days: 3 (1) at first, 4 (3) at last."
    assert len(chart.headings) == 2
    assert shown_control(line_chart(rows(3)), of="Days").canvas is None


@pytest.mark.parametrize("kind", [ChartKind.XMR, ChartKind.P, ChartKind.C])
def test_every_chart_says_how_its_limits_were_found(kind: ChartKind):
    made = {
        ChartKind.XMR: xmr_chart(rows(1, 2, 3)),
        ChartKind.P: p_chart([("a", 1, 4), ("b", 1, 2)]),
        ChartKind.C: c_chart([("a", 1), ("b", 2)]),
    }[kind]
    with override("en"):
        assert shown_control(made, of="x").notes[0].endswith(f"({'XmR' if kind is ChartKind.XMR else kind}).")
