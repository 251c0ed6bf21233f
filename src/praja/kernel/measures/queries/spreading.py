# SPDX-License-Identifier: EUPL-1.2
"""How the values behind a figure spread: its middle, its slow end.

Exact, from facts, and without sorting them, which is what takes long for a year of them: they are counted by class of values,
and then by value within the few classes in which the points lie.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from operator import or_

from django.db.models import Case, Count, F, Q, QuerySet, When

from praja.kernel.measures.domain.figures import rounded
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.domain.ranks import Counts, classes_around, interpolate, values_around
from praja.kernel.measures.models import Fact

MEDIAN = Fraction(1, 2)
CLASS = 60
"""So many values together: of minutes an hour."""


def median(measure: str, *, unit_ids: Collection[int], period: Period) -> Decimal | None:
    """The middle value of a measure's facts (the mean of the two middle ones); None without facts. See `quantiles`."""
    return quantiles([measure], unit_ids=unit_ids, period=period, points=(MEDIAN,))[measure][0]


def quantiles(
    measures: Collection[str], *, unit_ids: Collection[int], period: Period, points: Collection[Fraction]
) -> dict[str, list[Decimal | None]]:
    """Quantiles of the facts' numerators (minutes, for hours) by measure, linear between neighbours, with two decimals.

    For measures whose facts have denominator 1; None without facts. `points` lie between 0 and 1. Always from facts: sealed
    sums keep no spread. Two statements, however many measures and facts.
    """
    if not points or not all(0 <= point <= 1 for point in points):
        raise ValueError("a quantile needs points between 0 and 1")
    days = (period.first_day, period.last_day)
    facts = Fact.objects.filter(measure__in=measures, unit_id__in=unit_ids, day__range=days).order_by()
    by_class = _by_class(facts)
    by_value = _by_value(facts, {key: classes_around(points, counts) for key, counts in by_class.items()})
    return {key: _quantiles(points, by_class.get(key, {}), by_value.get(key, {})) for key in measures}


def _quantiles(points: Collection[Fraction], by_class: Counts, by_value: Mapping[int, Counts]) -> list[Decimal | None]:
    if not by_class:
        return [None for _ in points]
    n, at_place = sum(by_class.values()), values_around(points, by_class, by_value)
    return [rounded(interpolate(n, point, at_place), 2) for point in points]


VALUE_CLASS = F("numerator") / CLASS


def _by_class(facts: QuerySet[Fact]) -> dict[str, Counts]:
    found: dict[str, dict[int, int]] = defaultdict(dict)
    rows = facts.annotate(value_class=VALUE_CLASS).values_list("measure", "value_class").annotate(count=Count("*"))
    for measure, value_class, count in rows:
        found[measure][value_class] = count
    return dict(found)


def _by_value(facts: QuerySet[Fact], classes: Mapping[str, Collection[int]]) -> dict[str, dict[int, Counts]]:
    found: dict[str, dict[int, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    if classes:
        chosen = [Q(measure=key, value_class__in=some) for key, some in classes.items()]
        rows = facts.annotate(value_class=VALUE_CLASS).filter(reduce(or_, chosen))
        counted = rows.values_list("measure", "value_class", "numerator").annotate(count=Count("*"))
        for measure, value_class, value, count in counted:
            found[measure][value_class][value] = count
    return {key: dict(counts) for key, counts in found.items()}


ALONE = 120
"""Values below this are told apart singly: of minutes two hours."""


def values_by_unit(
    measures: Collection[str], *, unit_ids: Collection[int], period: Period
) -> dict[tuple[str, int], dict[int, int]]:
    """How many of the facts' values by class, in their order, for each measure and unit that has any: below `ALONE` each value is
    a class of its own, above it so many minutes as make an hour. Only facts with denominator 1 are single values. Always from
    facts; one statement, however many measures, units and facts.
    """
    days = (period.first_day, period.last_day)
    facts = Fact.objects.filter(measure__in=measures, unit_id__in=unit_ids, day__range=days, denominator=1)
    held = Case(When(numerator__lt=ALONE, then=F("numerator")), default=VALUE_CLASS + ALONE - ALONE // CLASS)
    rows = facts.order_by().annotate(value_class=held).values_list("measure", "unit_id", "value_class")
    found: dict[tuple[str, int], dict[int, int]] = defaultdict(dict)
    for measure, unit, value_class, count in rows.annotate(count=Count("*")):
        found[measure, unit][value_class] = count
    return dict(found)
