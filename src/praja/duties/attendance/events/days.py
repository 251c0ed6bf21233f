# SPDX-License-Identifier: EUPL-1.2
"""What happens to months and in times without machines."""

from datetime import date

from praja.kernel.ledger.events import Event, event


def stream_of_unit_month(unit_id: int, month: date) -> str:
    """The stream of a unit's month."""
    return f"attendance.unit_month:{unit_id}:{month:%Y-%m}"


@event("attendance.month_locked")
class MonthLocked(Event):
    """A month of a unit and all below it is closed. `content` digests its days, in order."""

    lock: int
    unit: int
    month: str
    days: int
    content: str


@event("attendance.month_reopened")
class MonthReopened(Event):
    """A closed month is open again. `reason` digests why."""

    lock: int
    unit: int
    month: str
    reason: str


@event("attendance.outage_entered")
class OutageEntered(Event):
    """A list kept by hand was entered. `reason` digests why, `content` who came and left when, in order; `scans` are the digests
    of its files."""

    outage: int
    unit: int
    place: int | None
    since: str
    until: str
    punches: int
    reason: str
    content: str
    scans: tuple[str, ...]
