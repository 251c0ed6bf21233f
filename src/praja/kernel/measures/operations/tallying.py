# SPDX-License-Identifier: EUPL-1.2
"""Keeping the tallies of what facts are about, in the transaction that changes the facts.

A worker takes the rows it will change with one statement that makes the missing ones, holds all of them until it commits, and
goes through them in one order; so two workers neither lose each other's change nor wait for one that waits for them.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import TruncMonth

from praja.kernel.ledger.domain.chain import canonical
from praja.kernel.measures.declarations import FactRow, MeasureSource
from praja.kernel.measures.domain.reporting import periods_around
from praja.kernel.measures.domain.spreads import class_of, points_of
from praja.kernel.measures.models import Fact, Tally

Cell = tuple[int, int]
"""What it is about, and unit."""
Key = tuple[int, int, int]
"""Period, what it is about, and unit: also the order in which tallies are locked."""

_BATCH = 500
_TAKE = """
    INSERT INTO measures_tally (source, period, about, unit_id, sums, spreads, points) VALUES {rows}
    ON CONFLICT (source, period, about, unit_id) DO UPDATE SET source = excluded.source
    RETURNING period, about, unit_id, sums, spreads
"""
_PUT = """
    INSERT INTO measures_tally (source, period, about, unit_id, sums, spreads, points) VALUES {rows}
    ON CONFLICT (source, period, about, unit_id)
    DO UPDATE SET sums = excluded.sums, spreads = excluded.spreads, points = excluded.points
"""


@dataclass(slots=True)
class Change:
    """What is added to one tally, or taken from it; also the content of a tally while it is made."""

    sums: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    spreads: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, measure: str, numerator: int, denominator: int) -> None:
        total = self.sums[measure]
        total[0] += numerator
        total[1] += denominator

    def add_all(self, other: "Change") -> None:
        for measure, (numerator, denominator) in other.sums.items():
            self.add(measure, numerator, denominator)
        for measure, counts in other.spreads.items():
            self.spreads[measure].update(counts)

    @property
    def is_nothing(self) -> bool:
        return not any(map(any, self.sums.values())) and not any(map(any, map(Counter.values, self.spreads.values())))

    def stored(self) -> tuple[str, str, str]:
        """As a row keeps it: JSON, without what came to nothing."""
        sums = {measure: total for measure, total in self.sums.items() if any(total)}
        spreads = {
            measure: {value_class: count for value_class, count in counts.items() if count}
            for measure, counts in self.spreads.items()
            if any(counts.values())
        }
        points = {measure: points_of(counts) for measure, counts in spreads.items()}
        return canonical(sums), canonical(spreads), canonical(points)


Months = dict[tuple[Cell, date], Change]
"""What changes of one cell in one month, by the month's first day."""


def move_tallies(source: MeasureSource, old: QuerySet[Fact], new: Iterable[FactRow]) -> None:
    """Move the tallies by what `new` facts add and the `old` ones, not deleted yet, took."""
    times = _times(source)
    months: Months = defaultdict(Change)
    for row in new:
        _count(months, times, row, 1)
    for fact in old.exclude(about=None):
        gone = FactRow(fact.measure, 0, fact.unit_id, fact.day, fact.numerator, fact.denominator, fact.about)
        _count(months, times, gone, -1)
    changes = _by_period((place, change) for place, change in months.items() if not change.is_nothing)
    for keys in _batches(sorted(changes)):
        held = _take(source, keys)
        for key in keys:
            held[key].add_all(changes[key])
        _put(source, [(key, held[key]) for key in keys])


def tally_anew(source: MeasureSource) -> None:
    """Tally the facts of `source` anew. Whoever moves its tallies meanwhile waits, and then adds to the new ones."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("LOCK TABLE measures_tally IN EXCLUSIVE MODE")
        Tally.objects.filter(source=source.name).delete()
        facts = Fact.objects.filter(measure__in=[measure.key for measure in source.measures]).exclude(about=None)
        for unit_id in facts.order_by("unit_id").values_list("unit_id", flat=True).distinct():
            cells = _by_period(_months_of(source, facts.filter(unit_id=unit_id)).items())
            for keys in _batches(sorted(cells)):
                _put(source, [(key, cells[key]) for key in keys])


def _times(source: MeasureSource) -> frozenset[str]:
    return frozenset(measure.key for measure in source.measures if measure.unit_of_measure.is_time)


def _count(months: Months, times: frozenset[str], row: FactRow, sign: int) -> None:
    if row.about is None:
        return
    change = months[(row.about, row.unit_id), row.day.replace(day=1)]
    change.add(row.measure, sign * row.numerator, sign * row.denominator)
    if row.measure in times:
        change.spreads[row.measure][str(class_of(row.numerator))] += sign


def _months_of(source: MeasureSource, facts: QuerySet[Fact]) -> Months:
    """The facts of one unit, added up by the database, by what they are about and month."""
    months: Months = defaultdict(Change)
    by_month = facts.annotate(month=TruncMonth("day")).order_by()
    sums = by_month.values_list("measure", "unit_id", "about", "month")
    for measure, unit_id, about, month, numerator, denominator in sums.annotate(Sum("numerator"), Sum("denominator")):
        months[(about, unit_id), month].add(measure, int(numerator), int(denominator))
    values = by_month.filter(measure__in=_times(source)).values_list(
        "measure", "unit_id", "about", "month", "numerator"
    )
    for measure, unit_id, about, month, value, count in values.annotate(count=Count("*")):
        months[(about, unit_id), month].spreads[measure][str(class_of(value))] += count
    return months


def _by_period(months: Iterable[tuple[tuple[Cell, date], Change]]) -> dict[Key, Change]:
    periods: dict[Key, Change] = defaultdict(Change)
    for ((about, unit_id), month), change in months:
        for period in periods_around(month):
            periods[period.id, about, unit_id].add_all(change)
    return periods


def _take(source: MeasureSource, keys: list[Key]) -> dict[Key, Change]:
    """The tallies as they are, held until the transaction ends; those that were missing are empty."""
    rows = _sent(_TAKE, source, [(key, Change()) for key in keys], lambda cursor: cursor.fetchall())
    held: dict[Key, Change] = {}
    for period, about, unit_id, sums, spreads in rows:
        change = held[period, about, unit_id] = Change()
        change.sums.update(json.loads(sums))
        change.spreads.update({measure: Counter(counts) for measure, counts in json.loads(spreads).items()})
    return held


def _put(source: MeasureSource, cells: list[tuple[Key, Change]]) -> None:
    _sent(_PUT, source, cells, lambda cursor: None)


def _sent(sql: str, source: MeasureSource, cells: list[tuple[Key, Change]], then: Callable[[Any], Any]) -> Any:
    rows = ", ".join(["(%s, %s, %s, %s, %s, %s, %s)"] * len(cells))
    values = [(source.name, *key, *change.stored()) for key, change in cells]
    with connection.cursor() as cursor:
        cursor.execute(sql.format(rows=rows), [value for row in values for value in row])
        return then(cursor)


def _batches(keys: Iterable[Key]) -> Iterator[list[Key]]:
    iterator = iter(keys)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
