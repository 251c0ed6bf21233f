# SPDX-License-Identifier: EUPL-1.2
"""Reading rounds and their results."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praja.kernel.assessments.domain import Entry, Place, ranking
from praja.kernel.assessments.models import Assessor, AssignedSubject, Round, Rubric, Score, SheetSetAside
from praja.kernel.assessments.rules import SEE_SCORE
from praja.lib.actors import Actor
from praja.lib.errors import NotAllowed, NotFound


def current_rubric(key: str) -> Rubric:
    """The newest version of a rubric. Raises NotFound."""
    found = Rubric.objects.filter(key=key).order_by("-version").first()
    if found is None:
        raise NotFound(_("There is no such rubric."), next_step=_("Ask the organiser."))
    return found


def weights_of(rubric: Rubric) -> dict[str, int]:
    """The weight of each criterion, in order."""
    return dict(rubric.criteria.order_by("position").values_list("key", "weight"))


def entries_of(row: Round) -> list[Entry]:
    """Every score of a round, for calculating; what a person reads comes from `visible_scores`."""
    found = Score.objects.filter(assessor__round=row)
    return [Entry(*one) for one in found.values_list("assessor_id", "subject_id", "criterion__key", "value")]


def counted_entries_of(row: Round) -> list[Entry]:
    """The scores of a round without the sheets that were set aside after its sealing."""
    gone = set(SheetSetAside.objects.filter(assessor__round=row).values_list("assessor_id", "subject_id"))
    return [one for one in entries_of(row) if (one.assessor, one.subject) not in gone]


def visible_scores(actor: Actor, row: Round) -> "QuerySet[Score]":
    """The scores of a round that this actor may see at this moment."""
    rows = Score.objects.filter(assessor__round=row).select_related("assessor__round", "criterion")
    return SEE_SCORE.visible(actor, rows).order_by("subject_id", "assessor_id", "criterion__position")


def seat_of(actor: Actor, row: Round) -> Assessor | None:
    """The actor's own place among the assessors, if any."""
    return row.assessors.filter(person_id=actor.person_id).first() if actor.person_id is not None else None


@dataclass(frozen=True, slots=True)
class Task:
    """One subject on an assessor's list."""

    subject_id: int
    is_scored: bool
    in_conflict: bool


def tasks_of(seat: Assessor) -> list[Task]:
    """What was given to an assessor and what they did with it. Three statements."""
    scored = set(seat.scores.values_list("subject_id", flat=True))
    conflicts = set(seat.conflicts.values_list("subject_id", flat=True))
    given = AssignedSubject.objects.filter(assessor=seat).order_by("subject_id").values_list("subject_id", flat=True)
    return [Task(subject, subject in scored, subject in conflicts) for subject in given]


def result_of(row: Round) -> list[Place]:
    """The places of a sealed round, by the sheets that count now. Raises NotAllowed before it is sealed: nobody peeks."""
    if row.sealed_at is None:
        raise NotAllowed(_("There is no result yet."), next_step=_("It can be read when the round is sealed."))
    return ranking(counted_entries_of(row), weights_of(row.rubric))
