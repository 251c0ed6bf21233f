# SPDX-License-Identifier: EUPL-1.2
"""Which figures of a table of people are not shown, because too few people stand behind them or because they would tell of such
a figure. Pure.

A figure stands in several lines of which somebody may know the sum: the counted columns of its row, and for each classification
the rows that differ in it alone (girls and boys of one kecamatan in one year; all kecamatan of one year). In every line in which
one figure is hidden at least two are, and at least `least` people stand behind them together.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

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
    hidden = {place for place, count in people.items() if count < least}
    if not hidden:
        return frozenset()
    lines = list(_lines(classes, len(counts[0]), people))
    waiting = True
    while waiting:
        more = {place for line in lines for place in _missing(line, people, hidden, least)}
        waiting = bool(more - hidden)
        hidden |= more
    return frozenset(hidden)


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
