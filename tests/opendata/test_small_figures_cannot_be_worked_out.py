# SPDX-License-Identifier: EUPL-1.2
"""No figure of too few people can be worked out of a table and every sum that somebody may know of it, by linear algebra."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from praja.duties.opendata.domain.small_cells import hidden_places, told_by


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]], int]:
    """Rows told apart by one or two classifications, with one or two columns that count people, and the least count."""
    sides = draw(st.lists(st.integers(1, 4), min_size=1, max_size=2))
    width, least = draw(st.integers(1, 2)), draw(st.integers(2, 6))
    places = [(a, b) for a in range(sides[0]) for b in range(sides[1] if len(sides) > 1 else 1)]
    kept = [place for place in places if draw(st.booleans()) or draw(st.booleans())]
    counts = [tuple(draw(st.integers(0, 12)) for _column in range(width)) for _place in kept]
    return [place[: len(sides)] for place in kept], counts, least


def known_sums(classes: list[tuple[int, ...]], width: int) -> list[list[tuple[int, int]]]:
    """Sums that stand elsewhere: of the counted columns of a row, and over each classification for the same rest."""
    found = [[(row, column) for column in range(width)] for row in range(len(classes))] if width > 1 else []
    for at in range(len(classes[0]) if classes else 0):
        groups: dict[tuple[int, ...], list[int]] = {}
        for row, values in enumerate(classes):
            groups.setdefault((*values[:at], *values[at + 1 :]), []).append(row)
        found += [[(row, column) for row in rows] for rows in groups.values() for column in range(width)]
    return found


def reduced(rows: list[list[Fraction]]) -> list[list[Fraction]]:
    """The rows in reduced echelon form."""
    done: list[list[Fraction]] = []
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in rows if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        pivot = [value / pivot[column] for value in pivot]
        rows = [[a - b * row[column] for a, b in zip(row, pivot, strict=True)] for row in rows]
        done = [[a - b * row[column] for a, b in zip(row, pivot, strict=True)] for row in done]
        done.append(pivot)
    return done


@settings(max_examples=120, deadline=None)
@given(tables())
def test_no_small_figure_follows_from_what_is_shown_and_from_its_sums(table):
    classes, counts, least = table
    if not classes:
        return
    hidden = sorted(hidden_places(classes, counts, least))
    small = {
        (row, column) for row, values in enumerate(counts) for column, value in enumerate(values) if 0 < value < least
    }
    assert small <= set(hidden)
    # A sum over one figure alone is that figure, and is no more shown than it is; of nobody nothing can be told.
    counted = [[place for place in line if counts[place[0]][place[1]]] for line in known_sums(classes, len(counts[0]))]
    # What is shown can be taken off every sum: what is left tells of the hidden figures alone.
    equations = [[Fraction(int(place in line)) for place in hidden] for line in counted if len(line) > 1]
    for row in reduced([one for one in equations if any(one)]):
        alone = [hidden[at] for at, value in enumerate(row) if value]
        told = len(alone) == 1 and alone[0] in small
        assert not told or connected(alone[0], counted) <= set(hidden), alone


def connected(place: tuple[int, int], lines: list[list[tuple[int, int]]]) -> set[tuple[int, int]]:
    """All figures that hang together with one: where every one of them is hidden, a table can hide no more."""
    found, near = set[tuple[int, int]](), {place}
    while near - found:
        found |= near
        near = {other for line in lines if not near.isdisjoint(line) for other in line}
    return found | near


def test_a_figure_that_two_circles_hang_together_by_is_not_told():
    """In rows and columns of two hidden figures each, the one that joins two circles follows from all sums together."""
    rows = [(0, 0), (0, 1), (1, 0), (1, 1), (1, 2), (2, 2), (2, 3), (3, 2), (3, 3), (0, 2), (0, 3), (3, 0)]
    counts = [(9,), (9,), (9,), (9,), (1,), (9,), (9,), (9,), (9,), (40,), (50,), (60,)]
    hidden = hidden_places(rows, counts, 3)
    lines = [line for line in known_sums(rows, 1) if len(line) > 1]
    assert (4, 0) in hidden
    assert (4, 0) not in told_by(hidden, [tuple(line) for line in lines])
