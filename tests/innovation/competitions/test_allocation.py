# SPDX-License-Identifier: EUPL-1.2
"""Jurors are given entries evenly, never one they have an interest in, and always the same way."""

import random
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from praja.duties.innovation.domain.competitions.allocation import TooFewJurorsError, allocated

JURORS = tuple(range(1, 7))


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[int], list[int], set[tuple[int, int]], int]:
    entries = list(range(100, 100 + draw(st.integers(1, 12))))
    jurors = list(JURORS[: draw(st.integers(2, 6))])
    pairs = [(juror, entry) for juror in jurors for entry in entries]
    return entries, jurors, set(draw(st.lists(st.sampled_from(pairs), max_size=12))), draw(st.integers(1, 3))


@settings(max_examples=80)
@given(cases())
def test_every_entry_gets_its_jurors_and_nobody_judges_what_they_may_not(
    case: tuple[list[int], list[int], set[tuple[int, int]], int],
) -> None:
    entries, jurors, excluded, each = case
    short = {one for one in entries if sum((juror, one) not in excluded for juror in jurors) < each}
    if short:
        with pytest.raises(TooFewJurorsError) as refused:
            allocated(entries, jurors, excluded, each=each, seed="x")
        assert set(refused.value.entries) == short
        return
    found = allocated(entries, jurors, excluded, each=each, seed="x")
    assert set(found) == set(jurors)
    assert [sum(entry in given_ for given_ in found.values()) for entry in entries] == [each] * len(entries)
    assert not {(juror, entry) for juror, given_ in found.items() for entry in given_} & excluded
    if not excluded:
        loads = [len(given_) for given_ in found.values()]
        assert max(loads) - min(loads) <= 1


@settings(max_examples=60)
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_what_comes_in_never_matters(
    case: tuple[list[int], list[int], set[tuple[int, int]], int], shuffled: random.Random
) -> None:
    entries, jurors, excluded, each = case
    if any(sum((juror, one) not in excluded for juror in jurors) < each for one in entries):
        return
    first = allocated(entries, jurors, excluded, each=each, seed="x")
    shuffled.shuffle(entries)
    shuffled.shuffle(jurors)
    assert allocated(entries, jurors, sorted(excluded, reverse=True), each=each, seed="x") == first


@settings(max_examples=40)
@given(st.sets(st.sampled_from(list(product((1, 2, 3), (10, 11, 12, 13)))), max_size=6), st.integers(1, 2))
def test_no_other_allocation_is_more_even(excluded: set[tuple[int, int]], each: int) -> None:
    entries, jurors = (10, 11, 12, 13), (1, 2, 3)
    able = [[one for one in jurors if (one, entry) not in excluded] for entry in entries]
    if any(len(found) < each for found in able):
        return
    found = allocated(entries, jurors, excluded, each=each, seed="x")
    every = product(*(list(combinations(one, each)) for one in able))
    least = min(sum(sum(juror in pick for pick in picks) ** 2 for juror in jurors) for picks in every)
    assert sum(len(given_) ** 2 for given_ in found.values()) == least


def test_another_competition_mixes_them_anew() -> None:
    ways = {str(allocated(range(8), JURORS, (), each=2, seed=seed)) for seed in "abcdef"}
    assert len(ways) > 1
