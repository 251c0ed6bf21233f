# SPDX-License-Identifier: EUPL-1.2
"""The only place where the time of day is read. Entry points ask once and hand the moment down as `at`."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_frozen: ContextVar[datetime | None] = ContextVar("praja_frozen_clock", default=None)


def now() -> datetime:
    """The present moment in UTC. For entry points only: pages, API, commands, tasks."""
    return _frozen.get() or datetime.now(UTC)


@contextmanager
def frozen(moment: datetime) -> Iterator[None]:
    """Hold the clock at `moment` (aware) inside the block: tests and the demo town."""
    token = _frozen.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)


def local_date(moment: datetime, zone: ZoneInfo) -> date:
    """The calendar date that a wall clock in `zone` shows at `moment`."""
    return moment.astimezone(zone).date()


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """24:00 local of `day`, in UTC. The law's days end here."""
    return datetime.combine(day + timedelta(days=1), time.min, zone).astimezone(UTC)


def start_of(day: date, zone: ZoneInfo) -> datetime:
    """00:00 local of `day`, in UTC."""
    return datetime.combine(day, time.min, zone).astimezone(UTC)
