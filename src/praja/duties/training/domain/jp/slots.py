# SPDX-License-Identifier: EUPL-1.2
"""Fitting hours into days and months that take only so many.

Each activity may use any day between its first and last; a day takes `per_day` hours of all of them together, a month
`per_month`. How much fits in all is a largest flow: it does not depend on the order in which activities are asked, and parts
of an activity can never get more than the whole. An earlier one keeps what it got; it may only be moved to other days.
"""

from collections import deque
from collections.abc import Sequence
from datetime import date

Node = tuple[str, int, int]
Arcs = dict[Node, dict[Node, int]]
END: Node = ("end", 0, 0)
PLENTY = 1_000_000


def fit(wishes: Sequence[tuple[int, date, date]], *, per_day: int, per_month: int | None = None) -> list[int]:
    """How many hours of each wish (hours, first day, last day) fit, in the order given."""
    rest = _arcs(wishes, per_day, PLENTY if per_month is None else per_month)
    return [_push(rest, ("wish", number, 0), wanted) for number, (wanted, _first, _last) in enumerate(wishes)]


def _arcs(wishes: Sequence[tuple[int, date, date]], per_day: int, per_month: int) -> Arcs:
    rest: Arcs = {END: {}}
    for number, (_wanted, first, last) in enumerate(wishes):
        wish: Node = ("wish", number, 0)
        rest[wish] = {}
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            day: Node = ("day", ordinal, 0)
            if day not in rest:
                on = date.fromordinal(ordinal)
                month: Node = ("month", on.year, on.month)
                rest[day] = {month: per_day}
                rest.setdefault(month, {END: per_month})
                rest[month].setdefault(day, 0)
            rest[wish][day] = PLENTY
            rest[day][wish] = 0
    return rest


def _push(rest: Arcs, start: Node, wanted: int) -> int:
    pushed = 0
    while pushed < wanted:
        came = _way(rest, start)
        if came is None:
            break
        step, node = wanted - pushed, END
        while node != start:
            step, node = min(step, rest[came[node]][node]), came[node]
        node = END
        while node != start:
            before = came[node]
            rest[before][node] -= step
            rest[node][before] = rest[node].get(before, 0) + step
            node = before
        pushed += step
    return pushed


def _way(rest: Arcs, start: Node) -> dict[Node, Node] | None:
    """The shortest way with room to the end, as the node before each; None: there is none."""
    came: dict[Node, Node] = {start: start}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for after, room in rest[node].items():
            if room > 0 and after not in came:
                came[after] = node
                if after == END:
                    return came
                waiting.append(after)
    return None
