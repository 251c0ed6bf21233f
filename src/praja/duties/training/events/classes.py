# SPDX-License-Identifier: EUPL-1.2
"""The steps of a class, and what is arranged for it between them; all in the stream of its case."""

from typing import Any

from praja.kernel.ledger.events import Event, event, upcast
from praja.kernel.procedures.events import StepEvent


@event("training.class_step")
class ClassStep(StepEvent):
    """Base of the steps of a class."""


@event("training.class_opened")
class ClassOpened(ClassStep):
    """A class of a curriculum is being prepared. `quotas` are (unit, seats)."""

    curriculum: int
    label: str
    first_day: str
    last_day: str
    nominations_until: str
    capacity: int
    place: str
    self_apply: bool
    quotas: tuple[tuple[int, int], ...]


@event("training.class_changed")
class ClassChanged(ClassStep):
    """Its days, seats or quotas are now these."""

    curriculum: int
    label: str
    first_day: str
    last_day: str
    nominations_until: str
    capacity: int
    place: str
    self_apply: bool
    quotas: tuple[tuple[int, int], ...]


@event("training.class_announced")
class ClassAnnounced(ClassStep):
    """Units may nominate until a day; the class begins on another."""

    first_day: str
    nominations_until: str


@event("training.participants_selected")
class ParticipantsSelected(ClassStep):
    """Who takes part, who waits and who was not chosen was decided; the numbers of each. The seats' own streams say who."""

    chosen: int
    waiting: int
    not_chosen: int


@event("training.class_started")
class ClassStarted(ClassStep):
    """It begins, with so many participants. `clashes`: how often a room or a trainer of it is wanted elsewhere at once, or a
    trainer away; then `reason` is the digest of the words that say why it begins all the same, else empty."""

    participants: int
    clashes: int
    reason: str


@event("training.class_ended")
class ClassEnded(ClassStep):
    """It was held to its end."""

    participants: int


@event("training.class_reported")
class ClassReported(ClassStep):
    """The committee handed in its report."""

    passed: int
    failed: int


@event("training.class_moved", version=2)
class ClassMoved(ClassStep):
    """It is held on other days, and its sessions move along. `reason` is the digest of the words; `nominations_until` does not
    move, and with the first day it says by when participants are chosen."""

    first_day: str
    last_day: str
    reason: str
    nominations_until: str


@upcast("training.class_moved", from_version=1)
def _moved_without_nominations(payload: dict[str, Any]) -> dict[str, Any]:
    """Version 1 left the clock as it was and did not tell when nominations end."""
    return {**payload, "nominations_until": ""}


@event("training.quotas_changed")
class QuotasChanged(ClassStep):
    """It has so many seats now, and so many of them are kept for whom: (unit, seats)."""

    capacity: int
    quotas: tuple[tuple[int, int], ...]


@event("training.class_cancelled")
class ClassCancelled(ClassStep):
    """It is not held. `reason` is the digest of the words."""

    reason: str


@event("training.officer_named", version=1)
class OfficerNamed(Event):
    """Somebody is of the committee of a class, or coaches in it; `ended`: is it no more."""

    person: int
    function: str
    ended: bool


@event("training.session_set", version=1)
class SessionSet(Event):
    """A session of the timetable was entered, moved or cancelled: it is now this. Moments in UTC."""

    session: int
    subject: int | None
    title: str
    jp: int
    starts: str
    ends: str
    room: int | None
    trainers: tuple[int, ...]
    cancelled: bool


@event("training.letter_asked", version=1)
class LetterAsked(Event):
    """A letter of the class was asked for; an assignment names by their seats who is sent."""

    letter: int
    kind: str
    unit: int
    document: int
    seats: tuple[int, ...]


@event("training.letter_dropped", version=1)
class LetterDropped(Event):
    """A letter of the class counts no longer: it is moved or not held. Whom it assigned is assigned no more."""

    letter: int
