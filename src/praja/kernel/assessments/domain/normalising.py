# SPDX-License-Identifier: EUPL-1.2
"""Points of assessors made comparable: how severe somebody is, and how far apart they set things, no longer costs places. Exact
where it can be, the same for the same sheets in whatever order they come, and silent where too few sheets say anything."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

Points = Mapping[tuple[int, int], Fraction]
"""Points of every complete sheet by assessor and subject."""

FEWEST_TO_MOVE, FEWEST_TO_STRETCH = 2, 3
"""Sheets from which on the mean of an assessor, and the spread around it, are taken to say something about them. One sheet is all
there is of its assessor: moved to the mean it would say nothing, so it counts as it was given."""
PLACES = 12
"""Decimals to which a root that is no fraction is taken."""


@dataclass(frozen=True, slots=True)
class Habit:
    """How somebody assesses: over so many sheets, around which mean, with which variance (of the population)."""

    sheets: int
    mean: Fraction
    variance: Fraction

    @property
    def is_told(self) -> bool:
        """Whether the mean says how severe they are."""
        return self.sheets >= FEWEST_TO_MOVE

    @property
    def stretches(self) -> bool:
        """Whether the spread says how far apart they set things: not of two sheets, and not where all got the same."""
        return self.sheets >= FEWEST_TO_STRETCH and self.variance > 0


def habits(points: Points) -> dict[int, Habit]:
    """The habit of every assessor with a sheet."""
    given: dict[int, list[Fraction]] = defaultdict(list)
    for (assessor, _subject), value in points.items():
        given[assessor].append(value)
    return {assessor: _habit(found) for assessor, found in sorted(given.items())}


def centred(points: Points) -> dict[tuple[int, int], Fraction]:
    """The points of each assessor moved so that their mean is the mean of all that are moved. What lies between somebody's own
    sheets stays, and so does the sum of all points. A single sheet of an assessor stays as it was given."""
    of = habits(points)
    whole = _common_mean(of)
    return {
        (assessor, subject): value - of[assessor].mean + whole if of[assessor].is_told else value
        for (assessor, subject), value in points.items()
    }


def standardised(points: Points) -> dict[tuple[int, int], Fraction]:
    """Z-scores, on the scale of the points: each sheet lies as many common deviations from the common mean as it lay deviations
    of its own assessor from that assessor's mean. The common deviation is the one within assessors, so that where all agree
    nothing changes. Somebody with two sheets, or who gave all the same, is only moved (`centred`); a single sheet stays as it was
    given. Points may lie below 0 and above 100 afterwards.

    The root is taken of the squared distance as a whole, so that equal z-scores give equal points, whoever gave them.
    """
    of = habits(points)
    whole, common = _common_mean(of), _common_variance(of)
    found: dict[tuple[int, int], Fraction] = {}
    for (assessor, subject), value in points.items():
        habit = of[assessor]
        apart = value - habit.mean
        if not habit.is_told:
            found[assessor, subject] = value
        elif not habit.stretches:
            found[assessor, subject] = whole + apart
        else:
            distance = root(apart * apart * common / habit.variance)
            found[assessor, subject] = whole + (distance if apart > 0 else -distance)
    return found


def root(value: Fraction) -> Fraction:
    """The square root of a fraction from 0 on: exact where it is a fraction, else to `PLACES` decimals, rounded half up once."""
    over, under = isqrt(value.numerator), isqrt(value.denominator)
    if over * over == value.numerator and under * under == value.denominator:
        return Fraction(over, under)
    scale = 10**PLACES
    # Twice as fine, so that the last place is rounded and not cut off.
    return Fraction((isqrt(4 * value.numerator * scale * scale // value.denominator) + 1) // 2, scale)


def _habit(given: list[Fraction]) -> Habit:
    mean = sum(given, start=Fraction()) / len(given)
    return Habit(len(given), mean, sum(((one - mean) ** 2 for one in given), start=Fraction()) / len(given))


def _common_mean(of: Mapping[int, Habit]) -> Fraction:
    told = [one for one in of.values() if one.is_told]
    sheets = sum(one.sheets for one in told)
    return sum((one.mean * one.sheets for one in told), start=Fraction()) / sheets if sheets else Fraction()


def _common_variance(of: Mapping[int, Habit]) -> Fraction:
    """Within the assessors whose spread is told: how severe somebody is has no part in it."""
    told = [one for one in of.values() if one.stretches]
    sheets = sum(one.sheets for one in told)
    return sum((one.variance * one.sheets for one in told), start=Fraction()) / sheets if sheets else Fraction()
