# SPDX-License-Identifier: EUPL-1.2
"""A mean is said with how many stand behind it and how far it may be off. Whole sums until the last step, then rounded once."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

# Two-sided 95 % points of Student's t by degrees of freedom; beyond the table the next smaller one is taken, which never makes an
# interval too narrow.
_STUDENT = {
    1: "12.706", 2: "4.303", 3: "3.182", 4: "2.776", 5: "2.571", 6: "2.447", 7: "2.365", 8: "2.306", 9: "2.262", 10: "2.228",
    11: "2.201", 12: "2.179", 13: "2.160", 14: "2.145", 15: "2.131", 16: "2.120", 17: "2.110", 18: "2.101", 19: "2.093",
    20: "2.086", 21: "2.080", 22: "2.074", 23: "2.069", 24: "2.064", 25: "2.060", 26: "2.056", 27: "2.052", 28: "2.048",
    29: "2.045", 30: "2.042", 40: "2.021", 60: "2.000", 80: "1.990", 100: "1.984", 120: "1.980", 1000: "1.962",
}  # fmt: skip

TWO_PLACES = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Mean:
    """`value` of `n` figures and its 95 % interval, to two places; no interval for fewer than two."""

    n: int
    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None


def mean_of(
    figures: Iterable[Fraction | int], *, least: Fraction | int | None = None, most: Fraction | int | None = None
) -> Mean | None:
    """The mean of these figures; None for none. The interval (Student's t, 95 %) stays within what the scale allows, `least` to
    `most`.
    """
    found = [Fraction(figure) for figure in figures]
    n = len(found)
    if n == 0:
        return None
    middle = sum(found, Fraction(0)) / n
    if n == 1:
        return Mean(1, rounded(middle))
    variance = sum(((figure - middle) ** 2 for figure in found), Fraction(0)) / (n - 1)
    reach = _reach(variance, n)
    low, high = middle - reach, middle + reach
    low = low if least is None else max(low, Fraction(least))
    high = high if most is None else min(high, Fraction(most))
    return Mean(n, rounded(middle), rounded(low), rounded(high))


def rounded(figure: Fraction) -> Decimal:
    """To two places, half up; away from zero below it."""
    with localcontext() as context:
        context.prec = 40
        return (Decimal(figure.numerator) / Decimal(figure.denominator)).quantize(TWO_PLACES, ROUND_HALF_UP)


def _reach(variance: Fraction, n: int) -> Fraction:
    degrees = max(known for known in _STUDENT if known <= n - 1)
    with localcontext() as context:
        context.prec = 40
        error = (Decimal(variance.numerator) / Decimal(variance.denominator) / n).sqrt()
    return Fraction(_STUDENT[degrees]) * Fraction(error)
