# SPDX-License-Identifier: EUPL-1.2
"""From a number to the subjects that lie behind it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Sum

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
    facts = Fact.objects.filter(measure=measure, unit_id__in=unit_ids, day__range=(period.first_day, period.last_day))
    if about is not None:
        facts = facts.filter(about=about)
    rows = (
        facts.filter(subject__gt=after)
        .values_list("subject")
        .annotate(Sum("numerator"), Sum("denominator"))
        .order_by("subject")
    )
    return [Behind(subject, int(numerator), int(denominator)) for subject, numerator, denominator in rows[:limit]]
