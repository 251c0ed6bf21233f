# SPDX-License-Identifier: EUPL-1.2
"""How far the plans of a class are, for whoever decides who has passed."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from praja.duties.training.enums import HOLDING
from praja.duties.training.models import Seat, TrainingClass
from praja.duties.training.rules.change import REVIEWS, SEAT
from praja.kernel.assessments.models import Round, Score
from praja.kernel.plans.enums import LIVE, CommitmentStatus
from praja.kernel.plans.models import ActionPlan
from praja.kernel.plans.queries.planning import live_milestones


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """How far the plan of a seat is. `accepted`: a version of it was accepted by the superior; `reviews`: sealed reviews in which
    somebody scored it; `milestones_done` of `milestones` that the accepted version promises."""

    has_plan: bool = False
    accepted: bool = False
    reviews: int = 0
    milestones: int = 0
    milestones_done: int = 0
    state: str = ""
    next_due_on: date | None = None
    """The day of the next milestone that is still owed."""


NO_PLAN = PlanStanding()


def standing_of(training_class: TrainingClass) -> dict[int, PlanStanding]:
    """By id of every seat that takes or took part. Five statements, however many seats."""
    seats = Seat.objects.filter(training_class=training_class, status__in=HOLDING).values_list("pk", flat=True)
    plans = {plan.source_id: plan for plan in plans_of_seats(list(seats))}
    standing = standings(plans.values(), training_class)
    return {seat: standing[plans[seat].pk] if seat in plans else NO_PLAN for seat in seats}


def plans_of_seats(seat_ids: Collection[int]) -> "QuerySet[ActionPlan]":
    """The plans of these seats, of each the newest last."""
    rows = ActionPlan.objects.filter(source_kind=SEAT, source_id__in=seat_ids)
    return rows.select_related("design__diagnosis", "unit", "owner", "mentor", "coach").order_by("pk")


def standings(plans: Collection[ActionPlan], training_class: TrainingClass) -> dict[int, PlanStanding]:
    """How far these plans of a class are, by plan. Two statements."""
    some = list(plans)
    held, reviews = live_milestones(some), _reviews(some, training_class)
    found = {}
    for plan in some:
        promised = [one.commitment for one in held[plan.pk] if one.commitment.status != CommitmentStatus.DROPPED]
        owed = [one.due_on for one in promised if one.status in LIVE]
        found[plan.pk] = PlanStanding(
            has_plan=True,
            accepted=plan.accepted_number is not None,
            reviews=reviews[plan.pk],
            milestones=len(promised),
            milestones_done=sum(one.status == CommitmentStatus.DONE for one in promised),
            state=plan.state,
            next_due_on=min(owed, default=None),
        )
    return found


def round_kind(class_id: int) -> str:
    """What the reviews of a class call their subjects: its plans."""
    return f"{REVIEWS}{class_id}"


def rounds_of(training_class: TrainingClass) -> "QuerySet[Round]":
    """The reviews of a class, the first first."""
    rows = Round.objects.filter(subject_kind=round_kind(training_class.pk))
    return rows.select_related("rubric", "unit").order_by("opens_at", "pk")


def _reviews(plans: Collection[ActionPlan], training_class: TrainingClass) -> Counter[int]:
    kind = round_kind(training_class.pk)
    scored = Score.objects.filter(
        assessor__round__subject_kind=kind,
        assessor__round__sealed_at__isnull=False,
        subject_id__in=[plan.pk for plan in plans],
    )
    return Counter(subject for subject, _round in scored.values_list("subject_id", "assessor__round_id").distinct())
