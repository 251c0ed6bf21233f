# SPDX-License-Identifier: EUPL-1.2
"""Seats of a class: how many it has, for whom some of them are kept, and who moves up when somebody gives theirs back.

A quota keeps seats for the people of a unit and of all units below it; somebody counts for the nearest quota above them. Seats
that no quota keeps are open to everybody, also to people of a unit whose quota is used up. So a unit never has more than its
quota and the open seats, and never takes a seat that is kept for others.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who has a seat or wants one. `quota` is the unit whose quota they count for, None where there is none."""

    id: int
    quota: int | None = None


@dataclass(frozen=True, slots=True)
class Capacity:
    """What a class has to give: all its seats, and how many of them are kept for which unit. Quotas stay within the seats."""

    seats: int
    quotas: Mapping[int, int] = field(default_factory=dict)

    @property
    def open_seats(self) -> int:
        """Seats that are kept for nobody."""
        return self.seats - sum(self.quotas.values())


@dataclass(frozen=True, slots=True)
class Full:
    """Why there is no seat: neither one kept for them (`quota`: how many those are, None without a quota) nor an open one."""

    seats: int
    unit: int | None = None
    quota: int | None = None


@dataclass(slots=True)
class Taken:
    """How many seats of a class are taken, in all and of each quota."""

    capacity: Capacity
    seats: int = 0
    by_quota: Counter[int | None] = field(default_factory=Counter)

    @classmethod
    def by(cls, capacity: Capacity, seated: Iterable[Candidate]) -> "Taken":
        """What these people take."""
        taken = cls(capacity)
        for one in seated:
            taken.seat(one)
        return taken

    def seat(self, candidate: Candidate) -> None:
        """Count one more, whether there is a seat or not."""
        self.seats += 1
        self.by_quota[candidate.quota] += 1

    def kept_for(self, unit: int | None) -> int:
        """How many seats are kept for the people of this quota."""
        return 0 if unit is None else self.capacity.quotas.get(unit, 0)

    @property
    def open_taken(self) -> int:
        """Open seats that are taken: by people without a quota, and by those beyond theirs."""
        return sum(max(count - self.kept_for(unit), 0) for unit, count in self.by_quota.items())

    def refusal(self, candidate: Candidate) -> Full | None:
        """Why this person cannot have a seat as well; None where they can."""
        kept = self.kept_for(candidate.quota)
        if self.by_quota[candidate.quota] < kept or self.open_taken < self.capacity.open_seats:
            return None
        return Full(self.capacity.seats, candidate.quota, None if candidate.quota is None else kept)

    @property
    def is_within(self) -> bool:
        """Whether what is taken breaks no bound."""
        return self.open_taken <= self.capacity.open_seats


def refused_among(
    capacity: Capacity, wanted: Sequence[Candidate], seated: Iterable[Candidate] = ()
) -> list[tuple[Candidate, Full]]:
    """Of these people, in their order, those for whom no seat is left once those before them have theirs, and why."""
    taken, refused = Taken.by(capacity, seated), []
    for one in wanted:
        why = taken.refusal(one)
        if why is None:
            taken.seat(one)
        else:
            refused.append((one, why))
    return refused


def moving_up(capacity: Capacity, seated: Iterable[Candidate], waiting: Sequence[Candidate]) -> list[Candidate]:
    """Who of the waiting list gets a seat now, in the order of the list.

    Somebody for whom only others' kept seats are free is passed over and keeps their place; nobody is for another reason.
    """
    taken, up = Taken.by(capacity, seated), []
    for one in waiting:
        if taken.refusal(one) is None:
            taken.seat(one)
            up.append(one)
    return up
