# SPDX-License-Identifier: EUPL-1.2
"""Days of a plan: which horizon a day lies in, and which days may be set beside a baseline."""

from dataclasses import dataclass
from datetime import date, timedelta

from praja.kernel.law.domain.clocks import add_months
from praja.kernel.measures.domain.periods import Period
from praja.kernel.plans.domain.vocabulary import Horizon

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Horizons:
    """Up to how many months after its beginning a milestone is short, and up to how many medium."""

    short: int
    medium: int

    def of(self, began_on: date, day: date) -> Horizon:
        """Which one a day lies in."""
        if day <= add_months(began_on, self.short):
            return Horizon.SHORT
        return Horizon.MEDIUM if day <= add_months(began_on, self.medium) else Horizon.LONG


def comparable(baseline: Period, began_on: date, due_on: date) -> Period | None:
    """The days to read beside `baseline` when a reading is due: as many, ending the day before, none of them before the plan
    began. None while no whole day has gone by.
    """
    last = due_on - _DAY
    if last < began_on:
        return None
    length = baseline.last_day - baseline.first_day
    return Period(max(last - length, began_on), last)


def is_as_long(one: Period, other: Period) -> bool:
    """Whether two periods have as many days, so that their sums can be set beside each other."""
    return one.last_day - one.first_day == other.last_day - other.first_day
