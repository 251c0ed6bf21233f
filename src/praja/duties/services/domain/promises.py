# SPDX-License-Identifier: EUPL-1.2
"""What a standard's duration is as the terms of a clock, and as a time that can be compared."""

from fractions import Fraction
from functools import lru_cache

from praja.kernel.law.domain.rules import Unit
from praja.kernel.law.domain.terms import Week

Promise = tuple[int, str]


def promise_of(value: int | None, unit: str, working: bool | None) -> Promise | None:
    """Value and unit of `kernel.law` for a duration; None where there is none, or where nobody decided yet how its hours or
    days are counted.

    Minutes are always minutes at an open counter; hours are so where `working` says it, and else run through the night; days
    are working or calendar days.
    """
    if value is None or not unit:
        return None
    if unit == "minutes":
        return value, Unit.OPENING_MINUTES.value
    if unit == "months":
        return value, Unit.MONTHS.value
    if working is None:
        return None
    if unit == "hours":
        return (value * 60, Unit.OPENING_MINUTES.value) if working else (value, Unit.HOURS.value)
    return value, (Unit.WORKING_DAYS if working else Unit.CALENDAR_DAYS).value


DAY = 24 * 60
MONTH = 30 * DAY
"""For comparing only: a promise of months runs to the same day of a later month."""


@lru_cache(maxsize=4096)
def comparable_minutes(promise: Promise, week: Week) -> Fraction:
    """A promise in the minutes by which the time at the office is counted: of opening hours where it promises those, else of
    real time. A working day is an average day on which the office is open."""
    value, unit = promise
    if unit == Unit.WORKING_DAYS.value:
        return Fraction(value * open_minutes(week), sum(map(bool, week)))
    each = {Unit.HOURS.value: 60, Unit.CALENDAR_DAYS.value: DAY, Unit.MONTHS.value: MONTH}
    return Fraction(value * each.get(unit, 1))


def open_minutes(week: Week) -> int:
    """How many minutes a week an office is open."""
    return sum(end - begin for slots in week for begin, end in slots)
