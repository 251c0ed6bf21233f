# SPDX-License-Identifier: EUPL-1.2
"""Counts are judged per day and values by their ranks, against values known from elsewhere; small ones and heaps stay quiet."""

from collections import Counter
from datetime import date
from itertools import combinations
from math import inf

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from facts import put_facts
from innovation.conftest import BEGUN, Lab
from officers import signed_in
from praja.duties.innovation.domain import evidence_values
from praja.duties.innovation.domain.evidence import Sure
from praja.duties.innovation.domain.evidence_counts import change
from praja.duties.innovation.domain.evidence_values import pairs, spread_of_scores, spread_of_values, without
from praja.duties.innovation.queries.evidence_spots import CountSpot, Method, ValueSpot, spots_of
from praja.kernel.measures.domain.reporting import read_period
from praja.kernel.measures.models import Fact
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Account

QUARTER = read_period("2025-T4")
assert QUARTER is not None
IN, EARLIER = date(2025, 11, 10), date(2025, 8, 10)
SETTLED, RESOLVED = "complaints.minutes_to_settlement", "complaints.resolved"
MAY = [41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18, 14, 34, 6, 30, 11, 1, 11, 4, 32, 23, 45, 115, 37]
AUGUST = [39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22, 59, 23, 31, 44, 21, 9, 45, 168, 73, 76, 118, 84, 85]
"""Ozone in New York, 1973, of R's `airquality`: wilcox.test gives W = 127.5 and p = 0.0001208 (two-sided, ties, continuity)."""


def test_ranks_of_values_say_what_r_says_of_the_same_values():
    found = pairs(Counter(AUGUST), Counter(MAY), higher_is_better=False)

    assert found is not None
    assert 2 * found.tail == pytest.approx(0.0001208, abs=5e-8)
    assert found.worse == pytest.approx(1 - 127.5 / (26 * 26))


VALUES = st.lists(st.integers(0, 6), min_size=10, max_size=25).map(Counter)


@given(VALUES, VALUES)
def test_whose_values_they_are_turns_only_the_sides(ours: Counter[int], theirs: Counter[int]):
    here, there = pairs(ours, theirs, higher_is_better=False), pairs(theirs, ours, higher_is_better=False)
    better = pairs(ours, theirs, higher_is_better=True)

    assert (here is None) == (there is None) == (better is None)
    if here and there and better:
        assert here.worse + there.worse == pytest.approx(1)
        assert (here.z, better.z) == (pytest.approx(-there.z), pytest.approx(-here.z))
        assert here.tail == 1.0 or there.tail == 1.0
        by_hand = sum((a > b) + (a == b) / 2 for a in ours.elements() for b in theirs.elements())
        assert here.worse == pytest.approx(by_hand / (ours.total() * theirs.total()))


def test_the_error_is_that_of_all_ways_to_deal_the_values_out(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(evidence_values, "FEWEST_VALUES", 1)
    values = [1, 1, 2, 3, 3, 3, 4, 5, 5]
    dealt = [Counter(chosen) for chosen in combinations(values, 4)]

    scores = [found.z for ours in dealt if (found := pairs(ours, Counter(values) - ours, higher_is_better=False))]

    assert len(scores) == 126
    assert sum(scores) == pytest.approx(0, abs=1e-9)
    assert sum(score**2 for score in scores) / len(scores) == pytest.approx(1)


def test_all_but_one_are_left_without_it():
    assert without(Counter([1, 1, 2]), Counter([1, 2])) == {1: 1}


def test_too_few_values_and_equal_ones_say_nothing():
    assert pairs(Counter(range(9)), Counter(range(40)), higher_is_better=False) is None
    assert pairs(Counter([5] * 20), Counter([5] * 40), higher_is_better=False) is None


def test_units_that_all_spread_widely_are_no_hot_spots():
    ours, theirs = Counter(AUGUST), Counter(MAY)
    calm, wide = (pairs(ours, theirs, higher_is_better=False, spread=spread) for spread in (1.0, 9.0))

    assert (calm and calm.sure, wide and wide.sure) == (Sure.VERY, Sure.NO)
    assert spread_of_scores([0.3, -0.4, 0.1]) == 1.0
    assert spread_of_scores([3.0, -3.0, 3.0, -3.0]) == pytest.approx(9.0)
    assert spread_of_scores([]) == 1.0


def test_one_that_lies_far_does_not_hide_itself():
    usual, far = Counter(range(40)), Counter(range(100, 140))

    assert spread_of_values([usual, usual, far], higher_is_better=False) == 1.0
    assert (
        spread_of_values([usual, far, Counter(range(200, 240)), Counter(range(300, 340))], higher_is_better=False) > 4
    )
    assert spread_of_values([usual, far], higher_is_better=False) == 1.0


def test_a_count_beside_its_period_before_is_exact():
    found = change(40, 10, 92, 92, higher_is_better=False)

    assert (found.ratio, found.sure) == (4.0, Sure.VERY)
    # binom.test(40, 50, 0.5, alternative = "greater") and the odds of its exact interval.
    assert found.tail == pytest.approx(1.193e-05, rel=1e-3)
    assert (found.low, found.high) == (pytest.approx(1.9657, abs=1e-3), pytest.approx(8.9699, abs=1e-3))


def test_fewer_is_worse_where_more_is_better():
    assert change(10, 40, 92, 92, higher_is_better=True).tail == pytest.approx(1.193e-05, rel=1e-3)
    assert change(10, 40, 92, 92, higher_is_better=False).tail > 0.99


def test_a_running_period_is_held_against_as_many_days():
    assert change(20, 40, 46, 92, higher_is_better=False).ratio == 1.0


@given(st.integers(0, 60), st.integers(0, 60), st.floats(1, 20))
def test_heaps_only_ever_widen(now: int, before: int, spread: float):
    if now + before:
        calm = change(now, before, 90, 91, higher_is_better=False)
        wide = change(now, before, 90, 91, higher_is_better=False, spread=spread)
        assert wide.tail >= calm.tail
        assert wide.low <= calm.low <= calm.high <= wide.high or calm.high == inf


def settled(unit: Unit, day: date, minutes: list[int]) -> None:
    """Cases of a unit that took so many minutes."""
    first = Fact.objects.count()
    put_facts(
        Fact(measure=SETTLED, subject=f"case:{700_000 + first + n}", unit=unit, day=day, numerator=one, denominator=1)
        for n, one in enumerate(minutes)
    )


def resolved(unit: Unit, day: date, count: int) -> None:
    first = Fact.objects.count()
    put_facts(
        Fact(measure=RESOLVED, subject=f"case:{700_000 + first + n}", unit=unit, day=day, numerator=1, denominator=1)
        for n in range(count)
    )


@pytest.fixture
def numbers(lab: Lab) -> Lab:
    """`bridges` settles slowly and more slowly than before, and closes fewer; the two other departments do as ever."""
    staff, hour = lab.staff, 60
    settled(staff.bridges, IN, [hour * (60 + 2 * n) for n in range(40)])
    settled(staff.bridges, EARLIER, [hour * (20 + 2 * n) for n in range(40)])
    for place, unit in enumerate((staff.lights, staff.personnel)):
        settled(unit, IN, [hour * (18 + place + 2 * n) for n in range(40)])
        settled(unit, EARLIER, [hour * (18 + 2 * n) for n in range(40)])
        resolved(unit, IN, 40 + place)
        resolved(unit, EARLIER, 40)
    resolved(staff.bridges, IN, 8)
    resolved(staff.bridges, EARLIER, 40)
    return lab


def spots(lab: Lab, account: Account, only: str) -> list[CountSpot | ValueSpot]:
    top = units.current().nodes[lab.staff.root.pk]
    found, _compared = spots_of(lab.actor(account), top, QUARTER, today=BEGUN.date(), at=BEGUN, only=only)
    return [one for one in found if isinstance(one, CountSpot | ValueSpot)]


def test_times_are_judged_by_rank_beside_others_and_before(numbers: Lab):
    found = {one.unit.id: one for one in spots(numbers, numbers.curator, SETTLED)}
    roads, lights = found[numbers.staff.roads.pk], found[numbers.staff.lights.pk]

    assert isinstance(roads, ValueSpot)
    assert (roads.method, roads.sure, roads.is_far, roads.is_worse_than_before) == (
        Method.VALUES,
        Sure.VERY,
        True,
        True,
    )
    assert roads.past is not None
    assert 0.8 < roads.past.worse < 1
    assert (lights.is_far, lights.is_worse_than_before) == (False, False)


def test_counts_are_judged_per_day_and_beside_how_others_changed(numbers: Lab):
    found = {one.unit.id: one for one in spots(numbers, numbers.curator, RESOLVED)}
    roads, lights = found[numbers.staff.roads.pk], found[numbers.staff.lights.pk]

    assert isinstance(roads, CountSpot)
    assert (roads.method, roads.sure, roads.is_worse_than_before) == (Method.COUNT, Sure.VERY, True)
    assert roads.change is not None
    assert roads.change.ratio == pytest.approx(0.2)
    assert lights.sure is Sure.NO


def test_counts_without_a_period_before_are_not_judged(lab: Lab):
    resolved(lab.staff.bridges, IN, 40)

    assert spots(lab, lab.curator, RESOLVED) == []


def test_values_that_are_no_longer_kept_singly_are_not_judged(numbers: Lab):
    Fact.objects.filter(measure=SETTLED, unit=numbers.staff.bridges, day=IN).order_by("pk")[0].delete()

    assert numbers.staff.roads.pk not in {one.unit.id for one in spots(numbers, numbers.curator, SETTLED)}


def test_the_board_and_its_pages_say_which_method_a_row_used(numbers: Lab):
    client, bridges = signed_in(numbers.curator), numbers.staff.bridges
    asked = f"unit={numbers.staff.root.code}&masa={QUARTER.code}"

    def read(path: str) -> str:
        answer = client.get(path, headers={"accept-language": "en"})
        assert answer.status_code == 200
        return answer.content.decode()

    board = read(f"/inovasi/bukti/?{asked}")
    assert "Judged by the ranks of single values." in board
    assert "Judged as a count per day." in board
    assert f'<option value="{bridges.code}"' not in board
    assert f'<option value="{numbers.staff.roads.code}"' in board
    assert "The period before: 40, so 0.2 times as many per day" in board
    for key in (SETTLED, RESOLVED):
        page = read(f"/inovasi/bukti/angka/{key}/{numbers.staff.roads.pk}/?{asked}")
        assert "Beside units of its kind" in page
        assert numbers.staff.lights.name in page


def test_many_units_ask_as_often_as_few(numbers: Lab):
    top, actor = units.current().nodes[numbers.staff.root.pk], numbers.actor(numbers.curator)

    def asked() -> int:
        with CaptureQueriesContext(connection) as ran:
            spots_of(actor, top, QUARTER, today=BEGUN.date(), at=BEGUN)
        return len(ran)

    asked()
    once = asked()
    for unit in (numbers.staff.roads, numbers.staff.root):
        settled(unit, IN, [60 * n for n in range(20)])
        resolved(unit, EARLIER, 20)

    assert asked() == once
