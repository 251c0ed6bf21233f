# SPDX-License-Identifier: EUPL-1.2
"""How a question does its work: how many get it right, and whether those who know more get it right more often."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

LEAST_FOR_DISCRIMINATION = 10
"""With fewer answers a correlation says nothing."""
SHARE_PLACES, DISCRIMINATION_PLACES = Decimal("0.1"), Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: its marks, the most it could earn, and the marks of all other questions of that attempt with their most."""

    marks: int
    most: int
    rest: int
    rest_most: int


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """`right` is the mean share of the points in percent, `discrimination` the correlation (-1 to 1) between this question and
    the rest of the test; None where it can't be told."""

    n: int
    right: Decimal | None
    discrimination: Decimal | None


def figures_of(answers: Sequence[Given]) -> ItemFigures:
    """Figures of one question over its answers."""
    shares = [Fraction(one.marks, one.most) for one in answers if one.most > 0]
    if not shares:
        return ItemFigures(0, None, None)
    mean = sum(shares, Fraction(0)) / len(shares)
    right = (Decimal(mean.numerator) * 100 / mean.denominator).quantize(SHARE_PLACES, ROUND_HALF_UP)
    return ItemFigures(len(shares), right, _discrimination(answers))


def _discrimination(answers: Sequence[Given]) -> Decimal | None:
    both = [
        (Fraction(one.marks, one.most), Fraction(one.rest, one.rest_most))
        for one in answers
        if one.most > 0 and one.rest_most > 0
    ]
    if len(both) < LEAST_FOR_DISCRIMINATION:
        return None
    n = len(both)
    mean_x, mean_y = (sum((pair[side] for pair in both), Fraction(0)) / n for side in (0, 1))
    together = sum(((x - mean_x) * (y - mean_y) for x, y in both), Fraction(0))
    spread = sum(((x - mean_x) ** 2 for x, _y in both), Fraction(0)) * sum(
        ((y - mean_y) ** 2 for _x, y in both), Fraction(0)
    )
    if spread == 0:
        return None
    root = (Decimal(spread.numerator) / spread.denominator).sqrt()
    return (Decimal(together.numerator) / together.denominator / root).quantize(DISCRIMINATION_PLACES, ROUND_HALF_UP)
