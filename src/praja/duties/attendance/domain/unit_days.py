# SPDX-License-Identifier: EUPL-1.2
"""A unit and a day as one number: what facts of attendance are counted from. Never a person."""

from datetime import date

_DAYS = 1_000_000
"""More than there are days until the year 2737."""


def numbered(unit_id: int, day: date) -> int:
    """The number of a unit's day."""
    return unit_id * _DAYS + day.toordinal()


def unit_and_day(number: int) -> tuple[int, date]:
    """The unit and the day of this number."""
    unit_id, ordinal = divmod(number, _DAYS)
    return unit_id, date.fromordinal(ordinal)
