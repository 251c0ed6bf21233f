# SPDX-License-Identifier: EUPL-1.2
"""The tree of who was asked by whom: in order, how far it has come seen from above, and what a withdrawal takes along."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

OPEN, PASSED_ON, DONE, WITHDRAWN = "open", "passed_on", "done", "withdrawn"
"""Values of `enums.AssignmentState`."""
LIVE = frozenset({OPEN, PASSED_ON})


@dataclass(frozen=True, slots=True)
class Asking:
    """One addressee as the tree knows it. `parent` is the addressee who passed it on; None: the head asked first."""

    id: int
    parent: int | None
    state: str
    is_for_information: bool = False
    due_at: datetime | None = None

    @property
    def counts(self) -> bool:
        """Whether something is asked back of it: what is for information or was withdrawn is not waited for."""
        return not self.is_for_information and self.state != WITHDRAWN

    def is_late(self, at: datetime) -> bool:
        """Whether its due moment has passed and it is not done."""
        return self.counts and self.state in LIVE and self.due_at is not None and self.due_at <= at


@dataclass(frozen=True, slots=True)
class Placed:
    """An addressee in its place: how deep it stands below the first disposition (0 for those whom the head asked)."""

    asking: Asking
    depth: int


@dataclass(frozen=True, slots=True)
class Progress:
    """Of so many who were asked, how many are done and how many late. Direct addressees alone: what they passed on is theirs to
    answer for, and has a progress of its own."""

    asked: int = 0
    done: int = 0
    late: int = 0

    @property
    def is_awaited(self) -> bool:
        """Whether somebody still has it."""
        return self.done < self.asked


def in_order(askings: Iterable[Asking]) -> Iterator[Placed]:
    """Everybody who was asked, each followed by those to whom it was passed on, in the order in which they were asked."""
    below = _below(askings)
    waiting = [Placed(one, 0) for one in reversed(below.get(None, []))]
    while waiting:
        placed = waiting.pop()
        yield placed
        waiting.extend(Placed(one, placed.depth + 1) for one in reversed(below.get(placed.asking.id, [])))


def progress_below(askings: Iterable[Asking], parent: int | None, at: datetime) -> Progress:
    """How far those have come whom `parent` asked (None: whom the head asked), as it stands at `at`."""
    mine = [one for one in askings if one.parent == parent and one.counts]
    return Progress(len(mine), sum(one.state == DONE for one in mine), sum(one.is_late(at) for one in mine))


def taken_along(askings: Sequence[Asking], chosen: Iterable[int]) -> tuple[int, ...]:
    """Ids of whom a withdrawal of `chosen` reaches: themselves and everybody below to whom it was passed on, as far as they
    still have it. What is done stays done; below it, what is still open goes."""
    below, reached = _below(askings), set[int]()
    waiting = [one for one in askings if one.id in set(chosen)]
    while waiting:
        one = waiting.pop()
        if one.state in LIVE:
            reached.add(one.id)
        waiting.extend(below.get(one.id, ()))
    return tuple(sorted(reached))


def _below(askings: Iterable[Asking]) -> dict[int | None, list[Asking]]:
    found: dict[int | None, list[Asking]] = {}
    for one in sorted(askings, key=lambda one: one.id):
        found.setdefault(one.parent, []).append(one)
    return found
