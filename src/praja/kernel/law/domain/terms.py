# SPDX-License-Identifier: EUPL-1.2
"""What goes into a clock and what it tells: terms frozen at the start, pauses, extensions, a reading."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from praja.kernel.law.domain.calendar import Calendar
from praja.kernel.law.domain.rules import CLOCK_UNITS, Confidence, RuleVersion, Unit
from praja.lib.clock import local_date

Week = tuple[tuple[tuple[int, int], ...], ...]
"""Opening hours of a week, Monday first: for each day its pairs of minutes since midnight, from and until, in order."""


@dataclass(frozen=True, slots=True)
class ClockTerms:
    """The law in force when a clock started, frozen: a later change of the law does not touch a running
    clock.

    `public_holidays_only` makes joint leave (cuti bersama) count as working days. `calendar_fingerprint`
    names the calendar that was known at the start, so that a clock can be seen to have been counted with
    another one. `opening` are the opening hours of the unit that promised: opening minutes run only in them, and working days
    are the days on which it is open.
    """

    rule_key: str
    value: int
    unit: Unit
    public_holidays_only: bool
    source: str
    article: str | None
    confidence: Confidence
    calendar_fingerprint: str
    opening: Week | None = None

    def __post_init__(self) -> None:
        if self.value < 1:
            raise ValueError("a clock needs a value above zero")
        if self.opening is None and self.unit is Unit.OPENING_MINUTES:
            raise ValueError("a clock of opening hours needs them")
        if self.opening is not None and not any(self.opening):
            raise ValueError("an office that never opens promises nothing")

    def to_json(self) -> dict[str, Any]:
        """Plain values only, fit for a JSON column or an event."""
        found = {**asdict(self), "unit": self.unit.value, "confidence": self.confidence.value}
        if self.opening is None:
            del found["opening"]
        return found

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> "ClockTerms":
        """The terms that `to_json` wrote. Raises KeyError, TypeError or ValueError for anything else."""
        values = {**content, "unit": Unit(content["unit"]), "confidence": Confidence(content["confidence"])}
        if content.get("opening") is not None:
            values["opening"] = week_of(content["opening"])
        return cls(**values)


def week_of(content: Sequence[Sequence[Sequence[int]]]) -> Week:
    """Opening hours as they are kept in JSON. Raises ValueError for anything that is no week."""
    week = tuple(tuple((int(begin), int(end)) for begin, end in slots) for slots in content)
    if len(week) != 7 or not all(map(_in_order, week)):
        raise ValueError("a week has seven days, each with times from and until in order")
    return week


def _in_order(slots: Sequence[tuple[int, int]]) -> bool:
    edges = [edge for slot in slots for edge in slot]
    return edges == sorted(set(edges)) and all(0 <= edge <= 24 * 60 for edge in edges)


def freeze(key: str, version: RuleVersion, calendar: Calendar, public_holidays_only: bool = False) -> ClockTerms:
    """The terms of a clock that starts under `version`. Raises ValueError for a figure that is no length of a clock."""
    if version.unit not in CLOCK_UNITS:
        raise ValueError(f"{key} is counted in {version.unit}, no clock runs in that")
    return ClockTerms(
        rule_key=key,
        value=version.value,
        unit=version.unit,
        public_holidays_only=public_holidays_only,
        source=version.source,
        article=version.article,
        confidence=version.confidence,
        calendar_fingerprint=calendar.fingerprint,
    )


def standard_terms(
    name: str, value: int, unit: Unit, *, opening: Week | None, source: str, calendar: Calendar
) -> ClockTerms:
    """The terms of a clock that a service standard sets: `value` of `unit`, in the opening hours of the unit that serves."""
    return ClockTerms(
        rule_key=f"standard.{name}",
        value=value,
        unit=unit,
        public_holidays_only=False,
        source=source,
        article=None,
        confidence=Confidence.HOUSE,
        calendar_fingerprint=calendar.fingerprint,
        opening=opening,
    )


PROMISE = "Promise of the unit"
"""Source of the terms of a clock that no law sets."""


def promised_terms(name: str, day: date, started_at: datetime, zone: ZoneInfo, calendar: Calendar) -> ClockTerms:
    """The terms of a clock that is due at local 24:00 of `day`, because somebody promised it.

    Raises ValueError for a day that is not after the starting day.
    """
    return ClockTerms(
        rule_key=f"promise.{name}",
        value=(day - local_date(started_at, zone)).days,
        unit=Unit.CALENDAR_DAYS,
        public_holidays_only=False,
        source=PROMISE,
        article=None,
        confidence=Confidence.HOUSE,
        calendar_fingerprint=calendar.fingerprint,
    )


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stands still from `since` to `until` (both aware); `until` None: not yet resumed."""

    since: datetime
    until: datetime | None
    reason: str

    def __post_init__(self) -> None:
        if self.since.tzinfo is None or (self.until is not None and self.until.tzinfo is None):
            raise ValueError("a pause needs moments with a time zone")
        if self.until is not None and self.until < self.since:
            raise ValueError("a pause cannot end before it began")


@dataclass(frozen=True, slots=True)
class Extension:
    """More of the clock's own unit, with its reason and the article that allows it."""

    value: int
    reason: str
    article: str | None = None

    def __post_init__(self) -> None:
        if self.value < 1:
            raise ValueError("an extension adds something")


@dataclass(frozen=True, slots=True)
class DayNote:
    """What one local day did to the clock. `why` is never empty: an English message of this package, or a
    holiday's name, or a pause's reason, as they were given."""

    day: date
    counted: bool
    why: str


@dataclass(frozen=True, slots=True)
class ClockWarning:
    """Something the reader of a date must know. `message` is a message id with named placeholders for
    `params`."""

    message: str
    params: Mapping[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message % self.params


@dataclass(frozen=True, slots=True)
class Reading:
    """Where a clock stands. `due_at` (UTC) and `due_on` (local) are None while a pause without end holds it.

    `due_on` of a clock that is due at 24:00 is that day, not the next one. `days` runs from the starting day
    to the due day, or to the day on which the endless pause took hold.
    """

    due_at: datetime | None
    due_on: date | None
    started_on: date
    days: tuple[DayNote, ...]
    warnings: tuple[ClockWarning, ...] = ()
