# SPDX-License-Identifier: EUPL-1.2
"""What people do about their own seat in a class."""

from django.db.models import Exists, OuterRef, Q

from praja.duties.training.enums import CLASS, SeatStatus
from praja.duties.training.models import Seat, TrainingClass
from praja.kernel.people.models import Employee
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.rules import NONE, CaseRule, case_rule
from praja.lib.actors import Actor, ActorKind

_GIVEN_BACK = (SeatStatus.NOMINATED, SeatStatus.WAITING, SeatStatus.SELECTED)


def _person(actor: Actor) -> int:
    """The person that acts, 0 for nobody and for the platform."""
    return actor.person_id or 0 if actor.kind is ActorKind.EMPLOYEE else 0


def _applies(actor: Actor, case: Case) -> bool:
    if case.procedure != CLASS or not _person(actor):
        return False
    if not TrainingClass.objects.filter(pk=case.pk, self_apply=True).exists():
        return False
    seated = Seat.objects.filter(training_class_id=case.pk, employee__person_id=_person(actor))
    known = Employee.objects.filter(person_id=_person(actor)).exists()
    return known and not seated.exclude(status=SeatStatus.WITHDRAWN).exists()


def _applied_by(actor: Actor) -> Q:
    if not _person(actor) or not Employee.objects.filter(person_id=_person(actor)).exists():
        return NONE
    seated = Seat.objects.filter(training_class=OuterRef("pk"), employee__person_id=_person(actor))
    open_to_all = TrainingClass.objects.filter(pk=OuterRef("pk"), self_apply=True)
    return Q(procedure=CLASS) & Q(Exists(open_to_all)) & ~Q(Exists(seated.exclude(status=SeatStatus.WITHDRAWN)))


may_apply: CaseRule = case_rule("training.apply", _applies, _applied_by)
"""Everybody in the register who has no seat in it yet, where the class lets people apply."""


def _gives_back(actor: Actor, case: Case) -> bool:
    if case.procedure != CLASS or not _person(actor):
        return False
    mine = Seat.objects.filter(training_class_id=case.pk, employee__person_id=_person(actor))
    return mine.filter(status__in=_GIVEN_BACK).exists()


def _given_back_by(actor: Actor) -> Q:
    if not _person(actor):
        return NONE
    mine = Seat.objects.filter(training_class=OuterRef("pk"), employee__person_id=_person(actor))
    return Q(procedure=CLASS) & Q(Exists(mine.filter(status__in=_GIVEN_BACK)))


may_give_back_own: CaseRule = case_rule("training.give_back_own", _gives_back, _given_back_by)
"""Whoever has a seat in it, is nominated or waits."""
