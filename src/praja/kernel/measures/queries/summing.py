# SPDX-License-Identifier: EUPL-1.2
"""Sums for pages that compare many measures at once, at any size.

They are read from the kept sums per unit, day and month: whole months by one row each, and the days before and after. In return
`n` is the sum of the denominators, not of distinct subjects: the same wherever each thing counts as one.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any, TypeVar

from django.db.models import Q, Sum
from django.db.models.functions import TruncMonth

from praja.kernel.measures.domain.figures import Figure, total
from praja.kernel.measures.domain.periods import Cover, Period, in_months
from praja.kernel.measures.enums import Step
from praja.kernel.measures.models import FactSum, SealedPeriod
from praja.kernel.measures.queries.sums import ByUnit, covers_of

Name = TypeVar("Name", bound=str)


def summed_by_unit(measures: Collection[str], *, unit_ids: Collection[int], period: Period, at: datetime) -> ByUnit:
    """Sums of each measure and unit that has any, from sealed periods where there are and from the kept sums between them.

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
    measures: Collection[str], *, unit_ids: Collection[int], spans: Mapping[Name, Period], at: datetime
) -> dict[Name, ByUnit]:
    """Sums of each measure and unit over several spans, in one statement. For spans too recent to be sealed."""
    within = {name: _within([span]) for name, span in spans.items()}
    columns = {
        f"{part}_{place}": Sum(part, filter=condition, default=0)
        for place, condition in enumerate(within.values())
        for part in ("numerator", "denominator")
    }
    rows = (
        FactSum.objects.filter(reduce(or_, within.values()), measure__in=measures, unit_id__in=unit_ids)
        .order_by()
        .values("measure", "unit_id")
        .annotate(**columns)
    )
    found: dict[Name, ByUnit] = {name: {} for name in spans}
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
    """Sums of each measure in each month of `period`, by the month's first day, in one statement.

    A month without facts is absent.
    """
    rows = (
        FactSum.objects.filter(_within([period]), measure__in=measures, unit_id__in=unit_ids)
        .annotate(month=TruncMonth("day"))
        .order_by()
        .values_list("measure", "month")
        .annotate(Sum("numerator"), Sum("denominator"))
    )
    found: dict[str, dict[date, Figure]] = {key: {} for key in measures}
    for key, month, numerator, denominator in rows:
        if denominator:
            found[key][month] = Figure(int(numerator), int(denominator), int(denominator), at)
    return found


def summed_each(periods: Mapping[str, Period], *, unit_ids: Collection[int]) -> dict[tuple[str, int], tuple[int, int]]:
    """Numerator and denominator of each measure over a period of its own, for each unit that has any, in one statement.

    For what holds at a moment: a period may begin at `BEGINNING` or reach to `END`. Sealed periods are not asked.
    """
    wanted = [Q(_within([period]), measure=key) for key, period in periods.items()]
    rows = (
        FactSum.objects.filter(reduce(or_, wanted), unit_id__in=unit_ids)
        .order_by()
        .values_list("measure", "unit_id")
        .annotate(Sum("numerator"), Sum("denominator"))
    )
    return {(key, unit): (int(numerator), int(denominator)) for key, unit, numerator, denominator in rows}


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
    wanted = [Q(_within(gaps), measure__in=keys) for gaps, keys in by_gaps.items()]
    rows = (
        FactSum.objects.filter(reduce(or_, wanted), unit_id__in=unit_ids)
        .order_by()
        .values_list("measure", "unit_id")
        .annotate(Sum("numerator"), Sum("denominator"))
    )
    return [
        (key, unit, Figure(int(numerator), int(denominator), int(denominator), at))
        for key, unit, numerator, denominator in rows
        if denominator
    ]


def _within(periods: Iterable[Period]) -> Q:
    """A condition on kept sums: each day of these periods in exactly one row of a measure and unit."""
    chosen = []
    for period in periods:
        months, days = in_months(period)
        if months:
            chosen.append(Q(span=Step.MONTH, day__range=(months.first_day, months.last_day)))
        chosen += [Q(span=Step.DAY, day__range=(some.first_day, some.last_day)) for some in days]
    return reduce(or_, chosen)
