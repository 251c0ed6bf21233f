# SPDX-License-Identifier: EUPL-1.2
"""Places in a ranking, and quantiles, both exact."""

from bisect import bisect_left
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from praja.kernel.measures.domain.figures import Figure


@dataclass(frozen=True, slots=True)
class Ranked:
    """A unit's place. None: too few subjects stand behind its figure to compare it fairly."""

    place: int | None
    unit_id: int
    figure: Figure


def rank(figures: Mapping[int, Figure], *, higher_is_better: bool, is_sum: bool, minimum_n: int) -> list[Ranked]:
    """Best first; equal values share a place and the next place is skipped; the unranked follow by unit
    id.
    """
    values: dict[int, Fraction] = {}
    for unit_id, figure in figures.items():
        if figure.n >= minimum_n and (is_sum or figure.denominator):
            values[unit_id] = Fraction(figure.numerator, 1 if is_sum else figure.denominator)
    ordered = sorted(values, key=lambda unit: (-values[unit] if higher_is_better else values[unit], unit))
    ranked: list[Ranked] = []
    for position, unit_id in enumerate(ordered, start=1):
        tied = bool(ranked) and values[ranked[-1].unit_id] == values[unit_id]
        ranked.append(Ranked(ranked[-1].place if tied else position, unit_id, figures[unit_id]))
    return ranked + [Ranked(None, unit_id, figures[unit_id]) for unit_id in sorted(set(figures) - set(values))]


Counts = Mapping[int, int]
"""How many, by value or by class of values."""


def classes_around(points: Collection[Fraction], by_class: Counts) -> set[int]:
    """The classes of values in which the two places around each point lie."""
    ordered = sorted(by_class)
    upto = list(accumulate(by_class[one] for one in ordered))
    return {ordered[bisect_left(upto, place)] for place in _places_around(points, upto[-1])}


def values_around(points: Collection[Fraction], by_class: Counts, by_value: Mapping[int, Counts]) -> dict[int, int]:
    """The value at the two places around each point: below those of a class lie all of the classes before it."""
    wanted, before = _places_around(points, sum(by_class.values())), 0
    found: dict[int, int] = {}
    for value_class in sorted(by_class):
        upto = before
        for value, count in sorted(by_value.get(value_class, {}).items()):
            found |= {place: value for place in wanted if upto < place <= upto + count}
            upto += count
        before += by_class[value_class]
    return found


def _places_around(points: Collection[Fraction], n: int) -> set[int]:
    below = [int((n - 1) * point) + 1 for point in points]
    return {min(place, n) for first in below for place in (first, first + 1)}


def interpolate(n: int, point: Fraction, at_place: Mapping[int, int]) -> Fraction:
    """The quantile `point` of `n` ordered values, of which `at_place` knows the two around it (places from
    1).

    Linear between neighbours at (n - 1) * point, as PERCENTILE_CONT does; the median is the middle value, or
    the mean of the two middle ones.
    """
    exact = (n - 1) * point
    below = exact.numerator // exact.denominator
    low = at_place[below + 1]
    high = at_place.get(below + 2, low)
    return low + (exact - below) * (high - low)
