# SPDX-License-Identifier: EUPL-1.2
"""What the letters of a class say, and which of them somebody may read."""

from collections import defaultdict
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.training.domain.letters import Assigned, ClassFacts
from praja.duties.training.enums import HOLDING, LetterKind
from praja.duties.training.models import ClassLetter, Seat, TrainingClass
from praja.duties.training.queries.classes.heads import assigning_unit_by_seat
from praja.duties.training.rules import runs_class
from praja.kernel.documents.enums import DocumentState
from praja.kernel.people.domain.identity import shown_nip
from praja.kernel.people.enums import Role
from praja.kernel.people.identifiers import opened
from praja.lib.actors import Actor
from praja.lib.errors import NotFound

LETTER = "training.letter"
"""What documents of these letters belong to."""


def facts_of(row: TrainingClass) -> ClassFacts:
    """What letters say of a class; with curriculum, programme and lead unit at hand. One statement."""
    return ClassFacts(
        title=row.case.subject,
        holder=row.case.lead_unit.name,
        first_day=row.first_day,
        last_day=row.last_day,
        place=row.place,
        jp=row.curriculum.jp,
    )


def assigned_of(seat: Seat) -> Assigned:
    """One participant as the letter prints them."""
    employee = seat.employee
    post = employee.post.name if employee.post else f"Pegawai {employee.unit.name}"
    return Assigned(employee.person.name, shown_nip(opened("nip", employee.nip)), employee.grade, post)


def waiting_for(actor: Actor, row: TrainingClass, at: datetime) -> dict[int, list[Seat]]:
    """Participants who wait for this head to assign them, by the unit whose head that is; by name."""
    seats = Seat.objects.filter(training_class=row, status__in=HOLDING, letter=None)
    mine = seats.filter(unit_id__in=actor.nearest_as(Role.HEAD)).select_related(
        "employee__person", "employee__post", "employee__unit"
    )
    rows = list(mine.order_by("employee__person__name", "pk"))
    units, found = assigning_unit_by_seat(rows, at), defaultdict[int, list[Seat]](list)
    for seat in rows:
        if seat.pk in units:
            found[units[seat.pk]].append(seat)
    return dict(found)


def letters_visible(actor: Actor, row: TrainingClass) -> "QuerySet[ClassLetter]":
    """Letters of a class that this actor may read: who runs it and its auditor all; everybody the invitation once it is signed;
    an assignment those whom it assigns, their heads and its signer."""
    rows = ClassLetter.objects.filter(training_class=row).select_related("document", "unit").order_by("-pk")
    if runs_class(actor, row) or row.case.lead_unit_id in actor.units_as(Role.AUDITOR):
        return rows
    issued = Q(document__state=DocumentState.ISSUED)
    mine = Q(seats__employee__person_id=actor.person_id) if actor.person_id is not None else Q(pk=None)
    headed = Q(unit_id__in=actor.units_as(Role.HEAD))
    return rows.filter(Q(kind=LetterKind.INVITATION) & issued | mine & issued | headed).distinct()


def letter_of(actor: Actor, row: TrainingClass, pk: int) -> ClassLetter:
    """One of them. Raises `NotFound`."""
    found = letters_visible(actor, row).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("There is no such letter with this class."), next_step=_("Open the class again."))
    return found


def class_of_letter(document_id: int) -> int | None:
    """The class whose letter a document is; None where it is none."""
    return ClassLetter.objects.filter(document=document_id).values_list("training_class_id", flat=True).first()


def waits_for_signature(class_id: int) -> bool:
    """Whether a letter of the class waits for its signer. One statement."""
    return ClassLetter.objects.filter(training_class_id=class_id, document__state=DocumentState.WAITING).exists()
