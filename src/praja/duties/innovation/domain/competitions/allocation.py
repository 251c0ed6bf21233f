# SPDX-License-Identifier: EUPL-1.2
"""Who judges what: every entry by the same number of jurors, nobody with an interest in it, loads as even as can be."""

import hashlib
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field


class TooFewJurorsError(ValueError):
    """Some entries have fewer jurors without an interest than must judge them. `entries` are their ids."""

    def __init__(self, entries: tuple[int, ...]) -> None:
        super().__init__(f"too few jurors for entries {entries}")
        self.entries = entries


def allocated(
    entries: Collection[int], jurors: Collection[int], excluded: Collection[tuple[int, int]], *, each: int, seed: str
) -> dict[int, tuple[int, ...]]:
    """The entries of every juror (ids). `excluded`: pairs (juror, entry) that must not meet; `each`: how many jurors judge an
    entry. The same input gives the same result, in whatever order it comes; `seed` mixes who meets whom. No other allocation has
    a smaller sum of squared loads.

    Raises `TooFewJurorsError`.
    """
    kept_apart = frozenset(excluded)
    able = {entry: [one for one in sorted(jurors) if (one, entry) not in kept_apart] for entry in sorted(entries)}
    short = tuple(entry for entry, found in able.items() if len(found) < each)
    if short:
        raise TooFewJurorsError(short)
    tables = _Tables(able, {one: set() for one in sorted(jurors)})
    # Those with the least choice first: they leave the others more.
    for entry in sorted(able, key=lambda one: (len(able[one]), one)):
        tables.seat(entry, each, seed)
    while tables.evened():
        pass
    return {juror: tuple(sorted(given)) for juror, given in tables.given.items()}


@dataclass
class _Tables:
    """An allocation under way: who is able to judge an entry, and what every juror was given."""

    able: dict[int, list[int]]
    given: dict[int, set[int]]
    seats: dict[int, set[int]] = field(default_factory=dict)

    def seat(self, entry: int, each: int, seed: str) -> None:
        """Give an entry to those who have least so far."""
        chosen = sorted(self.able[entry], key=lambda one: (len(self.given[one]), _mixed(seed, one, entry)))[:each]
        self.seats[entry] = set(chosen)
        for juror in chosen:
            self.given[juror].add(entry)

    def evened(self) -> bool:
        """Pass work along one chain from somebody to somebody with at least two fewer; whether there was such a chain."""
        by_load = sorted(self.given, key=lambda one: (-len(self.given[one]), one))
        return any(self._relieved(juror) for juror in by_load)

    def _relieved(self, start: int) -> bool:
        came: dict[int, tuple[int, int]] = {}
        waiting, seen = deque([start]), {start}
        while waiting:
            giver = waiting.popleft()
            for entry, taker in self._moves(giver):
                if taker in seen:
                    continue
                seen.add(taker)
                came[taker] = (giver, entry)
                if len(self.given[taker]) <= len(self.given[start]) - 2:
                    self._pass_along(taker, start, came)
                    return True
                waiting.append(taker)
        return False

    def _moves(self, giver: int) -> Iterator[tuple[int, int]]:
        for entry in sorted(self.given[giver]):
            yield from ((entry, taker) for taker in self.able[entry] if taker not in self.seats[entry])

    def _pass_along(self, taker: int, start: int, came: dict[int, tuple[int, int]]) -> None:
        while taker != start:
            giver, entry = came[taker]
            self.given[giver].remove(entry)
            self.given[taker].add(entry)
            self.seats[entry].remove(giver)
            self.seats[entry].add(taker)
            taker = giver


def _mixed(seed: str, juror: int, entry: int) -> bytes:
    return hashlib.sha256(f"{seed}:{juror}:{entry}".encode()).digest()
