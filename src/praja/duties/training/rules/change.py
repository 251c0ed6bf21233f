# SPDX-License-Identifier: EUPL-1.2
"""Who sees what somebody wants to change: owner, heads, personnel office, auditor, committee, coach, whoever reviews it."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from praja.duties.training.models import Seat
from praja.duties.training.rules.catalogue import KEEPERS
from praja.duties.training.rules.classes import _above, _committee_of, _me, _runners, in_committee, takes_part
from praja.kernel.assessments.models import AssignedSubject
from praja.kernel.people.enums import Role
from praja.kernel.plans.models import ActionPlan
from praja.lib.actors import Actor, ActorKind, Holders, Rule

SEAT = "training.seat"
"""What a plan of training names as its source: the seat of its owner in a class."""
_OVER_UNIT = (Role.HEAD, *KEEPERS, Role.AUDITOR)
_OVER_CLASS = (*KEEPERS, Role.AUDITOR)
REVIEWS = "training.plans:"
"""What the subjects of reviews are called, before the id of the class."""


def _helps(me: int) -> Q:
    """Conditions on a plan: its coach, or somebody to whom it was given for review."""
    given = AssignedSubject.objects.filter(
        subject_id=OuterRef("pk"), assessor__person_id=me, assessor__round__subject_kind__startswith=REVIEWS
    )
    return Q(coach_id=me) | Q(Exists(given))


def _sees(actor: Actor, seat: Seat) -> bool:
    if actor.kind is ActorKind.SYSTEM:
        return True
    me = _me(actor)
    if not me:
        return False
    if seat.employee.person_id == me or seat.unit_id in actor.units_as(*_OVER_UNIT):
        return True
    if seat.training_class.case.lead_unit_id in actor.units_as(*_OVER_CLASS):
        return True
    if in_committee(actor, seat.training_class_id):
        return True
    return ActionPlan.objects.filter(_helps(me), source_kind=SEAT, source_id=seat.pk).exists()


def _seen(actor: Actor, rows: "QuerySet[Seat]") -> "QuerySet[Seat]":
    if actor.kind is ActorKind.SYSTEM:
        return rows
    me = _me(actor)
    if not me:
        return rows.none()
    helped = ActionPlan.objects.filter(_helps(me), source_kind=SEAT).values("source_id")
    return rows.filter(
        Q(employee__person_id=me)
        | Q(unit_id__in=actor.units_as(*_OVER_UNIT))
        | Q(training_class__case__lead_unit_id__in=actor.units_as(*_OVER_CLASS))
        | Q(_committee_of("training_class_id", me))
        | Q(pk__in=helped)
    )


def _seers(seat: Seat) -> Iterable[Holders]:
    yield Holders("", person_id=seat.employee.person_id)
    yield from (Holders(role, _above(seat.unit_id)) for role in _OVER_UNIT)
    yield from (Holders(role, _above(seat.training_class.case.lead_unit_id)) for role in _OVER_CLASS)
    yield from _runners(seat.training_class)


SEE_CHANGE: Rule[Seat] = Rule("training.see_change", _sees, _seen, _seers)
"""The plan of a seat with everything on the way to it. Fellow participants see nothing of it."""


def opens_plans(actor: Actor, class_id: int) -> bool:
    """Whether the reader has a plan of their own to write in the class."""
    return takes_part(actor, class_id)


__all__ = ["REVIEWS", "SEAT", "SEE_CHANGE", "opens_plans"]
