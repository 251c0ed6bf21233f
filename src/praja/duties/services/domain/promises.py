# SPDX-License-Identifier: EUPL-1.2
"""What a standard's duration is as the terms of a clock."""

from praja.kernel.law.domain.rules import Unit

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
