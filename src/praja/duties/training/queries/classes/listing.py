# SPDX-License-Identifier: EUPL-1.2
"""Classes as lists: one's own, those that wait for one's nominations, all."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from praja.duties.training.enums import HOLDING, ClassState, SeatStatus
from praja.duties.training.models import ClassOfficer, Quota, Seat, SessionTrainer, TrainingClass
from praja.duties.training.queries.classes.visible import classes_visible
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor

MOST = 30
"""Rows of one's own that are shown."""


def my_seats(actor: Actor) -> list[Seat]:
    """Where the reader takes part, waits or is nominated, the newest first. One statement."""
    if actor.person_id is None:
        return []
    rows = Seat.objects.filter(employee__person_id=actor.person_id).exclude(status=SeatStatus.WITHDRAWN)
    shown = rows.select_related("training_class__case__lead_unit")
    return list(shown.order_by("-training_class__first_day", "-pk")[:MOST])


def classes_i_serve(actor: Actor) -> list[TrainingClass]:
    """Classes in which the reader teaches, coaches or is of the committee, that are not over. One statement."""
    if actor.person_id is None:
        return []
    runs = ClassOfficer.objects.filter(training_class=OuterRef("pk"), person_id=actor.person_id, ended_at=None)
    taught = SessionTrainer.objects.filter(
        session__training_class=OuterRef("pk"), session__cancelled_at=None, person_id=actor.person_id
    )
    rows = classes_visible(actor).filter(Q(Exists(runs)) | Q(Exists(taught))).filter(case__closed_at=None)
    return list(rows[:MOST])


def to_nominate(actor: Actor, on: date) -> list[TrainingClass]:
    """Classes that keep seats for the units of which the reader is the nearest head, as long as nominations run."""
    mine = Quota.objects.filter(training_class=OuterRef("pk"), unit_id__in=actor.nearest_as(Role.HEAD))
    rows = classes_visible(actor).filter(case__state=ClassState.NOMINATING, nominations_until__gte=on)
    return list(rows.filter(Exists(mine)).order_by("nominations_until", "pk")[:MOST])


def classes_of(actor: Actor, *, state: str = "") -> "QuerySet[TrainingClass]":
    """Every class the reader may see, of one state where one is named."""
    rows = classes_visible(actor)
    return rows.filter(case__state=state) if state in ClassState.values else rows


def taken_by_class(class_ids: list[int]) -> dict[int, int]:
    """Class to its number of participants. One statement."""
    found = dict.fromkeys(class_ids, 0)
    rows = Seat.objects.filter(training_class__in=class_ids, status__in=HOLDING)
    for pk in rows.values_list("training_class_id", flat=True):
        found[pk] += 1
    return found
