# SPDX-License-Identifier: EUPL-1.2
"""Which days and times a permission may name."""

from datetime import date

LATE, EARLY, OUT, HOME, ANYWHERE = "late", "early", "out", "WFH", "WFA"
ALL_DAY = frozenset({HOME, ANYWHERE})
"""Kinds that say where somebody works, not when."""
MINUTES_OF_DAY = 24 * 60


def wrong_with(
    kind: str, first: date, last: date, from_minute: int | None, until_minute: int | None
) -> tuple[str, str] | None:
    """The field and a key of what is wrong; None where nothing is."""
    if last < first:
        return "last_day", "order"
    if kind in ALL_DAY:
        return None
    if from_minute is None or not 0 <= from_minute < MINUTES_OF_DAY:
        return "from_minute", "time_missing"
    if kind != OUT:
        return None
    if until_minute is None or not 0 <= until_minute < MINUTES_OF_DAY:
        return "until_minute", "time_missing"
    return ("until_minute", "time_order") if until_minute <= from_minute else None
