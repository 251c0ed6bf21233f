# SPDX-License-Identifier: EUPL-1.2
"""What is overdue and open at a moment, from facts: the days on which answers are owed, and the late answers given since.

Never a walk through all clocks: at a million cases that is what made the head's overview slow.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from praja.duties.complaints.measures.declared import (
    BROKEN_PROMISES,
    JUDGED,
    MISSED,
    OVERDUE_OPEN,
    OVERDUE_UNSETTLED,
    OWED,
)
from praja.kernel.measures.declarations import StandingRow, standing_measure
from praja.kernel.measures.domain.periods import BEGINNING, END, Period
from praja.kernel.measures.queries import summed_each
from praja.lib.clock import local_date
from praja.lib.moments import is_end_of_day, local_zone

ONE_DAY = timedelta(days=1)


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
    """One statement over sums of facts: what runs past its last day, and what ran past it then and ended late since.

    Of a past day `d`: ended late after it, less those of them whose last day was not yet over then. Whatever ended during the
    day of `as_of` counts as ended, except at its midnight, where a period ends and counts what it left unanswered.
    """
    day = local_date(as_of, local_zone())
    ended_from = day if is_end_of_day(as_of) else day + ONE_DAY
    owed, judged, missed = OWED[clock].key, JUDGED[clock].key, MISSED[clock].key
    sums = summed_each(
        {owed: Period(BEGINNING, day - ONE_DAY), judged: Period(ended_from, END), missed: Period(day, END)},
        unit_ids=unit_ids,
    )
    counts: Counter[int] = Counter()
    for (measure, unit), (numerator, denominator) in sums.items():
        counts[unit] += {owed: numerator, judged: denominator - numerator, missed: -numerator}[measure]
    return [StandingRow(unit, count, count, count) for unit, count in sorted(counts.items()) if count]
