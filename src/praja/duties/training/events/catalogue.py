# SPDX-License-Identifier: EUPL-1.2
"""What is offered, and where."""

from praja.kernel.ledger.events import Event, event


@event("training.programme_listed", version=1)
class ProgrammeListed(Event):
    """A programme entered the catalogue, or its entry was changed: it now says this."""

    code: str
    title: str
    form: str
    unit: int
    aim: str
    audience: str
    offered: bool


@event("training.curriculum_published", version=1)
class CurriculumPublished(Event):
    """A version of a programme's curriculum: its subjects as (title, JP) in order, and when somebody has passed (per cent)."""

    number: int
    subjects: tuple[tuple[str, int], ...]
    least_presence: int
    least_score: int
    needs_plan: bool


@event("training.room_kept", version=1)
class RoomKept(Event):
    """A room was entered, changed, opened or closed: it is now this."""

    room: int
    unit: int
    label: str
    place: str
    capacity: int
    is_open: bool


def stream_of_programme(programme_id: int) -> str:
    """The programme's stream in the ledger."""
    return f"training.programme:{programme_id}"


def stream_of_rooms(unit_id: int) -> str:
    """The stream of a unit's rooms."""
    return f"training.rooms:{unit_id}"
