# SPDX-License-Identifier: EUPL-1.2
"""No figure of too few people can be read from a table, nor worked out from what else is shown."""

from fractions import Fraction
from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from praja.lib.small_cells import Hidden, hidden_cells, hidden_in_tree

LEAST = st.integers(1, 9)


@given(st.dictionaries(st.integers(1, 12), st.integers(0, 40), max_size=8), LEAST)
def test_hidden_cells_tell_nobody_and_no_sum_tells_them(counts: dict[int, int], least: int):
    hidden = hidden_cells(counts, least)
    assert {cell for cell, count in counts.items() if count < least} <= hidden
    if hidden and hidden != set(counts):
        assert len(hidden) > 1
        assert sum(counts[cell] for cell in hidden) >= least
    assert bool(hidden) is any(count < least for count in counts.values())


def test_of_those_with_enough_the_smallest_is_hidden_beside_the_one_with_few():
    assert hidden_cells({"a": 3, "b": 40, "c": 6, "d": 9}, 5) == {"a", "c"}
    assert hidden_cells({"a": 2, "b": 3, "c": 6}, 5) == {"a", "b"}
    assert hidden_cells({"a": 1, "b": 2, "c": 6, "d": 9}, 5) == {"a", "b", "c"}
    assert hidden_cells({"a": 5, "b": 6}, 5) == frozenset()
    assert hidden_cells({"a": 0, "b": 6, "c": 7}, 5) == {"a", "b"}


def test_what_stands_below_a_hidden_unit_is_hidden_too():
    below = {"town": ["roads", "lights"], "lights": ["street", "park"]}
    counts = {"town": 5, "roads": 3, "street": 6, "park": 7}
    found = hidden_in_tree(["town"], lambda one: below.get(one, []), counts, 5)
    # The office of the head has five people and stands beside roads with three; lights, with thirteen, can be shown.
    assert found == Hidden(frozenset({"roads"}), frozenset({"roads", "town"}))
    counts["town"] = 30
    found = hidden_in_tree(["town"], lambda one: below.get(one, []), counts, 5)
    assert found.wholes == {"roads", "lights", "street", "park"}
    assert found.alone == {"roads", "street", "park"}


def test_of_too_few_in_all_nothing_is_shown():
    found = hidden_in_tree([1, 2], lambda one: [], {1: 2, 2: 2}, 5)
    assert found == Hidden(frozenset({1, 2}), frozenset({1, 2}), everything=True)
    assert hidden_in_tree([1, 2], lambda one: [], {}, 5).everything


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[int], dict[int, list[int]], dict[int, int]]:
    """Up to eight nodes, each below an earlier one or on top; those with people of their own."""
    size = draw(st.integers(1, 8))
    above = [draw(st.integers(-1, node - 1)) for node in range(size)]
    below = {node: [child for child in range(size) if above[child] == node] for node in range(size)}
    tops = [node for node in range(size) if above[node] < 0]
    counts = draw(st.dictionaries(st.integers(0, size - 1), st.integers(0, 12), max_size=size))
    return tops, below, counts


def within(node: int, below: dict[int, list[int]]) -> set[int]:
    return {node}.union(*(within(child, below) for child in below[node]))


def follows(rows: list[list[int]], wanted: list[int]) -> bool:
    """Whether `wanted` is a combination of `rows`."""
    return rank(rows) == rank([*rows, wanted])


def rank(rows: list[list[int]]) -> int:
    left, found = [[Fraction(value) for value in row] for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in left if row[column]), None)
        if pivot is None:
            continue
        found += 1
        left.remove(pivot)
        left = [[a - b * row[column] / pivot[column] for a, b in zip(row, pivot, strict=True)] for row in left]
    return found


@given(trees(), st.integers(2, 6))
def test_no_sum_over_fewer_people_follows_from_what_is_shown(tree: tuple, least: int):
    tops, below, counts = tree
    hidden = hidden_in_tree(tops, below.__getitem__, counts, least)
    people = sorted(counts)

    def row(nodes: set[int]) -> list[int]:
        return [int(node in nodes) for node in people]

    shown = [row({node}) for node in people if node not in hidden.alone]
    shown += [row(within(node, below)) for node in below if node not in hidden.wholes]
    if not hidden.everything:
        shown.append([1] * len(people))
    for some in chain.from_iterable(combinations(people, size) for size in range(1, len(people) + 1)):
        if sum(counts[node] for node in some) < least:
            assert not follows(shown, row(set(some))), (hidden, some)
