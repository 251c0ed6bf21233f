# SPDX-License-Identifier: EUPL-1.2
"""Sums for pages that compare many measures at once, at any size.

What is summed lies in the index beside measure, unit and day, so no row is read. In return `n` is the sum of the
denominators (of numerators for counts), not of distinct subjects: the same wherever each thing counts as one.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any, TypeVar

from django.db.models import Q, Sum
from django.db.models.functions import TruncMonth

from praja.kernel.measures.domain.figures import Figure, total
from praja.kernel.measures.domain.periods import Cover, Period
from praja.kernel.measures.models import Fact, SealedPeriod
from praja.kernel.measures.queries.sums import ByUnit, covers_of, on_days

Span = TypeVar("Span", bound=str)


def summed_by_unit(measures: Collection[str], *, unit_ids: Collection[int], period: Period, at: datetime) -> ByUnit:
    """Sums of each measure and unit that has any, from sealed periods where there are and from facts between them.

    At most three statements, however many measures and units.
    """
    covers = covers_of(measures, period)
    parts: dict[tuple[str, int], list[Figure]] = defaultdict(list)
    for key, unit_id, part in [*_sealed(covers, unit_ids), *_counted(covers, unit_ids, at)]:
        parts[key, unit_id].append(part)
    return {
        (key, unit): total(some, min(part.as_of for part in some), sealed=not covers[key].gaps)
        for (key, unit), some in parts.items()
    }


def summed_by_span(
    measures: Collection[str], *, unit_ids: Collection[int], spans: Mapping[Span, Period], at: datetime
) -> dict[Span, ByUnit]:
    """Sums of each measure and unit over several spans, from facts, in one statement. For spans too recent to be sealed."""
    first, last = min(span.first_day for span in spans.values()), max(span.last_day for span in spans.values())
    columns = {
        f"{part}_{place}": Sum(part, filter=Q(day__range=(span.first_day, span.last_day)), default=0)
        for place, span in enumerate(spans.values())
        for part in ("numerator", "denominator")
    }
    rows = (
        Fact.objects.filter(measure__in=measures, unit_id__in=unit_ids, day__range=(first, last))
        .order_by()
        .values("measure", "unit_id")
        .annotate(**columns)
    )
    found: dict[Span, ByUnit] = {name: {} for name in spans}
    for row in rows:
        sums: Mapping[str, Any] = dict(row)
        for place, name in enumerate(spans):
            numerator, denominator = int(sums[f"numerator_{place}"]), int(sums[f"denominator_{place}"])
            if denominator:
                found[name][sums["measure"], sums["unit_id"]] = Figure(numerator, denominator, denominator, at)
    return found


def summed_by_month(
    measures: Collection[str], *, unit_ids: Collection[int], period: Period, at: datetime
) -> dict[str, dict[date, Figure]]:
    """Sums of each measure in each month of `period`, by the month's first day, from facts, in one statement.

    A month without facts is absent.
    """
    rows = (
        Fact.objects.filter(measure__in=measures, unit_id__in=unit_ids, day__range=(period.first_day, period.last_day))
        .annotate(month=TruncMonth("day"))
        .order_by()
        .values_list("measure", "month")
        .annotate(Sum("numerator"), Sum("denominator"))
    )
    found: dict[str, dict[date, Figure]] = {key: {} for key in measures}
    for key, month, numerator, denominator in rows:
        found[key][month] = Figure(int(numerator), int(denominator), int(denominator), at)
    return found


def _sealed(covers: Mapping[str, Cover], unit_ids: Collection[int]) -> list[tuple[str, int, Figure]]:
    chosen = [
        Q(measure=key, first_day=seal.first_day, last_day=seal.last_day)
        for key, how in covers.items()
        for seal in how.sealed
    ]
    if not chosen:
        return []
    rows = SealedPeriod.objects.filter(reduce(or_, chosen), unit_id__in=unit_ids)
    return [
        (row.measure, row.unit_id, Figure(row.numerator, row.denominator, row.denominator, row.sealed_at, True))
        for row in rows
    ]


def _counted(covers: Mapping[str, Cover], unit_ids: Collection[int], at: datetime) -> list[tuple[str, int, Figure]]:
    by_gaps: dict[tuple[Period, ...], list[str]] = defaultdict(list)
    for key, how in covers.items():
        if how.gaps:
            by_gaps[how.gaps].append(key)
    if not by_gaps:
        return []
    wanted = [Q(measure__in=keys) & on_days(gaps) for gaps, keys in by_gaps.items()]
    rows = (
        Fact.objects.filter(reduce(or_, wanted), unit_id__in=unit_ids)
        .order_by()
        .values_list("measure", "unit_id")
        .annotate(Sum("numerator"), Sum("denominator"))
    )
    return [
        (key, unit, Figure(int(numerator), int(denominator), int(denominator), at))
        for key, unit, numerator, denominator in rows
    ]
