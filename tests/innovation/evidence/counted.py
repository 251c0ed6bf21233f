# SPDX-License-Identifier: EUPL-1.2
"""Facts as the worker would have counted them."""

from datetime import date
from itertools import count

from praja.kernel.measures.models import Fact, FactSum, Tally
from praja.kernel.organization.models import Unit

ON_TIME = "complaints.first_response_on_time"
RECEIVED = "complaints.received"
_subjects = count(900_000)


def counted(unit: Unit, day: date, part: int, whole: int, measure: str = ON_TIME) -> None:
    """`part` of `whole` of a measure at a unit on a day, each of its own subject."""
    Fact.objects.bulk_create(
        Fact(
            measure=measure,
            subject=f"case:{next(_subjects)}",
            unit=unit,
            day=day,
            numerator=int(place < part),
            denominator=1,
        )
        for place in range(whole)
    )
    for span, first in (("day", day), ("month", day.replace(day=1))):
        FactSum.objects.create(measure=measure, unit=unit, span=span, day=first, numerator=part, denominator=whole)


def told(unit: Unit, period: int, topic: int, reports: int) -> None:
    """So many reports on a topic in a reporting period."""
    Tally.objects.create(
        source="complaints", period=period, about=topic, unit=unit, sums={RECEIVED: [reports, reports]}
    )
