# SPDX-License-Identifier: EUPL-1.2
"""What holds on a day where things hold from a day on until another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Span(Generic[T]):
    """`what` holds from `since` up to, not including, `until` (None: open)."""

    what: T
    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


def holding(spans: Iterable[Span[T]], day: date) -> T | None:
    """What holds on `day`: of several the latest to begin, and of those the last in order."""
    found = [span for span in spans if span.covers(day)]
    return max(reversed(found), key=lambda span: span.since).what if found else None


def earliest(one: date | None, other: date | None) -> date | None:
    """The earlier of two ends, where None is open."""
    known = [end for end in (one, other) if end is not None]
    return min(known, default=None)
