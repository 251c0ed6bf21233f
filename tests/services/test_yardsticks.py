# SPDX-License-Identifier: EUPL-1.2
"""Who is a yardstick, and why: by promises kept among units of one kind, told from what their standards say."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.duties.services.domain.heat import (
    Level,
    level_of_filled,
    level_of_kept,
    level_of_stars,
    level_of_time,
    level_of_volume,
)
from praja.duties.services.domain.promises import comparable_minutes, open_minutes
from praja.duties.services.domain.yardsticks import (
    Aspect,
    Contender,
    Difference,
    Place,
    Shape,
    differences,
    places,
)

WEEK = (*[((480, 720), (780, 960))] * 4, ((480, 690),), (), ())
"""Seven hours on four days and three and a half on Friday."""
PLAIN = Shape(requirements=3, stages=4, is_digital=False, fee=10_000, promise=Fraction(480))


def kelurahan(unit: int, kept: int, due: int, **more: int) -> Contender:
    return Contender(unit, "subdistrict", kept, due, **more)


@pytest.mark.parametrize(
    ("kept", "due", "level"),
    [(0, 1, Level.LOW), (1, 2, Level.FAIR), (4, 5, Level.GOOD), (19, 20, Level.HIGH), (949, 1000, Level.GOOD)],
)
def test_promises_kept_in_four_levels(kept: int, due: int, level: Level) -> None:
    assert level_of_kept(kept, due) is level


def test_other_levels_at_their_limits() -> None:
    assert [level_of_filled(filled) for filled in (0, 6, 7, 12, 13, 14)] == [1, 1, 2, 3, 3, 4]
    assert [level_of_stars(stars, 10) for stars in (29, 30, 40, 45)] == [1, 2, 3, 4]
    assert [level_of_volume(count, 100) for count in (4, 5, 20, 50, 100)] == [1, 2, 3, 4, 4]
    assert [level_of_time(taken, Fraction(100)) for taken in (50, 51, 100, 101, 150, 151)] == [
        4,
        3,
        3,
        2,
        2,
        1,
    ]


def test_promises_are_compared_in_the_minutes_by_which_the_office_is_counted() -> None:
    assert open_minutes(WEEK) == 4 * 420 + 210
    assert comparable_minutes((3, "working_days"), WEEK) == Fraction(3 * 1890, 5)
    assert comparable_minutes((15, "opening_minutes"), WEEK) == 15
    assert [comparable_minutes((2, unit), WEEK) for unit in ("hours", "calendar_days", "months")] == [120, 2880, 86_400]


def test_the_best_of_a_kind_is_the_yardstick() -> None:
    found = places([kelurahan(1, 95, 100), kelurahan(2, 19, 20), kelurahan(3, 50, 100), kelurahan(4, 10, 100)])

    assert found == {1: Place(1, 4, True), 2: Place(1, 4, True), 3: Place(3, 4, False), 4: Place(4, 4, False)}


def test_a_unit_under_ten_cases_has_no_place_and_is_no_yardstick() -> None:
    found = places([kelurahan(1, 9, 9), kelurahan(2, 10, 10), kelurahan(3, 9, 10), kelurahan(4, 8, 10)])

    assert found == {2: Place(1, 3, True), 3: Place(2, 3, False), 4: Place(3, 3, False)}


def test_only_units_of_one_kind_are_compared() -> None:
    others = [kelurahan(unit, 5, 10) for unit in (1, 2, 3)]

    assert places([*others, Contender(4, "department", 10, 10)])[4] == Place(1, 1, False)


@pytest.mark.parametrize(
    "best",
    [
        kelurahan(1, 89, 100),
        kelurahan(1, 100, 100, stars=20, raters=10),
    ],
    ids=["keeps too few of its promises", "its applicants are less satisfied than others'"],
)
def test_the_best_place_alone_makes_no_yardstick(best: Contender) -> None:
    others = [kelurahan(2, 5, 10, stars=45, raters=10), kelurahan(3, 5, 10, stars=40, raters=10)]

    assert places([best, *others])[1] == Place(1, 3, False)


def test_few_who_rate_do_not_decide() -> None:
    others = [kelurahan(2, 5, 10, stars=45, raters=10), kelurahan(3, 5, 10)]

    assert places([kelurahan(1, 100, 100, stars=9, raters=9), *others])[1].is_yardstick


def test_where_all_are_alike_nobody_is_a_yardstick() -> None:
    assert not any(place.is_yardstick for place in places([kelurahan(unit, 95, 100) for unit in range(9)]).values())


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30)), max_size=40))
def test_no_unit_without_a_yardsticks_merits_becomes_one(raw: list[tuple[int, int]]) -> None:
    contenders = [kelurahan(unit, min(kept, due), due) for unit, (kept, due) in enumerate(raw)]
    found = places(contenders)

    assert set(found) == {one.unit for one in contenders if one.due >= 10}
    for one in contenders:
        if one.unit in found and found[one.unit].is_yardstick:
            assert one.share >= Fraction(9, 10)
            assert sum(other.share > one.share for other in contenders if other.due >= 10) < max(1, len(found) // 10)


def test_what_differs_is_told_over_the_services_in_common() -> None:
    lean = Shape(requirements=1, stages=2, is_digital=True, fee=0, promise=Fraction(60))
    own = {7: lean, 8: PLAIN, 9: lean}
    found = differences(
        own, {7: [PLAIN, PLAIN], 8: [PLAIN], 6: [PLAIN]}, opening=2_700, opening_of_others=[2_400, 2_400]
    )

    assert found == [
        Difference(Aspect.REQUIREMENTS, Fraction(2), Fraction(3), 2),
        Difference(Aspect.STAGES, Fraction(3), Fraction(4), 2),
        Difference(Aspect.DIGITAL, Fraction(1, 2), Fraction(0), 2),
        Difference(Aspect.FEE, Fraction(5_000), Fraction(10_000), 2),
        Difference(Aspect.PROMISE, Fraction(270), Fraction(480), 2),
        Difference(Aspect.OPENING, Fraction(2_700), Fraction(2_400), 0),
    ]


def test_the_same_standard_is_no_difference_and_neither_is_a_worse_one() -> None:
    worse = Shape(requirements=9, stages=9, is_digital=False, fee=99_000, promise=Fraction(9_999))

    assert differences({7: PLAIN}, {7: [PLAIN]}, opening=2_400, opening_of_others=[2_400]) == []
    assert differences({7: worse}, {7: [PLAIN]}, opening=2_000, opening_of_others=[2_400]) == []


def test_what_cannot_be_compared_is_left_out() -> None:
    by_table = Shape(requirements=3, stages=4, is_digital=False, fee=None, promise=None)

    assert differences({7: by_table}, {7: [PLAIN]}, opening=0, opening_of_others=[]) == []
    assert differences({7: PLAIN}, {}, opening=2_400, opening_of_others=[]) == []
