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
    """What is known of a participant: minutes of lessons present of those held, the score of the test at the end in per cent
    (None: not taken), whether an action plan was accepted.
    """

    minutes_present: int = 0
    minutes_held: int = 0
    score: Decimal | None = None
    has_plan: bool = False

    @property
    def presence(self) -> Fraction:
        """The share of the lessons held, in per cent. Nothing was missed of a class that held none."""
        return Fraction(100 * self.minutes_present, self.minutes_held) if self.minutes_held else Fraction(100)


def shortfalls(asked: Conditions, found: Standing) -> tuple[Shortfall, ...]:
    """The conditions not met, in the order in which people are told of them; empty for who has passed. What reaches a limit
    meets it.
    """
    missed = []
    if found.presence < asked.least_presence:
        missed.append(Shortfall.PRESENCE)
    if asked.least_score and found.score is None:
        missed.append(Shortfall.NO_TEST)
    elif asked.least_score and found.score is not None and found.score < asked.least_score:
        missed.append(Shortfall.SCORE)
    if asked.needs_plan and not found.has_plan:
        missed.append(Shortfall.PLAN)
    return tuple(missed)


def predicate_of(score: Decimal | None, limits: Sequence[tuple[Predicate, Decimal]]) -> Predicate:
    """The first predicate whose limit (per cent, the highest first) the score reaches."""
    if score is not None:
        for predicate, least in limits:
            if score >= least:
                return predicate
    return Predicate.PLAIN
