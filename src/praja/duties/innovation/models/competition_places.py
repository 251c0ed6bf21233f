# SPDX-License-Identifier: EUPL-1.2
"""What sealed scores come to, by which the ledger knows a result. Nothing is taken from what was announced: it is computed again
each time."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Exists, OuterRef, Q, QuerySet

from praja.duties.innovation.domain.competitions.places import (
    Final,
    Standing,
    final_places,
    points_of,
    promoted,
    standings,
)
from praja.duties.innovation.enums.competitions import Normalisation
from praja.duties.innovation.models.competitions import (
    AppealedSheet,
    Competition,
    Entry,
    Placing,
    RevisedRound,
    Stage,
)
from praja.kernel.assessments.domain import Entry as Score
from praja.kernel.assessments.domain.normalising import Points, centred, standardised
from praja.kernel.assessments.models import AssignedSubject
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


def counted_scores(stage: Stage, result: int) -> "QuerySet[Given]":
    """The scores of a stage that count in a result: those of its own round and of the rounds in which sheets were given in place
    of others, without the sheets that were set aside by appeals up to it."""
    later = RevisedRound.objects.filter(stage=stage, revision__number__lte=result)
    gone = AppealedSheet.objects.filter(
        stage=stage,
        appeal__revision__number__lte=result,
        sheet__assessor=OuterRef("assessor"),
        sheet__subject_id=OuterRef("subject_id"),
    )
    rounds = Q(assessor__round=stage.round_id) | Q(assessor__round__in=later.values("round"))
    return Given.objects.filter(rounds).filter(~Exists(gone))


def computed(competition: Competition, number: int = 1, *, raw: bool = False) -> Result:
    """The result of a number as the scores of all sealed rounds give it now. `raw`: as if points counted as they were given, with
    the same entries in each stage.

    Whoever went on by an earlier result goes on by a later one too: they were judged there, and nobody loses a stage because
    somebody else was right.
    """
    stages = list(competition.stages.select_related("round").order_by("position"))
    category_of = dict(Entry.objects.filter(competition=competition).values_list("pk", "category_id"))
    gone_on: dict[int, set[int]] = {}
    for result in range(1, number + 1):
        found = _result(competition, stages, result, category_of, gone_on, raw=raw)
        gone_on = {place: {one.entry for one in rows if one.goes_on} for place, rows in found.stages.items()}
    return found


def _result(
    competition: Competition,
    stages: Sequence[Stage],
    number: int,
    category_of: Mapping[int, int],
    gone_on: Mapping[int, set[int]],
    *,
    raw: bool,
) -> Result:
    by_stage: dict[int, dict[int, list[Standing]]] = {}
    rows: dict[int, tuple[Row, ...]] = {}
    for stage in stages:
        if stage.round is None or stage.round.sealed_at is None:
            break
        found = _of_categories(competition, stage, number, category_of, raw=raw)
        by_stage[stage.position] = found
        kept_on = gone_on.get(stage.position, set())
        rows[stage.position] = _rows(stage, found, kept_on, is_last=stage is stages[-1])
    end: list[Row] = []
    if stages and len(rows) == len(stages):
        weights = [one.weight for one in stages]
        for category in sorted(set(category_of.values())):
            places = [by_stage[one.position].get(category, []) for one in stages]
            end += [_end(one, category) for one in final_places(places, weights, competition.tie_order)]
    return Result(rows, tuple(end))


def _of_categories(
    competition: Competition, stage: Stage, number: int, category_of: Mapping[int, int], *, raw: bool
) -> dict[int, list[Standing]]:
    # By person, not by seat: somebody who judges again in a later round of the stage is one juror with one habit.
    values = counted_scores(stage, number).values_list("assessor__person_id", "subject_id", "criterion__key", "value")
    scores = [Score(*one) for one in values]
    of_category: dict[int, list[Score]] = {}
    for one in scores:
        of_category.setdefault(category_of[one.subject], []).append(one)
    weights = {one["key"]: one["weight"] for one in stage.criteria}
    ties = [key for key in competition.tie_order if key in weights]
    method = Normalisation.NONE if raw else Normalisation(competition.normalisation)
    adjusted = METHODS[method](points_of(scores, weights, stage.highest))
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


METHODS: Mapping[Normalisation, Callable[[Points], Points]] = {
    Normalisation.NONE: dict,
    Normalisation.CENTRED: centred,
    Normalisation.Z_SCORE: standardised,
}
"""What is done to the points of every complete sheet of a stage: a juror's habit is taken over all categories."""


def raw_ranks(competition: Competition, number: int) -> dict[tuple[int, int], int]:
    """By stage (0: the end) and entry the rank that points as they were given would have come to; nothing where they count so."""
    if competition.normalisation == Normalisation.NONE:
        return {}
    found = computed(competition, number, raw=True)
    ranks = {(place, one.entry): one.rank for place, rows in found.stages.items() for one in rows}
    return ranks | {(0, one.entry): one.rank for one in found.end}


def kept_raw_ranks(competition: Competition, number: int) -> dict[tuple[int, int], int]:
    """The same as rows hold it."""
    rows = Placing.objects.filter(entry__competition=competition, result=number, raw_rank__isnull=False)
    found = rows.values_list("stage__position", "entry_id", "raw_rank")
    return {(stage or 0, entry): rank for stage, entry, rank in found if rank is not None}


def newcomers(competition: Competition, number: int) -> dict[int, list[int]]:
    """By position of a stage the entries that go on into it by the result of this number, and were not given to anybody there."""
    found = computed(competition, number)
    missing: dict[int, list[int]] = {}
    for stage in competition.stages.filter(position__gt=1).select_related("round").order_by("position"):
        let_in = {one.entry for one in found.stages.get(stage.position - 1, ()) if one.goes_on}
        rounds = [stage.round_id, *RevisedRound.objects.filter(stage=stage).values_list("round_id", flat=True)]
        given = AssignedSubject.objects.filter(assessor__round__in=[one for one in rounds if one])
        if short := sorted(let_in - set(given.values_list("subject_id", flat=True))):
            missing[stage.position] = short
    return missing


def _rows(stage: Stage, found: Mapping[int, list[Standing]], kept_on: set[int], *, is_last: bool) -> tuple[Row, ...]:
    grade = None if stage.grade is None else Fraction(stage.grade)
    rows: list[Row] = []
    for category, places in found.items():
        on = set() if is_last else kept_on | set(promoted(places, best=stage.best, grade=grade))
        rows += [
            Row(one.entry, category, one.rank, one.tied, one.points, stage.position, one.entry in on) for one in places
        ]
    return tuple(rows)


def _end(one: Final, category: int) -> Row:
    return Row(one.entry, category, one.rank, one.tied, one.points, one.stages)


def kept(competition: Competition, number: int = 1) -> Result:
    """The result of a number as its rows hold it."""
    stages: dict[int, list[Row]] = {}
    end: list[Row] = []
    placings = Placing.objects.filter(entry__competition=competition, result=number)
    for one in placings.select_related("stage", "entry").order_by("pk"):
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
