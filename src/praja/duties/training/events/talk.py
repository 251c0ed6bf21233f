# SPDX-License-Identifier: EUPL-1.2
"""What happens in the discussions of a class. Words are told by salted digests."""

from praja.kernel.ledger.events import Event, event


def stream_of_thread(thread_id: int) -> str:
    """The stream of one discussion."""
    return f"training.discussion:{thread_id}"


@event("training.thread_opened")
class ThreadOpened(Event):
    """Somebody began a discussion; `content` digests title and words of its first post."""

    thread: int
    kind: str
    post: int
    content: str


@event("training.thread_answered")
class ThreadAnswered(Event):
    """Somebody said the `number`-th thing in it; `tells`: whoever began it is told of this one."""

    thread: int
    post: int
    number: int
    content: str
    tells: bool


@event("training.post_edited")
class PostEdited(Event):
    """Its author worded it anew, for the `edition`-th time counted from the first."""

    post: int
    edition: int
    content: str


@event("training.post_withdrawn")
class PostWithdrawn(Event):
    """Its author took it back."""

    post: int


@event("training.post_hidden")
class PostHidden(Event):
    """Who keeps the room hid it; `reason` is a digest."""

    post: int
    reason: str


@event("training.post_shown")
class PostShown(Event):
    """It is shown again."""

    post: int


@event("training.thread_pinned")
class ThreadPinned(Event):
    """It stands before the others."""

    thread: int


@event("training.thread_unpinned")
class ThreadUnpinned(Event):
    """It stands among the others again."""

    thread: int


@event("training.thread_closed")
class ThreadClosed(Event):
    """Nobody writes in it any more."""

    thread: int


@event("training.thread_reopened")
class ThreadReopened(Event):
    """People write in it again."""

    thread: int
