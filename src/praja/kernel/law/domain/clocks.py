# SPDX-License-Identifier: EUPL-1.2
"""Clock arithmetic: when something is due, and why.

Working-day clock: the starting day never counts; a day counts if it is a working day and the clock still
runs at its local 24:00. Calendar-day clock: the same, but every day is worked. Months end on the same day of
a later month (its last day where it is shorter) and are then so many calendar days, to which a pause adds.
All three are due at 24:00 local of the due day, kept in UTC. Hour clock: real time, on days off as well; a
pause moves the due moment by what it took.

A pause holds a day's 24:00 when it began before that instant and has not ended before it: a pause from 00:00
to 24:00 takes exactly that one day.

Opening-minutes clock: see `domain.opening`. Where terms carry opening hours, working days are the days of the week on which
the office is open.

`run` explains every day. `due` gives the same moment without explaining, for where thousands are computed.
"""

import calendar as months
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from praja.kernel.law.domain.calendar import Calendar, add_working_days, working_days_between
from praja.kernel.law.domain.hours import hours_due, minutes_between, run_hours
from praja.kernel.law.domain.opening import closed_weekdays, minutes_open, opening_due, run_opening
from praja.kernel.law.domain.rules import Unit
from praja.kernel.law.domain.terms import (
    ClockTerms,
    ClockWarning,
    DayNote,
    Extension,
    Pause,
    Reading,
    Week,
)
from praja.kernel.law.domain.wording import CALENDAR_DAY, PAUSED, STARTING_DAY, UNDECREED_YEAR, WORKING_DAY
from praja.lib.clock import end_of, local_date

__all__ = [
    "ClockTerms",
    "ClockWarning",
    "DayNote",
    "Extension",
    "Pause",
    "Reading",
    "add_months",
    "add_working_days",
    "due",
    "minutes_run",
    "run",
    "working_days_between",
]

_NO_END = date.max.toordinal()


def run(
    terms: ClockTerms,
    *,
    started_at: datetime,
    zone: ZoneInfo,
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extension] = (),
) -> Reading:
    """The due moment with every day's part in it. `started_at` is aware; raises ValueError where it is
    not."""
    _require_zone(started_at)
    total = terms.value + sum(extension.value for extension in extensions)
    if terms.unit is Unit.HOURS:
        return run_hours(total, started_at, zone, pauses)
    if terms.unit is Unit.OPENING_MINUTES:
        return run_opening(total, _opening(terms), started_at, zone, calendar, pauses)
    calendar = _calendar_of(terms, calendar)
    started_on = local_date(started_at, zone)
    target = _days_wanted(terms, total, started_on)
    notes = [DayNote(started_on, False, STARTING_DAY)]
    reached = False
    for note, endless in _day_notes(terms, started_on, zone, calendar, pauses):
        notes.append(note)
        target -= note.counted
        reached = target == 0
        if reached or endless:
            break
    last = notes[-1].day
    return Reading(
        due_at=end_of(last, zone) if reached else None,
        due_on=last if reached else None,
        started_on=started_on,
        days=tuple(notes),
        warnings=_warnings(terms, calendar, notes[1].day, last),
    )


def due(
    terms: ClockTerms,
    *,
    started_at: datetime,
    zone: ZoneInfo,
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extension] = (),
) -> datetime | None:
    """`run(...).due_at`, without building the explanation."""
    _require_zone(started_at)
    total = terms.value + sum(extension.value for extension in extensions)
    if terms.unit is Unit.HOURS:
        return hours_due(total, started_at, pauses)
    if terms.unit is Unit.OPENING_MINUTES:
        return opening_due(total, _opening(terms), started_at, zone, calendar, pauses)
    calendar = _calendar_of(terms, calendar)
    started_on = local_date(started_at, zone)
    wanted = _days_wanted(terms, total, started_on)
    if pauses:
        due_on = _due_on_around(_held(pauses, zone), terms, wanted, started_on, calendar)
        return None if due_on is None else end_of(due_on, zone)
    if terms.unit is Unit.WORKING_DAYS:
        return end_of(add_working_days(started_on, wanted, calendar, terms.public_holidays_only), zone)
    return end_of(started_on + timedelta(days=wanted), zone)


def minutes_run(
    terms: ClockTerms,
    *,
    started_at: datetime,
    stopped_at: datetime,
    zone: ZoneInfo,
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
) -> int:
    """How many whole minutes a clock ran outside all pauses: of opening hours where its terms carry them, else of real time."""
    if terms.opening is None:
        return minutes_between(started_at, stopped_at, pauses)
    return minutes_open(terms.opening, started_at, stopped_at, zone, calendar, pauses)


def _opening(terms: ClockTerms) -> Week:
    assert terms.opening is not None, "terms of opening minutes carry them"
    return terms.opening


def _calendar_of(terms: ClockTerms, calendar: Calendar) -> Calendar:
    """The calendar of an office that is open on other weekdays than most."""
    if terms.opening is None or terms.unit is not Unit.WORKING_DAYS:
        return calendar
    weekend = closed_weekdays(terms.opening)
    # Asked first: to look a calendar up, each of its days is hashed.
    return calendar if calendar.weekend == weekend else _with_weekend(calendar, weekend)


@lru_cache(maxsize=32)
def _with_weekend(calendar: Calendar, weekend: frozenset[int]) -> Calendar:
    return replace(calendar, weekend=weekend)


def add_months(day: date, n: int) -> date:
    """The same day `n` months later, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def _require_zone(moment: datetime) -> None:
    if moment.tzinfo is None:
        raise ValueError("a clock starts at a moment with a time zone")


def _days_wanted(terms: ClockTerms, total: int, started_on: date) -> int:
    return (add_months(started_on, total) - started_on).days if terms.unit is Unit.MONTHS else total


def _day_notes(
    terms: ClockTerms, started_on: date, zone: ZoneInfo, calendar: Calendar, pauses: Sequence[Pause]
) -> Iterator[tuple[DayNote, bool]]:
    """Each day after the start, and whether a pause without end has taken hold by its 24:00."""
    working = terms.unit is Unit.WORKING_DAYS
    day = started_on
    while True:
        day += timedelta(days=1)
        holding = _holding(pauses, end_of(day, zone)) if pauses else ()
        off = calendar.why_off(day, terms.public_holidays_only) if working else None
        counted = off is None and not holding
        runs = WORKING_DAY if working else CALENDAR_DAY
        why = runs if counted else off or holding[0].reason or PAUSED
        yield DayNote(day, counted, why), any(pause.until is None for pause in holding)


def _holding(pauses: Sequence[Pause], midnight: datetime) -> Sequence[Pause]:
    return [p for p in pauses if p.since < midnight and (p.until is None or midnight <= p.until)]


def _held(pauses: Sequence[Pause], zone: ZoneInfo) -> list[tuple[int, int]]:
    """Ordinals of the first and last day whose 24:00 each pause holds (the last before the first: none)."""
    return [
        (
            local_date(pause.since, zone).toordinal(),
            _NO_END if pause.until is None else local_date(pause.until, zone).toordinal() - 1,
        )
        for pause in pauses
    ]


def _due_on_around(
    held: list[tuple[int, int]], terms: ClockTerms, wanted: int, started_on: date, calendar: Calendar
) -> date | None:
    working = terms.unit is Unit.WORKING_DAYS
    off = calendar.off_ordinals(terms.public_holidays_only) if working else frozenset()
    weekend = calendar.weekend if working else frozenset()
    ordinal = started_on.toordinal()
    while wanted:
        ordinal += 1
        last_held = max((last for first, last in held if first <= ordinal <= last), default=0)
        if last_held == _NO_END:
            return None
        if last_held:
            ordinal = last_held
        elif (ordinal + 6) % 7 not in weekend and ordinal not in off:
            wanted -= 1
    return date.fromordinal(ordinal)


def _warnings(terms: ClockTerms, calendar: Calendar, first: date, last: date) -> tuple[ClockWarning, ...]:
    if terms.unit is not Unit.WORKING_DAYS:
        return ()
    years = calendar.undecreed_years(first, last)
    return tuple(ClockWarning(UNDECREED_YEAR, {"year": year}) for year in years)
