# SPDX-License-Identifier: EUPL-1.2
"""Whether two shares differ by more than chance alone would let them. Whole numbers until the last step, then Decimal.

Each counted thing is taken as independent of the others; where it is not, the true interval is wider. Nothing here says why a
share changed.
"""

from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from praja.kernel.measures.domain.figures import rounded

Z95 = Decimal("1.959963984540054")
"""The normal quantile that leaves 2.5 % on each side."""
_DIGITS = 40
_PLACES = 4

Better = Literal["higher", "lower"] | None


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of so many: `0 <= part <= whole`. Raises ValueError."""

    part: int
    whole: int

    def __post_init__(self) -> None:
        if not 0 <= self.part <= self.whole:
            raise ValueError("a share lies between nothing and all")

    @property
    def share(self) -> Fraction:
        """Raises ZeroDivisionError of nothing."""
        return Fraction(self.part, self.whole)


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, with four decimals."""

    low: Decimal
    high: Decimal

    @property
    def holds_zero(self) -> bool:
        return self.low <= 0 <= self.high


class Shown(StrEnum):
    """What two readings beside each other let one say."""

    BETTER = "better"
    WORSE = "worse"
    DIFFERENT = "different"
    """The interval leaves zero out, but no direction of this measure is progress."""
    NOT_SHOWN = "not_shown"
    """The interval holds zero: chance alone could have done it."""
    NO_INTERVAL = "no_interval"
    """Not a share of counted things, or nothing was counted on one side."""


def wilson(counted: Counted) -> Interval:
    """The 95 % score interval of one share (Wilson 1927). Raises ZeroDivisionError of nothing."""
    low, high = _wilson(counted)
    return Interval(_four(low), _four(high))


def difference(before: Counted, after: Counted) -> Interval:
    """The 95 % interval of `after` minus `before` (Newcombe 1998, method 10: from both score intervals).

    Raises ZeroDivisionError where one of them is of nothing.
    """
    with localcontext() as context:
        context.prec = _DIGITS
        first, second = _decimal(before.share), _decimal(after.share)
        (low_1, high_1), (low_2, high_2) = _wilson(before), _wilson(after)
        change = second - first
        below = ((second - low_2) ** 2 + (high_1 - first) ** 2).sqrt()
        above = ((high_2 - second) ** 2 + (first - low_1) ** 2).sqrt()
        return Interval(_four(change - below), _four(change + above))


def shown(interval: Interval | None, better: Better) -> Shown:
    """What an interval of a change lets one say of a measure whose progress is `better`."""
    if interval is None:
        return Shown.NO_INTERVAL
    if interval.holds_zero:
        return Shown.NOT_SHOWN
    if better is None:
        return Shown.DIFFERENT
    return Shown.BETTER if (interval.low > 0) is (better == "higher") else Shown.WORSE


def change_of(before: Counted, after: Counted) -> Decimal:
    """`after` minus `before` with four decimals."""
    return rounded(after.share - before.share, _PLACES)


def _wilson(counted: Counted) -> tuple[Decimal, Decimal]:
    with localcontext() as context:
        context.prec = _DIGITS
        n, part = Decimal(counted.whole), Decimal(counted.part)
        share, square = _decimal(counted.share), Z95**2
        middle = part + square / 2
        reach = Z95 * (n * share * (1 - share) + square / 4).sqrt()
        low, high = (middle - reach) / (n + square), (middle + reach) / (n + square)
        # At nothing and at all the bound is exact; the root of a rounded square would miss it by a last digit.
        return (Decimal(0) if counted.part == 0 else low, Decimal(1) if counted.part == counted.whole else high)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _four(value: Decimal) -> Decimal:
    return rounded(Fraction(value), _PLACES)
