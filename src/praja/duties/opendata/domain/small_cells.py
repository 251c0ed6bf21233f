# SPDX-License-Identifier: EUPL-1.2
"""Which figures of a table of people are not shown, because too few people stand behind them or because they would tell of such
a figure. Pure.

A figure stands in several lines of which somebody may know the sum: the counted columns of its row, and for each classification
the rows that differ in it alone (girls and boys of one kecamatan in one year; all kecamatan of one year). In every line in which
one figure is hidden at least two are, and at least `least` people stand behind them together. Where such lines cross, several
sums together may still tell a figure; that is worked out, and more is hidden until no small one is told.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence

from praja.lib.small_cells import hidden_cells

Place = tuple[int, int]
"""A row and the number of a counted column, from 0."""
Line = tuple[Place, ...]


def hidden_places(
    classes: Sequence[Sequence[Hashable]], counts: Sequence[Sequence[float | None]], least: int
) -> frozenset[Place]:
    """The figures that are not shown. `classes` has of each row what classifies it, `counts` its counted columns in the same
    order of rows. Figures of nobody, and empty ones, say nothing of anybody and stay."""
    people = {
        (row, column): int(value)
        for row, values in enumerate(counts)
        for column, value in enumerate(values)
        if value is not None and value > 0
    }
    small = {place for place, count in people.items() if count < least}
    if not small:
        return frozenset()
    lines = [line for line in _lines(classes, len(counts[0]), people) if len(line) > 1]
    hidden, told = set(small), True
    while told:
        _fill(lines, people, hidden, least)
        more = {found for place in told_by(hidden, lines) & small if (found := _next(place, lines, people, hidden))}
        told = bool(more)
        hidden |= more
    return frozenset(hidden)


def _fill(lines: Sequence[Line], people: dict[Place, int], hidden: set[Place], least: int) -> None:
    """Hide in every line what the one rule misses, until it misses nothing."""
    waiting = True
    while waiting:
        more = {place for line in lines for place in _missing(line, people, hidden, least)}
        waiting = bool(more - hidden)
        hidden |= more


MOST_SOLVED = 2_000
"""Of so many hidden figures it is worked out whether their sums tell one; of more it would take longer than anybody waits."""
_PRIME = 2**61 - 1


def told_by(hidden: Collection[Place], lines: Sequence[Line]) -> frozenset[Place]:
    """The hidden figures that follow from the sums of all lines and what is shown: what is shown can be taken off every sum, and
    what is left are equations between hidden figures. Nothing beyond `MOST_SOLVED`."""
    if len(hidden) > MOST_SOLVED:
        return frozenset()
    solved: dict[Place, dict[Place, int]] = {}
    for line in lines:
        row = {place: 1 for place in line if place in hidden}
        for place in [place for place in row if place in solved]:
            _take_off(row, row[place], solved[place])
        if not row:
            continue
        pivot = next(iter(row))
        over = pow(row[pivot], -1, _PRIME)
        row = {place: value * over % _PRIME for place, value in row.items()}
        for other in solved.values():
            if pivot in other:
                _take_off(other, other[pivot], row)
        solved[pivot] = row
    return frozenset(pivot for pivot, row in solved.items() if len(row) == 1)


def _take_off(row: dict[Place, int], times: int, other: dict[Place, int]) -> None:
    for place, value in other.items():
        left = (row.get(place, 0) - times * value) % _PRIME
        if left:
            row[place] = left
        else:
            row.pop(place, None)


def _next(place: Place, lines: Sequence[Line], people: dict[Place, int], hidden: set[Place]) -> Place | None:
    """The smallest figure that is still shown, in a line of this one or as near to it as there is one; None where all that hangs
    together with it is hidden: then its sums tell what the table does not."""
    near, seen = {place}, set[Place]()
    while near - seen:
        seen |= near
        near = {other for line in lines if not near.isdisjoint(line) for other in line}
        if shown := near - hidden:
            return min(shown, key=lambda one: (people[one], one))
    return None


def _lines(classes: Sequence[Sequence[Hashable]], width: int, people: dict[Place, int]) -> Iterable[Line]:
    """Every line of two or more figures; a table without classes is one line for each column."""
    if width > 1:
        for row in range(len(classes)):
            yield tuple((row, column) for column in range(width) if (row, column) in people)
    for at in range(len(classes[0])) if classes else ():
        groups: dict[Hashable, list[int]] = defaultdict(list)
        for row, values in enumerate(classes):
            groups[(*values[:at], *values[at + 1 :])].append(row)
        for rows in groups.values():
            for column in range(width):
                yield tuple((row, column) for row in rows if (row, column) in people)
    if classes and not classes[0]:
        for column in range(width):
            yield tuple((row, column) for row in range(len(classes)) if (row, column) in people)


def _missing(line: Line, people: dict[Place, int], hidden: set[Place], least: int) -> Iterable[Place]:
    """What must be hidden of a line in addition, so that what is left of its sum tells no hidden figure."""
    already = [place for place in line if place in hidden]
    if not already or len(line) < 2:
        return ()
    # What is hidden already is taken for less than `least`; what is missing are the next smallest, as the one rule has it.
    behind = sum(people[place] for place in already)
    if len(already) > 1 and behind >= least:
        return ()
    counts = {place: min(people[place], least - 1) if place in hidden else max(people[place], least) for place in line}
    return hidden_cells(counts, least) - hidden
