# SPDX-License-Identifier: EUPL-1.2
"""How often something was counted now and before, per day: beside the same unit's period before, and beside how it changed at
units of its kind. Pure.

Two counts that chance alone makes are Poisson counts; given both together the later one is binomial, and all of it is exact. What
is counted often comes in heaps (one event, several reports), so limits are widened by as much as units of one kind change more
unevenly than chance alone makes them.
"""

from dataclasses import dataclass
from math import erfc, inf, sqrt

from praja.duties.innovation.domain.evidence import Z_SOME, Sure, at_most, rise, sureness


@dataclass(frozen=True, slots=True)
class Change:
    """Counts now and before. `ratio` is per day, with its 95 % interval; `tail` how likely chance alone moves it so far to the
    worse side."""

    now: int
    before: int
    ratio: float
    low: float
    high: float
    tail: float

    @property
    def sure(self) -> Sure:
        return sureness(self.tail)


def change(
    now: int, before: int, days_now: int, days_before: int, *, higher_is_better: bool, spread: float = 1.0
) -> Change:
    """Two counts over so many days. The exact interval and tail, or those of the normal distribution widened by `spread`,
    whichever say less. Raises ValueError where nothing was counted in either or a span has no day."""
    found = rise(now, before, days_now, days_before)
    whole, share = now + before, days_now / (days_now + days_before)
    tail = at_most(now, whole, share) if higher_is_better else found.tail
    low, high = found.low, found.high
    if spread > 1:
        off = (now / whole - share) * (-1 if higher_is_better else 1)
        far = off / sqrt(share * (1 - share) / whole * spread)
        tail = max(tail, erfc(far / sqrt(2)) / 2 if far > 0 else 1.0)
        wide_low, wide_high = _widened(now, whole, spread)
        low, high = min(low, _per_day(wide_low, share)), max(high, _per_day(wide_high, share))
    return Change(now, before, found.ratio, low, high, tail)


def _per_day(part: float, share: float) -> float:
    """The ratio per day of a part of all that was counted, where `share` of all days are later ones."""
    return inf if part >= 1 else part / (1 - part) * (1 - share) / share


def _widened(part: int, whole: int, spread: float) -> tuple[float, float]:
    """The 95 % score interval (Wilson 1927) of a part of so many, as if there were fewer by the factor `spread`."""
    n, p, square = whole / spread, part / whole, Z_SOME**2
    middle = (p + square / (2 * n)) / (1 + square / n)
    reach = Z_SOME * sqrt(p * (1 - p) / n + square / (4 * n * n)) / (1 + square / n)
    return max(0.0, middle - reach), min(1.0, middle + reach)
