# SPDX-License-Identifier: EUPL-1.2
"""Who has passed a class, and why somebody has not: the conditions of its curriculum against what is known of a participant."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Shortfall(StrEnum):
    """A condition that is not met."""

    PRESENCE = "presence"
    NO_TEST = "no_test"
    NOT_MARKED = "not_marked"
    SCORE = "score"
    PLAN = "plan"


class Predicate(StrEnum):
    """How well somebody passed, by the test at the end; `plain`: passed, and no more is said."""

    HIGHEST = "highest"
    HIGH = "high"
    FAIR = "fair"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Conditions:
    """When a curriculum is passed: least presence and least score in per cent (0: none asked), whether a plan is needed."""

    least_presence: int
    least_score: int
    needs_plan: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a participant: lesson hours (JP) present of those held, the score of the test at the end in per cent
    (None: not taken, or not marked yet: `is_unmarked`), whether an action plan was accepted.
    """

    jp_present: int = 0
    jp_held: int = 0
    score: Decimal | None = None
    is_unmarked: bool = False
    has_plan: bool = False

    @property
    def presence(self) -> Fraction:
        """The share of the lessons held, in per cent. Nothing was missed of a class that held none."""
        return Fraction(100 * self.jp_present, self.jp_held) if self.jp_held else Fraction(100)


def shortfalls(asked: Conditions, found: Standing) -> tuple[Shortfall, ...]:
    """The conditions not met, in the order in which people are told of them; empty for who has passed. What reaches a limit
    meets it.
    """
    missed = []
    if found.presence < asked.least_presence:
        missed.append(Shortfall.PRESENCE)
    if (reason := _score_missed(asked, found)) is not None:
        missed.append(reason)
    if asked.needs_plan and not found.has_plan:
        missed.append(Shortfall.PLAN)
    return tuple(missed)


def _score_missed(asked: Conditions, found: Standing) -> Shortfall | None:
    if not asked.least_score or (found.score is not None and found.score >= asked.least_score):
        return None
    if found.is_unmarked:
        # Another try may still reach what the best one marked so far does not.
        return Shortfall.NOT_MARKED
    return Shortfall.NO_TEST if found.score is None else Shortfall.SCORE


def predicate_of(score: Decimal | None, limits: Sequence[tuple[Predicate, Decimal]]) -> Predicate:
    """The first predicate whose limit (per cent, the highest first) the score reaches."""
    if score is not None:
        for predicate, least in limits:
            if score >= least:
                return predicate
    return Predicate.PLAIN
