# SPDX-License-Identifier: EUPL-1.2
"""Better, worse, not shown, or why nothing can be said."""

import random
from datetime import date

import pytest

from praja.kernel.measures.domain.periods import Period
from praja.kernel.plans.domain.effects.blocks import Block, Span, blocks, place_of
from praja.kernel.plans.domain.effects.judging import BlockPart, Finding, Judged, Kind, Needs, Part, judged
from praja.kernel.plans.domain.shares import Better

NEEDS = Needs(8, 8, people=5)


def shares(before: float, after: float, *, seed: int = 3, of: int = 40) -> list[BlockPart]:
    """Twelve weeks before and twelve after, so many of `of` each."""
    draw = random.Random(seed)
    found = []
    for place in range(-12, 12):
        share = before if place < 0 else after
        part = sum(draw.random() < share for _ in range(of))
        found.append(BlockPart(place, Part(part, of, of)))
    return found


def judge(
    parts: list[BlockPart], *, kind: Kind = Kind.SHARE, better: Better = "higher", needs: Needs = NEEDS
) -> Judged:
    return judged(parts, kind=kind, better=better, needs=needs)


def test_a_large_rise_of_what_should_rise_is_better():
    found = judge(shares(0.4, 0.9))

    assert found.finding is Finding.BETTER
    assert found.interval is not None
    assert found.interval.low > 0
    assert (found.before, found.after, found.empty, found.until_place) == (12, 12, 0, 11)


@pytest.mark.parametrize(("better", "finding"), [("lower", Finding.WORSE), (None, Finding.DIFFERENT)])
def test_which_way_is_progress_the_measure_says(better: Better, finding: Finding):
    assert judge(shares(0.4, 0.9), better=better).finding is finding


def test_what_chance_could_have_done_is_not_shown():
    found = judge(shares(0.6, 0.62))

    assert found.finding is Finding.NOT_SHOWN
    assert found.interval is not None
    assert found.interval.holds_zero


def test_the_order_of_the_blocks_never_matters():
    parts = shares(0.5, 0.7)
    mixed = parts[:]
    random.Random(8).shuffle(mixed)

    assert judge(mixed) == judge(parts)


def test_blocks_in_which_nothing_was_counted_are_left_out_and_told():
    parts = [BlockPart(one.place, Part(0, 0, 0)) if one.place in (-5, -4, 2) else one for one in shares(0.4, 0.9)]

    found = judge(parts)

    assert (found.finding, found.before, found.after, found.empty) == (Finding.BETTER, 10, 11, 3)


@pytest.mark.parametrize(
    ("kept", "finding"),
    [(range(-7, 12), Finding.FEW_BEFORE), (range(-12, 7), Finding.FEW_AFTER), (range(-7, 3), Finding.FEW_BEFORE)],
)
def test_too_few_points_say_nothing(kept: range, finding: Finding):
    found = judge([one for one in shares(0.1, 0.9) if one.place in kept])

    assert (found.finding, found.change, found.interval) == (finding, None, None)


def test_few_people_say_nothing():
    parts = [
        BlockPart(one.place, Part(one.own.numerator, one.own.denominator, int(one.place == 3)))
        for one in shares(0.1, 0.9)
    ]

    assert judge(parts).finding is Finding.FEW_PEOPLE
    assert judge(parts, needs=Needs(8, 8)).finding is Finding.BETTER


def test_what_happened_to_the_others_as_well_is_taken_off():
    own, others = shares(0.4, 0.9, seed=1), shares(0.4, 0.9, seed=2, of=120)
    both = [BlockPart(one.place, one.own, other.own) for one, other in zip(own, others, strict=True)]

    assert judge(own).finding is Finding.BETTER
    found = judge(both)
    assert (found.compared, found.finding) == (True, Finding.NOT_SHOWN)


def test_a_change_that_the_others_did_not_have_stays():
    own, others = shares(0.4, 0.9, seed=1, of=200), shares(0.4, 0.4, seed=2, of=600)

    found = judge([BlockPart(one.place, one.own, other.own) for one, other in zip(own, others, strict=True)])

    assert (found.compared, found.finding) == (True, Finding.BETTER)


def test_others_that_counted_too_little_are_no_comparison():
    parts = [
        BlockPart(one.place, one.own, Part(1, 2, 2) if one.place % 3 == 0 else Part(0, 0, 0))
        for one in shares(0.4, 0.9)
    ]

    assert judge(parts).compared is False


def test_in_sums_nothing_counted_is_a_value():
    parts = [BlockPart(place, Part(0 if place >= 0 else 9 + place % 3, 0, 9)) for place in range(-10, 10)]

    found = judge(parts, kind=Kind.SUM, better="lower")

    assert (found.finding, found.empty) == (Finding.BETTER, 0)


def test_blocks_are_whole_weeks_around_the_beginning():
    found = list(blocks(date(2026, 3, 4), date(2026, 3, 18), Span.WEEK, 2))

    assert found == [
        Block(-2, Period(date(2026, 2, 18), date(2026, 2, 24))),
        Block(-1, Period(date(2026, 2, 25), date(2026, 3, 3))),
        Block(0, Period(date(2026, 3, 4), date(2026, 3, 10))),
        Block(1, Period(date(2026, 3, 11), date(2026, 3, 17))),
    ]
    assert [place_of(one.period.last_day, date(2026, 3, 4), Span.WEEK) for one in found] == [-2, -1, 0, 1]
