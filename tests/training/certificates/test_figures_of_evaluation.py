# SPDX-License-Identifier: EUPL-1.2
from decimal import Decimal
from fractions import Fraction
from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.duties.training.domain.evaluation.gains import gain, learning_of, normalised_gain
from praja.duties.training.domain.evaluation.means import Mean, mean_of
from praja.duties.training.domain.evaluation.scales import is_whole, rated

POINTS = st.decimals(0, 100, places=2)


def test_from_60_to_80_half_of_what_was_left_was_learned():
    assert normalised_gain(Decimal(60), Decimal(80)) == Fraction(1, 2)
    assert gain(Decimal(60), Decimal(80)) == 20


@pytest.mark.parametrize(
    ("pre", "post", "share"), [(0, 100, 1), (50, 50, 0), (80, 60, -1), (99, 100, 1), (100, 100, None), (100, 90, None)]
)
def test_the_share_of_what_was_left(pre, post, share):
    assert normalised_gain(Decimal(pre), Decimal(post)) == share


def test_who_had_everything_right_before_is_counted_and_left_out_of_the_share():
    found = learning_of([(Decimal(60), Decimal(80)), (Decimal(100), Decimal(100)), (Decimal(20), None), (None, None)])
    assert (found.pairs, found.full_before) == (2, 1)
    assert found.normalised == Mean(1, Decimal("0.50"))
    assert (found.gain.n, found.gain.value) == (2, 10)
    assert (found.high, found.medium, found.low) == (0, 1, 0)


def test_a_class_without_tests_has_no_learning():
    found = learning_of([(None, Decimal(80)), (None, None)])
    assert (found.pairs, found.gain, found.normalised) == (0, None, None)


@given(st.lists(st.tuples(POINTS, POINTS), min_size=1, max_size=60))
def test_everybody_with_both_tests_is_in_exactly_one_class(pairs):
    found = learning_of(pairs)
    assert found.high + found.medium + found.low + found.full_before == found.pairs == len(pairs)


@given(st.lists(st.integers(1, 5), min_size=2, max_size=60))
def test_an_interval_holds_its_mean_and_stays_on_the_scale(ratings):
    found = mean_of(ratings, least=1, most=5)
    assert 1 <= found.low <= found.value <= found.high <= 5
    assert abs(found.value - Decimal(str(mean(ratings)))) <= Decimal("0.0051")


def test_an_interval_as_tables_have_it():
    ratings = [3, 4, 5, 4, 2, 5, 4, 3, 4, 5]
    reach = 2.262 * stdev(ratings) / len(ratings) ** 0.5
    found = mean_of(ratings)
    assert (found.n, found.value) == (10, Decimal("3.90"))
    assert float(found.low) == pytest.approx(3.9 - reach, abs=0.006)
    assert float(found.high) == pytest.approx(3.9 + reach, abs=0.006)


def test_a_half_is_rounded_up_once():
    assert mean_of([Fraction(1, 200)]).value == Decimal("0.01")
    assert mean_of([]) is None


def test_few_answers_are_not_shown():
    hidden, shown = rated([5, 5, 1, 4], fewest=5), rated([5, 5, 1, 4, 4], fewest=5)
    assert (hidden.n, hidden.is_shown, hidden.steps) == (4, False, ())
    assert (shown.n, shown.is_shown, shown.steps) == (5, True, (1, 0, 0, 2, 2))


@pytest.mark.parametrize(
    ("ratings", "whole"),
    [({"a": 1, "b": 5}, True), ({"a": 1}, False), ({"a": 1, "b": 6}, False), ({"a": 1, "b": 2, "c": 3}, False)],
)
def test_an_answer_is_whole_or_none(ratings, whole):
    assert is_whole(ratings, ("a", "b")) is whole
