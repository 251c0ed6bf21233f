# SPDX-License-Identifier: EUPL-1.2
"""What an allowance comes to: the worked example, boundaries, and what holds for every month."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from praja.duties.attendance.domain.classifying import Limits
from praja.duties.attendance.domain.figures import percent_text, read_month, read_points, read_rupiah
from praja.duties.attendance.domain.footing import Sums, first_disagreement, sums_by_unit
from praja.duties.attendance.domain.pay import Result, Terms, Worked, work_out_allowance

TERMS = Terms(4000, (50, 100, 125, 150), (50, 100, 125, 150), absent=300, ceremony=200, predicates={"baik": 10_000})
"""Configuration A of one region."""
FIRST = date(2026, 1, 1)


def month(*told: tuple[str, int, int]) -> list[Worked]:
    """Twenty working days, these the first of them."""
    days = [*told, *[("H", 0, 0)] * (20 - len(told))]
    return [Worked(FIRST + timedelta(days=n), *one) for n, one in enumerate(days)]


def cut(*told: tuple[str, int, int], base: int = 5_000_000, terms: Terms = TERMS, ceremonies: int = 0) -> int:
    return work_out_allowance(base, month(*told), Result(10_000, ceremonies=ceremonies), terms).cut


def test_the_worked_example_cuts_125_000_of_five_million():
    told = (("H", 1, 0), ("H", 1, 0), ("H", 3, 0), ("H", 0, 2), ("TK", 0, 0))
    found = work_out_allowance(5_000_000, month(*told), Result(10_000), TERMS)
    assert (found.discipline_part, found.cut, found.amount) == (2_000_000, 125_000, 4_875_000)
    assert [(one.code, one.times, one.amount) for one in found.cuts] == [
        ("TL1", 2, 20_000),
        ("TL3", 1, 25_000),
        ("PSW2", 1, 20_000),
        ("TK", 1, 60_000),
    ]


@pytest.mark.parametrize(
    ("minutes", "rupiah"),
    [(0, 0), (1, 10_000), (30, 10_000), (31, 20_000), (60, 20_000), (61, 25_000), (90, 25_000), (91, 30_000)],
)
def test_each_class_begins_at_its_minute(minutes, rupiah):
    tier = Limits().class_of(minutes)
    assert cut(("H", tier, 0)) == rupiah
    assert cut(("H", 0, tier)) == rupiah


def test_the_cap_leaves_nothing_of_the_discipline_part_and_never_less():
    everything = [("TK", 0, 0)] * 20
    assert cut(*everything, ceremonies=31) == 2_000_000 * 31 * 200 // 10_000 + 2_000_000 * 20 * 300 // 10_000 - (
        2_000_000 * (31 * 200 + 20 * 300 - 10_000) // 10_000
    )
    assert cut(*everything, terms=replace(TERMS, absent=9_000)) == 2_000_000
    assert cut(*everything, terms=replace(TERMS, absent=9_000, cap=2_500)) == 500_000


def test_leave_cuts_or_stops_as_the_rule_says():
    sick = replace(TERMS, leave_cuts={"CS": 100})
    assert cut(("CS", 0, 0), ("CS", 0, 0), terms=sick) == 40_000
    stopped = replace(TERMS, stopping=frozenset({"CB"}), leave_cuts={"CB": 100})
    found = work_out_allowance(5_000_001, month(*[("CB", 0, 0)] * 5), Result(10_000), stopped)
    assert (found.stopped, found.amount, found.cuts) == (1_250_001, 3_750_000, ())
    all_of_it = work_out_allowance(5_000_000, month(*[("CB", 0, 0)] * 20), Result(10_000), stopped)
    assert (all_of_it.stopped, all_of_it.amount) == (5_000_000, 0)


@pytest.mark.parametrize(
    ("result", "needs", "share", "productivity"),
    [
        (None, True, None, 0),
        (None, False, None, 3_000_000),
        (Result(8_550), True, 8_550, 2_565_000),
        (Result(predicate="baik"), True, 10_000, 3_000_000),
        (Result(predicate="kurang"), True, None, 0),
    ],
)
def test_productivity_follows_from_e_kinerja_and_is_withheld_without_it(result, needs, share, productivity):
    found = work_out_allowance(5_000_000, month(), result, replace(TERMS, needs_result=needs))
    assert (found.share, found.productivity) == (share, productivity)


points = st.integers(0, 10_000)
four = st.tuples(points, points, points, points)
terms = st.builds(
    Terms,
    discipline_share=points,
    late=four,
    early=four,
    absent=points,
    ceremony=points,
    cap=points,
    leave_cuts=st.dictionaries(st.sampled_from(["CS", "CT", "I"]), points),
    stopping=st.frozensets(st.sampled_from(["CB", "CLTN", "CS"])),
    needs_result=st.booleans(),
)
worked = st.builds(
    Worked,
    day=st.dates(FIRST, FIRST + timedelta(days=30)),
    code=st.sampled_from(["H", "TK", "L", "CBER", "CB", "CS", "CT", "CLTN", "DL", "I"]),
    late_class=st.integers(0, 4),
    early_class=st.integers(0, 4),
)
results = st.none() | st.builds(Result, share=points, ceremonies=st.integers(0, 31))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9), st.lists(worked, max_size=31), results, terms, st.randoms())
def test_every_allowance_foots_stays_within_its_bounds_and_forgets_the_order(base, days, result, rule, chance):
    found = work_out_allowance(base, days, result, rule)
    sums = Sums(*(getattr(found, name) for name in Sums.__dataclass_fields__))
    assert sums.foots
    assert 0 <= found.amount <= base
    shuffled = days[:]
    chance.shuffle(shuffled)
    assert work_out_allowance(base, shuffled, result, rule) == found


ROW = Sums(100, 0, 60, 60, 40, 10, 90)


def test_a_figure_that_disagrees_is_found_in_its_row_unit_or_total():
    rows = {1: (7, ROW), 2: (7, ROW), 3: (8, ROW)}
    by_unit = sums_by_unit(rows.values())
    total = ROW + ROW + ROW
    assert first_disagreement(rows, by_unit, total) == ""
    assert first_disagreement({**rows, 2: (7, replace(ROW, amount=91))}, by_unit, total) == "row 2"
    assert first_disagreement(rows, {**by_unit, 8: ROW + ROW}, total) == "unit 8"
    assert first_disagreement(rows, by_unit, ROW + ROW) == "total"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("5000000", 5_000_000),
        ("5.000.000", 5_000_000),
        ("Rp 5.000.000,00", 5_000_000),
        ("5,000,000.00", 5_000_000),
        ("5.000.00", None),
        ("5.000,50", None),
        ("-1", None),
        ("lima juta", None),
    ],
)
def test_rupiah_are_read_as_offices_write_them(text, read):
    assert read_rupiah(text) == read


def test_percent_and_months_are_read_as_offices_write_them():
    assert [read_points(one) for one in ("1,25", "1.5 %", "100", "100,01", "0,005", "baik")] == [
        125,
        150,
        10_000,
        None,
        None,
        None,
    ]
    assert [percent_text(one) for one in (125, 150, 10_000, 5)] == ["1,25", "1,5", "100", "0,05"]
    january = date(2026, 1, 1)
    told = ("2026-01", "2026-01-01", "01/2026", "1-1-2026", "Januari 2026", "202601", "2026-01-01 00:00:00")
    assert {read_month(one) for one in told} == {january}
    assert read_month("13/2026") is None
