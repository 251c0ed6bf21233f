# SPDX-License-Identifier: EUPL-1.2
"""The hour clock: real time, moved by its pauses."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from praja.kernel.law.domain.terms import DayNote, Pause, Reading
from praja.kernel.law.domain.wording import PAUSED, RUNNING_HOURS
from praja.lib.clock import end_of, local_date, start_of

_INSTANT = timedelta(microseconds=1)


def hours_due(hours: int, started_at: datetime, pauses: Sequence[Pause]) -> datetime | None:
    """When `hours` have run since `started_at` outside all pauses (UTC); None where one never ends before
    that."""
    position = started_at.astimezone(UTC)
    due_at = position + timedelta(hours=hours)
    for pause in sorted(pauses, key=lambda pause: pause.since):
        if pause.since >= due_at:
            break
        if pause.until is None:
            return None
        begun = max(position, pause.since)
        if pause.until > begun:
            due_at += pause.until - begun
            position = pause.until
    return due_at


def minutes_between(started_at: datetime, stopped_at: datetime, pauses: Sequence[Pause]) -> int:
    """How many whole minutes of real time ran between two moments outside all pauses."""
    position, ran = started_at, timedelta()
    for pause in sorted(pauses, key=lambda pause: pause.since):
        ran += max(min(pause.since, stopped_at) - position, timedelta())
        position = max(position, pause.until or stopped_at)
    return int((ran + max(stopped_at - position, timedelta())) / timedelta(minutes=1))


def run_hours(hours: int, started_at: datetime, zone: ZoneInfo, pauses: Sequence[Pause]) -> Reading:
    """The reading of an hour clock: a day counted if any of it ran. `due_on` of a due at 00:00 is the day
    that ends."""
    due_at = hours_due(hours, started_at, pauses)
    started_on = local_date(started_at, zone)
    if due_at is None:
        last = _last_seen(started_at, pauses)
        return Reading(None, None, started_on, tuple(_notes(started_at, last, zone, pauses)))
    due_on = local_date(due_at - _INSTANT, zone)
    return Reading(due_at, due_on, started_on, tuple(_notes(started_at, due_at, zone, pauses)))


def _last_seen(started_at: datetime, pauses: Sequence[Pause]) -> datetime:
    endless = min(pause.since for pause in pauses if pause.until is None)
    return max(started_at, endless) + _INSTANT


def _notes(started_at: datetime, last: datetime, zone: ZoneInfo, pauses: Sequence[Pause]) -> Iterator[DayNote]:
    day: date = local_date(started_at, zone)
    while (morning := start_of(day, zone)) < last:
        window = max(started_at, morning), min(last, end_of(day, zone))
        reason = _stopped_all_of(*window, pauses)
        yield DayNote(day, reason is None, RUNNING_HOURS if reason is None else reason)
        day += timedelta(days=1)


def _stopped_all_of(begin: datetime, end: datetime, pauses: Sequence[Pause]) -> str | None:
    """The reason of the pauses that together leave nothing of begin..end running; None where something
    ran."""
    position, reason = begin, None
    for pause in sorted(pauses, key=lambda pause: pause.since):
        if position >= end or pause.since > position:
            break
        if pause.until is None or pause.until > position:
            reason = reason or pause.reason or PAUSED
            position = end if pause.until is None else pause.until
    return reason if position >= end else None
