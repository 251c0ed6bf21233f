# SPDX-License-Identifier: EUPL-1.2
"""Levels 1 and 3, reaction and behaviour: statements with which people agree from 1 (not at all) to 5 (wholly)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from praja.duties.training.domain.evaluation.means import Mean, mean_of

LEAST, MOST = 1, 5
STEPS = range(LEAST, MOST + 1)


@dataclass(frozen=True, slots=True)
class Rated:
    """How one statement was rated: how many gave each step from 1 to 5, and the mean. `mean` is None where too few answered for
    it to be shown, and then `steps` is empty; `n` is told all the same.
    """

    n: int
    mean: Mean | None
    steps: tuple[int, ...]

    @property
    def is_shown(self) -> bool:
        return self.mean is not None


def rated(ratings: Iterable[int], *, fewest: int) -> Rated:
    """The ratings of one statement, shown from `fewest` answers on: behind a mean of two everybody knows who said what."""
    found = list(ratings)
    if len(found) < fewest:
        return Rated(len(found), None, ())
    steps = tuple(sum(rating == step for rating in found) for step in STEPS)
    return Rated(len(found), mean_of(found, least=LEAST, most=MOST), steps)


def is_whole(ratings: Mapping[str, int], statements: Iterable[str]) -> bool:
    """Whether these are a rating between 1 and 5 of each of the statements, and of nothing else."""
    return set(ratings) == set(statements) and all(rating in STEPS for rating in ratings.values())
