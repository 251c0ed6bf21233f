# SPDX-License-Identifier: EUPL-1.2
"""Places come exactly from the sheets: by weight, by stage, ties by the stated rule, in whatever order scores came in."""

import random
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from praja.duties.innovation.domain.competitions.places import (
    Standing,
    final_places,
    points_of,
    promoted,
    standings,
)
from praja.kernel.assessments.domain import Entry
from praja.kernel.assessments.domain.normalising import centred
from praja.kernel.law.gateways import written_contests

SCORES = (80, 90, 70, 85, 60, 75, 80, 70, 90)
ENTRIES = st.dictionaries(
    st.tuples(st.integers(1, 4), st.integers(10, 15), st.sampled_from(["a", "b"])), st.integers(0, 10), max_size=40
).map(lambda found: [Entry(*place, value) for place, value in found.items()])
WEIGHTS = {"a": 40, "b": 60}


def _sheet(juror: int, entry: int, a: int, b: int) -> list[Entry]:
    return [Entry(juror, entry, "a", a), Entry(juror, entry, "b", b)]


def _said(found: list[Standing]) -> list[tuple[int, int, bool]]:
    return [(one.entry, one.rank, one.tied) for one in found]


def test_a_proposal_of_2019_scores_77_5_which_the_grade_of_2025_does_not_let_through() -> None:
    group = written_contests()["kipp_2019"].group("umum")
    grade = written_contests()["kipp_2025"].passing_grade
    assert group is not None
    assert grade == 85
    weights = {one.key: one.weight or 0 for one in group.sections}
    sheet = [Entry(1, 1, key, value) for key, value in zip(weights, SCORES, strict=True)]
    found = standings(sheet, weights, highest=100)
    assert found[0].points == Fraction(155, 2)
    assert promoted(found, best=None, grade=Fraction(grade)) == []
    assert promoted(found, best=None, grade=Fraction(155, 2)) == [1]


@given(ENTRIES, st.randoms(use_true_random=False))
def test_the_order_of_scores_never_matters(entries: list[Entry], shuffled: random.Random) -> None:
    first = standings(entries, WEIGHTS, highest=10, tie_order=("b",), adjusted=centred)
    mixed = list(entries)
    shuffled.shuffle(mixed)
    assert standings(mixed, dict(reversed(WEIGHTS.items())), highest=10, tie_order=("b",), adjusted=centred) == first
    assert all(0 <= one.points <= 100 for one in standings(entries, WEIGHTS, highest=10))


def test_a_sheet_with_a_criterion_left_out_does_not_count() -> None:
    found = points_of([*_sheet(1, 10, 10, 5), Entry(2, 10, "a", 0)], WEIGHTS, 10)
    assert found == {(1, 10): Fraction(70)}


def test_equal_points_are_told_apart_by_the_criteria_in_their_order_and_then_share_the_rank() -> None:
    # 6 * 0.4 + 4 * 0.6 = 3 * 0.4 + 6 * 0.6 = 4.8
    entries = [*_sheet(1, 10, 6, 4), *_sheet(1, 11, 3, 6), *_sheet(1, 12, 3, 6), *_sheet(1, 13, 0, 0)]
    assert _said(standings(entries, WEIGHTS, highest=10)) == [
        (10, 1, True),
        (11, 1, True),
        (12, 1, True),
        (13, 4, False),
    ]
    assert _said(standings(entries, WEIGHTS, highest=10, tie_order=("b", "a"))) == [
        (11, 1, True),
        (12, 1, True),
        (10, 3, False),
        (13, 4, False),
    ]
    assert _said(standings(entries, WEIGHTS, highest=10, tie_order=("a",)))[0] == (10, 1, False)


def test_the_best_n_go_on_with_all_who_share_the_last_rank() -> None:
    entries = [*_sheet(1, 10, 9, 9), *_sheet(1, 11, 5, 5), *_sheet(1, 12, 5, 5), *_sheet(1, 13, 1, 1)]
    found = standings(entries, WEIGHTS, highest=10)
    assert promoted(found, best=2, grade=None) == [10, 11, 12]
    assert promoted(found, best=1, grade=Fraction(50)) == [10]
    assert promoted(found, best=None, grade=None) == [10, 11, 12, 13]


def test_centring_takes_severity_out_and_nothing_else() -> None:
    # Juror 1 gives 20 less throughout; their entry 10 is better than entry 12 of juror 2 once that is known.
    entries = [*_sheet(1, 10, 6, 6), *_sheet(1, 11, 4, 4), *_sheet(2, 11, 6, 6), *_sheet(2, 12, 7, 7)]
    plain = standings(entries, WEIGHTS, highest=10)
    evened = standings(entries, WEIGHTS, highest=10, adjusted=centred)
    assert [one.entry for one in plain] == [12, 10, 11]
    assert {one.entry: one.points for one in evened} == {10: Fraction(135, 2), 11: Fraction(50), 12: Fraction(125, 2)}


@given(ENTRIES)
def test_centring_keeps_the_sum_and_makes_the_means_equal_of_all_with_more_than_one_sheet(entries: list[Entry]) -> None:
    before = points_of(entries, WEIGHTS, 10)
    after = centred(before)
    assert sum(after.values()) == sum(before.values())
    means = {
        sum((after[place] for place in after if place[0] == juror), start=Fraction())
        / sum(place[0] == juror for place in after)
        for juror, _entry in after
        if sum(place[0] == juror for place in after) > 1
    }
    assert len(means) <= 1


def test_stages_count_by_their_weights_and_who_came_further_stands_before() -> None:
    first = standings([*_sheet(1, 10, 5, 5), *_sheet(1, 11, 6, 6), *_sheet(1, 12, 10, 10)], WEIGHTS, highest=10)
    second = standings([*_sheet(1, 10, 8, 8), *_sheet(1, 11, 7, 7)], WEIGHTS, highest=10)
    found = final_places([first, second], (40, 60), ())
    assert [(one.entry, one.rank, one.stages, one.points) for one in found] == [
        (10, 1, 2, Fraction(68)),
        (11, 2, 2, Fraction(66)),
        (12, 3, 1, Fraction(40)),
    ]
    even = standings([*_sheet(1, 10, 6, 6), *_sheet(1, 11, 5, 5)], WEIGHTS, highest=10)
    assert [(one.rank, one.tied) for one in final_places([first[1:], even], (50, 50))][:2] == [(1, True), (1, True)]
