# SPDX-License-Identifier: EUPL-1.2
"""Z-scores and centring: worked out by hand, the same in any order, and nothing where assessors agree or too few sheets speak."""

import random
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from praja.kernel.assessments.domain.normalising import Points, centred, habits, root, standardised

POINTS = st.dictionaries(
    st.tuples(st.integers(1, 4), st.integers(10, 17)), st.integers(0, 100).map(Fraction), max_size=24
)
ROWS = st.lists(st.integers(0, 100).map(Fraction), min_size=1, max_size=8)


def _sheets(**given: tuple[int, ...]) -> Points:
    """Points of assessors `a1`, `a2`, ... for subjects 10, 11, ..."""
    return {
        (int(name[1:]), 10 + place): Fraction(value)
        for name, values in given.items()
        for place, value in enumerate(values)
    }


def _order(points: Points) -> dict[int, int]:
    """The rank of every subject by the mean of its points."""
    found: dict[int, list[Fraction]] = {}
    for (_assessor, subject), value in points.items():
        found.setdefault(subject, []).append(value)
    means = {subject: sum(values, start=Fraction()) / len(values) for subject, values in found.items()}
    return {subject: 1 + sum(other > mean for other in means.values()) for subject, mean in means.items()}


def test_a_severe_and_narrow_assessor_counts_like_a_mild_and_wide_one() -> None:
    # Assessor 1: 40, 50, 60: mean 50, variance 200/3. Assessor 2: 60, 80, 100: mean 80, variance 800/3.
    # Common mean 65, common variance (3 * 200/3 + 3 * 800/3) / 6 = 500/3.
    # The ends lie sqrt(3/2) deviations out: sqrt(3/2 * 500/3) = sqrt(250) = 15.811388300842 points.
    found = standardised(_sheets(a1=(40, 50, 60), a2=(60, 80, 100)))
    far = Fraction(15_811_388_300_842, 10**12)
    assert found == {
        (1, 10): 65 - far,
        (1, 11): Fraction(65),
        (1, 12): 65 + far,
        (2, 10): 65 - far,
        (2, 11): Fraction(65),
        (2, 12): 65 + far,
    }


def test_roots_that_are_fractions_are_exact() -> None:
    # Variances 25 and 1225, common 625: every sheet lies one deviation out, which is 25 points around the mean of 25.
    found = standardised(_sheets(a1=(10, 10, 20, 20), a2=(0, 0, 70, 70)))
    assert set(found.values()) == {Fraction(0), Fraction(50)}
    assert root(Fraction(49, 4)) == Fraction(7, 2)
    assert root(Fraction(0)) == 0


def test_the_last_decimal_of_a_root_is_rounded_and_not_cut_off() -> None:
    assert root(Fraction(2)) == Fraction(1_414_213_562_373, 10**12)  # 1.414 213 562 373 095
    assert root(Fraction(3)) == Fraction(1_732_050_807_569, 10**12)  # 1.732 050 807 568 877


def test_one_sheet_counts_as_it_was_given_and_two_are_only_moved() -> None:
    points = {**_sheets(a1=(40, 50, 60), a2=(70, 90)), (3, 12): Fraction(99)}
    found = standardised(points)
    assert found[3, 12] == 99
    # The common mean of those who are moved: (150 + 160) / 5 = 62.
    assert (found[2, 10], found[2, 11]) == (52, 72)
    assert (found[1, 10], found[1, 11], found[1, 12]) == (52, 62, 72)
    assert centred(points)[3, 12] == 99


def test_who_gave_everything_the_same_tells_nothing_apart() -> None:
    found = standardised(_sheets(a1=(40, 50, 60), a2=(80, 80, 80)))
    assert {found[2, subject] for subject in (10, 11, 12)} == {Fraction(65)}
    assert [found[1, subject] for subject in (10, 11, 12)] == [55, 65, 75]
    assert set(standardised(_sheets(a1=(5, 5, 5), a2=(7, 7, 7))).values()) == {Fraction(6)}
    assert standardised({}) == {}
    assert standardised({(1, 10): Fraction(3)}) == {(1, 10): Fraction(3)}


@given(POINTS, st.randoms(use_true_random=False))
def test_the_order_of_sheets_never_matters(points: dict[tuple[int, int], Fraction], chance: random.Random) -> None:
    mixed = list(points.items())
    chance.shuffle(mixed)
    assert standardised(dict(mixed)) == standardised(points)
    assert centred(dict(mixed)) == centred(points)


@given(ROWS, st.integers(2, 5))
def test_where_all_agree_nothing_changes(row: list[Fraction], assessors: int) -> None:
    points = {(one, 10 + place): value for one in range(assessors) for place, value in enumerate(row)}
    assert standardised(points) == points
    assert centred(points) == points


@given(ROWS, st.lists(st.tuples(st.integers(1, 4), st.integers(0, 50)), min_size=2, max_size=4))
def test_where_all_see_the_same_order_in_scales_of_their_own_the_ranks_stay(
    row: list[Fraction], scales: list[tuple[int, int]]
) -> None:
    points = {
        (one, 10 + place): value * stretch + shift
        for one, (stretch, shift) in enumerate(scales)
        for place, value in enumerate(row)
    }
    raw = _order({(0, 10 + place): value for place, value in enumerate(row)})
    assert _order(standardised(points)) == raw
    assert _order(points) == raw


@given(POINTS)
def test_every_assessor_who_is_moved_ends_at_the_common_mean(points: dict[tuple[int, int], Fraction]) -> None:
    before, after = habits(points), habits(standardised(points))
    means = [after[one].mean for one, habit in before.items() if habit.is_told]
    assert not means or max(means) - min(means) < Fraction(1, 10**10)
    spreads = [after[one].variance for one, habit in before.items() if habit.stretches]
    assert not spreads or max(spreads) - min(spreads) < Fraction(1, 10**7)
    exact = [habits(centred(points))[one].mean for one, habit in before.items() if habit.is_told]
    assert len(set(exact)) <= 1
    assert sum(centred(points).values()) == sum(points.values())


@given(POINTS)
def test_nobody_changes_the_order_of_what_they_gave(points: dict[tuple[int, int], Fraction]) -> None:
    after = standardised(points)
    for (assessor, subject), value in points.items():
        for (other, against), less in points.items():
            if other == assessor and less < value:
                assert after[assessor, against] < after[assessor, subject]
