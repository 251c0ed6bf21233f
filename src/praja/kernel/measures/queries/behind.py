# SPDX-License-Identifier: EUPL-1.2
"""From a number to what lies behind it: its subjects, and the spread of their values."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from operator import or_

from django.db.models import Count, F, Q, QuerySet, Sum, Window
from django.db.models.functions import RowNumber

from praja.kernel.measures.domain.figures import rounded
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.domain.ranks import interpolate
from praja.kernel.measures.models import Fact

MEDIAN = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Behind:
    """What one subject (`case:17`) adds to a figure."""

    subject: str
    numerator: int
    denominator: int


def subjects_behind(
    measure: str, *, unit_ids: Collection[int], period: Period, after: str = "", limit: int = 100
) -> list[Behind]:
    """The subjects a figure was counted from, in the order of their text, beginning after the subject
    `after`.

    Sealed figures may know of more subjects than are still here. Which of them a person may open is decided
    by who shows them.
    """
    rows = (
        _facts(measure, unit_ids, period)
        .filter(subject__gt=after)
        .values_list("subject")
        .annotate(Sum("numerator"), Sum("denominator"))
        .order_by("subject")
    )
    return [Behind(subject, int(numerator), int(denominator)) for subject, numerator, denominator in rows[:limit]]


def median(measure: str, *, unit_ids: Collection[int], period: Period) -> Decimal | None:
    """The middle value of a measure's facts (the mean of the two middle ones); None without facts. See
    `quantiles`.
    """
    return quantiles(measure, unit_ids=unit_ids, period=period, points=(MEDIAN,))[0]


def quantiles(
    measure: str, *, unit_ids: Collection[int], period: Period, points: Collection[Fraction]
) -> list[Decimal | None]:
    """Quantiles of the facts' numerators (minutes, for hours), linear between neighbours, with two decimals.

    For measures whose facts have denominator 1. `points` lie between 0 and 1. Always from facts: sealed sums
    keep no spread. The ordering is the database's (equal values in any order, so that the index alone answers), and
    only the rows around each point are read. One statement.
    """
    if not points or not all(0 <= point <= 1 for point in points):
        raise ValueError("a quantile needs points between 0 and 1")
    ordered = _facts(measure, unit_ids, period).annotate(
        place=Window(RowNumber(), order_by=["numerator"]), among=Window(Count("*"))
    )
    rows = list(ordered.filter(_around(points)).values_list("place", "among", "numerator"))
    if not rows:
        return [None for _ in points]
    n, at_place = rows[0][1], {place: value for place, _, value in rows}
    return [rounded(interpolate(n, point, at_place), 2) for point in points]


def _around(points: Collection[Fraction]) -> Q:
    """The two places around each point: whole-number division, which both databases round down here."""
    below = [(F("among") - 1) * point.numerator / point.denominator + 1 for point in points]
    return reduce(or_, [Q(place=place) | Q(place=place + 1) for place in below])


def _facts(measure: str, unit_ids: Collection[int], period: Period) -> QuerySet[Fact]:
    return Fact.objects.filter(measure=measure, unit_id__in=unit_ids, day__range=(period.first_day, period.last_day))
