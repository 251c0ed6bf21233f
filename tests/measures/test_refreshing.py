# SPDX-License-Identifier: EUPL-1.2
"""Refreshing: nothing is lost when it fails, when a subject is touched meanwhile, or when several workers
share it.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from facts import added_up, kept_sums
from measures.toys import NINE, SHARE, Toys, fact_rows
from praja.kernel.measures.declarations import FactRow, Measure, mark_dirty, measure_source, sources
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.errors import UnknownMeasure
from praja.kernel.measures.models import DirtySubject
from praja.kernel.measures.operations import rebuild, refresh_dirty

OTHER = Measure("other.count", "Others", UnitOfMeasure.COUNT, None, "made up")


def fail_once(toys: Toys) -> None:
    def fail() -> None:
        toys.meanwhile = None
        raise OSError("disk")

    toys.meanwhile = fail


def test_a_failure_keeps_the_subjects_dirty_and_serves_other_sources(toys: Toys):
    seen: list[int] = []

    def others(subjects: object) -> Iterator[FactRow]:
        seen.extend(subjects)  # type: ignore[arg-type]
        yield from ()

    measure_source("z_others", subject_kind="toy", dirty_on=("toy.counted",), measures=(OTHER,), all_subjects=list)(
        others
    )
    toys.count(1)
    while toys.deliver():
        pass
    fail_once(toys)

    assert refresh_dirty(at=NINE) == 1
    assert (seen, fact_rows()) == ([1], [])
    assert refresh_dirty(at=NINE) == 1
    assert len(fact_rows()) == 2


def test_a_subject_touched_while_it_is_computed_stays_dirty(toys: Toys):
    toys.count(1, minutes=5)
    toys.deliver()

    def touch() -> None:
        toys.meanwhile = None
        toys.count(1, minutes=50)
        toys.deliver()

    toys.meanwhile = touch
    refresh_dirty(at=NINE)
    assert [row[4] for row in fact_rows()] == [5, 1]
    assert list(DirtySubject.objects.values_list("subject", flat=True)) == ["toy:1"]
    refresh_dirty(at=NINE)
    assert [row[4] for row in fact_rows()] == [50, 0]


@pytest.mark.parametrize("wrong", [("toy.else", 1), (SHARE.key, 2)])
def test_rows_nobody_asked_for_are_refused(toys: Toys, wrong: tuple[str, int]):
    def facts(_subjects: object) -> list[FactRow]:
        return [FactRow(*wrong, toys.units[0].pk, date(2026, 1, 1), 1, 1)]

    facts.__qualname__ = toys.facts.__qualname__
    measure_source("toys", subject_kind="toy", dirty_on=(), measures=(SHARE,), all_subjects=lambda: [1])(facts)
    with pytest.raises(ValueError, match="was not asked"):
        rebuild("toys", at=NINE)
    assert fact_rows() == []


def test_rebuilding_an_unknown_source_is_refused(toys: Toys):
    with pytest.raises(UnknownMeasure):
        rebuild("toy", at=NINE)


def test_a_rebuild_tells_of_its_progress(toys: Toys):
    for toy in range(3):
        toys.count(toy)
    told: list[tuple[str, int]] = []
    assert rebuild(at=NINE, on_progress=lambda name, count: told.append((name, count))) == 3
    assert told == [("toys", 3)]


@pytest.mark.parametrize("among", [3, 60])
def test_a_refresh_takes_the_same_statements_for_few_and_many(toys: Toys, among: int, django_assert_num_queries):
    for toy in range(among):
        toys.count(toy)
    mark_dirty(sources()["toys"], range(among))
    # which sources wait; savepoint; take; delete; the toy's own read; old sums; move sums; delete facts; insert facts; release
    with django_assert_num_queries(10):
        refresh_dirty(at=NINE)
    assert len(fact_rows()) == 2 * among


@pytest.mark.django_db(transaction=True)
def test_several_workers_share_the_work_without_losing_any(transactional_db, toys: Toys):
    for toy in range(40):
        toys.count(toy, minutes=toy)
    source = sources()["toys"]

    def work(number: int) -> int:
        done = 0
        try:
            for _ in range(12):
                mark_dirty(source, range(number, 40, 3))
                done += refresh_dirty(at=NINE, limit=5)
        finally:
            connection.close()
        return done

    with ThreadPoolExecutor(3) as pool:
        assert sum(pool.map(work, range(3))) > 0
    while refresh_dirty(at=NINE):
        pass
    kept = fact_rows()
    assert len(kept) == 80
    assert kept_sums() == added_up()
    rebuild(at=NINE)
    assert fact_rows() == kept
