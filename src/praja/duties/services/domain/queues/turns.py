# SPDX-License-Identifier: EUPL-1.2
"""Whose turn it is.

In one queue: whoever must be served first (a priority group, an appointment whose hour has come) goes ahead of the others, but
at most at every second call while others wait, so that nobody is passed over for ever. Among those ahead, and among the
others, whoever has waited longest; an appointment waits from its hour on. Whoever is here before the hour of their appointment
is called when nobody else waits.

At a counter that serves several queues: those that it serves first are looked at first; of queues that it serves alike, the
one whose next person has waited longest.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """A ticket that waits: `since` when, and whether it goes `ahead` of the others."""

    ticket: int
    since: datetime
    ahead: bool = False

    @property
    def claim(self) -> tuple[datetime, int]:
        return self.since, self.ticket


@dataclass(frozen=True, slots=True)
class Line:
    """A queue as a counter sees it: `rank` 1 is served first. `owed_to_others`: the last call went to somebody ahead, so that
    the next goes to one of the others."""

    queue: int
    waiting: tuple[Waiting, ...]
    owed_to_others: bool = False
    rank: int = 1


def order_of(line: Line, at: datetime) -> list[Waiting]:
    """The tickets of one queue in the order in which they will be called if nobody else comes."""
    here, early = _split(line, at)
    return [*here, *early]


def place_of(line: Line, ticket: int, at: datetime) -> int | None:
    """How many are called before this ticket; None if it does not wait here."""
    places = {waiting.ticket: place for place, waiting in enumerate(order_of(line, at))}
    return places.get(ticket)


def upcoming(lines: Sequence[Line], at: datetime) -> Iterator[tuple[Line, Waiting]]:
    """Everybody whom a counter will call if nobody else comes, the next one first, with the queue each waits in."""
    split = [(line, *_split(line, at)) for line in sorted(lines, key=lambda line: line.rank)]
    for part in ([(line, here) for line, here, _early in split], [(line, early) for line, _here, early in split]):
        for rank in sorted({line.rank for line in lines}):
            yield from _merged((line, tickets) for line, tickets in part if line.rank == rank)


def _split(line: Line, at: datetime) -> tuple[list[Waiting], list[Waiting]]:
    """Those whose time has come, in order, and those who are early for their appointment."""
    by_claim = sorted(line.waiting, key=lambda waiting: waiting.claim)
    ahead = deque(waiting for waiting in by_claim if waiting.ahead and waiting.since <= at)
    others = deque(waiting for waiting in by_claim if not waiting.ahead)
    early = [waiting for waiting in by_claim if waiting.ahead and waiting.since > at]
    return list(_taking_turns(ahead, others, owed_to_others=line.owed_to_others)), early


def _taking_turns(ahead: deque[Waiting], others: deque[Waiting], *, owed_to_others: bool) -> Iterator[Waiting]:
    while ahead or others:
        takes_ahead = bool(ahead) and not (owed_to_others and others)
        yield (ahead if takes_ahead else others).popleft()
        owed_to_others = takes_ahead


def _merged(parts: Iterable[tuple[Line, list[Waiting]]]) -> Iterator[tuple[Line, Waiting]]:
    left = [(line, deque(tickets)) for line, tickets in parts]
    while left := [(line, tickets) for line, tickets in left if tickets]:
        line, tickets = min(left, key=lambda entry: entry[1][0].claim)
        yield line, tickets.popleft()
