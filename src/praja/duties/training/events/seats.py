# SPDX-License-Identifier: EUPL-1.2
"""What becomes of somebody's seat in a class; all in the seat's own stream, so that a full class never waits for one head."""

from praja.kernel.ledger.events import Event, event


@event("training.nominated", version=1)
class Nominated(Event):
    """An employee was nominated for a class, as a reserve or not, or applied by themselves (`way`). `reason` is the digest of
    the words."""

    training_class: int
    employee: int
    unit: int
    way: str
    reason: str


@event("training.seat_decided", version=1)
class SeatDecided(Event):
    """A seat has another status: chosen, put on the waiting list (`place`), not chosen, moved up, withdrawn, passed, not passed.
    `reason` is the digest of the words."""

    status: str
    place: int
    reason: str


def stream_of_seat(seat_id: int) -> str:
    """The seat's stream in the ledger."""
    return f"training.seat:{seat_id}"
