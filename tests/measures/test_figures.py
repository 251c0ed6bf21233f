# SPDX-License-Identifier: EUPL-1.2
"""Figures: whole numbers, one division, one rounding; and spans of days."""

from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.kernel.measures.domain.figures import Figure, rounded, total
from praja.kernel.measures.domain.periods import BEGINNING, END, Period, cover, in_months
from praja.kernel.measures.domain.ranks import interpolate, rank

NOW = datetime(2026, 5, 1, tzinfo=UTC)
DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))
PERIODS = st.tuples(DAYS, DAYS).map(lambda pair: Period(min(pair), max(pair)))


@given(st.decimals(-1000, 1000, places=5), st.integers(0, 4))
def test_rounding_is_half_up_and_exact(value: Decimal, places: int):
    expected = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert rounded(Fraction(value), places) == expected


def test_a_share_is_divided_once_and_nothing_over_nothing_is_no_share():
    assert Figure(2, 3, 3, NOW).share == Decimal("0.6667")
    assert Figure(1, 8, 8, NOW).ratio(2) == Decimal("0.13")
    assert Figure(0, 0, 0, NOW).share is None


def test_a_total_adds_each_part():
    assert total([Figure(1, 2, 2, NOW), Figure(3, 5, 4, NOW)], NOW) == Figure(4, 7, 6, NOW)


@given(PERIODS, st.lists(PERIODS, max_size=8))
def test_a_cover_answers_for_every_day_exactly_once(period: Period, seals: list[Period]):
    how = cover(period, seals)
    days = sorted(day.first_day for part in (*how.sealed, *how.gaps) for day in part.days())
    assert days == [day.first_day for day in period.days()]
    assert set(how.sealed) <= set(seals)
    if period in seals:
        assert how.sealed == (period,)


@given(PERIODS)
def test_months_cut_a_period_without_gap(period: Period):
    months = list(period.months())
    assert (months[0].first_day, months[-1].last_day) == (period.first_day, period.last_day)
    for month, following in pairwise(months):
        assert following.first_day == month.last_day + timedelta(days=1)
        assert following.first_day.day == 1


@given(PERIODS)
def test_whole_months_and_the_days_around_them_are_the_period(period: Period):
    months, days = in_months(period)
    parts = sorted([*([months] if months else []), *days])

    assert [day for part in parts for day in part.days()] == list(period.days())
    if months:
        assert months.first_day.day == (months.last_day + timedelta(days=1)).day == 1
    assert all(len(list(part.months())) <= 2 and (not months or len(list(part.days())) < 31) for part in days)


def test_an_open_period_is_months_but_for_its_last_days():
    half_open = Period(BEGINNING, date(2026, 3, 17))

    assert in_months(half_open) == (
        Period(BEGINNING, date(2026, 2, 28)),
        (Period(date(2026, 3, 1), date(2026, 3, 17)),),
    )
    assert in_months(Period(BEGINNING, END)) == (Period(BEGINNING, END), ())


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError):
        Period(date(2026, 2, 1), date(2026, 1, 31))
    assert Period.of_month(2026, 12) == Period(date(2026, 12, 1), date(2026, 12, 31))


@given(st.dictionaries(st.integers(1, 30), st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, 20))))
def test_places_follow_values_and_small_units_have_none(raw: dict[int, tuple[int, int, int]]):
    figures = {unit: Figure(top, bottom, n, NOW) for unit, (top, bottom, n) in raw.items()}
    ranked = rank(figures, higher_is_better=True, is_sum=False, minimum_n=10)

    assert sorted(row.unit_id for row in ranked) == sorted(raw)
    placed = [row for row in ranked if row.place is not None]
    assert {row.unit_id for row in placed} == {u for u, f in figures.items() if f.n >= 10 and f.denominator}
    for row in placed:
        value = Fraction(row.figure.numerator, row.figure.denominator)
        better = [o for o in placed if Fraction(o.figure.numerator, o.figure.denominator) > value]
        assert row.place == len(better) + 1
    assert ranked == placed + [row for row in ranked if row.place is None]


@given(st.lists(st.integers(0, 100), min_size=1), st.integers(0, 20))
def test_quantiles_lie_between_neighbours(values: list[int], twentieths: int):
    values.sort()
    places = dict(enumerate(values, start=1))
    found = interpolate(len(values), Fraction(twentieths, 20), places)
    assert values[0] <= found <= values[-1]
    assert interpolate(len(values), Fraction(0), places) == values[0]
    assert interpolate(len(values), Fraction(1), places) == values[-1]
