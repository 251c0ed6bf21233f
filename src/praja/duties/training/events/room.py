# SPDX-License-Identifier: EUPL-1.2
"""What happens in the room of a class. What is handed in stands in the stream of the seat."""

from praja.kernel.ledger.events import Event, event


def stream_of_room(class_id: int) -> str:
    """The stream of a class's materials and assignments."""
    return f"training.room:{class_id}"


@event("training.material_added")
class MaterialAdded(Event):
    """A file was added to a class: `file` its SHA-256, `title` a digest, `released` ISO 8601 in UTC."""

    material: int
    subject: int | None
    title: str
    file: str
    audience: str
    released: str


@event("training.material_taken_off")
class MaterialTakenOff(Event):
    """A file is shown to nobody any more."""

    material: int


@event("training.assignment_set")
class AssignmentSet(Event):
    """Participants are to hand something in; `content` digests title and words. Set again: it was changed."""

    assignment: int
    subject: int | None
    content: str
    due: str


@event("training.handed_in")
class HandedIn(Event):
    """Somebody handed in for the `number`-th time; `content` digests words and files."""

    handin: int
    assignment: int
    seat: int
    number: int
    content: str


@event("training.handin_marked")
class HandinMarked(Event):
    """The trainer answered; `answer` digests the words."""

    handin: int
    points: int | None
    answer: str
    again: bool
