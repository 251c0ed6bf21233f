# SPDX-License-Identifier: EUPL-1.2
"""Level 2, learning: what a test before and the same test after say."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from praja.duties.training.domain.evaluation.means import Mean, mean_of, rounded

FULL = Fraction(100)
HIGH, MEDIUM = Fraction(7, 10), Fraction(3, 10)
"""From these normalised gains on learning is called high, medium (Hake 1998); below, low."""


def gain(pre: Decimal, post: Decimal) -> Decimal:
    """Points won, of a hundred; negative where somebody did worse."""
    return rounded(Fraction(post) - Fraction(pre))


def normalised_gain(pre: Decimal, post: Decimal) -> Fraction | None:
    """How much of what could still be learned was learned: (post - pre) / (100 - pre). None where nothing was left to learn."""
    before = Fraction(pre)
    return None if before == FULL else (Fraction(post) - before) / (FULL - before)


@dataclass(frozen=True, slots=True)
class Learning:
    """What a class learned. `pairs`: people with both tests; `full_before`: those of them who had everything right before, so
    that no normalised gain can be said of them; `pre`, `post`, `gain` in points of a hundred, `normalised` between the others;
    `high`, `medium`, `low`: how many of the others.
    """

    pairs: int
    full_before: int
    pre: Mean | None
    post: Mean | None
    gain: Mean | None
    normalised: Mean | None
    high: int
    medium: int
    low: int


def learning_of(scores: Iterable[tuple[Decimal | None, Decimal | None]]) -> Learning:
    """Of (before, after) of each participant in points of a hundred; who lacks one of the two is left out of everything."""
    pairs = [(Fraction(pre), Fraction(post)) for pre, post in scores if pre is not None and post is not None]
    shares = [(post - pre) / (FULL - pre) for pre, post in pairs if pre != FULL]
    return Learning(
        pairs=len(pairs),
        full_before=len(pairs) - len(shares),
        pre=mean_of((pre for pre, _post in pairs), least=0, most=FULL),
        post=mean_of((post for _pre, post in pairs), least=0, most=FULL),
        gain=mean_of((post - pre for pre, post in pairs), least=-FULL, most=FULL),
        normalised=mean_of(shares, most=1),
        high=sum(share >= HIGH for share in shares),
        medium=sum(MEDIUM <= share < HIGH for share in shares),
        low=sum(share < MEDIUM for share in shares),
    )
