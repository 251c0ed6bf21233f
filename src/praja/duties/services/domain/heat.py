# SPDX-License-Identifier: EUPL-1.2
"""How well a cell of the matrix does, in four levels. The limits are working rules of this platform, no law; pages name them.

Levels are whole comparisons of whole numbers: nothing is rounded before.
"""

from enum import IntEnum
from fractions import Fraction

COMPONENTS = 14


class Level(IntEnum):
    """From weak to strong. Of a volume, which is neither good nor bad: from few to most."""

    LOW = 1
    FAIR = 2
    GOOD = 3
    HIGH = 4


KEPT = (Fraction(1, 2), Fraction(4, 5), Fraction(19, 20))
"""Promises kept: from half, from four of five, from nineteen of twenty."""
STARS = (Fraction(3), Fraction(4), Fraction(9, 2))
FILLED = (Fraction(7), Fraction(12), Fraction(COMPONENTS))
"""Components of a standard: from half, from all but two, all."""
OF_PROMISE = (Fraction(1, 2), Fraction(1), Fraction(3, 2))
"""The middle time at the office, of the time promised: up to half of it, up to it, up to half as much again."""
OF_MOST = (Fraction(1, 20), Fraction(1, 5), Fraction(1, 2))
"""A volume, of the largest on the page."""


def level_of_kept(kept: int, of: int) -> Level:
    """Of promises: `kept` of those that were due (`of` above zero)."""
    return _from(kept, of, KEPT)


def level_of_stars(stars: int, raters: int) -> Level:
    return _from(stars, raters, STARS)


def level_of_filled(filled: int) -> Level:
    return _from(filled, 1, FILLED)


def level_of_time(taken: int, promised: Fraction) -> Level:
    """Of the middle time at the office, in whole minutes, against the promise counted alike."""
    part, whole = taken * promised.denominator, promised.numerator
    return Level(4 - sum(part * limit.denominator > limit.numerator * whole for limit in OF_PROMISE))


def level_of_volume(count: int, most: int) -> Level:
    return _from(count, most, OF_MOST)


def _from(part: int, whole: int, limits: tuple[Fraction, ...]) -> Level:
    # As `Fraction(part, whole) >= limit`, in whole numbers: a page asks it of 1,500 cells.
    return Level(1 + sum(part * limit.denominator >= limit.numerator * whole for limit in limits))
