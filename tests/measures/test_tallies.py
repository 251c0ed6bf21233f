# SPDX-License-Identifier: EUPL-1.2
"""Tallies by what facts are about: always equal to the facts, whoever moves them, and read with n beside."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from measures.toys import MINUTES, NINE, SHARE, Toys
from praja.kernel.measures.declarations import FactRow, mark_dirty, measure_source, sources
from praja.kernel.measures.domain.reporting import PeriodKind, ReportingPeriod, periods_around
from praja.kernel.measures.domain.spreads import BOUND, class_of, middle_of, quantiles_of
from praja.kernel.measures.models import DirtySubject, Fact, Tally
from praja.kernel.measures.operations import rebuild, refresh_dirty
from praja.kernel.measures.queries import Cell, tallies, together

Content = dict[tuple[int, int, int], tuple[dict[str, list[int]], dict[str, dict[str, int]], dict[str, list[int]]]]
JANUARY = ReportingPeriod(PeriodKind.MONTH, 2026, 1).id
QUARTER = ReportingPeriod(PeriodKind.QUARTER, 2026, 1).id
POINTS = (Fraction(1, 2), Fraction(9, 10))


@pytest.fixture
def shaped(units: list) -> Toys:
    """Toys of three shapes; those of shape 0 are of none in particular."""
    toys = Toys(units)

    def facts(subjects: list[int]) -> Iterator[FactRow]:
        for row in toys.facts(subjects):
            yield replace(row, about=row.subject % 3 or None)

    measure_source(
        "toys",
        subject_kind="toy",
        dirty_on=("toy.counted",),
        measures=(SHARE, MINUTES),
        all_subjects=toys.all,
        about_kind="shape",
    )(facts)
    return toys


def kept() -> Content:
    rows = Tally.objects.values_list("period", "about", "unit_id", "sums", "spreads", "points")
    return {
        (period, about, unit): (sums, spreads, points)
        for period, about, unit, sums, spreads, points in rows
        if sums or spreads
    }


def added_up() -> Content:
    """The same, added up here from the facts."""
    sums: dict = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    spreads: dict = defaultdict(lambda: defaultdict(Counter))
    for fact in Fact.objects.exclude(about=None):
        for period in periods_around(fact.day):
            key = (period.id, fact.about, fact.unit_id)
            sums[key][fact.measure][0] += fact.numerator
            sums[key][fact.measure][1] += fact.denominator
            if fact.measure == MINUTES.key:
                spreads[key][fact.measure][str(class_of(fact.numerator))] += 1
    return {
        key: (
            {measure: total for measure, total in sums[key].items() if any(total)},
            {measure: dict(counts) for measure, counts in spreads[key].items()},
            {
                measure: quantiles_of({int(one): n for one, n in counts.items()}, POINTS)
                for measure, counts in spreads[key].items()
            },
        )
        for key in sums
    }


def settle(toys: Toys) -> None:
    while toys.deliver():
        pass
    while refresh_dirty(at=NINE, limit=2):
        pass


ACTS = st.one_of(
    st.tuples(st.just("count"), st.integers(1, 6), st.integers(0, 3), st.integers(0, 400), st.integers(-10, 9_000)),
    st.tuples(st.just("deliver"), st.integers(1, 4)),
    st.tuples(st.just("refresh"), st.integers(1, 3)),
    st.tuples(st.just("rebuild")),
)


class Undo(Exception):
    """Ends an example without leaving rows."""


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(acts=st.lists(ACTS, max_size=25))
def test_tallies_kept_by_events_equal_facts_added_up_and_a_rebuild(shaped: Toys, acts: list[tuple]):
    try:
        with transaction.atomic():
            for act in acts:
                match act:
                    case ("count", toy, unit, day, minutes):
                        shaped.count(toy, unit=unit, day=day, minutes=minutes)
                    case ("deliver", limit):
                        shaped.deliver(limit)
                    case ("refresh", limit):
                        refresh_dirty(at=NINE, limit=limit)
                    case ("rebuild",):
                        rebuild(at=NINE)
            settle(shaped)
            incremental = kept()
            assert incremental == added_up()
            Fact.objects.filter(pk__in=list(Fact.objects.values_list("pk", flat=True)[::2])).delete()
            DirtySubject.objects.all().delete()
            rebuild(at=NINE)
            assert kept() == incremental == added_up()
            raise Undo
    except Undo:
        pass


def test_a_rebuild_mends_tallies_that_went_wrong(shaped: Toys):
    for toy in (1, 2, 4):
        shaped.count(toy, unit=1, day=3, minutes=90)
    settle(shaped)
    Tally.objects.filter(about=1).delete()
    Tally.objects.update(sums={SHARE.key: [99, 99]})
    rebuild("toys", at=NINE)

    assert kept() == added_up() != {}


def test_a_fact_that_goes_elsewhere_leaves_nothing_behind(shaped: Toys):
    shaped.count(1, unit=1, day=3)
    settle(shaped)
    shaped.count(1, unit=2, day=200)
    settle(shaped)

    assert {(unit, period) for period, _about, unit in kept()} == {
        (shaped.units[2].pk, period.id) for period in periods_around(date(2026, 7, 20))
    }


def test_what_is_about_nothing_in_particular_is_not_tallied(shaped: Toys):
    shaped.count(3)
    settle(shaped)

    assert (Fact.objects.count(), kept()) == (2, {})


def test_a_source_that_names_no_kind_may_not_say_what_its_facts_are_about(toys: Toys):
    def facts(subjects: list[int]) -> Iterator[FactRow]:
        yield FactRow(SHARE.key, subjects[0], toys.units[0].pk, date(2026, 1, 1), 1, 1, about=4)

    facts.__qualname__ = toys.facts.__qualname__
    measure_source("toys", subject_kind="toy", dirty_on=(), measures=(SHARE,), all_subjects=lambda: [1])(facts)
    with pytest.raises(ValueError, match="what kind"):
        rebuild("toys", at=NINE)


@pytest.mark.django_db(transaction=True)
def test_several_workers_move_the_same_tallies_without_losing_any(transactional_db, shaped: Toys):
    for toy in range(1, 46):
        shaped.count(toy, minutes=toy)
    source = sources()["toys"]

    def work(number: int) -> None:
        try:
            for turn in range(10):
                mark_dirty(source, range(1 + number, 46, 3))
                refresh_dirty(at=NINE, limit=5)
                if turn == 5 and number == 0:
                    rebuild("toys", at=NINE)
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(work, range(3)))
    while refresh_dirty(at=NINE):
        pass

    assert kept() == added_up()
    assert sum(sums[SHARE.key][1] for (period, *_), (sums, *_) in kept().items() if period == JANUARY) == 30


@pytest.mark.parametrize("many", [1, 3])
def test_a_cell_says_how_many_stand_behind_it(shaped: Toys, many: int, django_assert_num_queries):
    for toy, minutes in ((1, 10), (4, 20), (7, 30), (10, 40)):
        shaped.count(toy, unit=1, day=5, minutes=minutes)
    shaped.count(2, unit=2, day=40, minutes=5_000)
    settle(shaped)
    some = [unit.pk for unit in shaped.units[1 : many + 1]]
    with django_assert_num_queries(1):
        found = tallies(SHARE.key, periods=[JANUARY, QUARTER], unit_ids=some, abouts=[1, 2])

    cell = found[Cell(JANUARY, 1, some[0])]
    assert (cell.numerator(SHARE.key), cell.n(SHARE.key)) == (3, 4)
    assert cell.quantiles(MINUTES.key, POINTS) == [Decimal(25), Decimal(37)]
    assert cell.typical(MINUTES.key) == (Decimal(25), Decimal(37))
    assert (cell.n("toy.nothing"), cell.quantiles("toy.nothing", POINTS)) == (0, [None, None])
    assert cell.typical("toy.nothing") == (None, None)
    assert {(one.about, one.unit) for one in found} == {(1, some[0]), *([(2, some[1])] if many > 1 else [])}


def test_cells_put_together_are_what_one_cell_of_all_would_be(shaped: Toys):
    for toy, unit in ((1, 1), (4, 2), (7, 2)):
        shaped.count(toy, unit=unit, day=5, minutes=toy * 100)
    settle(shaped)
    whole = together(tallies(MINUTES.key, periods=[JANUARY]).values())

    assert (whole.numerator(MINUTES.key), whole.n(MINUTES.key)) == (1_200, 3)
    [middle] = whole.quantiles(MINUTES.key, POINTS[:1])
    assert middle is not None
    assert abs(middle - 400) <= 400 * BOUND


@given(st.integers(0, 10**9))
def test_a_value_read_back_from_its_class_is_off_by_a_sixty_fourth_at_most(value: int):
    read = middle_of(class_of(value))

    assert abs(read - value) <= value * BOUND
    assert value >= 64 or read == value


@given(st.lists(st.integers(0, 2_000_000), min_size=2, max_size=60))
def test_classes_keep_the_order_of_values(values: list[int]):
    values.sort()

    assert [class_of(value) for value in values] == sorted(map(class_of, values))


@given(st.lists(st.integers(0, 300_000), min_size=1, max_size=80), st.integers(0, 20))
def test_a_quantile_of_a_spread_is_within_the_bound_of_the_true_one(values: list[int], twentieths: int):
    point = Fraction(twentieths, 20)
    values.sort()
    exact = (len(values) - 1) * point
    low = values[int(exact)]
    high = values[min(int(exact) + 1, len(values) - 1)]
    true = low + (exact - int(exact)) * (high - low)
    [found] = quantiles_of(Counter(map(class_of, values)), [point])

    assert found is not None
    assert abs(found - true) <= true * BOUND + Fraction(1, 2)


def test_the_quantile_of_nothing_is_nothing():
    assert quantiles_of({}, POINTS) == [None, None]
