# SPDX-License-Identifier: EUPL-1.2
"""Proposals of competitions as templates ask for them: sections with weights that sum to 100 and with limits of words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from praja.duties.innovation.domain.words import word_count
from praja.kernel.measures.domain.figures import rounded

WHOLE = 100
"""What the weights of a template sum to, and what a section scores at most."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section: what it weighs, and the most words it takes (None: no limit)."""

    key: str
    weight: Fraction
    most_words: int | None = None


class UnsuitableTemplateError(ValueError):
    """The sections are no template: weights do not sum to 100, or a key stands twice. `total` is their sum."""

    def __init__(self, total: Fraction) -> None:
        super().__init__(f"weights sum to {rounded(total, 2)}, keys may stand twice")
        self.total = total


@dataclass(frozen=True, slots=True)
class TooLong:
    """A section has more words than its template takes."""

    key: str
    words: int
    most: int


def checked(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections of a template. Raises `UnsuitableTemplateError`."""
    total = sum((one.weight for one in sections), start=Fraction())
    if (
        total != WHOLE
        or len({one.key for one in sections}) != len(sections)
        or any(one.weight <= 0 for one in sections)
    ):
        raise UnsuitableTemplateError(total)
    return tuple(sections)


def too_long(sections: Sequence[Section], texts: Mapping[str, str]) -> list[TooLong]:
    """The sections that have more words than they may, in the order of the template."""
    counted = ((one, word_count(texts.get(one.key, ""))) for one in sections)
    return [
        TooLong(one.key, words, one.most_words)
        for one, words in counted
        if one.most_words is not None and words > one.most_words
    ]


def weighted(sections: Sequence[Section], scores: Mapping[str, Fraction]) -> Fraction:
    """The score of a proposal, 0 to 100: each section's score (0 to 100) by its weight, exact. The order never matters. Raises
    KeyError for a section without a score, ValueError for a score outside 0 to 100."""
    for key, score in scores.items():
        if not 0 <= score <= WHOLE:
            raise ValueError(key)
    return sum((scores[one.key] * one.weight for one in sections), start=Fraction()) / WHOLE


def shown(score: Fraction) -> Decimal:
    """A score as people read it: two decimals, rounded half up once."""
    return rounded(score, 2)
