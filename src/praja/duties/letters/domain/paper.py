# SPDX-License-Identifier: EUPL-1.2
"""Money spent on paper, before and after the day from which a unit works without it: the same calendar months, nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

Months = Mapping[date, int]
"""Rupiah by the first day of the month."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A month after, and the same month of the last year before; both were spent and are known."""

    before: date
    after: date
    spent_before: int
    spent_after: int


def pairs(spent: Months, since: date) -> list[Pair]:
    """Of each whole month from `since` on the same calendar month of the last year that ended before it, where both are known.
    A month within which the change came is neither before nor after."""
    first = since if since.day == 1 else _next(since)
    found = []
    for after in sorted(month for month in spent if month >= first):
        before = date(after.year, after.month, 1)
        while before >= since.replace(day=1):
            before = before.replace(year=before.year - 1)
        if before in spent:
            found.append(Pair(before, after, spent[before], spent[after]))
    return found


def _next(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def percent_less(before: int, after: int) -> int | None:
    """By how many whole per cent less was spent, halves up; negative for more, None where nothing was spent before."""
    if not before:
        return None
    return (200 * (before - after) + before) // (2 * before)
