# SPDX-License-Identifier: EUPL-1.2
"""That somebody was told, or could not be. `about` is the id of the event that the message tells of; never an address."""

from praja.kernel.ledger.events import Event, event


@event("notifications.sent", version=1)
class MessageSent(Event):
    """A message was handed to its channel."""

    message: int
    about: int
    channel: str
    template: str


@event("notifications.failed", version=1)
class MessageFailed(Event):
    """Sending was given up after `attempts` tries; `error` is the class of the last failure."""

    message: int
    about: int
    channel: str
    template: str
    attempts: int
    error: str


def stream_of(message_id: int) -> str:
    """The message's stream in the ledger."""
    return f"message:{message_id}"
