# SPDX-License-Identifier: EUPL-1.2
"""Reviews of plans: what is left to review, and what was said once a review is sealed."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db.models import Q

from praja.duties.training.models import Seat, SessionTrainer, TrainingClass
from praja.duties.training.queries.change.standing import round_kind, rounds_of
from praja.duties.training.rules import runs_class
from praja.duties.training.rules.change import SEAT
from praja.kernel.assessments.domain import Entry, totals
from praja.kernel.assessments.models import Assessor, Criterion, Round, Score
from praja.kernel.assessments.queries import Task, seat_of, tasks_of, weights_of
from praja.kernel.assessments.rules import may_organise
from praja.kernel.measures.domain.figures import rounded
from praja.kernel.people.models import Person
from praja.kernel.plans.models import ActionPlan
from praja.lib.actors import Actor

RUBRIC = "training.action_plan"
RUBRIC_SCALE = (1, 4)
RUBRIC_CRITERIA = (
    ("evidence", "Diagnosis berangkat dari angka unit dan menyebut yang tidak ditunjukkan angka", 25),
    ("cause", "Akar masalah ditelusuri, bukan gejalanya", 20),
    ("design", "Perubahan menyentuh standar atau cara kerja yang disebut", 20),
    ("steps", "Tahapan, tonggak, dan pelaksana dapat dijalankan", 20),
    ("effect", "Hasil yang diharapkan dapat dibaca pada angka yang sama", 15),
)
"""Key, title and weight: a house rubric until the organiser publishes another version."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What was given for one criterion of a plan: the mean of all who scored it, and what they said."""

    title: str
    weight: int
    mean: Decimal
    comments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a sealed review says of one plan: the weighted mean on the rubric's scale, of so many who scored it."""

    round: Round
    total: Decimal
    highest: int
    assessors: int
    marks: tuple[Mark, ...]


def reviewed(plan: ActionPlan, training_class: TrainingClass) -> list[Reviewed]:
    """What every sealed review of the class says of this plan, the first first. Who gave which score is not told here. The caller
    has asked whether the reader may see the plan."""
    found = []
    for row in rounds_of(training_class).filter(sealed_at__isnull=False):
        scores = Score.objects.filter(assessor__round=row, subject_id=plan.pk).select_related("criterion")
        said = _reviewed(row, plan.pk, list(scores))
        if said is not None:
            found.append(said)
    return found


def _reviewed(row: Round, plan_id: int, scores: Collection[Score]) -> Reviewed | None:
    entries = [Entry(one.assessor_id, plan_id, one.criterion.key, one.value) for one in scores]
    total = totals(entries, weights_of(row.rubric)).get(plan_id)
    if total is None:
        return None
    by_criterion: dict[int, list[Score]] = defaultdict(list)
    for one in scores:
        by_criterion[one.criterion_id].append(one)
    marks = tuple(
        Mark(
            criterion.title,
            criterion.weight,
            rounded(Fraction(sum(one.value for one in given), len(given)), 2),
            tuple(one.comment for one in given if one.comment),
        )
        for criterion in Criterion.objects.filter(rubric=row.rubric).order_by("position")
        if (given := by_criterion[criterion.pk])
    )
    return Reviewed(row, rounded(total[0], 2), row.rubric.highest, total[1], marks)


@dataclass(frozen=True, slots=True)
class Sheet:
    """An assessor's place in a review with what was given to them."""

    round: Round
    seat: Assessor
    tasks: tuple[Task, ...]

    @property
    def left(self) -> int:
        """How many plans are neither scored nor left to others."""
        return sum(not (task.is_scored or task.in_conflict) for task in self.tasks)


def own_sheets(actor: Actor, training_class: TrainingClass) -> list[Sheet]:
    """The reviews of a class in which this actor has plans to look at."""
    found = []
    for row in rounds_of(training_class):
        seat = seat_of(actor, row)
        if seat is not None:
            found.append(Sheet(row, seat, tuple(tasks_of(seat))))
    return found


def round_of(training_class: TrainingClass, number: int) -> Round | None:
    """A review of this class."""
    return rounds_of(training_class).filter(pk=number).first()


def may_review(actor: Actor, training_class: TrainingClass) -> bool:
    """Whether this actor may open and seal reviews of a class: who runs it and may organise assessments for its unit."""
    return runs_class(actor, training_class) and may_organise(actor, training_class.case.lead_unit_id)


def reviewers_of(training_class: TrainingClass) -> list[Person]:
    """Who may review the plans of a class: its coaches, committee and trainers, and the mentors of its plans. By name."""
    seats = Seat.objects.filter(training_class=training_class).values("pk")
    mentors = ActionPlan.objects.filter(source_kind=SEAT, source_id__in=seats, mentor__isnull=False)
    trainers = SessionTrainer.objects.filter(session__training_class=training_class, session__cancelled_at=None)
    officers = training_class.officers.filter(ended_at=None)
    wanted = (
        Q(pk__in=mentors.values("mentor")) | Q(pk__in=trainers.values("person")) | Q(pk__in=officers.values("person"))
    )
    return list(Person.objects.filter(wanted, account__is_active=True).distinct().order_by("name", "pk"))


__all__ = [
    "RUBRIC",
    "RUBRIC_CRITERIA",
    "RUBRIC_SCALE",
    "Mark",
    "Reviewed",
    "Sheet",
    "may_review",
    "own_sheets",
    "reviewed",
    "reviewers_of",
    "round_kind",
    "round_of",
]
