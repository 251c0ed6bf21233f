# SPDX-License-Identifier: EUPL-1.2
"""What lies in the room of a class, for whoever looks, at a moment."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from praja.duties.training.models import Assignment, Handin, Material, Seat, TrainingClass
from praja.duties.training.models.room import HANDIN
from praja.duties.training.queries.classes import class_with_code
from praja.duties.training.rules.classes import takes_part
from praja.duties.training.rules.room import READ_HANDIN, READ_MATERIAL, keeps_room
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.queries import attachments_of
from praja.lib.actors import Actor
from praja.lib.errors import NotFound


def materials_of(actor: Actor, row: TrainingClass, at: datetime) -> "QuerySet[Material]":
    """The files of a class that this actor reads now, the newest first. Before a file is released, only who keeps the room."""
    rows = READ_MATERIAL.visible(actor, Material.objects.filter(training_class=row, taken_off_at=None))
    if not keeps_room(actor, row):
        rows = rows.filter(released_at__lte=at)
    return rows.select_related("file", "subject", "training_class__case").order_by("-released_at", "-pk")


def material_of(actor: Actor, code: str, pk: int, at: datetime) -> Material:
    """One of them. Raises NotFound, also for what is not released yet or not for this actor."""
    found = materials_of(actor, class_with_code(actor, code), at).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("There is no such material here."), next_step=_("Look at the materials of the class."))
    return found


def assignments_of(actor: Actor, row: TrainingClass) -> "QuerySet[Assignment]":
    """The assignments of a class, for its participants and who keeps its room; the next due first."""
    rows = Assignment.objects.filter(training_class=row).select_related("subject", "training_class__case")
    if not (takes_part(actor, row.pk) or keeps_room(actor, row)):
        return rows.none()
    return rows.order_by("due_at", "pk")


def assignment_of(actor: Actor, code: str, pk: int) -> Assignment:
    """One of them. Raises NotFound."""
    found = assignments_of(actor, class_with_code(actor, code)).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("There is no such assignment here."), next_step=_("Look at the assignments of the class."))
    return found


def newest_handins(assignment: Assignment) -> "QuerySet[Handin]":
    """Of each participant what they handed in last, those that wait for a mark first."""
    last = Handin.objects.filter(assignment=assignment, seat=OuterRef("seat")).values("seat")
    newest = last.annotate(newest=Max("number")).values("newest")
    rows = Handin.objects.filter(assignment=assignment, number=Subquery(newest))
    return rows.select_related("seat__employee__person", "seat__unit").order_by("marked_at", "handed_at", "pk")


def own_handins(assignment: Assignment, seat: Seat | None) -> list[Handin]:
    """What the holder of a seat handed in, the newest first."""
    if seat is None:
        return []
    return list(Handin.objects.filter(assignment=assignment, seat=seat).order_by("-number"))


def handin_of(actor: Actor, code: str, pk: int) -> Handin:
    """One thing handed in that this actor may read. Raises NotFound."""
    row = class_with_code(actor, code)
    rows = Handin.objects.filter(assignment__training_class=row, pk=pk)
    rows = rows.select_related("assignment__training_class__case", "seat__employee__person", "seat__unit")
    found = READ_HANDIN.visible(actor, rows).first()
    if found is None:
        raise NotFound(_("Nothing like this was handed in here."), next_step=_("Look at the assignments of the class."))
    return found


def files_of(handins: Sequence[Handin]) -> dict[int, list[Attachment]]:
    """The files of these, by the id of what was handed in."""
    found: dict[int, list[Attachment]] = {one.pk: [] for one in handins}
    for attached in attachments_of(HANDIN, *found):
        found[attached.object_id].append(attached)
    return found
