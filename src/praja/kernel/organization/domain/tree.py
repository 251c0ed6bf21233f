# SPDX-License-Identifier: EUPL-1.2
"""The units of the government as a tree held in memory: who is above, who is below, who performs which
function."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from praja.kernel.law.domain.terms import Week

_MORNING_TO_AFTERNOON = ((8 * 60, 16 * 60),)
OFFICE_HOURS: Week = (*[_MORNING_TO_AFTERNOON] * 5, (), ())
"""Monday to Friday, 08.00 to 16.00: a working rule for a government that has set none, no law."""


@dataclass(frozen=True, slots=True)
class UnitNode:
    """One unit as the tree knows it. `until` is the first day on which it no longer exists."""

    id: int
    parent_id: int | None
    code: str
    name: str
    short_name: str
    kind: str
    region_code: str | None
    since: date
    until: date | None

    def is_open(self, on: date) -> bool:
        """Whether the unit exists on this day."""
        return self.since <= on and (self.until is None or on < self.until)

    @property
    def label(self) -> str:
        return self.short_name or self.name


@dataclass(frozen=True, slots=True)
class FunctionHeld:
    """A function of the whole government that a unit performs by decree; `until` is the first day it no
    longer does."""

    function: str
    unit_id: int
    since: date
    until: date | None

    def in_force(self, on: date | None) -> bool:
        """Whether the unit performs it on a day; without a day, whether the assignment is open."""
        if on is None:
            return self.until is None
        return self.since <= on and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class HoursHeld:
    """Opening hours that hold for a unit and all below it; `until` is the first day they no longer do."""

    unit_id: int
    week: Week
    since: date
    until: date | None

    def in_force(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on < self.until)


@dataclass(frozen=True)
class UnitTree:
    """Every unit that exists or existed.

    Closed units stay, so that old rows keep their place; ask `is_open` for today's.
    """

    nodes: Mapping[int, UnitNode]
    functions: tuple[FunctionHeld, ...] = ()
    hours: tuple[HoursHeld, ...] = ()
    _children: dict[int | None, list[int]] = field(init=False, repr=False, default_factory=dict)
    _subtrees: dict[int, frozenset[int]] = field(init=False, repr=False, default_factory=dict)
    _codes: dict[str, int] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        for node in sorted(self.nodes.values(), key=lambda node: node.code):
            self._children.setdefault(node.parent_id, []).append(node.id)
            self._codes[node.code] = node.id

    @classmethod
    def of(
        cls, nodes: Iterable[UnitNode], functions: Iterable[FunctionHeld] = (), hours: Iterable[HoursHeld] = ()
    ) -> "UnitTree":
        return cls({node.id: node for node in nodes}, tuple(functions), tuple(hours))

    def get(self, unit_id: int) -> UnitNode | None:
        return self.nodes.get(unit_id)

    def by_code(self, code: str) -> UnitNode | None:
        unit_id = self._codes.get(code)
        return None if unit_id is None else self.nodes[unit_id]

    def name(self, unit_id: int) -> str:
        """The unit's full name; empty text for an unknown id."""
        node = self.nodes.get(unit_id)
        return node.name if node else ""

    @property
    def roots(self) -> tuple[UnitNode, ...]:
        """Units without a parent: normally the government itself."""
        return self._nodes(None)

    def children(self, unit_id: int) -> tuple[UnitNode, ...]:
        """The units directly below, by code."""
        return self._nodes(unit_id)

    def ancestors(self, unit_id: int) -> tuple[int, ...]:
        """Ids above the unit, the nearest first. Empty for a root or an unknown id."""
        found: list[int] = []
        node = self.nodes.get(unit_id)
        while node is not None and node.parent_id is not None and node.parent_id not in found:
            found.append(node.parent_id)
            node = self.nodes.get(node.parent_id)
        return tuple(found)

    def subtree(self, unit_id: int) -> frozenset[int]:
        """The unit's id and all ids below it. Empty for an unknown id."""
        if unit_id not in self.nodes:
            return frozenset()
        if unit_id not in self._subtrees:
            self._subtrees[unit_id] = frozenset(self._below(unit_id))
        return self._subtrees[unit_id]

    def function(self, name: str, on: date | None = None) -> int | None:
        """Id of the unit that performs the function on a day; without a day, by the open assignment."""
        held = (row for row in self.functions if row.function == name and row.in_force(on))
        latest = max(held, key=lambda row: row.since, default=None)
        return None if latest is None else latest.unit_id

    def opening(self, unit_id: int, on: date) -> Week:
        """The opening hours of a unit on a day: its own, those of the nearest unit above, else `OFFICE_HOURS`."""
        for candidate in (unit_id, *self.ancestors(unit_id)):
            held = [row for row in self.hours if row.unit_id == candidate and row.in_force(on)]
            if held:
                return max(held, key=lambda row: row.since).week
        return OFFICE_HOURS

    def _nodes(self, parent_id: int | None) -> tuple[UnitNode, ...]:
        return tuple(self.nodes[child] for child in self._children.get(parent_id, ()))

    def _below(self, unit_id: int) -> Iterable[int]:
        waiting = [unit_id]
        while waiting:
            current = waiting.pop()
            yield current
            waiting.extend(self._children.get(current, ()))
