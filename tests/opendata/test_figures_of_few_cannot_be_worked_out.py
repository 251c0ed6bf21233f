# SPDX-License-Identifier: EUPL-1.2
"""From the figures that are shown, by unit and month, and of the whole government by month and by day, no figure of few people
follows."""

from collections import Counter
from fractions import Fraction
from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from praja.duties.opendata.domain.measured import Figure, Place, left_out

Cells = dict[tuple[int, int], int]
"""How many people stand behind each unit on each day; days 0 and 1 are of one month, 2 and 3 of the next."""
DAYS = 4


def month(day: int) -> int:
    return day // 2


@st.composite
def towns(draw: st.DrawFn) -> Cells:
    units = draw(st.integers(1, 3))
    return {(unit, day): draw(st.sampled_from([0, 0, 1, 2, 3, 5, 7])) for unit in range(units) for day in range(DAYS)}


def hidden(measures: dict[str, dict[Place, int]], alike: dict[str, str], least: int) -> set[tuple[str, Place]]:
    figures = [Figure(key, place, n, n, n) for key, counts in measures.items() for place, n in counts.items()]
    return set(left_out(figures, alike, least))


def sums(cells: Cells) -> tuple[Counter[Place], Counter[Place]]:
    """What would be shown by unit and month, and by month and day."""
    by_month, by_day = Counter[Place](), Counter[Place]()
    for (unit, day), count in cells.items():
        if count:
            by_month[unit, month(day)] += count
            by_day[month(day), day] += count
    return by_month, by_day


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


@given(towns(), st.integers(2, 6))
def test_no_sum_over_few_people_follows_from_all_tables_together(cells: Cells, least: int) -> None:
    by_month, by_day = sums(cells)
    no_month = {place for _key, place in hidden({"a": dict(by_month)}, {"a": "a"}, least)}
    no_day = {place for _key, place in hidden({"a": dict(by_day)}, {"a": "a"}, least)}
    keys = sorted(cells)
    known = [[int((unit, month(day)) == place) for unit, day in keys] for place in by_month if place not in no_month]
    known += [[int((month(day), day) == place) for _unit, day in keys] for place in by_day if place not in no_day]
    for one in (0, 1):  # all units of the month together, where that is shown
        whole = {key for key in keys if month(key[1]) == one}
        if sum(cells[key] for key in whole) >= least:
            known.append([int(key in whole) for key in keys])
    before = rank(known)
    few = [key for key in keys if 0 < cells[key] < least]
    for some in chain.from_iterable(combinations(few, size) for size in (1, 2)):
        if sum(cells[key] for key in some) < least:
            row = [int(key in some) for key in keys]
            assert rank([*known, row]) > before, (no_month, no_day, some)


@given(
    st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 2)), st.integers(1, 12), max_size=9),
    st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 2)), st.integers(1, 12), max_size=9),
    st.integers(2, 6),
)
def test_what_counts_the_same_is_left_out_alike(one: dict[Place, int], other: dict[Place, int], least: int) -> None:
    found = hidden({"one": one, "other": other}, {"one": "same", "other": "same"}, least)
    both = one.keys() & other.keys()
    assert {place for key, place in found if key == "one"} & both == {
        place for key, place in found if key == "other"
    } & both
    for key, counts in (("one", one), ("other", other)):
        gone = {place for of, place in found if of == key}
        assert {place for place, count in counts.items() if count < least} <= gone
        for unit_or_month in (0, 1):
            for value in {place[unit_or_month] for place in counts}:
                line = [place for place in counts if place[unit_or_month] == value]
                lost = [place for place in line if place in gone]
                assert len(lost) != 1 or len(line) == 1, "one alone in a line would follow from the sum"


def test_what_is_not_about_people_is_never_left_out() -> None:
    assert left_out([Figure("a", (1, 1), 1, 1, None)], {"a": "a"}, 5) == frozenset()
