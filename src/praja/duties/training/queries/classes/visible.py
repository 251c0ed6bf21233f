# SPDX-License-Identifier: EUPL-1.2
"""Classes as somebody may see them."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.training.models import Seat, TrainingClass
from praja.duties.training.rules import SEE_CLASS, SEE_SEAT
from praja.lib.actors import Actor
from praja.lib.codes import read_code
from praja.lib.errors import NotFound


def classes_visible(actor: Actor) -> "QuerySet[TrainingClass]":
    """The classes this actor may see, the next to begin first."""
    rows = TrainingClass.objects.select_related("case__lead_unit", "curriculum__programme")
    return SEE_CLASS.visible(actor, rows).order_by("-first_day", "-pk")


def class_with_code(actor: Actor, code: str) -> TrainingClass:
    """One of them by its code. Raises `NotFound`, also for one that this actor may not see."""
    found = classes_visible(actor).filter(case__code=read_code(code)).first()
    if found is None:
        raise NotFound(_("There is no such class."), next_step=_("Look in the list of classes."))
    return found


def seats_visible(actor: Actor, row: TrainingClass) -> "QuerySet[Seat]":
    """The seats of a class that this actor may see, by unit and name."""
    rows = Seat.objects.filter(training_class=row).select_related("employee__person", "unit", "training_class__case")
    return SEE_SEAT.visible(actor, rows).order_by("unit__name", "employee__person__name", "pk")


def own_seat(actor: Actor, row: TrainingClass) -> Seat | None:
    """The actor's own seat in a class, if there is one."""
    if actor.person_id is None:
        return None
    rows = Seat.objects.filter(training_class=row, employee__person_id=actor.person_id)
    return rows.select_related("employee").first()
