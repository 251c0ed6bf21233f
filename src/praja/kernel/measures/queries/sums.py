# SPDX-License-Identifier: EUPL-1.2
"""Sums per unit and period, from sealed periods where there are any and from facts between them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from praja.kernel.measures.declarations import standing_of
from praja.kernel.measures.domain.figures import Figure, total
from praja.kernel.measures.domain.periods import Cover, Period, cover
from praja.kernel.measures.models import Fact, SealedPeriod

ByUnit = dict[tuple[str, int], Figure]
"""Figures by measure key and unit id; what has none is absent."""


def figure(measure: str, *, unit_ids: Collection[int], period: Period, at: datetime) -> Figure:
    """The sum of one measure over a subtree and a period."""
    return figures([measure], unit_ids=unit_ids, period=period, at=at)[measure]


def figures(measures: Collection[str], *, unit_ids: Collection[int], period: Period, at: datetime) -> dict[str, Figure]:
    """The sums of several measures over one subtree and period."""
    covers = covers_of(measures, period)
    found = _by_unit(covers, unit_ids, at)
    return {
        key: total(
            (f for (k, _), f in found.items() if k == key),
            _as_of(covers[key], found, at),
            sealed=not covers[key].gaps,
        )
        for key in measures
    }


def figures_by_unit(measure: str, *, unit_ids: Collection[int], period: Period, at: datetime) -> dict[int, Figure]:
    """The sum of each unit alone, without its subtree; zero for a unit without any."""
    return figures_by_group(measure, groups={unit: [unit] for unit in unit_ids}, period=period, at=at)


def figures_by_group(
    measure: str, *, groups: Mapping[int, Collection[int]], period: Period, at: datetime
) -> dict[int, Figure]:
    """The sum of each group of units, for example of each department with everything below it: {unit id:
    subtree ids}.
    """
    everyone = {unit for members in groups.values() for unit in members}
    covers = covers_of([measure], period)
    found = _by_unit(covers, everyone, at)
    sealed = not covers[measure].gaps
    nothing = Figure(0, 0, 0, at)
    as_of = _as_of(covers[measure], found, at)
    return {
        unit: total((found.get((measure, member), nothing) for member in set(members)), as_of, sealed=sealed)
        for unit, members in groups.items()
    }


def counted_by_unit(
    measures: Collection[str], *, unit_ids: Collection[int] | None, period: Period, at: datetime
) -> ByUnit:
    """Figures of each measure and unit that has any; `unit_ids` None means every unit."""
    return _by_unit(covers_of(measures, period), unit_ids, at)


def standing_figures(measure: str, *, unit_ids: Collection[int], as_of: datetime) -> dict[int, Figure]:
    """A standing measure of each unit at the moment `as_of`; zero for a unit without any. Raises
    `UnknownMeasure`.
    """
    found: dict[int, list[Figure]] = defaultdict(list)
    for row in standing_of(measure)(as_of, unit_ids):
        found[row.unit_id].append(Figure(row.numerator, row.denominator, row.n, as_of))
    return {unit: total(found.get(unit, ()), as_of) for unit in unit_ids}


def seals_of(measures: Collection[str], period: Period) -> dict[str, set[Period]]:
    """The sealed periods of each measure that share a day with `period`. One statement."""
    rows = SealedPeriod.objects.filter(
        measure__in=measures, first_day__lte=period.last_day, last_day__gte=period.first_day
    )
    seals: dict[str, set[Period]] = {key: set() for key in measures}
    for key, first, last in rows.values_list("measure", "first_day", "last_day").distinct():
        seals[key].add(Period(first, last))
    return seals


def covers_of(measures: Collection[str], period: Period) -> dict[str, Cover]:
    return {key: cover(period, seals) for key, seals in seals_of(measures, period).items()}


def on_days(periods: Iterable[Period]) -> Q:
    """A condition on a fact's day; nothing for no period."""
    spans = [Q(day__range=(period.first_day, period.last_day)) for period in periods]
    return reduce(or_, spans) if spans else Q(pk__in=[])


def _by_unit(covers: Mapping[str, Cover], unit_ids: Collection[int] | None, at: datetime) -> ByUnit:
    parts: dict[tuple[str, int], list[Figure]] = defaultdict(list)
    for key, unit_id, part in [*_from_seals(covers, unit_ids), *_from_facts(covers, unit_ids, at)]:
        parts[key, unit_id].append(part)
    return {
        (key, unit): total(some, min(part.as_of for part in some), sealed=not covers[key].gaps)
        for (key, unit), some in parts.items()
    }


def _of_units(rows: QuerySet[Any], unit_ids: Collection[int] | None) -> QuerySet[Any]:
    return rows if unit_ids is None else rows.filter(unit_id__in=unit_ids)


def _as_of(how: Cover, found: ByUnit, at: datetime) -> datetime:
    """A figure that is sealed throughout holds for the moment of sealing, every other for the moment of the
    question.
    """
    return at if how.gaps else min((part.as_of for part in found.values() if part.sealed), default=at)


def _from_seals(covers: Mapping[str, Cover], unit_ids: Collection[int] | None) -> list[tuple[str, int, Figure]]:
    chosen = [
        Q(measure=key, first_day=seal.first_day, last_day=seal.last_day)
        for key, how in covers.items()
        for seal in how.sealed
    ]
    if not chosen:
        return []
    rows = _of_units(SealedPeriod.objects.filter(reduce(or_, chosen)), unit_ids)
    return [
        (row.measure, row.unit_id, Figure(row.numerator, row.denominator, row.subjects, row.sealed_at, True))
        for row in rows
    ]


def _from_facts(
    covers: Mapping[str, Cover], unit_ids: Collection[int] | None, at: datetime
) -> list[tuple[str, int, Figure]]:
    by_gaps: dict[tuple[Period, ...], list[str]] = defaultdict(list)
    for key, how in covers.items():
        if how.gaps:
            by_gaps[how.gaps].append(key)
    if not by_gaps:
        return []
    wanted = [Q(measure__in=keys) & on_days(gaps) for gaps, keys in by_gaps.items()]
    rows = (
        _of_units(Fact.objects.filter(reduce(or_, wanted)), unit_ids)
        .values_list("measure", "unit_id")
        .annotate(Sum("numerator"), Sum("denominator"), Count("subject", distinct=True))
        .order_by()
    )
    return [
        (key, unit, Figure(int(numerator), int(denominator), n, at)) for key, unit, numerator, denominator, n in rows
    ]
