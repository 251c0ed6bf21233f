# SPDX-License-Identifier: EUPL-1.2
"""What sealed scores come to, by which the ledger knows a result. Nothing is taken from what was announced: it is computed again
each time."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from praja.duties.innovation.domain.competitions.places import (
    Final,
    Points,
    Standing,
    centred,
    final_places,
    points_of,
    promoted,
    standings,
)
from praja.duties.innovation.enums.competitions import Normalisation
from praja.duties.innovation.models.competitions import Competition, Entry, Placing, Stage
from praja.kernel.assessments.domain import Entry as Score
from praja.kernel.assessments.models import Round
from praja.kernel.assessments.models import Score as Given
from praja.kernel.ledger.domain.chain import canonical


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a standing as it is sealed: entry and category by id, exact points, how many stages it reached, whether it
    goes on."""

    entry: int
    category: int
    rank: int
    tied: bool
    points: Fraction
    stages: int
    goes_on: bool = False

    def plain(self) -> list[object]:
        return [self.entry, self.category, self.rank, self.tied, str(self.points), self.stages, self.goes_on]


@dataclass(frozen=True, slots=True)
class Result:
    """The whole of it: the standings of each sealed stage by its position, and the end (empty before the last stage)."""

    stages: Mapping[int, tuple[Row, ...]]
    end: tuple[Row, ...]


def rows_digest(rows: Sequence[Row]) -> str:
    """SHA-256 (hex) over standings in an order of their own."""
    plain = sorted((row.plain() for row in rows), key=str)
    return hashlib.sha256(canonical(plain).encode()).hexdigest()


def computed(competition: Competition) -> Result:
    """The result that the scores of all sealed rounds give now."""
    stages = list(competition.stages.select_related("round").order_by("position"))
    category_of = dict(Entry.objects.filter(competition=competition).values_list("pk", "category_id"))
    by_stage: dict[int, dict[int, list[Standing]]] = {}
    rows: dict[int, tuple[Row, ...]] = {}
    for stage in stages:
        if stage.round is None or stage.round.sealed_at is None:
            break
        by_stage[stage.position] = _of_categories(competition, stage, stage.round, category_of)
        rows[stage.position] = _rows(stage, by_stage[stage.position], is_last=stage is stages[-1])
    end: list[Row] = []
    if stages and len(rows) == len(stages):
        weights = [one.weight for one in stages]
        for category in sorted(set(category_of.values())):
            found = [by_stage[one.position].get(category, []) for one in stages]
            end += [_end(one, category) for one in final_places(found, weights, competition.tie_order)]
    return Result(rows, tuple(end))


def _of_categories(
    competition: Competition, stage: Stage, round_: Round, category_of: Mapping[int, int]
) -> dict[int, list[Standing]]:
    given = Given.objects.filter(assessor__round=round_)
    values = given.values_list("assessor_id", "subject_id", "criterion__key", "value")
    scores = [Score(*one) for one in values]
    of_category: dict[int, list[Score]] = {}
    for one in scores:
        of_category.setdefault(category_of[one.subject], []).append(one)
    weights = {one["key"]: one["weight"] for one in stage.criteria}
    ties = [key for key in competition.tie_order if key in weights]
    adjusted = adjusted_points(competition, scores, stage)
    return {
        category: standings(
            found,
            weights,
            highest=stage.highest,
            tie_order=ties,
            adjusted=lambda points: {place: adjusted[place] for place in points},
        )
        for category, found in sorted(of_category.items())
    }


def adjusted_points(competition: Competition, scores: Sequence[Score], stage: Stage) -> Points:
    """The points of every complete sheet of a stage as they are counted: a juror's mean is over all categories."""
    weights = {one["key"]: one["weight"] for one in stage.criteria}
    points = points_of(scores, weights, stage.highest)
    return centred(points) if competition.normalisation == Normalisation.CENTRED else points


def _rows(stage: Stage, found: Mapping[int, list[Standing]], *, is_last: bool) -> tuple[Row, ...]:
    grade = None if stage.grade is None else Fraction(stage.grade)
    rows: list[Row] = []
    for category, places in found.items():
        on = set() if is_last else set(promoted(places, best=stage.best, grade=grade))
        rows += [
            Row(one.entry, category, one.rank, one.tied, one.points, stage.position, one.entry in on) for one in places
        ]
    return tuple(rows)


def _end(one: Final, category: int) -> Row:
    return Row(one.entry, category, one.rank, one.tied, one.points, one.stages)


def kept(competition: Competition) -> Result:
    """The result as its rows hold it."""
    stages: dict[int, list[Row]] = {}
    end: list[Row] = []
    placings = Placing.objects.filter(entry__competition=competition).select_related("stage", "entry")
    for one in placings.order_by("pk"):
        row = Row(
            one.entry_id,
            one.entry.category_id,
            one.rank,
            one.is_tied,
            Fraction(one.points),
            one.stages,
            one.goes_on,
        )
        if one.stage is None:
            end.append(row)
        else:
            stages.setdefault(one.stage.position, []).append(row)
    return Result({place: tuple(rows) for place, rows in stages.items()}, tuple(end))
