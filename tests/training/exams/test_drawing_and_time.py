# SPDX-License-Identifier: EUPL-1.2
"""What a seed draws, and when time is over."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from praja.duties.training.domain.exams.drawing import Part, drawn, order_of_keys, order_of_targets
from praja.duties.training.domain.exams.statistics import Given, figures_of
from praja.duties.training.domain.exams.timing import due_of, is_over, seconds_left, typed_at
from training.exams.asking import MATCHING, SINGLE

NINE = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
PARTS = st.lists(
    st.builds(
        Part, questions=st.lists(st.integers(1, 30), unique=True, max_size=12).map(tuple), count=st.integers(0, 8)
    ),
    max_size=4,
)


@given(PARTS, st.text(min_size=1, max_size=8), st.booleans())
def test_every_part_gives_as_many_as_it_has_and_none_twice(parts: list[Part], seed: str, shuffles: bool) -> None:
    found = drawn(parts, seed=seed, shuffles=shuffles)

    assert len(found) == len(set(found))
    assert set(found) <= {one for part in parts for one in part.questions}
    assert found == drawn(parts, seed=seed, shuffles=shuffles)
    if len(parts) == 1:
        assert len(found) == min(parts[0].count, len(parts[0].questions))


def test_another_seed_is_another_test_and_this_one_stays_for_ever() -> None:
    parts = [Part(tuple(range(1, 21)), 5)]

    assert drawn(parts, seed="a", shuffles=True) == [8, 13, 6, 9, 2]
    assert len({tuple(drawn(parts, seed=str(seed), shuffles=True)) for seed in range(50)}) > 45


def test_choices_are_shuffled_unless_their_order_says_something() -> None:
    orders = {tuple(order_of_keys(SINGLE, seed=str(seed), number=1, shuffles=True)) for seed in range(60)}

    assert len(orders) == 6
    assert order_of_keys(replace(SINGLE, keeps_order=True), seed="1", number=1, shuffles=True) == ["A", "B", "C"]
    assert order_of_keys(SINGLE, seed="1", number=1, shuffles=False) == ["A", "B", "C"]
    assert sorted(order_of_targets(MATCHING, seed="1", number=1)) == ["T1", "T2", "T3", "T4"]


def test_the_end_is_the_earlier_of_minutes_and_closing() -> None:
    assert due_of(NINE, 30, None) == NINE + timedelta(minutes=30)
    assert due_of(NINE, 30, NINE + timedelta(minutes=10)) == NINE + timedelta(minutes=10)
    assert due_of(NINE, None, None) is None


def test_the_last_second_counts_and_the_grace_lets_it_arrive() -> None:
    due = NINE + timedelta(minutes=30)

    assert not is_over(due, 60, due + timedelta(seconds=60))
    assert is_over(due, 60, due + timedelta(seconds=60, microseconds=1))
    assert not is_over(None, 0, due)
    assert seconds_left(due, NINE) == 1800
    assert seconds_left(due, due + timedelta(hours=1)) == 0


def test_how_old_something_is_never_moves_it_out_of_the_attempt() -> None:
    later = NINE + timedelta(minutes=20)

    assert typed_at(60_000, at=later, started_at=NINE) == later - timedelta(minutes=1)
    assert typed_at(10**15, at=later, started_at=NINE) == NINE
    assert typed_at(-5, at=later, started_at=NINE) == later


def test_figures_of_a_question() -> None:
    knows = [Given(100, 100, 900 - 100 * (place % 3), 900) for place in range(6)]
    guesses = [Given(0, 100, 300 + 100 * (place % 3), 900) for place in range(6)]
    figures = figures_of([*knows, *guesses])

    assert (figures.n, figures.right, figures.discrimination) == (12, Decimal("50.0"), Decimal("0.93"))
    assert figures_of(knows[:5]).discrimination is None
    assert figures_of([]).right is None
