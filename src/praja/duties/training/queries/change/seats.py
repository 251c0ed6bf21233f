# SPDX-License-Identifier: EUPL-1.2
"""Seats whose plans somebody may see, with their plans."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.training.enums import HOLDING, ClassFunction
from praja.duties.training.models import ClassOfficer, Seat, TrainingClass
from praja.duties.training.queries.change.standing import NO_PLAN, PlanStanding, plans_of_seats, standings
from praja.duties.training.rules.change import SEAT, SEE_CHANGE
from praja.kernel.people.models import Person
from praja.kernel.plans.models import ActionPlan, Design, Diagnosis, Visit
from praja.kernel.plans.queries.planning import superior_of
from praja.lib.actors import Actor
from praja.lib.errors import NotFound


def seats_of_plans(actor: Actor) -> "QuerySet[Seat]":
    """Seats of participants whose plans this actor may see."""
    rows = Seat.objects.filter(status__in=HOLDING)
    rows = rows.select_related("employee__person", "unit", "training_class__case__lead_unit")
    return SEE_CHANGE.visible(actor, rows)


def seat_of_plan(actor: Actor, training_class: TrainingClass, number: int) -> Seat:
    """One of them, in this class. Raises `NotFound`, also for one that this actor may not see."""
    found = seats_of_plans(actor).filter(training_class=training_class, pk=number).first()
    if found is None:
        raise NotFound(_("There is no such plan."), next_step=_("Look in the list of plans of the class."))
    return found


@dataclass(frozen=True, slots=True)
class Work:
    """What stands on the way of one seat: the newest of each, as far as it has come."""

    seat: Seat
    diagnosis: Diagnosis | None = None
    design: Design | None = None
    plan: ActionPlan | None = None


def work_of(seat: Seat) -> Work:
    """The diagnosis, design and plan of a seat."""
    mine = Diagnosis.objects.filter(source_kind=SEAT, source_id=seat.pk).select_related("unit", "owner")
    diagnosis = mine.order_by("-pk").first()
    design = diagnosis.designs.order_by("-pk").first() if diagnosis else None
    plan = plans_of_seats([seat.pk]).last()
    return Work(seat, diagnosis, design, plan)


def visits_of(seat: Seat) -> "QuerySet[Visit]":
    """The visits that belong to a seat, the newest first."""
    rows = Visit.objects.filter(source_kind=SEAT, source_id=seat.pk).select_related("unit", "owner")
    return rows.prefetch_related("adoptions__commitment__owner_person").order_by("-pk")


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One participant on a board of plans."""

    seat: Seat
    plan: ActionPlan | None
    standing: PlanStanding


def board_of(seats: Collection[Seat], training_class: TrainingClass) -> list[BoardRow]:
    """These seats of a class with how far their plans are. Three statements."""
    plans = {plan.source_id: plan for plan in plans_of_seats([seat.pk for seat in seats])}
    standing = standings(plans.values(), training_class)
    rows = []
    for seat in seats:
        plan = plans.get(seat.pk)
        rows.append(BoardRow(seat, plan, standing[plan.pk] if plan else NO_PLAN))
    return rows


def plans_of_units(actor: Actor, unit_ids: Collection[int]) -> "QuerySet[Seat]":
    """Seats of participants from these units whose plans this actor may see, the newest first."""
    return seats_of_plans(actor).filter(unit_id__among=unit_ids).order_by("-pk")


def decided_by(seat: Seat, at: datetime) -> str:
    """Who decides on the plan of a seat at a moment: the name; empty where nobody heads the unit."""
    found = superior_of(seat.employee.person_id, seat.unit_id, at)
    return found.person.name if found else ""


def coaches_of(seat: Seat) -> list[Person]:
    """Who coaches in the class of a seat, other than its owner, in the order in which they were named."""
    rows = ClassOfficer.objects.filter(
        training_class_id=seat.training_class_id, function=ClassFunction.COACH, ended_at=None
    ).exclude(person=seat.employee.person_id)
    return [row.person for row in rows.select_related("person").order_by("pk")]
