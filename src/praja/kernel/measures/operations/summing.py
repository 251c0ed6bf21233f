# SPDX-License-Identifier: EUPL-1.2
"""Keeping the sums of facts per unit, day and month, in the transaction that changes the facts.

Two workers may move the same sum at once: each adds its own difference in one statement, and all go through the sums in one
order, so neither loses the other's and neither waits for one that waits for it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.db import connection, transaction
from django.db.models import QuerySet, Sum, Value
from django.db.models.functions import TruncMonth

from praja.kernel.measures.declarations import FactRow
from praja.kernel.measures.enums import Step
from praja.kernel.measures.models import Fact, FactSum

Place = tuple[str, str, int, date]
"""Measure, span, unit and day of a sum: also the order in which sums are locked."""

_BATCH = 1_000
_MOVE = """
    INSERT INTO measures_factsum (measure, span, unit_id, day, numerator, denominator) VALUES {rows}
    ON CONFLICT (measure, span, unit_id, day) DO UPDATE SET
        numerator = measures_factsum.numerator + excluded.numerator,
        denominator = measures_factsum.denominator + excluded.denominator
"""


def move_sums(old: QuerySet[Fact], new: Iterable[FactRow]) -> None:
    """Move the sums by what `new` facts add and the `old` ones, not deleted yet, took. One statement for a thousand sums."""
    moved: dict[Place, list[int]] = defaultdict(lambda: [0, 0])
    for row in new:
        _add(moved, row.measure, row.unit_id, row.day, row.numerator, row.denominator)
    gone = old.order_by().values_list("measure", "unit_id", "day").annotate(Sum("numerator"), Sum("denominator"))
    for measure, unit_id, day, numerator, denominator in gone:
        _add(moved, measure, unit_id, day, -int(numerator), -int(denominator))
    changes = sorted((place, by) for place, by in moved.items() if any(by))
    for start in range(0, len(changes), _BATCH):
        _move(changes[start : start + _BATCH])


def sum_anew(measures: Collection[str]) -> None:
    """Add the facts of these measures up anew. Whoever moves their sums meanwhile waits, and then adds to the new ones."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("LOCK TABLE measures_factsum IN EXCLUSIVE MODE")
        FactSum.objects.filter(measure__in=measures).delete()
        facts = Fact.objects.filter(measure__in=measures).order_by()
        for span, day in ((Step.DAY, "day"), (Step.MONTH, TruncMonth("day"))):
            sums = facts.values_list("measure", Value(span.value), "unit_id", day).annotate(
                Sum("numerator"), Sum("denominator")
            )
            sql, params = sums.query.sql_with_params()
            columns = "(measure, span, unit_id, day, numerator, denominator)"
            cursor.execute(f"INSERT INTO measures_factsum {columns} {sql}", params)


def _add(
    moved: dict[Place, list[int]], measure: str, unit_id: int, day: date, numerator: int, denominator: int
) -> None:
    for span, first in ((Step.DAY, day), (Step.MONTH, day.replace(day=1))):
        place = moved[measure, span.value, unit_id, first]
        place[0] += numerator
        place[1] += denominator


def _move(changes: list[tuple[Place, list[int]]]) -> None:
    rows = ", ".join(["(%s, %s, %s, %s, %s, %s)"] * len(changes))
    as_stored = connection.ops.adapt_datefield_value
    values = [(*place[:3], as_stored(place[3]), *by) for place, by in changes]
    with connection.cursor() as cursor:
        cursor.execute(_MOVE.format(rows=rows), [value for row in values for value in row])
