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


@event("notifications.received", version=1)
class WordsReceived(Event):
    """Somebody outside said something by `channel`. `words` is its digest; `case` is 0 while nobody knows which matter it is
    about. Subscribers decide what it means."""

    utterance: int
    channel: str
    words: str
    files: tuple[str, ...]
    case: int


@event("notifications.said", version=1)
class WordsSaid(Event):
    """An officer, or the platform (`automatic`), said something to the outside in a matter. `words` is its digest."""

    utterance: int
    channel: str
    words: str
    automatic: bool


@event("notifications.not_said", version=1)
class WordsNotDelivered(Event):
    """Something that was to be said could not be handed over; it was given up. `error` is the class of the last failure."""

    utterance: int
    channel: str
    attempts: int
    error: str


@event("notifications.join_offered", version=1)
class JoinOffered(Event):
    """The reporter asked for a short code by which another channel joins the conversation; `until` is its end (ISO)."""

    until: str


@event("notifications.placed", version=1)
class WordsPlaced(Event):
    """It became clear which matter something that was said belongs to."""

    utterance: int
    case: int


def stream_of_thread(thread_id: int) -> str:
    """The thread's stream in the ledger."""
    return f"thread:{thread_id}"
