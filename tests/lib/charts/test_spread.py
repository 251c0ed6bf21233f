# SPDX-License-Identifier: EUPL-1.2
"""Histogram, scatter and stratification say what the values say, and no more."""

import math

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from praja.lib.charts.histogram import BinRule, histogram
from praja.lib.charts.scatter import correlation, fisher_interval
from praja.lib.charts.shown_numbers import shown_histogram, shown_scatter, shown_strata
from praja.lib.charts.strata import strata

VALUES = st.lists(st.floats(-1e4, 1e4).map(lambda value: round(value, 2)), min_size=2, max_size=60)


@given(VALUES)
def test_every_value_lies_in_one_class_of_one_width(values: list[float]):
    found = histogram(values)
    if found is None:
        assert len(set(values)) == 1
        return
    assert sum(bar.count for bar in found.bins) == len(values)
    width = found.bins[0].high - found.bins[0].low
    assert all(math.isclose(bar.high - bar.low, width, rel_tol=1e-6) for bar in found.bins)
    assert found.bins[0].low <= min(values) + 1e-6
    assert found.bins[-1].high >= max(values) - 1e-6
    assert len(found.bins) <= 22


def test_the_width_follows_freedman_and_diaconis():
    found = histogram([float(n) for n in range(1, 65)])
    assert found is not None
    assert found.rule is BinRule.FREEDMAN_DIACONIS  # 2 * 31.5 / 4 = 15.75, round: 20
    assert [bar.count for bar in found.bins] == [19, 20, 20, 5]


def test_where_half_of_all_values_are_one_the_rule_is_sturges_and_is_named():
    found = histogram([5.0] * 20 + [1.0, 9.0])
    assert found is not None
    assert found.rule is BinRule.STURGES
    with override("en"):
        assert "Sturges" in shown_histogram(found, of="Days").notes[0]


def test_whole_numbers_have_classes_of_whole_numbers():
    found = histogram([1, 2, 2, 3, 3, 3, 4, 4, 5])
    assert found is not None
    assert all(float(bar.low).is_integer() for bar in found.bins)


def test_the_finding_of_a_histogram_gives_the_middle_half():
    with override("en"):
        chart = shown_histogram(histogram([1, 2, 3, 4, 5, 6, 7, 8, 40]), of="Days")
    assert chart.finding == "Days: half of 9 values lie between 3 and 7, median 5, highest 40."


def test_a_known_correlation_with_its_interval():
    pairs = [(1, 2), (2, 1), (3, 4), (4, 3), (5, 7), (6, 5)]
    found = correlation([(float(x), float(y)) for x, y in pairs])
    assert found is not None
    assert found.r == pytest.approx(0.7918, abs=1e-4)
    assert (found.low, found.high) == pytest.approx((-0.0551, 0.9761), abs=1e-3)


def test_the_interval_is_the_one_of_fisher():
    low, high = fisher_interval(0.5, 28)
    assert (low, high) == pytest.approx((0.1561, 0.7360), abs=1e-3)
    assert fisher_interval(1.0, 5) == (1.0, 1.0)


@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=4, max_size=30))
def test_a_correlation_lies_in_its_interval_and_turns_with_its_sign(pairs: list[tuple[int, int]]):
    found = correlation([(float(x), float(y)) for x, y in pairs])
    if found is None:
        assert len({x for x, _ in pairs}) == 1 or len({y for _, y in pairs}) == 1
        return
    assert -1 <= found.low <= found.r <= found.high <= 1
    turned = correlation([(float(x), -float(y)) for x, y in pairs])
    assert turned is not None
    assert turned.r == pytest.approx(-found.r)


def test_too_few_pairs_or_one_that_never_changes_say_nothing():
    assert correlation([(1, 1), (2, 2), (3, 3)]) is None
    assert correlation([(1, 5), (2, 5), (3, 5), (4, 5)]) is None


def test_a_scatter_always_says_that_going_together_is_no_cause():
    with override("en"):
        shown = shown_scatter([(n, 2 * n + n % 3) for n in range(12)], across="Visitors", upward="Minutes")
        not_shown = shown_scatter([(1, 2), (2, 1), (3, 2), (4, 1)], across="Visitors", upward="Minutes")
    assert shown.finding.startswith("Visitors and Minutes rise together (r = 0.99")
    assert not_shown.finding.startswith("It is not shown that")
    assert "does not show that one causes the other" in shown.notes[0]
    assert "does not show that one causes the other" in not_shown.notes[0]
    assert 'class="line"' in shown.svg
    assert 'class="line"' not in not_shown.svg


def test_groups_that_differ_are_named():
    with override("en"):
        split = strata(
            [("A", "papers", 9), ("A", "queue", 1), ("B", "queue", 7), ("B", "papers", 2), ("B", "queue", 2)]
        )
        chart = shown_strata(split, by="Counter")
    assert chart.finding == "The groups differ. B most of all: queue; A most of all: papers."
    assert chart.headings == ("Counter", "papers", "queue", "Together")
    assert chart.rows == (("B", "2", "9", "11"), ("A", "9", "1", "10"))


def test_groups_that_agree_are_said_to():
    with override("en"):
        chart = shown_strata(strata([("A", "papers", 9), ("B", "papers", 2), ("B", "queue", 1)]), by="Counter")
    assert chart.finding == "In every group the most frequent is: papers."
