# SPDX-License-Identifier: EUPL-1.2
"""How long a file of records is kept, in whole calendar years: the year in which it was closed, or in which the event came that
its schedule names, never counts, so nothing is destroyed a day too early."""

from dataclasses import dataclass
from datetime import date

DESTROY, PERMANENT, REASSESS = "musnah", "permanen", "dinilai"
"""Values of `enums.Fate`."""

LONGEST = 100
"""Years that one period may have."""


@dataclass(frozen=True, slots=True)
class Span:
    """`inactive_from`: the first day on which it is inactive. `ends_on`: the first day on which its fate may be done."""

    inactive_from: date
    ends_on: date


def span_of(since: date, active_years: int, inactive_years: int) -> Span:
    """The span of a file that counts from `since`. Closed on 2026-12-31 with 5 and 3 years: inactive from 2032-01-01, to be
    destroyed from 2035-01-01."""
    inactive = since.year + 1 + active_years
    return Span(date(inactive, 1, 1), date(inactive + inactive_years, 1, 1))


def months_kept(active_years: int, inactive_years: int) -> int:
    """Its whole retention in months."""
    return (active_years + inactive_years) * 12


def needs_national(active_years: int, inactive_years: int, limit: int) -> bool:
    """Whether the head of the national archive must approve its destruction: from `limit` months of retention on."""
    return months_kept(active_years, inactive_years) >= limit
