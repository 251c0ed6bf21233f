# SPDX-License-Identifier: EUPL-1.2
"""Which days are worked, and why the others are not."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

SATURDAY_AND_SUNDAY = frozenset({5, 6})
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class HolidayKind(StrEnum):
    """public: set by the national decree; regional: set by the government's own decree (an anniversary, an
    election day); joint_leave: cuti bersama, which for some services is a working day all the same."""

    PUBLIC = "public"
    REGIONAL = "regional"
    JOINT_LEAVE = "joint_leave"


_ORDER = {kind: place for place, kind in enumerate(HolidayKind)}


@dataclass(frozen=True, slots=True)
class Holiday:
    """One day off. `decree` is empty where its number has not been read."""

    day: date
    name: str
    kind: HolidayKind = HolidayKind.PUBLIC
    decree: str = ""


@dataclass(frozen=True)
class Calendar:
    """Days off of one government.

    `weekend` holds the weekdays never worked (Monday is 0). `decreed_years` are the years whose holidays are
    decreed: a clock that runs through another year warns; None means that the list given is complete as it
    stands. `fingerprint` tells two calendars with different days off apart.
    """

    holidays: tuple[Holiday, ...] = ()
    weekend: frozenset[int] = SATURDAY_AND_SUNDAY
    decreed_years: frozenset[int] | None = None
    fingerprint: str = field(init=False, compare=False)
    _off: dict[date, Holiday] = field(init=False, repr=False, compare=False)
    _off_ordinals: frozenset[int] = field(init=False, repr=False, compare=False)
    _off_ordinals_public: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.weekend < frozenset(range(7)):
            raise ValueError("the weekend must be weekdays 0..6 and leave at least one day to work")
        ordered = tuple(sorted(set(self.holidays), key=lambda h: (h.day, _ORDER[h.kind], h.name, h.decree)))
        set_ = object.__setattr__
        set_(self, "holidays", ordered)
        set_(self, "_off", {holiday.day: holiday for holiday in reversed(ordered)})
        set_(self, "_off_ordinals", frozenset(h.day.toordinal() for h in ordered))
        firm = (h.day.toordinal() for h in ordered if h.kind is not HolidayKind.JOINT_LEAVE)
        set_(self, "_off_ordinals_public", frozenset(firm))
        set_(self, "fingerprint", _fingerprint(ordered, self.weekend))

    def off_ordinals(self, public_holidays_only: bool = False) -> frozenset[int]:
        """Proleptic ordinals of the holidays, with or without joint leave; weekends are not in it."""
        return self._off_ordinals_public if public_holidays_only else self._off_ordinals

    def is_working(self, day: date, public_holidays_only: bool = False) -> bool:
        """Whether `day` is worked; `public_holidays_only` makes joint leave (cuti bersama) a working day."""
        if day.weekday() in self.weekend:
            return False
        return day.toordinal() not in self.off_ordinals(public_holidays_only)

    def why_off(self, day: date, public_holidays_only: bool = False) -> str | None:
        """The holiday's name, or the English name of the weekly day off, or None for a working day."""
        holiday = self._off.get(day)
        if holiday and not (public_holidays_only and holiday.kind is HolidayKind.JOINT_LEAVE):
            return holiday.name
        return WEEKDAYS[day.weekday()] if day.weekday() in self.weekend else None

    def undecreed_years(self, first: date, last: date) -> tuple[int, ...]:
        """Years touched by `first`..`last` whose holidays no decree has set."""
        if self.decreed_years is None:
            return ()
        return tuple(y for y in range(first.year, last.year + 1) if y not in self.decreed_years)


def _fingerprint(holidays: Iterable[Holiday], weekend: frozenset[int]) -> str:
    days = [[holiday.day.isoformat(), holiday.kind.value] for holiday in holidays]
    content = json.dumps([sorted(weekend), days], separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def _steps_to_working_day(ordinal: int, step: int, off: frozenset[int], weekend: frozenset[int]) -> int:
    ordinal += step
    while (ordinal + 6) % 7 in weekend or ordinal in off:
        ordinal += step
    return ordinal


def add_working_days(day: date, n: int, calendar: Calendar, public_holidays_only: bool = False) -> date:
    """The `n`th working day after `day`, which itself never counts; `day` itself for 0. Raises ValueError
    below 0."""
    if n < 0:
        raise ValueError("working days are counted forward")
    off, weekend, ordinal = calendar.off_ordinals(public_holidays_only), calendar.weekend, day.toordinal()
    for _ in range(n):
        ordinal = _steps_to_working_day(ordinal, 1, off, weekend)
    return date.fromordinal(ordinal)


def working_days_between(first: date, last: date, calendar: Calendar, public_holidays_only: bool = False) -> int:
    """How many working days lie after `first` up to and including `last`; negative where `last` comes
    first."""
    if last < first:
        return -working_days_between(last, first, calendar, public_holidays_only)
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(calendar.is_working(day, public_holidays_only) for day in days)
