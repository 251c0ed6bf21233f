# SPDX-License-Identifier: EUPL-1.2
"""Who put themselves into the directory of who knows what, and who left it."""

from praja.kernel.ledger.events import Event, event


def stream_of_entry(employee_id: int) -> str:
    """The stream of an employee's consents."""
    return f"training.directory:{employee_id}"


@event("training.directory_joined")
class DirectoryJoined(Event):
    """An employee consented to be asked about `count` topics; `topics` digests them, `learning`: classes appear too. Told
    again, it was changed."""

    employee: int
    topics: str
    count: int
    learning: bool


@event("training.directory_left")
class DirectoryLeft(Event):
    """They withdrew: topics and stems were deleted."""

    employee: int
