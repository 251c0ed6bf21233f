# SPDX-License-Identifier: EUPL-1.2
"""What is overdue and open at a moment, from facts: the days on which answers are owed, and the late answers given since.

Never a walk through all clocks: at a million cases that is what made the head's overview slow.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import BigIntegerField, Count, Exists, F, OuterRef, Sum
from django.db.models.functions import Cast, Substr

from praja.duties.complaints.measures.declared import (
    BROKEN_PROMISES,
    JUDGED,
    OVERDUE_OPEN,
    OVERDUE_UNSETTLED,
    OWED,
)
from praja.kernel.measures.declarations import StandingRow, standing_measure
from praja.kernel.measures.models import Fact
from praja.kernel.procedures.enums import Outcome
from praja.kernel.procedures.models import Deadline
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

_AFTER_KIND = len("case:") + 1


@standing_measure(OVERDUE_OPEN)
def overdue_open(as_of: datetime, unit_ids: Collection[int]) -> Iterable[StandingRow]:
    """Cases of each unit whose first answer was overdue and not given at `as_of`."""
    return _overdue("response", as_of, unit_ids)


@standing_measure(OVERDUE_UNSETTLED)
def overdue_unsettled(as_of: datetime, unit_ids: Collection[int]) -> Iterable[StandingRow]:
    """Cases of each unit whose settlement was overdue and not given at `as_of`."""
    return _overdue("resolution", as_of, unit_ids)


@standing_measure(BROKEN_PROMISES)
def broken_promises(as_of: datetime, unit_ids: Collection[int]) -> Iterable[StandingRow]:
    """Promises of each unit whose date had passed and that were not kept at `as_of`."""
    return _overdue("promise", as_of, unit_ids)


def _overdue(clock: str, as_of: datetime, unit_ids: Collection[int]) -> list[StandingRow]:
    """Two statements: clocks that run and are past their last day, and those that ran then and ended late since.

    A clock is past its last day from 24:00 of that day on; the end of a period counts what it left unanswered.
    """
    today = local_date(as_of, local_zone())
    running = Fact.objects.filter(measure=OWED[clock].key, unit_id__in=unit_ids, day__lt=today)
    counts = Counter(dict(running.order_by().values_list("unit_id").annotate(Sum("numerator"))))
    ended_late = Deadline.objects.filter(
        case_id=Cast(Substr(OuterRef("subject"), _AFTER_KIND), BigIntegerField()),
        clock=clock,
        outcome=Outcome.LATE,
        due_at__lte=as_of,
        stopped_at__gt=as_of,
        started_at__lte=as_of,
    )
    since = Fact.objects.filter(
        Exists(ended_late),
        measure=JUDGED[clock].key,
        unit_id__in=unit_ids,
        day__gte=today,
        numerator__lt=F("denominator"),
    )
    counts.update(dict(since.order_by().values_list("unit_id").annotate(Count("pk"))))
    return [StandingRow(unit, count, count, count) for unit, count in sorted(counts.items())]
