# SPDX-License-Identifier: EUPL-1.2
"""Annual leave: how many days of which year may be taken (PP 11/2017, Peraturan BKN 24/2017).

Each year gives a bucket of days. What is left of last year may be taken up to a limit, and more of it where the official
postponed it; where nothing of the last two years was taken, the limit is higher and the rest comes from the older one. Days are
taken from the oldest bucket first, and what is left of old buckets ends on 31 December.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date


class TooManyDays(ValueError):
    """More days than are left; `left` says how many are."""

    def __init__(self, left: int) -> None:
        super().__init__(f"only {left} days are left")
        self.left = left


@dataclass(frozen=True, slots=True)
class Figures:
    """What the law sets, in working days: of a year, carried at most, and the totals with this year's."""

    annual: int
    carry: int
    total: int
    total_unused: int
    total_postponed: int


@dataclass(frozen=True, slots=True)
class YearBook:
    """What is known of one year's days. `taken` maps the year in which days were taken to how many of this year's they were.

    `is_known`: whether the books of the year are here at all; nothing is carried from a year that nobody knows. `lapsed`: the
    year gave no annual leave (before a year of service; a year with long leave). `postponed`: days that the official postponed.
    """

    taken: Mapping[int, int] = field(default_factory=dict)
    postponed: int = 0
    is_known: bool = False
    lapsed: bool = False

    def taken_until(self, year: int) -> int:
        """Days of it that were taken in `year` or before."""
        return sum(days for when, days in self.taken.items() if when <= year)


NO_BOOK = YearBook()


@dataclass(frozen=True, slots=True)
class Bucket:
    """Days of `year` that may be taken, and how many are."""

    year: int
    granted: int
    taken: int

    @property
    def left(self) -> int:
        return max(0, self.granted - self.taken)


@dataclass(frozen=True, slots=True)
class Entitlement:
    """Annual leave of `year`: buckets, the oldest first, and why they hold what they hold, as message keys with figures."""

    year: int
    buckets: tuple[Bucket, ...]
    reasons: tuple[tuple[str, Mapping[str, int]], ...] = ()

    @property
    def granted(self) -> int:
        return sum(bucket.granted for bucket in self.buckets)

    @property
    def left(self) -> int:
        return sum(bucket.left for bucket in self.buckets)

    @property
    def ends_on(self) -> date:
        """The last day on which what older years left may be taken."""
        return date(self.year, 12, 31)


def entitlement(year: int, books: Mapping[int, YearBook], figures: Figures) -> Entitlement:
    """What may be taken in `year` from its own days and those of the two years before."""
    own = books.get(year, NO_BOOK)
    if own.lapsed:
        return Entitlement(year, (Bucket(year, 0, own.taken_until(year)),), (("none_this_year", {}),))
    last, before = books.get(year - 1, NO_BOOK), books.get(year - 2, NO_BOOK)
    older, newer, reason = _carried(year, last, before, figures)
    buckets = (
        *_old(year - 2, older, before, year),
        *_old(year - 1, newer, last, year),
        Bucket(year, figures.annual, own.taken.get(year, 0)),
    )
    return Entitlement(year, buckets, (("this_year", {"year": year, "days": figures.annual}), reason))


def _old(of: int, days: int, book: YearBook, year: int) -> tuple[Bucket, ...]:
    return (Bucket(of, days, book.taken.get(year, 0)),) if days else ()


def _carried(
    year: int, last: YearBook, before: YearBook, figures: Figures
) -> tuple[int, int, tuple[str, Mapping[str, int]]]:
    """Days that come over from the year before last, from last year, and why."""
    if not last.is_known:
        return 0, 0, ("last_year_unknown", {"year": year - 1})
    if last.lapsed:
        return 0, 0, ("last_year_none", {"year": year - 1})
    unused = max(0, figures.annual - last.taken_until(year - 1))
    is_whole = unused == figures.annual and not before.lapsed and before.is_known
    if is_whole and before.taken_until(year - 1) == 0:
        older = figures.total_unused - figures.annual - figures.carry
        return (
            older,
            figures.carry,
            (
                "two_years_unused",
                {"last": year - 1, "before": year - 2, "total": figures.total_unused},
            ),
        )
    postponed = min(unused, last.postponed)
    usual = min(unused - postponed, figures.carry, figures.total - figures.annual)
    carried = min(postponed + usual, figures.total_postponed - figures.annual) if postponed else usual
    facts = {"year": year - 1, "unused": unused, "carried": carried, "postponed": postponed}
    return 0, carried, ("postponed" if postponed else "carried", facts)


def take(held: Entitlement, days: int) -> tuple[Entitlement, dict[int, int]]:
    """Take `days`, the oldest first: what is left, and how many of which year's. Raises TooManyDays; ValueError below 1."""
    if days < 1:
        raise ValueError("at least one day is taken")
    if days > held.left:
        raise TooManyDays(held.left)
    uses: dict[int, int] = {}
    for bucket in held.buckets:
        of_this = min(bucket.left, days - sum(uses.values()))
        if of_this:
            uses[bucket.year] = of_this
    return _moved(held, uses, 1), uses


def give_back(held: Entitlement, uses: Mapping[int, int], days: int) -> tuple[Entitlement, dict[int, int]]:
    """Give `days` of what was taken as `uses` back, the newest first, as if they had never been taken: what is left then, and
    what stays taken."""
    stay = dict(uses)
    for year in sorted(uses, reverse=True):
        back = min(stay[year], days)
        stay[year], days = stay[year] - back, days - back
    returned = {year: uses[year] - stay[year] for year in uses}
    return _moved(held, returned, -1), {year: count for year, count in stay.items() if count}


def _moved(held: Entitlement, days: Mapping[int, int], sign: int) -> Entitlement:
    moved = (replace(bucket, taken=bucket.taken + sign * days.get(bucket.year, 0)) for bucket in held.buckets)
    return replace(held, buckets=tuple(moved))


def books_of(
    taken: Iterable[tuple[int, int, int]],
    before: Mapping[int, tuple[int, int]],
    postponed: Mapping[int, int],
    lapsed: Iterable[int],
    years: Iterable[int],
) -> dict[int, YearBook]:
    """Books from rows: `taken` (year of the days, year in which they were taken, days), `before` what was used and postponed
    before this platform by year, `postponed` by year since. A year is known once its own or an earlier year's books were
    entered."""
    since, ended = min(before, default=9999), frozenset(lapsed)
    books: dict[int, YearBook] = {}
    rows = list(taken)
    for year in years:
        used, held_back = before.get(year, (0, 0))
        spread = {year: used} if used else {}
        for of, when, days in rows:
            if of == year:
                spread[when] = spread.get(when, 0) + days
        books[year] = YearBook(spread, held_back + postponed.get(year, 0), year >= since, year in ended)
    return books
