# SPDX-License-Identifier: EUPL-1.2
"""From scores to places: exact until the last step, whatever the order in which scores came in."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from praja.kernel.ledger.domain.chain import canonical
from praja.kernel.measures.domain.figures import rounded

WHOLE = 100
"""What the weights of a rubric sum to."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One score: an assessor's value for one criterion of one subject."""

    assessor: int
    subject: int
    criterion: str
    value: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a subject stands. Subjects of the same total share the rank and say so; the next rank leaves their number out
    (1, 2, 2, 4). `total` is exact; `shown` has two decimals, rounded half up once.
    """

    rank: int
    subject: int
    total: Fraction
    assessors: int
    tied: bool

    @property
    def shown(self) -> Decimal:
        return rounded(self.total, 2)


def weighted_total(values: Mapping[str, int], weights: Mapping[str, int]) -> int:
    """The sum of value times weight over all criteria: hundredths of the scale. Raises KeyError for a missing one."""
    return sum(values[criterion] * weight for criterion, weight in weights.items())


def totals(entries: Iterable[Entry], weights: Mapping[str, int]) -> dict[int, tuple[Fraction, int]]:
    """Per subject the mean of its assessors' weighted totals, on the rubric's scale, and how many assessors that is.

    An assessor who left a criterion out does not count for that subject.
    """
    sheets: dict[tuple[int, int], dict[str, int]] = defaultdict(dict)
    for entry in entries:
        sheets[entry.subject, entry.assessor][entry.criterion] = entry.value
    sums: dict[int, list[int]] = defaultdict(list)
    for (subject, _assessor), values in sheets.items():
        if weights.keys() <= values.keys():
            sums[subject].append(weighted_total(values, weights))
    return {subject: (Fraction(sum(given), WHOLE * len(given)), len(given)) for subject, given in sums.items()}


def ranking(entries: Iterable[Entry], weights: Mapping[str, int]) -> list[Place]:
    """Every subject with a complete sheet, best first; equals by id, which says nothing about them."""
    found = totals(entries, weights)
    counts: dict[Fraction, int] = defaultdict(int)
    for total, _assessors in found.values():
        counts[total] += 1
    above, rank_of = 0, {}
    for total in sorted(counts, reverse=True):
        rank_of[total] = above + 1
        above += counts[total]
    places = (
        Place(rank_of[total], subject, total, assessors, counts[total] > 1)
        for subject, (total, assessors) in found.items()
    )
    return sorted(places, key=lambda place: (place.rank, place.subject))


def scores_digest(entries: Iterable[Entry]) -> str:
    """SHA-256 (hex) over the canonical text of all scores, in an order of their own. Comments are no part of it, so that
    they can be erased.
    """
    plain = [[entry.assessor, entry.subject, entry.criterion, entry.value] for entry in sorted(entries)]
    return hashlib.sha256(canonical(plain).encode()).hexdigest()


def score_content(value: int, comment: str) -> dict[str, object]:
    """What the digest of one score is made of."""
    return {"value": value, "comment": comment}
