# SPDX-License-Identifier: EUPL-1.2
"""Figures read from facts: per subtree, over time, unit against unit, and the way down."""

import statistics
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from measures.toys import FIRST, MINUTES, NINE, SHARE, Toys
from praja.kernel.measures.declarations import StandingRow, standing_measure
from praja.kernel.measures.domain.figures import Figure
from praja.kernel.measures.domain.periods import BEGINNING, Period
from praja.kernel.measures.enums import Step
from praja.kernel.measures.errors import UnknownMeasure
from praja.kernel.measures.models import Fact
from praja.kernel.measures.operations import rebuild
from praja.kernel.measures.queries import (
    Behind,
    figure,
    figures,
    figures_by_group,
    figures_by_unit,
    median,
    quantiles,
    ranking,
    series,
    standing_figures,
    subjects_behind,
    summed_by_month,
    summed_by_span,
    summed_by_unit,
    summed_each,
)

JANUARY = Period.of_month(2026, 1)
YEAR = Period.of_year(2026)


@pytest.fixture
def counted(toys: Toys) -> Toys:
    """Unit 1: toys 1 to 3 in January (one late) and 4 in February; unit 2: toy 5 in January, late."""
    for toy, unit, day, minutes in [(1, 1, 0, 10), (2, 1, 5, 20), (3, 1, 30, 90), (4, 1, 31, 30), (5, 2, 9, 45)]:
        toys.count(toy, unit=unit, day=day, minutes=minutes)
    rebuild(at=NINE)
    return toys


def ids(toys: Toys, *places: int) -> list[int]:
    return [toys.units[place].pk for place in places]


def test_a_figure_sums_a_subtree_and_a_period(counted: Toys):
    found = figure(SHARE.key, unit_ids=ids(counted, 1, 2), period=JANUARY, at=NINE)
    assert found == Figure(2, 4, 4, NINE, sealed=False)
    assert found.share == Decimal("0.5000")
    assert figure(SHARE.key, unit_ids=ids(counted, 2), period=JANUARY, at=NINE).share == Decimal("0.0000")
    assert figure(SHARE.key, unit_ids=ids(counted, 3), period=JANUARY, at=NINE) == Figure(0, 0, 0, NINE)


def test_figures_by_unit_and_by_group_agree(counted: Toys):
    by_unit = figures_by_unit(SHARE.key, unit_ids=ids(counted, 1, 2, 3), period=YEAR, at=NINE)
    root = counted.units[0].pk
    assert [by_unit[unit].n for unit in ids(counted, 1, 2, 3)] == [4, 1, 0]
    whole = figures_by_group(SHARE.key, groups={root: ids(counted, 0, 1, 2, 3)}, period=YEAR, at=NINE)
    assert whole == {root: Figure(3, 5, 5, NINE)}


def test_several_measures_at_once(counted: Toys):
    found = figures([SHARE.key, MINUTES.key], unit_ids=ids(counted, 1), period=JANUARY, at=NINE)
    assert (found[SHARE.key].numerator, found[MINUTES.key].numerator) == (2, 120)


@given(st.dates(date(2025, 12, 1), date(2026, 3, 31)), st.integers(0, 130))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_kept_sums_say_what_facts_say_of_any_days(counted: Toys, first: date, more: int):
    period, everyone = Period(first, first + timedelta(days=more)), ids(counted, 0, 1, 2, 3)
    asked = {"unit_ids": everyone, "period": period, "at": NINE}
    plain = {
        (key, unit): (found.numerator, found.denominator)
        for key in (SHARE.key, MINUTES.key)
        for unit, found in figures_by_unit(key, **asked).items()
        if found.denominator
    }
    kept = summed_by_unit([SHARE.key, MINUTES.key], **asked)
    spans = summed_by_span([SHARE.key, MINUTES.key], unit_ids=everyone, spans={"this": period}, at=NINE)
    months = summed_by_month([SHARE.key], unit_ids=everyone, period=period, at=NINE)[SHARE.key]

    assert {place: (found.numerator, found.denominator) for place, found in kept.items()} == plain
    assert spans["this"] == kept
    assert summed_each(dict.fromkeys([SHARE.key, MINUTES.key], period), unit_ids=everyone) == plain
    assert {month: found.n for month, found in months.items()} == {
        point.period.first_day.replace(day=1): point.figure.n
        for point in series(SHARE.key, step=Step.MONTH, **asked)
        if point.figure.n
    }


def test_sums_over_all_time_need_no_first_day(counted: Toys):
    found = summed_each({SHARE.key: Period(BEGINNING, date(2026, 1, 30))}, unit_ids=ids(counted, 1, 2))

    assert found == {(SHARE.key, unit): said for unit, said in zip(ids(counted, 1, 2), [(2, 2), (0, 1)], strict=True)}


def test_a_series_has_every_month_and_every_day(counted: Toys):
    spring = Period(date(2026, 1, 15), date(2026, 3, 10))
    months = series(SHARE.key, unit_ids=ids(counted, 1), period=spring, step=Step.MONTH, at=NINE)
    assert [(point.period.first_day, point.figure.n) for point in months] == [
        (date(2026, 1, 15), 1),
        (date(2026, 2, 1), 1),
        (date(2026, 3, 1), 0),
    ]
    days = series(SHARE.key, unit_ids=ids(counted, 1), period=JANUARY, step=Step.DAY, at=NINE)
    assert len(days) == 31
    assert [point.period.first_day.day for point in days if point.figure.n] == [1, 6, 31]


def test_a_ranking_lists_small_units_without_a_place(counted: Toys):
    groups = {unit.pk: [unit.pk] for unit in counted.units[1:]}
    ranked = ranking(SHARE.key, groups=groups, period=YEAR, at=NINE)
    assert [(row.place, row.unit_id) for row in ranked] == list(
        zip([1, None, None], ids(counted, 1, 2, 3), strict=True)
    )
    quickest = ranking(MINUTES.key, groups=groups, period=YEAR, at=NINE)
    assert [(row.place, row.figure.ratio(1)) for row in quickest] == [
        (1, Decimal("37.5")),
        (2, Decimal("45.0")),
        (None, None),
    ]
    with pytest.raises(UnknownMeasure):
        ranking("toy.nothing", groups=groups, period=YEAR, at=NINE)


def test_the_way_down_leads_to_the_subjects_page_by_page(counted: Toys):
    everyone = [unit.pk for unit in counted.units]
    first = subjects_behind(MINUTES.key, unit_ids=everyone, period=JANUARY, limit=3)
    assert first == [Behind("toy:1", 10, 1), Behind("toy:2", 20, 1), Behind("toy:3", 90, 1)]
    rest = subjects_behind(MINUTES.key, unit_ids=everyone, period=JANUARY, after="toy:3")
    assert rest == [Behind("toy:5", 45, 1)]


def test_the_median_of_none_is_none(counted: Toys):
    assert median(MINUTES.key, unit_ids=ids(counted, 3), period=YEAR) is None
    assert median(MINUTES.key, unit_ids=ids(counted, 1), period=JANUARY) == Decimal("20.00")
    assert median(MINUTES.key, unit_ids=ids(counted, 1), period=YEAR) == Decimal("25.00")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(st.integers(0, 700) | st.integers(0, 9), min_size=2, max_size=40))
def test_quantiles_equal_those_of_a_textbook(units: list, values: list[int]):
    Fact.objects.all().delete()
    Fact.objects.bulk_create(
        Fact(measure=MINUTES.key, subject=f"toy:{n}", unit=units[1], day=FIRST, numerator=value, denominator=1)
        for n, value in enumerate(values)
    )
    points = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), Fraction(0), Fraction(1))
    found = quantiles([MINUTES.key], unit_ids=[units[1].pk], period=YEAR, points=points)[MINUTES.key]
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    assert found == [Decimal(str(value)) for value in (low, middle, high, min(values), max(values))]


def test_a_standing_measure_is_read_for_a_moment_and_never_stored(units: list):
    @standing_measure(SHARE)
    def late_now(as_of, unit_ids):
        return [StandingRow(unit, as_of.day, 10, 10) for unit in unit_ids if unit != units[2].pk]

    wanted = [units[1].pk, units[2].pk]
    today = standing_figures(SHARE.key, unit_ids=wanted, as_of=NINE)
    later = standing_figures(SHARE.key, unit_ids=wanted, as_of=NINE + timedelta(days=1))
    assert [figure.numerator for figure in today.values()] == [2, 0]
    assert [figure.numerator for figure in later.values()] == [3, 0]
    assert not Fact.objects.exists()


@pytest.mark.parametrize("many", [1, 3])
def test_statements_do_not_grow_with_units(counted: Toys, many: int, django_assert_num_queries):
    some = ids(counted, *range(1, many + 1))
    groups = {unit: [unit] for unit in some}
    with django_assert_num_queries(2):
        figures([SHARE.key, MINUTES.key], unit_ids=some, period=YEAR, at=NINE)
    with django_assert_num_queries(2):
        ranking(SHARE.key, groups=groups, period=YEAR, at=NINE)
    with django_assert_num_queries(2):
        series(SHARE.key, unit_ids=some, period=YEAR, step=Step.DAY, at=NINE)
    with django_assert_num_queries(2):
        quantiles([MINUTES.key], unit_ids=some, period=YEAR, points=(Fraction(1, 2), Fraction(9, 10)))
    with django_assert_num_queries(1):
        subjects_behind(SHARE.key, unit_ids=some, period=YEAR)
