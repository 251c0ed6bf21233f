# SPDX-License-Identifier: EUPL-1.2
"""What brings most for one step: of an innovation, and of the region.

How much work a step is nobody can say from here, so steps are compared by what one of them adds; what must be answered comes
first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from praja.duties.innovation.domain.index.questions import HIGHEST, Question
from praja.kernel.law.domain.editions import Edition


@dataclass(frozen=True, slots=True)
class Step:
    """One parameter more of one question, from `stands` to `stands` + 1: what it adds to the sum, and what all that is missing
    would. `many`: in how many innovations the step can be taken."""

    question: Question
    stands: int
    adds: Fraction
    would_add: Fraction
    many: int = 1


def steps_of(asked: Sequence[Question], parameters: Mapping[str, int]) -> list[Step]:
    """The steps that can be taken, the best first: unanswered mandatory ones, then by what a step adds, then the mandatory, then
    what is nearest to its end; at last in the order of the edition."""
    found = []
    for one in asked:
        stands = parameters.get(one.number, 0)
        if stands < HIGHEST:
            weight = Fraction(one.weight)
            found.append(Step(one, stands, weight, weight * (HIGHEST - stands)))
    return sorted(found, key=_order)


def _order(step: Step) -> tuple[bool, Fraction, bool, int]:
    is_open = step.question.mandatory and step.stands == 0
    return (not is_open, -step.adds * step.many, not step.question.mandatory, -step.stands)


def steps_of_all(asked: Sequence[Question], answers: Sequence[Mapping[str, int]]) -> list[Step]:
    """The same over many innovations: for each question one step in every innovation that can take it."""
    found = []
    for one in asked:
        open_ones = [stands for each in answers if (stands := each.get(one.number, 0)) < HIGHEST]
        if open_ones:
            weight = Fraction(one.weight)
            missing = sum(HIGHEST - stands for stands in open_ones)
            found.append(Step(one, min(open_ones), weight * len(open_ones), weight * missing, len(open_ones)))
    return sorted(found, key=lambda step: (-step.adds, not step.question.mandatory))


def worth(sum_added: Fraction, *, edition: Edition, innovations: int) -> Fraction:
    """What an addition to the maturity of innovations is worth in points of the index, while `innovations` are counted."""
    divisor = max(Fraction(edition.figures["least_divisor"].value), Fraction(innovations))
    return sum_added / divisor / Fraction(edition.figures["whole"].value) * 100


def worth_of_region(added: Fraction, *, edition: Edition) -> Fraction:
    """What an addition to the region's own part is worth in points of the index."""
    return added / Fraction(edition.figures["whole"].value) * 100
