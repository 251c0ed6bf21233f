# SPDX-License-Identifier: EUPL-1.2
"""What happens to telephones, punches and those who look at them. An employee's month is one stream."""

from datetime import date

from praja.kernel.ledger.events import Event, event


def stream_of_month(employee_id: int, day: date) -> str:
    """The stream of an employee's month."""
    return f"attendance.month:{employee_id}:{day:%Y-%m}"


POSITIONS = "attendance.positions"
"""The stream of what was blanked."""


def stream_of_phones(employee_id: int) -> str:
    """The stream of an employee's telephones."""
    return f"attendance.phones:{employee_id}"


@event("attendance.phone_registered")
class PhoneRegistered(Event):
    """An employee's telephone is known by its key, of which `key` is the digest; `replaced` is the one that held before."""

    employee: int
    phone: int
    key: str
    replaced: int | None = None


@event("attendance.phone_ended")
class PhoneEnded(Event):
    """A telephone's key holds no more."""

    employee: int
    phone: int


@event("attendance.punched")
class Punched(Event):
    """A punch came by telephone. `at` and `received` are ISO 8601 in UTC; `content` digests the row without its position."""

    employee: int
    punch: int
    at: str
    received: str
    verdict: str
    reason: str
    place: int | None
    phone: int | None
    content: str


@event("attendance.punch_judged")
class PunchJudged(Event):
    """Somebody decided whether a punch that was held counts. `reason` digests why."""

    employee: int
    punch: int
    counts: bool
    reason: str


@event("attendance.looked_at")
class LookedAt(Event):
    """Somebody looked at a position or a photo. `reason` digests why."""

    employee: int
    punch: int
    look: int
    what: str
    reason: str


@event("attendance.positions_blanked")
class PositionsBlanked(Event):
    """Positions and photos whose time had come are gone."""

    until: str
    positions: int
    photos: int
