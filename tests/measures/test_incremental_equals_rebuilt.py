# SPDX-License-Identifier: EUPL-1.2
"""The one promise of facts: however acts, deliveries, redeliveries and refreshes mix, they end as a rebuild
would have them.
"""

from datetime import timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facts import added_up, kept_sums
from measures.toys import NINE, Toys, fact_rows
from praja.kernel.ledger.models import Delivery, LedgerEvent
from praja.kernel.measures.models import DirtySubject, Fact, FactSum
from praja.kernel.measures.operations import rebuild, refresh_dirty

TOYS = st.integers(1, 5)
ACTS = st.one_of(
    st.tuples(st.just("count"), TOYS, st.integers(0, 3), st.integers(0, 40), st.integers(-10, 60)),
    st.tuples(st.just("deliver"), st.integers(1, 4)),
    st.tuples(st.just("redeliver"), TOYS),
    st.tuples(st.just("refresh"), st.integers(1, 3)),
    st.tuples(st.just("rebuild")),
)


def play(toys: Toys, act: tuple) -> None:
    match act:
        case ("count", toy, unit, day, minutes):
            toys.count(toy, unit=unit, day=day, minutes=minutes)
        case ("deliver", limit):
            toys.deliver(limit)
        case ("redeliver", toy):
            events = LedgerEvent.objects.filter(stream=f"toy:{toy}")
            Delivery.objects.bulk_create(
                [Delivery(event=e, subscriber="measures.toys", stream=e.stream, available_at=NINE) for e in events],
                ignore_conflicts=True,
            )
        case ("refresh", limit):
            refresh_dirty(at=NINE, limit=limit)
        case ("rebuild",):
            rebuild(at=NINE)


def settle(toys: Toys) -> None:
    while toys.deliver():
        pass
    while refresh_dirty(at=NINE, limit=2):
        pass


class Undo(Exception):
    """Ends an example without leaving rows."""


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(acts=st.lists(ACTS, max_size=25))
def test_facts_kept_by_events_equal_facts_computed_anew(toys: Toys, acts: list[tuple]):
    try:
        with transaction.atomic():
            for act in acts:
                play(toys, act)
            settle(toys)
            kept = fact_rows()
            assert kept_sums() == added_up()
            Fact.objects.all().delete()
            DirtySubject.objects.all().delete()
            rebuild(at=NINE)
            assert fact_rows() == kept
            assert kept_sums() == added_up()
            assert not DirtySubject.objects.exists()
            raise Undo
    except Undo:
        pass


def test_an_event_only_marks_and_a_refresh_counts(toys: Toys):
    toys.count(1, minutes=20)
    toys.deliver()
    assert fact_rows() == []
    assert toys.asked == []

    assert refresh_dirty(at=NINE) == 1
    assert [row[4] for row in fact_rows()] == [20, 1]


def test_many_events_of_one_subject_are_counted_once(toys: Toys):
    for minutes in range(5):
        toys.count(1, minutes=minutes)
    toys.count(2)
    while toys.deliver():
        pass
    refresh_dirty(at=NINE)
    assert toys.asked == [[1, 2]]


def test_what_no_longer_counts_loses_its_facts(toys: Toys):
    toys.count(1)
    settle(toys)
    assert fact_rows() != []
    toys.count(1, minutes=-1)
    settle(toys)
    assert fact_rows() == []


def test_a_rebuild_forgets_subjects_that_are_no_more(toys: Toys):
    toys.count(1)
    settle(toys)
    kept = fact_rows()
    Fact.objects.bulk_create(
        Fact(measure="toy.share", subject="toy:99", unit=toys.units[0], day=NINE.date(), numerator=1, denominator=1)
        for _ in range(1)
    )
    rebuild("toys", at=NINE + timedelta(days=1))
    assert fact_rows() == kept


def test_a_rebuild_mends_sums_that_went_wrong(toys: Toys):
    toys.count(1, day=3)
    toys.count(2, day=40)
    settle(toys)
    FactSum.objects.filter(span="day").delete()
    FactSum.objects.update(numerator=99)
    rebuild("toys", at=NINE)

    assert kept_sums() == added_up() != {}
