# SPDX-License-Identifier: EUPL-1.2
"""What annual leave is left, and who may have which kind of leave: the vectors of the law, without a database."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.duties.attendance.domain.annual import (
    Entitlement,
    Figures,
    TooManyDays,
    YearBook,
    books_of,
    entitlement,
    give_back,
    take,
)
from praja.duties.attendance.domain.leave import Wish, after_months, may_be_postponed, problems
from praja.kernel.law.gateways import written_rules

DAY = date(2026, 11, 30)


def law(key: str) -> int:
    return written_rules()[key].in_force(DAY).value


FIGURES = Figures(
    annual=law("leave.annual"),
    carry=law("leave.annual_carry"),
    total=law("leave.annual_total"),
    total_unused=law("leave.annual_total_unused"),
    total_postponed=law("leave.annual_postponed_total"),
)


def used(last: int, before: int, *, postponed: int = 0) -> Mapping[int, YearBook]:
    """Books of somebody who used so many days of last year's and of the year before."""
    return {
        2024: YearBook({2024: before} if before else {}, is_known=True),
        2025: YearBook({2025: last} if last else {}, postponed, is_known=True),
    }


def shape(held: Entitlement) -> list[tuple[int, int]]:
    return [(bucket.year, bucket.granted) for bucket in held.buckets]


@pytest.mark.parametrize(
    ("last", "before", "postponed", "expected"),
    [
        (3, 12, 0, [(2025, 6), (2026, 12)]),
        (8, 12, 0, [(2025, 4), (2026, 12)]),
        (12, 12, 0, [(2026, 12)]),
        (0, 0, 0, [(2024, 6), (2025, 6), (2026, 12)]),
        (0, 1, 0, [(2025, 6), (2026, 12)]),
        (1, 0, 0, [(2025, 6), (2026, 12)]),
        (2, 12, 9, [(2025, 10), (2026, 12)]),
        (0, 12, 12, [(2025, 12), (2026, 12)]),
        (10, 12, 12, [(2025, 2), (2026, 12)]),
    ],
)
def test_what_comes_over_from_the_years_before(last, before, postponed, expected):
    held = entitlement(2026, used(last, before, postponed=postponed), FIGURES)
    assert shape(held) == expected


def test_nothing_comes_over_from_a_year_that_nobody_entered():
    held = entitlement(2026, {}, FIGURES)
    assert (shape(held), held.reasons[1]) == ([(2026, 12)], ("last_year_unknown", {"year": 2025}))


def test_a_year_with_long_leave_gives_no_annual_leave_and_leaves_none():
    books = {**used(0, 0), 2026: YearBook(is_known=True, lapsed=True)}
    assert entitlement(2026, books, FIGURES).left == 0
    assert shape(entitlement(2027, books, FIGURES)) == [(2027, 12)]


def test_old_days_end_with_the_year_and_are_not_carried_twice():
    books = used(0, 12)
    held = entitlement(2026, books, FIGURES)
    assert (held.left, held.ends_on) == (18, date(2026, 12, 31))
    used_up = {**books, 2026: YearBook({2026: 12}, is_known=True)}
    assert shape(entitlement(2027, used_up, FIGURES)) == [(2027, 12)]


def test_the_oldest_days_go_first():
    held, uses = take(entitlement(2026, used(3, 12), FIGURES), 8)
    assert (uses, held.left) == ({2025: 6, 2026: 2}, 10)


def test_more_than_is_left_is_not_taken():
    with pytest.raises(TooManyDays) as refused:
        take(entitlement(2026, used(12, 12), FIGURES), 13)
    assert refused.value.left == 12


@given(
    last=st.integers(0, 12),
    before=st.integers(0, 12),
    postponed=st.integers(0, 12),
    wishes=st.lists(st.integers(1, 9), max_size=6),
    order=st.randoms(use_true_random=False),
)
def test_days_are_never_owed_and_the_order_of_wishes_does_not_matter(last, before, postponed, wishes, order):
    held = entitlement(2026, used(last, before, postponed=postponed), FIGURES)
    assert FIGURES.annual <= held.granted <= FIGURES.total_unused
    fitting = []
    for days in wishes:
        if days + sum(fitting) <= held.left:
            fitting.append(days)
    ends = []
    for days_in_order in (fitting, order.sample(fitting, len(fitting)), [sum(fitting)] if fitting else []):
        now = held
        for days in days_in_order:
            before_that = now
            now, uses = take(now, days)
            assert all(0 <= bucket.taken <= bucket.granted for bucket in now.buckets)
            assert give_back(now, uses, days) == (before_that, {})
            shorter = take(before_that, 1)
            assert give_back(now, uses, days - 1) == shorter
        ends.append(now)
    assert ends[0] == ends[1] == ends[2]


def test_books_come_from_rows():
    books = books_of([(2025, 2025, 2), (2025, 2026, 3)], {2025: (4, 1)}, {2025: 2}, [2026], [2024, 2025, 2026])
    assert books == {
        2024: YearBook(),
        2025: YearBook({2025: 6, 2026: 3}, 3, is_known=True),
        2026: YearBook(is_known=True, lapsed=True),
    }


WISH = Wish(
    kind="CT",
    cause="",
    first_day=date(2026, 7, 6),
    last_day=date(2026, 7, 10),
    days=5,
    papers=0,
    joined_on=date(2020, 1, 1),
    is_contract=False,
)
NEW = date(2026, 1, 1)
HAJJ = {"kind": "CB", "cause": "first_hajj"}
LONG = {"kind": "CB", "cause": "other"}
ILL = {"kind": "CS", "cause": "illness", "days": 1}
FAR = {"has_address": True}
BIRTH = {"kind": "CM", "cause": "child_3"}


def ending(day: str) -> dict[str, date]:
    return {"last_day": date.fromisoformat(day)}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        (ending("2026-07-05"), ["last_day order"]),
        ({"days": 0}, ["last_day no_working_day"]),
        (ending("2027-01-04"), ["last_day two_years"]),
        ({"joined_on": NEW}, ["kind service"]),
        ({"joined_on": date(2025, 7, 6)}, []),
        ({"joined_on": date(2025, 7, 7)}, ["kind service"]),
        ({"is_contract": True}, []),
        ({**LONG, "is_contract": True}, ["kind not_for_contract"]),
        ({"kind": "CAP", "cause": "disaster", "is_contract": True}, ["kind not_for_contract"]),
        ({"kind": "CLTN", "is_contract": True}, ["kind not_for_contract"]),
        ({**BIRTH, "is_contract": True}, []),
        ({**LONG, "cause": ""}, ["cause cause_missing"]),
        ({**LONG, **ending("2026-10-05")}, []),
        ({**LONG, **ending("2026-10-06")}, ["last_day too_long_months"]),
        ({**LONG, "joined_on": date(2021, 7, 6)}, []),
        ({**LONG, "joined_on": date(2021, 7, 7)}, ["kind service"]),
        ({**HAJJ, "joined_on": NEW}, []),
        ({**ILL, **ending("2026-07-06")}, ["papers sick_notice"]),
        ({**ILL, **ending("2026-07-19")}, ["papers sick_letter"]),
        ({**ILL, **ending("2026-07-20")}, ["papers sick_government"]),
        ({**ILL, **ending("2026-07-20"), "papers": 1}, []),
        ({**ILL, **ending("2027-07-05"), "papers": 1}, []),
        ({**ILL, **ending("2027-07-06"), "papers": 1}, ["last_day too_long_sick"]),
        ({**ILL, **ending("2028-07-06"), "papers": 1, "cause": "duty_accident"}, []),
        ({**ILL, **ending("2026-08-19"), "papers": 1, "cause": "miscarriage"}, []),
        ({**ILL, **ending("2026-08-20"), "papers": 1, "cause": "miscarriage"}, ["last_day too_long_days"]),
        ({**BIRTH, **ending("2026-10-05"), "is_woman": True}, []),
        ({**BIRTH, **ending("2026-10-06")}, ["last_day too_long_months"]),
        ({**BIRTH, "is_woman": False}, ["kind for_mothers"]),
        ({**BIRTH, "cause": "child_4"}, ["cause cause_missing"]),
        ({"kind": "CAP", "cause": "own_marriage", **ending("2026-08-05")}, []),
        ({"kind": "CAP", "cause": "own_marriage", **ending("2026-08-06")}, ["last_day too_long_months"]),
        ({"kind": "CLTN", **ending("2029-07-05")}, []),
        ({"kind": "CLTN", **ending("2029-07-06")}, ["last_day too_long_months"]),
        ({"kind": "CLTN", "joined_on": date(2022, 1, 1)}, ["kind service"]),
        ({**ending("2026-07-22"), **FAR, "travel_days": 12}, []),
        ({**ending("2026-07-22"), **FAR, "travel_days": 13}, ["travel_days travel_long"]),
        ({**FAR, "travel_days": 4}, []),
        ({**FAR, "travel_days": 5}, ["travel_days travel_alone"]),
        ({"travel_days": 2}, ["address travel_where"]),
        ({**BIRTH, **FAR, "travel_days": 2}, ["travel_days travel_annual"]),
    ],
)
def test_who_may_have_which_leave(changes, found):
    assert [f"{problem.at} {problem.key}" for problem in problems(replace(WISH, **changes), law)] == found


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [("2026-01-31", 1, "2026-02-28"), ("2027-11-30", 3, "2028-02-29"), ("2026-07-06", 12, "2027-07-06")],
)
def test_months_end_on_the_same_day_or_the_last(day, months, expected):
    assert after_months(date.fromisoformat(day), months) == date.fromisoformat(expected)


def test_first_hajj_and_a_fourth_child_are_not_postponed():
    asked = [("CT", ""), ("CB", "other"), ("CB", "first_hajj"), ("CB", "fourth_child"), ("CS", "illness")]
    assert [may_be_postponed(*one) for one in asked] == [True, True, False, False, False]
