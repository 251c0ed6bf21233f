# SPDX-License-Identifier: EUPL-1.2
"""From a number to the subjects that lie behind it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from praja.kernel.measures.declarations import source_of
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.models import Fact


@dataclass(frozen=True, slots=True)
class Behind:
    """What one subject (`case:17`) adds to a figure."""

    subject: str
    numerator: int
    denominator: int


def subjects_behind(
    measure: str,
    *,
    unit_ids: Collection[int],
    period: Period,
    after: str = "",
    limit: int = 100,
    about: int | None = None,
) -> list[Behind]:
    """The subjects a figure was counted from, in the order of their text, beginning after the subject
    `after`; with `about` only those that are about this thing.

    Sealed figures may know of more subjects than are still here. Which of them a person may open is decided
    by who shows them.
    """
    facts = _facts(measure, unit_ids, period)
    if about is not None:
        facts = facts.filter(about=about)
    rows = (
        facts.filter(subject__gt=after)
        .values_list("subject")
        .annotate(Sum("numerator"), Sum("denominator"))
        .order_by("subject")
    )
    return [Behind(subject, int(numerator), int(denominator)) for subject, numerator, denominator in rows[:limit]]


@dataclass(frozen=True, slots=True)
class Slice:
    """What one part of a figure adds to it; `n` is how many subjects stand behind that part."""

    numerator: int
    denominator: int
    n: int


def sliced_by_unit(measure: str, *, unit_ids: Collection[int], period: Period) -> dict[int, Slice]:
    """A figure by the units that its subjects were counted for, each alone. One statement."""
    return _sliced(_facts(measure, unit_ids, period), "unit_id")


def sliced_by_about(measure: str, *, unit_ids: Collection[int], period: Period) -> dict[int | None, Slice]:
    """A figure by what its subjects are about (ids of the source's `about_kind`; None: nothing in particular).

    A source that tells only of one of its measures what it is about (what was received, by topic) tells it of the subject: the
    other figures of the same subject are taken to be about the same. One statement. Raises `UnknownMeasure`.
    """
    own = [one.key for one in source_of(measure).measures]
    told = Fact.objects.filter(subject=OuterRef("subject"), measure__in=own, about__isnull=False).order_by("pk")
    facts = _facts(measure, unit_ids, period).annotate(thing=Coalesce("about", Subquery(told.values("about")[:1])))
    return _sliced(facts, "thing")


def _facts(measure: str, unit_ids: Collection[int], period: Period) -> QuerySet[Fact]:
    return Fact.objects.filter(measure=measure, unit_id__in=unit_ids, day__range=(period.first_day, period.last_day))


def _sliced(facts: QuerySet[Fact], by: str) -> dict[Any, Slice]:
    rows = (
        facts.order_by().values_list(by).annotate(Sum("numerator"), Sum("denominator"), Count("subject", distinct=True))
    )
    return {part: Slice(int(numerator), int(denominator), n) for part, numerator, denominator, n in rows}
