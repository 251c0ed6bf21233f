# SPDX-License-Identifier: EUPL-1.2
"""Whom a class concerns, by person id."""

from collections.abc import Collection
from datetime import datetime

from praja.duties.training.enums import HOLDING, LetterKind, SeatStatus
from praja.duties.training.models import ClassLetter, ClassOfficer, Quota, Seat, SessionTrainer
from praja.kernel.people.enums import Role
from praja.kernel.people.queries import holders_of

IN_IT = (SeatStatus.NOMINATED, SeatStatus.WAITING, *HOLDING)


def seated_people(class_id: int, statuses: Collection[str] = IN_IT) -> list[int]:
    """Whoever has a seat of one of these statuses, or waits for one."""
    rows = Seat.objects.filter(training_class_id=class_id, status__in=list(statuses))
    return list(rows.order_by("pk").values_list("employee__person_id", flat=True))


def staff_of(class_id: int) -> list[int]:
    """Committee, coaches and trainers."""
    officers = ClassOfficer.objects.filter(training_class_id=class_id, ended_at=None)
    trainers = SessionTrainer.objects.filter(session__training_class_id=class_id, session__cancelled_at=None)
    found = (*officers.values_list("person_id", flat=True), *trainers.values_list("person_id", flat=True))
    return sorted(set(found))


def committee_of(class_id: int) -> list[int]:
    """Whoever runs the class by name."""
    officers = ClassOfficer.objects.filter(training_class_id=class_id, ended_at=None).exclude(function="coach")
    return sorted(set(officers.values_list("person_id", flat=True)))


def invited_heads(class_id: int, at: datetime) -> list[int]:
    """The nearest head of each unit with a quota. One statement for each unit."""
    units = Quota.objects.filter(training_class_id=class_id).values_list("unit_id", flat=True)
    return sorted({person.pk for unit in units for person in holders_of(Role.HEAD, unit, at)[:1]})


def told_by_letter(document_id: int, at: datetime) -> list[int]:
    """Whom a signed letter of a class concerns: those whom it assigns, or the heads whom it invites."""
    letter = ClassLetter.objects.filter(document=document_id).first()
    if letter is None:
        return []
    if letter.kind == LetterKind.INVITATION:
        return invited_heads(letter.training_class_id, at)
    return list(letter.seats.order_by("pk").values_list("employee__person_id", flat=True))
