# SPDX-License-Identifier: EUPL-1.2
"""The clock of opening hours: minutes while the office is open on a day that is worked, moved by its pauses.

A service standard that promises "15 menit" or "2 jam" promises time at an open counter, not the night in between.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from praja.kernel.law.domain.calendar import Calendar
from praja.kernel.law.domain.terms import DayNote, Pause, Reading, Week
from praja.kernel.law.domain.wording import CLOSED, OPENING_HOURS, PAUSED
from praja.lib.clock import local_date

DAY_MINUTES = 24 * 60
_INSTANT = timedelta(microseconds=1)
_FOREVER = datetime.max.replace(tzinfo=UTC)

Span = tuple[datetime, datetime]


def closed_weekdays(week: Week) -> frozenset[int]:
    """The weekdays (Monday is 0) without any opening hours."""
    return frozenset(day for day, slots in enumerate(week) if not slots)


def open_spans(day: date, week: Week, zone: ZoneInfo, calendar: Calendar) -> tuple[Span, ...]:
    """From when until when an office is open on a day (UTC), in order; empty on a day off."""
    slots = () if day.toordinal() in calendar.off_ordinals() else week[day.weekday()]
    return tuple((_moment(day, begin, zone), _moment(day, end, zone)) for begin, end in slots)


def opening_due(
    minutes: int, week: Week, started_at: datetime, zone: ZoneInfo, calendar: Calendar, pauses: Sequence[Pause] = ()
) -> datetime | None:
    """When `minutes` of opening hours have run since `started_at` outside all pauses (UTC); None where a pause never ends."""
    left = timedelta(minutes=minutes)
    for _day, spans, endless in _days(week, started_at, zone, calendar, pauses):
        for begin, end in spans:
            if end - begin >= left:
                return begin + left
            left -= end - begin
        if endless:
            return None
    return None


def minutes_open(
    week: Week,
    started_at: datetime,
    stopped_at: datetime,
    zone: ZoneInfo,
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
) -> int:
    """How many whole minutes of opening hours ran between two moments outside all pauses."""
    ran = timedelta()
    for day, spans, _endless in _days(week, started_at, zone, calendar, pauses):
        if _moment(day, 0, zone) >= stopped_at:
            break
        ran += sum((max(min(end, stopped_at) - begin, timedelta()) for begin, end in spans), timedelta())
    return int(ran / timedelta(minutes=1))


def run_opening(
    minutes: int, week: Week, started_at: datetime, zone: ZoneInfo, calendar: Calendar, pauses: Sequence[Pause] = ()
) -> Reading:
    """The reading of a clock of opening hours: a day counted if any of its open time ran."""
    due_at = opening_due(minutes, week, started_at, zone, calendar, pauses)
    due_on = None if due_at is None else local_date(due_at - _INSTANT, zone)
    notes = []
    for day, spans, endless in _days(week, started_at, zone, calendar, pauses):
        ran = any(due_at is None or begin < due_at for begin, _end in spans)
        notes.append(DayNote(day, ran, OPENING_HOURS if ran else _why_not(day, week, calendar, pauses, zone)))
        if day == due_on or (endless and due_on is None):
            break
    return Reading(due_at, due_on, local_date(started_at, zone), tuple(notes))


def _days(
    week: Week, started_at: datetime, zone: ZoneInfo, calendar: Calendar, pauses: Sequence[Pause]
) -> Iterator[tuple[date, list[Span], bool]]:
    """Each local day from the starting one: what of its opening hours ran, and whether a pause without end has taken hold."""
    day = local_date(started_at, zone)
    begin_of_all = started_at.astimezone(UTC)
    held = sorted(((pause.since, pause.until or _FOREVER) for pause in pauses), key=lambda span: span[0])
    endless = min((pause.since for pause in pauses if pause.until is None), default=_FOREVER)
    while True:
        spans = [
            part
            for begin, end in open_spans(day, week, zone, calendar)
            for part in _without((max(begin, begin_of_all), end), held)
        ]
        day_ends = _moment(day, DAY_MINUTES, zone)
        yield day, spans, endless <= day_ends
        day += timedelta(days=1)


def _moment(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """A minute of a local day as UTC; minute 1440 is its 24:00."""
    days, minute = divmod(minute, DAY_MINUTES)
    local = datetime.combine(day + timedelta(days=days), time(minute // 60, minute % 60), zone)
    return local.astimezone(UTC)


def _without(span: Span, held: Sequence[Span]) -> Iterator[Span]:
    """What of a span lies outside the pauses, in order."""
    begin, end = span
    for since, until in held:
        if until <= begin or since >= end:
            continue
        if since > begin:
            yield begin, since
        begin = max(begin, until)
    if begin < end:
        yield begin, end


def _why_not(day: date, week: Week, calendar: Calendar, pauses: Sequence[Pause], zone: ZoneInfo) -> str:
    off = calendar.why_off(day) if day.toordinal() in calendar.off_ordinals() else None
    if off or not week[day.weekday()]:
        return off or CLOSED
    midnight = _moment(day, DAY_MINUTES, zone)
    holding = [pause for pause in pauses if pause.since < midnight]
    return (holding[-1].reason or PAUSED) if holding else CLOSED
