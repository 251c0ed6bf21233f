# SPDX-License-Identifier: EUPL-1.2
"""What happens around presence. What is somebody's own stands in the stream of their seat, so that nobody waits for anybody."""

from praja.kernel.ledger.events import Event, event


def stream_of_presence(session_id: int) -> str:
    """The stream of how a session records presence."""
    return f"training.presence:{session_id}"


@event("training.presence_set")
class PresenceSet(Event):
    """When a session takes whom was set, in minutes; `secret` digests the sealed secret of its code."""

    session: int
    mark: str
    opens_before: int
    late_after: int
    closes_after: int
    leaves_from: int | None
    secret: str


@event("training.presence_recorded")
class PresenceRecorded(Event):
    """Somebody arrived at a session: `arrived` ISO 8601 in UTC, `source` how it is known."""

    seat: int
    session: int
    presence: int
    arrived: str
    source: str
    late: bool


@event("training.presence_left")
class PresenceLeft(Event):
    """Somebody left a session. `presence` may be new: nobody recorded that they arrived."""

    seat: int
    session: int
    presence: int
    left: str
    source: str


@event("training.presence_judged")
class PresenceJudged(Event):
    """The committee says whether somebody was at a session, whatever codes tell. `reason` digests why."""

    seat: int
    session: int
    presence: int
    word: str
    reason: str


@event("training.code_refused")
class CodeRefused(Event):
    """Somebody told a code that did not fit: `outcome` says whether it was old or wrong."""

    seat: int
    session: int
    tried: int
    outcome: str
