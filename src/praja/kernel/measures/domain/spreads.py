# SPDX-License-Identifier: EUPL-1.2
"""How values spread, kept so that spreads can be added up: how many values by class.

Up to 63 every value is a class of its own; above that each doubling is cut into 32 classes of one width. A value read back from
its class is off by at most a sixty-fourth of it, so a quantile read from a spread is within 1.6 % of the true one.
"""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate

from praja.kernel.measures.domain.ranks import Counts

MEDIAN, SLOW_END = Fraction(1, 2), Fraction(9, 10)

FINE = 32
"""Classes for each doubling."""
BOUND = Fraction(1, 2 * FINE)
"""How far a value read back is off at most, as a share of the true one."""

_EXACT = 2 * FINE


def class_of(value: int) -> int:
    """The class of a whole number; what lies below zero counts as zero."""
    if value < _EXACT:
        return max(value, 0)
    halvings = value.bit_length() - FINE.bit_length()
    return halvings * FINE + (value >> halvings)


def middle_of(value_class: int) -> int:
    """The value that stands for a class: the one in its middle."""
    if value_class < _EXACT:
        return value_class
    halvings = value_class // FINE - 1
    lowest = (value_class - halvings * FINE) << halvings
    return lowest + ((1 << halvings) - 1) // 2


def quantiles_of(spread: Counts, points: Collection[Fraction]) -> list[int | None]:
    """The values at `points` (between 0 and 1) in whole numbers, halves up, linear between neighbours; None where there is no
    value."""
    n = sum(spread.values())
    if not n:
        return [None for _ in points]
    classes = sorted(spread)
    upto = list(accumulate(spread[one] for one in classes))
    return [_at(n, point, classes, upto) for point in points]


def points_of(spread: Mapping[str, int]) -> list[int]:
    """Of a spread as it is kept, with at least one value: the median, and the value within which nine of ten lie."""
    counts = {int(value_class): count for value_class, count in spread.items()}
    return [value for value in quantiles_of(counts, (MEDIAN, SLOW_END)) if value is not None]


def _at(n: int, point: Fraction, classes: Sequence[int], upto: Sequence[int]) -> int:
    """As `ranks.interpolate`, rounded, in whole numbers and without a step through every value: pages ask this of thousands of
    cells."""
    whole = point.denominator
    below, part = divmod((n - 1) * point.numerator, whole)
    low = middle_of(classes[bisect_left(upto, below + 1)])
    high = middle_of(classes[bisect_left(upto, min(below + 2, n))])
    return (2 * (low * whole + part * (high - low)) + whole) // (2 * whole)
