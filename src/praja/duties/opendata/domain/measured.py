# SPDX-License-Identifier: EUPL-1.2
"""Figures that are about to be shown, and which of them are left out because few people stand behind them. Pure.

What a reader may know besides the figures themselves are the sums of lines: all units of a month, all months of a unit, all days
of a month. In every line in which one figure is left out at least two are, with people enough behind them together; and what is
left out of one figure is left out of all figures that count the same things, since one would tell the other.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from praja.duties.opendata.domain.small_cells import hidden_places

Place = tuple[Hashable, ...]
"""Where a figure stands: a unit and a month; a month and a day in it; a unit."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a measure (by its key) at a place. `people` is how many stand behind it; None: it is not about people."""

    measure: str
    place: Place
    numerator: int
    denominator: int
    people: int | None


Left = frozenset[tuple[str, Place]]


def left_out(figures: Sequence[Figure], alike: Mapping[str, str], least: int) -> Left:
    """The figures that are not shown, by measure and place. `alike` has of each measure the name of what it counts."""
    by_measure: dict[str, dict[Place, int]] = defaultdict(dict)
    for one in figures:
        if one.people:
            by_measure[one.measure][one.place] = one.people
    hidden: dict[str, set[Place]] = {measure: set() for measure in by_measure}
    is_moving = True
    while is_moving:
        groups: dict[str, set[Place]] = defaultdict(set)
        for measure, people in by_measure.items():
            groups[alike[measure]] |= _few(people, hidden[measure], least)
        is_moving = False
        for measure, people in by_measure.items():
            now = groups[alike[measure]] & people.keys()
            is_moving = is_moving or now != hidden[measure]
            hidden[measure] = now
    return frozenset((measure, place) for measure, places in hidden.items() for place in places)


def _few(people: Mapping[Place, int], hidden: set[Place], least: int) -> set[Place]:
    """What is left out of one measure; what is so already counts as few, so that it is never alone in its line."""
    places = sorted(people, key=str)
    counts = [[min(people[place], least - 1) if place in hidden else people[place]] for place in places]
    return {places[row] for row, _column in hidden_places(places, counts, least)}
