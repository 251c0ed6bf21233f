# SPDX-License-Identifier: EUPL-1.2
"""What cannot be at the same time: two sessions in one room or with one trainer, a class and days on which somebody is away.

A clash is seen from both of its sides, so that whoever opens either of them reads it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Clash(StrEnum):
    """What meets what."""

    ROOM = "room"
    TRAINER = "trainer"
    TRAINER_AWAY = "trainer_away"
    TOO_SMALL = "too_small"
    SAME_CLASS = "same_class"
    OTHER_CLASS = "other_class"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Slot:
    """One session as far as it can clash: from `begins` up to, not including, `ends`, both aware."""

    id: int
    training_class: int
    begins: datetime
    ends: datetime
    room: int | None = None
    trainers: frozenset[int] = frozenset()

    def meets(self, other: "Slot") -> bool:
        """Whether both run at one moment. Sessions that follow each other do not."""
        return self.begins < other.ends and other.begins < self.ends


@dataclass(frozen=True, slots=True)
class Found:
    """A clash of session `session` with session `other`; `of` is the room or the trainer that both want."""

    kind: Clash
    session: int
    other: int
    of: int


def clashes_between(slots: Iterable[Slot]) -> Iterator[Found]:
    """Every pair of sessions that want one room or one trainer at one moment, and every pair of one class that run together;
    each from both sides, in the order of their beginning.

    It looks only at sessions that are open when another begins, so that a year of sessions takes one pass.
    """
    open_now: list[Slot] = []
    for slot in sorted(slots, key=lambda one: (one.begins, one.ends, one.id)):
        open_now = [one for one in open_now if one.ends > slot.begins]
        for other in open_now:
            if other.meets(slot):
                yield from _of(other, slot)
        open_now.append(slot)


def _of(one: Slot, other: Slot) -> Iterator[Found]:
    if one.room is not None and one.room == other.room:
        yield from _both(Clash.ROOM, one, other, one.room)
    for trainer in sorted(one.trainers & other.trainers):
        yield from _both(Clash.TRAINER, one, other, trainer)
    if one.training_class == other.training_class:
        yield from _both(Clash.SAME_CLASS, one, other, one.training_class)


def _both(kind: Clash, one: Slot, other: Slot, of: int) -> Iterator[Found]:
    yield Found(kind, one.id, other.id, of)
    yield Found(kind, other.id, one.id, of)


@dataclass(frozen=True, slots=True)
class Stay:
    """Days that somebody is bound by something, both included. `reason` names it: an absence's kind, a class."""

    who: int
    first: date
    last: date
    reason: str
    of: int = 0
    """The class or absence behind it."""

    def meets(self, other: "Stay") -> bool:
        """Whether both bind the same person on one day."""
        return self.who == other.who and self.first <= other.last and other.first <= self.last

    def on(self, day: date) -> bool:
        """Whether it covers a day."""
        return self.first <= day <= self.last


def bound_elsewhere(stays: Iterable[Stay], others: Iterable[Stay]) -> Mapping[int, list[Stay]]:
    """By person, what of `others` falls on days of their `stays`; the same thing is not held against itself."""
    by_person = defaultdict[int, list[Stay]](list)
    for one in others:
        by_person[one.who].append(one)
    found = defaultdict[int, list[Stay]](list)
    for stay in stays:
        for other in by_person.get(stay.who, ()):
            if (
                stay.meets(other)
                and (other.reason, other.of) != (stay.reason, stay.of)
                and other not in found[stay.who]
            ):
                found[stay.who].append(other)
    return {who: sorted(rows, key=lambda one: (one.first, one.last)) for who, rows in found.items() if rows}
