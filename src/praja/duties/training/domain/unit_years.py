# SPDX-License-Identifier: EUPL-1.2
"""The year of a unit as one number, so that no fact is about a person."""

from datetime import date

_YEARS = 10_000


def numbered(unit_id: int, year: int) -> int:
    """The year of a unit as a number."""
    return unit_id * _YEARS + year


def unit_and_year(number: int) -> tuple[int, int]:
    """Whose year a number is."""
    return divmod(number, _YEARS)


def last_day_of(year: int) -> date:
    """The day on which the figures of a year stand."""
    return date(year, 12, 31)
