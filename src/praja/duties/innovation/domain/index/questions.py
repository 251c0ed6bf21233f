# SPDX-License-Identifier: EUPL-1.2
"""What an edition asks: one question per indicator, in one or several ways of answering it, of which one is chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from praja.kernel.law.domain.editions import Edition, Indicator

INNOVATION, REGION = "innovation", "region"
"""Parts of an edition: what each innovation answers, and what the region answers once a year."""
HIGHEST = 3
"""The highest parameter; 0 says that nothing of it is there."""


@dataclass(frozen=True, slots=True)
class Question:
    """One indicator. `number` is its own, or the mark that its ways share."""

    number: str
    ways: tuple[Indicator, ...]

    @property
    def weight(self) -> Decimal:
        return max(one.weight for one in self.ways)

    @property
    def mandatory(self) -> bool:
        return any(one.mandatory for one in self.ways)

    @property
    def most(self) -> Fraction:
        """The most it scores."""
        return Fraction(self.weight) * HIGHEST

    def way(self, number: str) -> Indicator | None:
        """The way of that number, or None."""
        return next((one for one in self.ways if one.number == number), None)


def questions(edition: Edition, part: str) -> tuple[Question, ...]:
    """What the edition asks of this part, in its own order; nothing where its list was not read."""
    found: dict[str, list[Indicator]] = {}
    for one in edition.indicators:
        if one.part == part:
            found.setdefault(one.one_of or one.number, []).append(one)
    return tuple(Question(number, tuple(ways)) for number, ways in found.items())


def question(edition: Edition, part: str, number: str) -> Question | None:
    """The question of that number, or None."""
    return next((one for one in questions(edition, part) if one.number == number), None)


def score(asked: Iterable[Question], parameters: Mapping[str, int]) -> Fraction:
    """The sum of weight times parameter, exact; `parameters` by the number of the question, 0 where nothing was told."""
    return sum((Fraction(one.weight) * parameters.get(one.number, 0) for one in asked), start=Fraction())


def most(asked: Iterable[Question]) -> Fraction:
    """What all of it scores at most."""
    return sum((one.most for one in asked), start=Fraction())
