# SPDX-License-Identifier: EUPL-1.2
"""What stands out in counted things, and how sure that is. Exact tails of the binomial distribution: no unit looks worst because
it is small, and no topic because two reports became four.

Things counted in one unit often depend on each other (the days of one person, reports of one event). So units are held against
limits that are widened by as much as they spread more than chance alone makes them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import erfc, exp, inf, lgamma, log, log1p, sqrt

VERY = 0.001
"""One tail beyond the 99.8 % limits of a funnel: what chance alone does less than once in a thousand times."""
SOME = 0.025
"""One tail beyond the 95 % limits: what chance alone does once in forty times."""
Z_VERY, Z_SOME = 3.0902323061678132, 1.959963984540054
FEW = 20
"""Fewer counted things than this, of both periods together, are said to be few."""
FEWEST_UNITS = 3
"""Units that a figure is compared among at least."""


class Sure(StrEnum):
    """How sure it is that something stands out."""

    VERY = "very"
    SOME = "some"
    NO = "no"


def sureness(tail: float) -> Sure:
    """What the chance of something at least as far out lets one say."""
    if tail <= VERY:
        return Sure.VERY
    return Sure.SOME if tail <= SOME else Sure.NO


def at_most(part: int, whole: int, share: float) -> float:
    """The chance of `part` or fewer of `whole` where each comes with the chance `share`."""
    return 1 - at_least(part + 1, whole, share) if part > whole * share else _tail(part, whole, share, down=True)


def at_least(part: int, whole: int, share: float) -> float:
    """The chance of `part` or more of `whole` where each comes with the chance `share`."""
    return 1 - at_most(part - 1, whole, share) if part < whole * share else _tail(part, whole, share, down=False)


def _tail(part: int, whole: int, share: float, *, down: bool) -> float:
    """The tail that begins at `part` on the far side of the middle, where each further term is smaller than the one before."""
    if part < 0 or part > whole:
        return 0.0
    if share <= 0 or share >= 1:
        sure = 0 if share <= 0 else whole
        return 1.0 if (sure <= part if down else sure >= part) else 0.0
    term = exp(
        lgamma(whole + 1)
        - lgamma(part + 1)
        - lgamma(whole - part + 1)
        + part * log(share)
        + (whole - part) * log1p(-share)
    )
    total, odds = 0.0, share / (1 - share)
    while 0 <= part <= whole and term > total * 1e-17:
        total += term
        if down:
            term *= part / ((whole - part + 1) * odds)
            part -= 1
        else:
            term *= (whole - part) / (part + 1) * odds
            part += 1
    return min(total, 1.0)


@dataclass(frozen=True, slots=True)
class Beside:
    """A unit's share beside that of all units compared: `of_all` as a part of one, `tail` how likely chance alone puts it so far
    to the worse side, `limits` the 99.8 % limits of a funnel at its size."""

    of_all: float
    tail: float
    limits: tuple[float, float]

    @property
    def sure(self) -> Sure:
        return sureness(self.tail)


def beside_others(
    part: int, whole: int, all_parts: int, all_wholes: int, *, higher_is_better: bool, spread: float = 1.0
) -> Beside:
    """A unit's `part` of `whole` beside all units compared, its own among them: that draws the middle towards the unit, so that
    less is called far and not more. `spread` as of `spread_of`. Raises ZeroDivisionError of nothing."""
    middle = all_parts / all_wholes
    worse = at_most if higher_is_better else at_least
    tail = worse(part, whole, middle)
    if spread > 1 and 0 < middle < 1:
        far = (middle - part / whole) * (1 if higher_is_better else -1) / sqrt(middle * (1 - middle) / whole * spread)
        tail = max(tail, _normal_tail(far)) if far > 0 else 1.0
    return Beside(middle, tail, limits(middle, whole, Z_VERY * sqrt(spread)))


def spread_of(counted: Sequence[tuple[int, int]]) -> float:
    """How much wider units (part, whole) spread around their common share than chance alone makes them, as a factor of the
    variance; 1 where they spread no wider. The most and the least extreme tenth, at least one each, count as their neighbours do,
    so that a single outlier does not hide itself (Spiegelhalter 2005)."""
    wholes = sum(whole for _part, whole in counted)
    middle = sum(part for part, _whole in counted) / wholes if wholes else 0.0
    if len(counted) < FEWEST_UNITS or not 0 < middle < 1:
        return 1.0
    kept = winsorized([(part / whole - middle) / sqrt(middle * (1 - middle) / whole) for part, whole in counted])
    return max(1.0, sum(score**2 for score in kept) / len(kept))


def winsorized(scores: Sequence[float]) -> list[float]:
    """At least three scores in order, the most and the least extreme tenth, at least one each, replaced by their neighbours."""
    ordered = sorted(scores)
    cut = max(1, len(ordered) // 10)
    inner = ordered[cut:-cut]
    return [inner[0]] * cut + inner + [inner[-1]] * cut


def limits(middle: float, whole: int, z: float) -> tuple[float, float]:
    """The limits of a funnel around `middle` for a unit with `whole` counted things, as they are drawn."""
    reach = z * sqrt(middle * (1 - middle) / whole)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def tail_of_change(
    before: tuple[int, int], after: tuple[int, int], *, higher_is_better: bool, spread: float = 1.0
) -> float:
    """How likely chance alone makes `after` (part, whole) so much worse than `before`, if nothing had changed: the one-sided tail
    of the pooled test of two shares, its variance widened by `spread`. 1 where one is of nothing or nothing became worse."""
    (part_1, whole_1), (part_2, whole_2) = before, after
    if not whole_1 or not whole_2:
        return 1.0
    pooled = (part_1 + part_2) / (whole_1 + whole_2)
    error = sqrt(pooled * (1 - pooled) * (1 / whole_1 + 1 / whole_2) * spread)
    worse = (part_1 / whole_1 - part_2 / whole_2) * (1 if higher_is_better else -1)
    return 1.0 if worse <= 0 or not error else _normal_tail(worse / error)


def _normal_tail(z: float) -> float:
    """The chance that a standard normal value is at least `z` (`z` >= 0)."""
    return erfc(z / sqrt(2)) / 2


@dataclass(frozen=True, slots=True)
class Rise:
    """How often something was counted now and before. `ratio` is per day, with its 95 % interval (`high` may be infinite, where
    nothing was counted before); `tail` how likely chance alone lets it rise so much."""

    now: int
    before: int
    ratio: float
    low: float
    high: float
    tail: float

    @property
    def sure(self) -> Sure:
        return sureness(self.tail)

    @property
    def is_few(self) -> bool:
        """Whether so little was counted that a few reports more make the difference."""
        return self.now + self.before < FEW


def rise(now: int, before: int, days_now: int, days_before: int) -> Rise:
    """Counts of two spans of days beside each other, as two Poisson counts: given both together, the later one is binomial
    (Przyborowski and Wilenski 1940), and its exact interval (Clopper and Pearson 1934) gives that of the ratio.

    Raises ValueError where nothing was counted in either or a span has no day.
    """
    if now + before < 1 or days_now < 1 or days_before < 1:
        raise ValueError("a ratio needs something counted over some days")
    whole, share, days = now + before, days_now / (days_now + days_before), days_before / days_now
    low = _solved(lambda p: at_least(now, whole, p), SOME) if now else 0.0
    high = _solved(lambda p: 1 - at_most(now, whole, p), 1 - SOME) if before else 1.0
    return Rise(
        now,
        before,
        now / before * days if before else inf,
        low / (1 - low) * days if low < 1 else inf,
        high / (1 - high) * days if high < 1 else inf,
        at_least(now, whole, share),
    )


def _solved(rising: Callable[[float], float], wanted: float) -> float:
    """Where a function that rises from 0 to 1 reaches `wanted`, by halving."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < wanted else (low, middle)
    return (low + high) / 2


def by_chance(comparisons: int, sure: Sure = Sure.SOME) -> int:
    """How many of so many comparisons look like this by chance alone, rounded up."""
    tail = VERY if sure is Sure.VERY else SOME
    return -int(-comparisons * tail // 1)


def enough(units: Sequence[object]) -> bool:
    """Whether so many units can be compared."""
    return len(units) >= FEWEST_UNITS
