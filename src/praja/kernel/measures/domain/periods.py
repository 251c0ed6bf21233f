# SPDX-License-Identifier: EUPL-1.2
"""Spans of whole days, and which sealed spans answer for a longer one."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From `first_day` to `last_day`, both included. Raises ValueError if it ends before it begins."""

    first_day: date
    last_day: date

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise ValueError("a period ends before it begins")

    @classmethod
    def of_month(cls, year: int, month: int) -> "Period":
        following = date(year + month // 12, month % 12 + 1, 1)
        return cls(date(year, month, 1), following - _DAY)

    @classmethod
    def of_year(cls, year: int) -> "Period":
        return cls(date(year, 1, 1), date(year, 12, 31))

    def contains(self, other: "Period") -> bool:
        return self.first_day <= other.first_day and other.last_day <= self.last_day

    def overlaps(self, other: "Period") -> bool:
        return self.first_day <= other.last_day and other.first_day <= self.last_day

    def days(self) -> Iterator["Period"]:
        """Each day as a period."""
        for offset in range((self.last_day - self.first_day).days + 1):
            day = self.first_day + offset * _DAY
            yield Period(day, day)

    def months(self) -> Iterator["Period"]:
        """Each month it touches, cut at its own ends."""
        first = self.first_day
        while first <= self.last_day:
            month = Period.of_month(first.year, first.month)
            yield Period(first, min(month.last_day, self.last_day))
            first = month.last_day + _DAY


BEGINNING, END = date(1900, 1, 1), date(2999, 12, 31)
"""Of periods that are open on one side."""


def in_months(period: Period) -> tuple[Period | None, tuple[Period, ...]]:
    """The months that lie wholly inside, as one span, and the days before and after them."""
    first, after = _begin_of_month(period.first_day, up=True), _begin_of_month(period.last_day + _DAY, up=False)
    if after <= first:
        return None, (period,)
    before = [Period(period.first_day, first - _DAY)] if period.first_day < first else []
    behind = [Period(after, period.last_day)] if after <= period.last_day else []
    return Period(first, after - _DAY), (*before, *behind)


def _begin_of_month(day: date, *, up: bool) -> date:
    """The first day of its month, or of the next one unless it is one (`up`)."""
    first = day.replace(day=1)
    return (first + timedelta(days=32)).replace(day=1) if up and first < day else first


@dataclass(frozen=True, slots=True)
class Cover:
    """How a period is answered: by `sealed` periods, and by facts in the `gaps` between them."""

    sealed: tuple[Period, ...]
    gaps: tuple[Period, ...]


def cover(period: Period, seals: Collection[Period]) -> Cover:
    """Take the seals inside `period`, longer ones first where two begin together, and the days that none of
    them covers.

    A seal of exactly `period` therefore answers alone.
    """
    chosen: list[Period] = []
    gaps: list[Period] = []
    free = period.first_day
    for seal in sorted(filter(period.contains, seals), key=lambda seal: (seal.first_day, -seal.last_day.toordinal())):
        if seal.first_day < free:
            continue
        if seal.first_day > free:
            gaps.append(Period(free, seal.first_day - _DAY))
        chosen.append(seal)
        free = seal.last_day + _DAY
    if free <= period.last_day:
        gaps.append(Period(free, period.last_day))
    return Cover(tuple(chosen), tuple(gaps))
