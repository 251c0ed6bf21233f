# SPDX-License-Identifier: EUPL-1.2
"""Who gives a seat back, and who signs the letters of a class."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from praja.duties.training.enums import CLASS, HOLDING
from praja.duties.training.models import ClassLetter, Seat, TrainingClass
from praja.duties.training.rules.classes import NOMINATE, RUN_CLASS
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.rules import NONE, CaseRule, case_rule, nearest_over_lead, of_procedure
from praja.lib.actors import Actor, ActorKind, Holders, Rule


def _withdraws(actor: Actor, seat: Seat) -> bool:
    if actor.person_id is not None and seat.employee.person_id == actor.person_id:
        return actor.kind is ActorKind.EMPLOYEE
    return NOMINATE.allows(actor, seat) or RUN_CLASS.allows(actor, seat.training_class)


def _withdrawn_by(actor: Actor, rows: "QuerySet[Seat]") -> "QuerySet[Seat]":
    if actor.kind is ActorKind.SYSTEM:
        return rows
    run = RUN_CLASS.visible(actor, TrainingClass.objects.filter(pk=OuterRef("training_class_id")))
    mine = Q(employee__person_id=actor.person_id) if actor.kind is ActorKind.EMPLOYEE and actor.person_id else NONE
    return rows.filter(mine | Q(unit_id__in=actor.units_as(Role.HEAD)) | Q(Exists(run)))


def _holders(seat: Seat) -> Iterable[Holders]:
    yield Holders("", person_id=seat.employee.person_id)
    yield from NOMINATE.holders(seat)
    yield from RUN_CLASS.holders(seat.training_class)


WITHDRAW: Rule[Seat] = Rule("training.withdraw", _withdraws, _withdrawn_by, _holders)
"""Whoever sits there, the head over their unit, who runs the class."""

may_invite: CaseRule = of_procedure(CLASS, nearest_over_lead("training.invite", Role.HEAD))
"""The head of the unit that holds the class signs its invitation."""


def _assigns(actor: Actor, case: Case) -> bool:
    mine = Seat.objects.filter(training_class_id=case.pk, status__in=HOLDING, letter=None)
    return case.procedure == CLASS and mine.filter(unit_id__in=actor.nearest_as(Role.HEAD)).exists()


def _assigned_by(actor: Actor) -> Q:
    waiting = Seat.objects.filter(training_class=OuterRef("pk"), status__in=HOLDING, letter=None)
    return Q(procedure=CLASS) & Q(Exists(waiting.filter(unit_id__in=actor.nearest_as(Role.HEAD))))


may_assign: CaseRule = case_rule("training.assign", _assigns, _assigned_by)
"""The head of participants who are not assigned yet, where nobody nearer heads them."""


def _signs(actor: Actor, case: Case) -> bool:
    if case.procedure != CLASS or actor.kind is not ActorKind.EMPLOYEE:
        return False
    return ClassLetter.objects.filter(training_class_id=case.pk, document__signer_id=int(actor.id)).exists()


def _signed_by(actor: Actor) -> Q:
    if actor.kind is not ActorKind.EMPLOYEE:
        return NONE
    mine = ClassLetter.objects.filter(training_class=OuterRef("pk"), document__signer_id=int(actor.id))
    return Q(procedure=CLASS) & Q(Exists(mine))


may_sign_letters: CaseRule = case_rule("training.sign_letters", _signs, _signed_by)
"""Whoever stands under a letter of the class."""
