# SPDX-License-Identifier: EUPL-1.2
"""Intervals of shares and of their difference, and what they let one say."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.kernel.plans.domain.shares import Counted, Interval, Shown, change_of, difference, shown, wilson


@pytest.mark.parametrize(
    ("counted", "low", "high"),
    [
        (Counted(81, 263), "0.2553", "0.3662"),
        (Counted(15, 148), "0.0624", "0.1605"),
        (Counted(0, 20), "0", "0.1611"),
        (Counted(1, 29), "0.0061", "0.1718"),
    ],
)
def test_intervals_of_one_share_are_those_of_the_literature(counted: Counted, low: str, high: str) -> None:
    """Newcombe, Statistics in Medicine 17 (1998) 857-872, method 3."""
    assert wilson(counted) == Interval(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("before", "after", "low", "high"),
    [
        (Counted(48, 80), Counted(56, 70), "0.0524", "0.3339"),
        (Counted(3, 10), Counted(9, 10), "0.1705", "0.8090"),
        (Counted(2, 7), Counted(6, 7), "0.0582", "0.8062"),
        (Counted(0, 10), Counted(10, 10), "0.6075", "1"),
    ],
)
def test_intervals_of_a_difference_are_those_of_the_literature(
    before: Counted, after: Counted, low: str, high: str
) -> None:
    """Newcombe, Statistics in Medicine 17 (1998) 873-890, method 10."""
    assert difference(before, after) == Interval(Decimal(low), Decimal(high))


counts = st.integers(1, 2_000).flatmap(lambda whole: st.builds(Counted, st.integers(0, whole), st.just(whole)))


@given(counts, counts)
def test_the_interval_holds_the_change_and_turns_with_it(before: Counted, after: Counted) -> None:
    found, turned = difference(before, after), difference(after, before)

    assert -1 <= found.low <= change_of(before, after) <= found.high <= 1
    assert (turned.low, turned.high) == (-found.high, -found.low)


@given(counts, st.integers(2, 20))
def test_more_of_the_same_says_more(counted: Counted, times: int) -> None:
    one, many = wilson(counted), wilson(Counted(counted.part * times, counted.whole * times))

    assert many.high - many.low <= one.high - one.low


@given(counts)
def test_the_same_twice_shows_nothing(counted: Counted) -> None:
    assert shown(difference(counted, counted), "higher") is Shown.NOT_SHOWN


@pytest.mark.parametrize(
    ("low", "high", "better", "said"),
    [
        ("0.1", "0.3", "higher", Shown.BETTER),
        ("0.1", "0.3", "lower", Shown.WORSE),
        ("-0.3", "-0.1", "lower", Shown.BETTER),
        ("-0.3", "-0.1", "higher", Shown.WORSE),
        ("0.1", "0.3", None, Shown.DIFFERENT),
        ("0", "0.3", "higher", Shown.NOT_SHOWN),
        ("-0.1", "0.3", "higher", Shown.NOT_SHOWN),
    ],
)
def test_an_effect_is_said_only_where_the_interval_leaves_zero_out(
    low: str, high: str, better: str | None, said: Shown
) -> None:
    assert shown(Interval(Decimal(low), Decimal(high)), better) is said  # type: ignore[arg-type]
    assert shown(None, "higher") is Shown.NO_INTERVAL


def test_a_share_is_a_part_of_a_whole() -> None:
    with pytest.raises(ValueError, match="between nothing and all"):
        Counted(3, 2)
