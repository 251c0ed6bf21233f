# SPDX-License-Identifier: EUPL-1.2
"""Figures side by side: over time, and unit against unit."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import CharField, Count, F, Sum, Value
from django.db.models.functions import Cast, Concat, TruncMonth

from praja.kernel.measures.declarations import measure_of
from praja.kernel.measures.domain.figures import Figure, total
from praja.kernel.measures.domain.periods import Period, cover
from praja.kernel.measures.domain.ranks import Ranked, rank
from praja.kernel.measures.enums import Step
from praja.kernel.measures.models import Fact, SealedPeriod
from praja.kernel.measures.queries.sums import figures_by_group, on_days, seals_of

_UNIT_AND_SUBJECT = Concat(Cast("unit_id", CharField()), Value(":"), F("subject"), output_field=CharField())


@dataclass(frozen=True, slots=True)
class Point:
    """One day or month of a series."""

    period: Period
    figure: Figure


def series(measure: str, *, unit_ids: Collection[int], period: Period, step: Step, at: datetime) -> list[Point]:
    """A measure over a subtree, day by day or month by month; empty ones are zero.

    Sealed periods answer where they lie within one point; a sealed year says nothing about its months.
    """
    points = list(period.months() if step is Step.MONTH else period.days())
    seals = seals_of([measure], period)[measure]
    covers = {point: cover(point, seals) for point in points} if seals else {}
    chosen = {seal: point for point, how in covers.items() for seal in how.sealed}
    gaps = [gap for how in covers.values() for gap in how.gaps] if seals else [period]
    parts = _sealed_parts(measure, unit_ids, chosen) if chosen else defaultdict(list)
    starts = {point.first_day: point for point in points}
    for first_day, part in _counted_parts(measure, unit_ids, gaps, step, at):
        parts[starts.get(first_day, points[0])].append(part)
    return [
        Point(point, total(parts[point], at, sealed=point in covers and not covers[point].gaps)) for point in points
    ]


def ranking(measure: str, *, groups: Mapping[int, Collection[int]], period: Period, at: datetime) -> list[Ranked]:
    """Units (each with its subtree: {unit id: ids}) by a measure, best first.

    Units with fewer subjects than the measure's `minimum_n` are listed last, without a place. A measure
    without a better direction ranks nobody. Raises `UnknownMeasure`.
    """
    declared = measure_of(measure)
    found = figures_by_group(measure, groups=groups, period=period, at=at)
    if declared.better is None:
        return [Ranked(None, unit, found[unit]) for unit in sorted(found)]
    return rank(
        found,
        higher_is_better=declared.better == "higher",
        is_sum=declared.unit_of_measure.is_sum,
        minimum_n=declared.minimum_n,
    )


def _sealed_parts(
    measure: str, unit_ids: Collection[int], chosen: Mapping[Period, Period]
) -> dict[Period, list[Figure]]:
    firsts, lasts = {seal.first_day for seal in chosen}, {seal.last_day for seal in chosen}
    rows = SealedPeriod.objects.filter(measure=measure, unit_id__in=unit_ids, first_day__in=firsts, last_day__in=lasts)
    parts: dict[Period, list[Figure]] = defaultdict(list)
    for row in rows:
        point = chosen.get(Period(row.first_day, row.last_day))
        if point is not None:
            parts[point].append(Figure(row.numerator, row.denominator, row.subjects, row.sealed_at, True))
    return parts


def _counted_parts(
    measure: str, unit_ids: Collection[int], gaps: list[Period], step: Step, at: datetime
) -> list[tuple[date, Figure]]:
    if not gaps:
        return []
    start = TruncMonth("day") if step is Step.MONTH else F("day")
    rows = (
        Fact.objects.filter(on_days(gaps), measure=measure, unit_id__in=unit_ids)
        .annotate(start=start)
        .values_list("start")
        .annotate(Sum("numerator"), Sum("denominator"), n=Count(_UNIT_AND_SUBJECT, distinct=True))
        .order_by("start")
    )
    return [(first, Figure(int(numerator), int(denominator), n, at)) for first, numerator, denominator, n in rows]
