# SPDX-License-Identifier: EUPL-1.2
"""Far is what chance hardly does; small units and small counts are not called far for being small."""

from fractions import Fraction
from math import comb, inf

import pytest

from praja.duties.innovation.domain.evidence import (
    Sure,
    at_least,
    at_most,
    beside_others,
    by_chance,
    limits,
    rise,
    spread_of,
    sureness,
    tail_of_change,
)


def exact(part: int, whole: int, share: Fraction) -> Fraction:
    """The chance of `part` or fewer, without rounding."""
    return sum((comb(whole, k) * share**k * (1 - share) ** (whole - k) for k in range(part + 1)), start=Fraction(0))


@pytest.mark.parametrize("whole", [1, 2, 7, 40, 200])
@pytest.mark.parametrize("share", [Fraction(1, 50), Fraction(1, 2), Fraction(9, 10)])
def test_tails_are_those_of_the_distribution(whole: int, share: Fraction):
    for part in range(whole + 1):
        assert at_most(part, whole, float(share)) == pytest.approx(
            float(exact(part, whole, share)), rel=1e-9, abs=1e-12
        )
        upper = float(1 - exact(part - 1, whole, share)) if part else 1.0
        assert at_least(part, whole, float(share)) == pytest.approx(upper, rel=1e-9, abs=1e-12)


def test_tails_at_the_ends():
    assert (at_most(0, 5, 0.0), at_least(1, 5, 0.0)) == (1.0, 0.0)
    assert (at_most(4, 5, 1.0), at_least(5, 5, 1.0)) == (0.0, 1.0)
    assert (at_least(0, 5, 0.5), at_most(5, 5, 0.5)) == (1.0, 1.0)


def test_the_same_share_is_far_only_where_much_was_counted():
    small = beside_others(1, 2, 900, 1000, higher_is_better=True)
    large = beside_others(50, 100, 900, 1000, higher_is_better=True)

    assert (small.sure, large.sure) == (Sure.NO, Sure.VERY)
    assert small.limits[0] < 0.5 < large.limits[0]


def test_only_the_worse_side_is_a_hot_spot():
    assert beside_others(100, 100, 500, 1000, higher_is_better=True).sure is Sure.NO
    assert beside_others(100, 100, 500, 1000, higher_is_better=False).sure is Sure.VERY


def test_limits_narrow_as_more_is_counted():
    assert limits(0.5, 25, 2.0) == (pytest.approx(0.3), pytest.approx(0.7))
    assert limits(0.5, 100, 2.0) == (pytest.approx(0.4), pytest.approx(0.6))
    assert limits(0.99, 1, 3.0)[1] == 1.0


def test_worse_than_its_own_past():
    # Pooled 0.7 of 200 each: the standard error is 0.04583, the difference 0.2, so z = 4.364.
    assert tail_of_change((160, 200), (120, 200), higher_is_better=True) == pytest.approx(6.4e-6, rel=0.02)
    assert tail_of_change((120, 200), (160, 200), higher_is_better=True) == 1.0
    assert tail_of_change((120, 200), (160, 200), higher_is_better=False) < 0.001
    assert tail_of_change((0, 0), (1, 2), higher_is_better=True) == 1.0
    assert tail_of_change((5, 5), (7, 7), higher_is_better=True) == 1.0


def test_a_rise_has_an_interval():
    # The exact interval of 30 of 40 is 0.588 to 0.873 (Clopper and Pearson).
    found = rise(30, 10, 90, 90)

    assert found.ratio == pytest.approx(3.0)
    assert (found.low, found.high) == (pytest.approx(0.588 / 0.412, rel=0.01), pytest.approx(0.873 / 0.127, rel=0.01))
    assert (found.sure, found.is_few) == (Sure.SOME, False)


def test_few_reports_more_are_no_rise():
    assert rise(4, 2, 90, 90).sure is Sure.NO
    assert rise(4, 2, 90, 90).is_few


def test_what_was_never_there_before_has_no_upper_end():
    found = rise(12, 0, 90, 90)

    assert (found.ratio, found.high) == (inf, inf)
    assert found.low > 1
    assert found.sure is Sure.VERY


def test_a_period_that_runs_is_counted_by_its_days():
    assert rise(10, 30, 30, 90).ratio == pytest.approx(1.0)
    assert rise(30, 30, 30, 90).ratio == pytest.approx(3.0)


def test_a_ratio_of_nothing_is_refused():
    with pytest.raises(ValueError, match="something counted"):
        rise(0, 0, 90, 90)


def test_how_much_looks_so_by_chance_is_said():
    assert (by_chance(100), by_chance(1000, Sure.VERY), by_chance(0)) == (3, 1, 0)


def test_sureness_has_two_steps():
    assert [sureness(tail) for tail in (0.0005, 0.001, 0.02, 0.03)] == [Sure.VERY, Sure.VERY, Sure.SOME, Sure.NO]


def test_units_that_spread_widely_are_not_all_called_far():
    wide = [(part, 100) for part in (30, 40, 50, 60, 70, 45, 55)]
    spread = spread_of(wide)
    parts = sum(part for part, _ in wide)

    assert spread == pytest.approx(18 / 7)
    assert beside_others(30, 100, parts, 700, higher_is_better=True).sure is Sure.VERY
    assert beside_others(30, 100, parts, 700, higher_is_better=True, spread=spread).sure is Sure.SOME


def test_one_outlier_does_not_hide_itself():
    level = [(90, 100), (91, 100), (89, 100), (90, 100), (50, 100)]

    assert spread_of(level) < 4
    assert beside_others(50, 100, 410, 500, higher_is_better=True, spread=spread_of(level)).sure is Sure.VERY


def test_units_that_spread_as_chance_has_it_are_held_against_plain_limits():
    assert spread_of([(50, 100), (52, 100), (49, 100)]) == 1.0
    assert spread_of([(1, 2), (2, 2)]) == 1.0
    assert spread_of([(3, 3), (3, 3), (3, 3)]) == 1.0
