# SPDX-License-Identifier: EUPL-1.2
"""Totals are exact, ties are stated, and the order in which scores came in never matters."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from praja.kernel.assessments.domain import Entry, ranking, scores_digest, totals

WEIGHTS = {"idea": 40, "use": 60}
ENTRIES = st.builds(Entry, st.integers(1, 4), st.integers(1, 6), st.sampled_from(["idea", "use"]), st.integers(0, 10))
SCORES = st.lists(ENTRIES, max_size=40, unique_by=lambda e: (e.assessor, e.subject, e.criterion))


def sheet(assessor: int, subject: int, idea: int, use: int) -> list[Entry]:
    return [Entry(assessor, subject, "idea", idea), Entry(assessor, subject, "use", use)]


@given(SCORES, st.randoms(use_true_random=False))
def test_the_order_of_entries_never_matters(entries: list[Entry], chance) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)

    assert ranking(shuffled, WEIGHTS) == ranking(entries, WEIGHTS)
    assert scores_digest(shuffled) == scores_digest(entries)


@given(SCORES)
def test_ranks_are_those_of_a_competition(entries: list[Entry]) -> None:
    places = ranking(entries, WEIGHTS)

    for place in places:
        better = sum(other.total > place.total for other in places)
        equal = sum(other.total == place.total for other in places)
        assert (place.rank, place.tied) == (better + 1, equal > 1)
    assert {place.subject for place in places} == set(totals(entries, WEIGHTS))


@given(SCORES.filter(bool))
def test_one_other_value_gives_another_digest(entries: list[Entry]) -> None:
    first, *rest = entries
    changed = Entry(first.assessor, first.subject, first.criterion, first.value + 1)

    assert scores_digest([changed, *rest]) != scores_digest(entries)


def test_a_third_is_exact_until_it_is_shown() -> None:
    entries = [*sheet(1, 7, 10, 10), *sheet(2, 7, 10, 10), *sheet(3, 7, 9, 10)]

    [place] = ranking(entries, WEIGHTS)
    assert (place.total, place.shown, place.assessors) == (Fraction(148, 15), Decimal("9.87"), 3)


def test_ties_share_a_rank_and_the_next_is_left_out() -> None:
    entries = [*sheet(1, 1, 5, 5), *sheet(1, 2, 8, 3), *sheet(1, 3, 9, 9), *sheet(1, 4, 0, 0)]

    assert [(p.rank, p.subject, p.tied) for p in ranking(entries, WEIGHTS)] == [
        (1, 3, False),
        (2, 1, True),
        (2, 2, True),
        (4, 4, False),
    ]


def test_a_sheet_with_a_gap_does_not_count() -> None:
    entries = [*sheet(1, 1, 5, 5), Entry(2, 1, "idea", 10), Entry(2, 2, "use", 10)]

    assert totals(entries, WEIGHTS) == {1: (Fraction(5), 1)}
