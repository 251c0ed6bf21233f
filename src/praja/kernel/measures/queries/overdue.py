# SPDX-License-Identifier: EUPL-1.2
"""What is overdue and open at a moment, of duties whose facts hold on which day each promise is owed.

Never a walk through all clocks: at a million cases that is what made the head's overview slow.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from praja.kernel.measures.declarations import Measure, StandingRow
from praja.kernel.measures.domain.periods import BEGINNING, END, Period
from praja.kernel.measures.queries.summing import summed_each
from praja.lib.clock import local_date
from praja.lib.moments import is_end_of_day, local_zone

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Promised:
    """Three measures of one promise: `owed` on its last day while it runs, `judged` (kept of ended) on the day it ended, and
    `missed` on the last day of each that ended late."""

    owed: Measure
    judged: Measure
    missed: Measure


def overdue_at(promised: Promised, as_of: datetime, unit_ids: Collection[int]) -> list[StandingRow]:
    """How many are overdue and open at each unit that has any: what runs past its last day, and what ran past it then and ended
    late since. One statement, over sums of facts.

    Of a past day `d`: ended late after it, less those of them whose last day was not yet over then. Whatever ended during the
    day of `as_of` counts as ended, except at its midnight, where a period ends and counts what it left unanswered.
    """
    day = local_date(as_of, local_zone())
    ended_from = day if is_end_of_day(as_of) else day + _ONE_DAY
    owed, judged, missed = promised.owed.key, promised.judged.key, promised.missed.key
    sums = summed_each(
        {owed: Period(BEGINNING, day - _ONE_DAY), judged: Period(ended_from, END), missed: Period(day, END)},
        unit_ids=unit_ids,
    )
    counts: Counter[int] = Counter()
    for (measure, unit), (numerator, denominator) in sums.items():
        counts[unit] += {owed: numerator, judged: denominator - numerator, missed: -numerator}[measure]
    return [StandingRow(unit, count, count, count) for unit, count in sorted(counts.items()) if count]
