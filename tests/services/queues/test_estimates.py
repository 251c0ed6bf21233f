# SPDX-License-Identifier: EUPL-1.2
"""What is said of the wait comes from what the last services took, and nothing is said from too few."""

import heapq
from fractions import Fraction
from random import Random

import pytest

from praja.duties.services.domain.queues.estimates import Estimate, counters_for, estimate

FIVE_EACH = [300] * 10
ONE = Fraction(1)


def test_with_too_few_services_nothing_is_said():
    assert estimate(3, [300] * 4, ONE) is None


def test_without_an_open_counter_nothing_is_said():
    assert estimate(3, FIVE_EACH, Fraction(0)) is None


def test_the_range_is_rounded_outwards_to_five_minutes():
    assert estimate(4, FIVE_EACH, ONE) == Estimate(low=20, high=25, services=10, usual=5)
    assert estimate(3, [240] * 6, ONE) == Estimate(low=10, high=20, services=6, usual=4)


def test_the_next_in_line_waits_from_nothing_to_one_service():
    assert estimate(0, FIVE_EACH, ONE) == Estimate(low=0, high=5, services=10, usual=5)


def test_more_counters_make_it_shorter():
    assert estimate(8, FIVE_EACH, Fraction(2)) == Estimate(low=20, high=25, services=10, usual=5)


def test_a_counter_that_serves_other_queues_with_people_counts_in_part():
    assert counters_for([1, 2]) == Fraction(3, 2)
    assert counters_for([]) == 0


@pytest.mark.parametrize("counters", [1, 3])
def test_most_real_waits_of_a_simulated_day_lie_within_what_was_said(counters):
    """Service times of many lengths (a few minutes, now and then half an hour), a queue that empties: the share of waits that
    were not longer than said, and not shorter."""
    chance = Random(4)
    within, longer, asked = 0, 0, 0
    for _day in range(40):
        took = [min(2400.0, chance.lognormvariate(5.6, 0.55)) for _ in range(60)]
        recent = [int(seconds) for seconds in took[:20]]
        for before in (2, 5, 10, 20):
            said = estimate(before, recent, Fraction(counters))
            assert said is not None
            waited = _wait(took[20:], before, counters, chance) / 60
            within += said.low <= waited <= said.high
            longer += waited > said.high
            asked += 1

    assert within / asked >= 0.8
    assert longer / asked <= 0.15


def _wait(took: list[float], before: int, counters: int, chance: Random) -> float:
    """When a counter is free for somebody with `before` people ahead, all counters busy with somebody at the start."""
    free = [chance.random() * took[number] for number in range(counters)]
    heapq.heapify(free)
    for seconds in took[counters : counters + before]:
        heapq.heappush(free, heapq.heappop(free) + seconds)
    return free[0]
