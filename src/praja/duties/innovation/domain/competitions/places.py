# SPDX-License-Identifier: EUPL-1.2
"""From jurors' scores to places: exact until the last step, whatever the order in which scores came in."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from praja.kernel.assessments.domain import Entry, weighted_total
from praja.kernel.assessments.domain.normalising import Points

WHOLE = 100
"""What weights sum to, and the most points there are."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an entry stands. `points` is exact; those who cannot be told apart by the stated rule share the rank, and the next
    rank leaves their number out (1, 2, 2, 4). `means`: the mean value of each criterion on the rubric's own scale."""

    entry: int
    rank: int
    tied: bool
    points: Fraction
    means: Mapping[str, Fraction]
    jurors: int


def points_of(entries: Iterable[Entry], weights: Mapping[str, int], highest: int) -> dict[tuple[int, int], Fraction]:
    """What each juror gave each entry: the weighted value in hundredths of the highest that can be given. A sheet with a
    criterion left out is no sheet."""
    sheets: dict[tuple[int, int], dict[str, int]] = defaultdict(dict)
    for one in entries:
        sheets[one.assessor, one.subject][one.criterion] = one.value
    return {
        place: Fraction(weighted_total(values, weights), highest)
        for place, values in sheets.items()
        if weights.keys() <= values.keys()
    }


def standings(
    entries: Sequence[Entry],
    weights: Mapping[str, int],
    *,
    highest: int,
    tie_order: Sequence[str] = (),
    adjusted: Callable[[Points], Points] = dict,
) -> list[Standing]:
    """Every entry with a complete sheet, best first. Equal points are told apart by the mean of each criterion of `tie_order` in
    turn; what is equal there too shares the rank and stands by id. `adjusted`: what is done to points before they are counted."""
    complete = points_of(entries, weights, highest)
    of_entry: dict[int, list[Fraction]] = defaultdict(list)
    for (_juror, entry), given in adjusted(complete).items():
        of_entry[entry].append(given)
    values: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for one in entries:
        if (one.assessor, one.subject) in complete:
            values[one.subject][one.criterion].append(one.value)
    means = {
        entry: {key: Fraction(sum(given), len(given)) for key, given in found.items()}
        for entry, found in values.items()
    }
    measured = {entry: _mean(given) for entry, given in of_entry.items()}
    keys = {entry: (measured[entry], *(means[entry][key] for key in tie_order)) for entry in measured}
    return [
        Standing(entry, rank, tied, measured[entry], means[entry], len(of_entry[entry]))
        for entry, rank, tied in ranked(keys)
    ]


def ranked(keys: Mapping[int, tuple[Fraction, ...]]) -> list[tuple[int, int, bool]]:
    """Entry, rank and whether it is shared, best first: the greater key goes before; equals by id."""
    counts: dict[tuple[Fraction, ...], int] = defaultdict(int)
    for key in keys.values():
        counts[key] += 1
    above, rank_of = 0, {}
    for key in sorted(counts, reverse=True):
        rank_of[key] = above + 1
        above += counts[key]
    found = ((entry, rank_of[key], counts[key] > 1) for entry, key in keys.items())
    return sorted(found, key=lambda one: (one[1], one[0]))


def promoted(found: Iterable[Standing], *, best: int | None, grade: Fraction | None) -> list[int]:
    """The entries that go on: of the best so many (all that share the last of these ranks), and with at least so many points.
    None: no such condition."""
    return [one.entry for one in found if (best is None or one.rank <= best) and (grade is None or one.points >= grade)]


@dataclass(frozen=True, slots=True)
class Final:
    """Where an entry ends: how many stages it reached, its points by the weights of the stages, and its rank."""

    entry: int
    rank: int
    tied: bool
    stages: int
    points: Fraction


def final_places(
    by_stage: Sequence[Sequence[Standing]], stage_weights: Sequence[int], tie_order: Sequence[str] = ()
) -> list[Final]:
    """The places of a competition from the standings of its stages in order. Who came further goes before; then the points of all
    stages by their weights; then the criteria of `tie_order` in the last stage both reached; then the rank is shared."""
    reached: dict[int, list[Standing]] = defaultdict(list)
    for found in by_stage:
        for one in found:
            reached[one.entry].append(one)
    keys: dict[int, tuple[Fraction, ...]] = {}
    for entry, row in reached.items():
        total = sum((one.points * weight for one, weight in zip(row, stage_weights, strict=False)), start=Fraction())
        ties = (row[-1].means.get(key, Fraction()) for key in tie_order)
        keys[entry] = (Fraction(len(row)), total / WHOLE, *ties)
    return [Final(entry, rank, tied, int(keys[entry][0]), keys[entry][1]) for entry, rank, tied in ranked(keys)]


def _mean(given: Sequence[Fraction]) -> Fraction:
    return sum(given, start=Fraction()) / len(given)
