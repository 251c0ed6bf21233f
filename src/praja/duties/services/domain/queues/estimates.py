# SPDX-License-Identifier: EUPL-1.2
"""How long the wait may be: a range from what the last services took, never a promise."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from statistics import median, quantiles

ENOUGH = 5
"""From fewer services nothing is said."""
RECENT = 20
"""As many of the latest services are looked at: an afternoon is not a morning."""
STEP = 5
"""Minutes to which both ends are rounded, outwards: a finer figure would claim to know more."""
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Estimate:
    """Between `low` and `high` minutes. It is based on `services` finished, the middle one of which took `usual` minutes."""

    low: int
    high: int
    services: int
    usual: int


def estimate(before: int, seconds: Sequence[int], counters: Fraction) -> Estimate | None:
    """The wait of whoever has `before` people ahead, from the seconds that recent services took, at so many open counters (a
    counter that serves several queues counts in part). None with too few services or no open counter.

    The range runs from everybody before being as quick as the quicker quarter to everybody, and whoever is being served now,
    being as slow as the slower quarter.
    """
    if len(seconds) < ENOUGH or counters <= 0:
        return None
    quick, _middle, slow = quantiles(seconds, n=4, method="inclusive")
    low = floor(Fraction(before) * Fraction(quick) / counters / _MINUTE / STEP) * STEP
    high = ceil(Fraction(before + 1) * Fraction(slow) / counters / _MINUTE / STEP) * STEP
    return Estimate(low, max(high, STEP), len(seconds), max(1, round(median(seconds) / _MINUTE)))


def counters_for(among: Sequence[int]) -> Fraction:
    """How many counters a queue has: for each open counter that serves it, how many queues with people waiting that counter
    serves before it or alike, the queue itself among them."""
    return sum((Fraction(1, max(1, number)) for number in among), Fraction(0))
