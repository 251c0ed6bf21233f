# SPDX-License-Identifier: EUPL-1.2
"""The rounds in which a stage is judged: its own, and those in which sheets are given anew after an appeal."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from praja.duties.innovation.models.competition_places import counted_scores
from praja.duties.innovation.models.competitions import AppealedSheet, Competition, Entry, RevisedRound, Stage
from praja.kernel.assessments.models import Assessor, AssignedSubject, Round


def rounds_of(stage: Stage) -> "QuerySet[Round]":
    """The rounds of a stage, its own first."""
    later = RevisedRound.objects.filter(stage=stage).values("round")
    return Round.objects.filter(Q(pk=stage.round_id) | Q(pk__in=later)).order_by("pk")


def open_rounds(competition: Competition) -> "QuerySet[Round]":
    """The rounds after appeals that are not sealed yet."""
    rows = RevisedRound.objects.filter(revision__competition=competition, round__sealed_at=None)
    return Round.objects.filter(pk__in=rows.values("round")).order_by("pk")


def competitions_of(rounds: Collection[int]) -> dict[int, Competition]:
    """Round to the competition in which it is judged. Two statements."""
    own = Stage.objects.filter(round__in=rounds).select_related("competition__case__lead_unit")
    later = RevisedRound.objects.filter(round__in=rounds).select_related("stage__competition__case__lead_unit")
    found = {one.round_id: one.competition for one in own if one.round_id is not None}
    return found | {one.round_id: one.stage.competition for one in later}


def seat_for(stage: Stage, entry: Entry, person_id: int | None) -> Assessor | None:
    """Where somebody was given an entry in a stage, with its round; the latest, where they were given it again."""
    if person_id is None:
        return None
    given = AssignedSubject.objects.filter(assessor=OuterRef("pk"), subject_id=entry.pk)
    rows = Assessor.objects.filter(Exists(given), person_id=person_id, round__in=rounds_of(stage).values("pk"))
    return rows.select_related("round").order_by("-round_id").first()


def seats_in(competition: Competition, person_id: int) -> "QuerySet[Assessor]":
    """Where somebody sits in the rounds of a competition that are not sealed."""
    later = RevisedRound.objects.filter(revision__competition=competition).values("round")
    own = competition.stages.filter(round__isnull=False).values("round")
    rows = Assessor.objects.filter(Q(round__in=later) | Q(round__in=own), person_id=person_id, round__sealed_at=None)
    return rows.select_related("round").order_by("pk")


def met(stage: Stage) -> set[tuple[int, int]]:
    """Pairs (person, entry) of everybody who was ever given an entry in a stage."""
    given = AssignedSubject.objects.filter(assessor__round__in=rounds_of(stage).values("pk"))
    return set(given.values_list("assessor__person_id", "subject_id"))


def counting_sheets(competition: Competition, entry: Entry) -> list[tuple[Stage, Assessor]]:
    """The sheets of an entry that count in the result that stands, and are not set aside for the next one: by stage and juror."""
    found: list[tuple[Stage, Assessor]] = []
    gone = set(
        AppealedSheet.objects.filter(appeal__entry__competition=competition, sheet__subject_id=entry.pk).values_list(
            "sheet__assessor_id", flat=True
        )
    )
    for stage in competition.stages.select_related("round").order_by("position"):
        scores = counted_scores(stage, competition.result).filter(subject_id=entry.pk)
        seats = Assessor.objects.filter(pk__in=scores.values("assessor")).exclude(pk__in=gone)
        found += [(stage, seat) for seat in seats.select_related("person", "round").order_by("person__name", "pk")]
    return found
