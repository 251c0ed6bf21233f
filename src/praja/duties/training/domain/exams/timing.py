# SPDX-License-Identifier: EUPL-1.2
"""When an attempt is over. The clock is the server's; a phone only says how long ago something was typed."""

from datetime import datetime, timedelta

LONGEST_AGE = timedelta(days=2)


def due_of(started_at: datetime, minutes: int | None, closes_at: datetime | None) -> datetime | None:
    """When an attempt that starts now ends: after its minutes, or when the test closes, whichever comes first. None: never."""
    ends = [started_at + timedelta(minutes=minutes)] if minutes else []
    if closes_at is not None:
        ends.append(closes_at)
    return min(ends, default=None)


def is_over(due_at: datetime | None, grace_seconds: int, at: datetime) -> bool:
    """Whether what comes now comes too late. What was sent at the last second may take the grace to arrive."""
    return due_at is not None and at > due_at + timedelta(seconds=grace_seconds)


def typed_at(age_ms: int, *, at: datetime, started_at: datetime) -> datetime:
    """When something was typed that is `age_ms` old, never before the attempt began and never after now."""
    age = min(timedelta(milliseconds=max(age_ms, 0)), LONGEST_AGE)
    return max(at - age, started_at)


def seconds_left(due_at: datetime | None, at: datetime) -> int | None:
    """Whole seconds until the end, never below nothing; None without an end."""
    return None if due_at is None else max(0, int((due_at - at).total_seconds()))
