# SPDX-License-Identifier: EUPL-1.2
"""Single values (times, scores) of two sides beside each other, by their ranks: neither a few very long times nor the shape of
the spread decide. Pure.

The test is that of Wilcoxon (1945) and Mann and Whitney (1947): of all pairs of one value from each side, in how many is the
first one larger. Equal values count half, and the variance is the one for ties. The tail is that of the normal distribution with
half a step taken off, which needs about ten values on each side.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import erfc, sqrt

from praja.duties.innovation.domain.evidence import FEWEST_UNITS, Sure, sureness, winsorized

Values = Mapping[int, int]
"""How many, by value (or by class of values, in their order)."""
FEWEST_VALUES = 10
"""Values on each side at least."""
ENOUGH_SCORES = 6
"""Fewer scores than this have no outliers to be told from the rest."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Of all pairs (one value of ours, one of theirs) the share `worse` in which ours is to the worse side, equal ones half; `z`
    how many standard errors that lies from one half; `tail` how likely chance alone puts it so far to the worse side."""

    worse: float
    z: float
    tail: float

    @property
    def sure(self) -> Sure:
        return sureness(self.tail)


def pairs(ours: Values, theirs: Values, *, higher_is_better: bool, spread: float = 1.0) -> Pairs | None:
    """Ours beside theirs; None where one side has too few values, or all are equal. `spread` widens the variance, as of
    `spread_of_values`."""
    n, m = sum(ours.values()), sum(theirs.values())
    if n < FEWEST_VALUES or m < FEWEST_VALUES:
        return None
    larger, error = _larger(ours, theirs), _error(ours, theirs)
    if not error:
        return None
    ahead = larger - n * m / 2
    worse = -ahead if higher_is_better else ahead
    z = worse / error
    step = max(abs(worse) - 0.5, 0.0) / (error * sqrt(max(spread, 1.0)))
    share = larger / (n * m)
    return Pairs(1 - share if higher_is_better else share, z, erfc(step / sqrt(2)) / 2 if worse > 0 else 1.0)


def spread_of_values(sides: Sequence[Values], *, higher_is_better: bool) -> float:
    """How much wider units spread than chance alone makes them, as a factor of the variance, from each one's `z` against all
    others; 1 where they spread no wider. The one that lies farthest is left out first: it moves all others away from itself."""
    if len(sides) < FEWEST_UNITS:
        return 1.0
    far = _farthest(_scores(sides, higher_is_better))
    return _spread(_scores([one for place, one in enumerate(sides) if place != far], higher_is_better))


def spread_of_scores(scores: Sequence[float]) -> float:
    """The same of scores that do not touch each other, as of units each beside its own past."""
    if len(scores) < FEWEST_UNITS:
        return 1.0
    far = _farthest(scores)
    return _spread([one for place, one in enumerate(scores) if place != far])


def _farthest(scores: Sequence[float]) -> int:
    return max(range(len(scores)), key=lambda place: abs(scores[place]))


def _spread(scores: Sequence[float]) -> float:
    """The mean square; of enough scores outliers count as their neighbours do, as in `evidence.spread_of`."""
    kept = winsorized(scores) if len(scores) >= ENOUGH_SCORES else scores
    return max(1.0, sum(score**2 for score in kept) / len(kept))


def _scores(sides: Sequence[Values], higher_is_better: bool) -> list[float]:
    whole: dict[int, int] = {}
    for side in sides:
        for value, count in side.items():
            whole[value] = whole.get(value, 0) + count
    found = [pairs(side, without(whole, side), higher_is_better=higher_is_better) for side in sides]
    return [one.z if one else 0.0 for one in found]


def without(whole: Values, part: Values) -> dict[int, int]:
    """The values of all but one."""
    rest = {value: count - part.get(value, 0) for value, count in whole.items()}
    return {value: count for value, count in rest.items() if count > 0}


def _larger(ours: Values, theirs: Values) -> float:
    """In how many pairs ours is larger; equal ones count half."""
    found, below = 0.0, 0
    for value in sorted({*ours, *theirs}):
        equal = theirs.get(value, 0)
        found += ours.get(value, 0) * (below + equal / 2)
        below += equal
    return found


def _error(ours: Values, theirs: Values) -> float:
    n, m = sum(ours.values()), sum(theirs.values())
    ties = (ours.get(value, 0) + theirs.get(value, 0) for value in {*ours, *theirs})
    lost = sum(tie**3 - tie for tie in ties) / ((n + m) * (n + m - 1))
    return sqrt(max(0.0, n * m / 12 * (n + m + 1 - lost)))
