# SPDX-License-Identifier: EUPL-1.2
"""Who keeps modules, who may take one, and who sees how far somebody is."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from praja.duties.training.enums import HOLDING
from praja.duties.training.models import Enrolment, Module, ModuleAssignment, Seat
from praja.duties.training.rules.catalogue import KEEPERS
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee
from praja.lib.actors import Actor, ActorKind, Holders, Rule, role_door

MODULE_KEEPERS = (*KEEPERS, Role.TRAINER)
"""Who keeps modules, over their units."""

opens_modules = role_door("training.keep_modules", *MODULE_KEEPERS)
"""Writing modules, bringing packages, seeing who has finished."""


def _is_person(actor: Actor) -> bool:
    return actor.kind is ActorKind.EMPLOYEE and actor.person_id is not None


def keeps_modules(actor: Actor, unit_id: int) -> bool:
    """Whether this actor keeps modules of the unit."""
    return actor.kind is ActorKind.SYSTEM or unit_id in actor.units_as(*MODULE_KEEPERS)


def _above(unit_id: int) -> frozenset[int]:
    return frozenset((unit_id, *units.current().ancestors(unit_id)))


def _keepers(module: Module) -> Iterable[Holders]:
    yield from (Holders(role, _above(module.unit_id)) for role in MODULE_KEEPERS)


def _kept_by(actor: Actor, rows: "QuerySet[Module]") -> "QuerySet[Module]":
    return rows if actor.kind is ActorKind.SYSTEM else rows.filter(unit_id__in=actor.units_as(*MODULE_KEEPERS))


KEEP_MODULE: Rule[Module] = Rule(
    "training.keep_module", lambda actor, row: keeps_modules(actor, row.unit_id), _kept_by, _keepers
)
"""The personnel office and the trainers over the unit that keeps the module."""


def _for_me(actor: Actor) -> Exists:
    """Whether a module is assigned to a post that the actor holds, or to a programme in whose class they take part."""
    me = Employee.objects.filter(person=actor.person_id, post=OuterRef("post"))
    seats = Seat.objects.filter(
        employee__person=actor.person_id,
        status__in=HOLDING,
        training_class__curriculum__programme=OuterRef("programme"),
    )
    assigned = ModuleAssignment.objects.filter(module=OuterRef("pk"), ended_at=None)
    return Exists(assigned.filter(Q(Exists(me)) | Q(Exists(seats))))


def assigned_to(actor: Actor, rows: "QuerySet[Module]") -> "QuerySet[Module]":
    """Those of these modules that are assigned to this actor."""
    return rows.filter(_for_me(actor)) if _is_person(actor) else rows.none()


def _seen(actor: Actor, rows: "QuerySet[Module]") -> "QuerySet[Module]":
    if actor.kind is ActorKind.SYSTEM:
        return rows
    if not _is_person(actor):
        return rows.none()
    mine = Enrolment.objects.filter(of__module=OuterRef("pk"), employee__person=actor.person_id)
    offered = Q(current__isnull=False) & (Q(is_free=True) | Q(_for_me(actor)))
    return rows.filter(Q(unit_id__in=actor.units_as(*MODULE_KEEPERS)) | offered | Q(Exists(mine)))


def _sees(actor: Actor, row: Module) -> bool:
    return keeps_modules(actor, row.unit_id) or _seen(actor, Module.objects.filter(pk=row.pk)).exists()


SEE_MODULE: Rule[Module] = Rule("training.see_module", _sees, _seen, _keepers)
"""What is offered to everybody, what is assigned to oneself, what one has begun; its keepers also before it is offered."""


def _takes(actor: Actor, rows: "QuerySet[Module]") -> "QuerySet[Module]":
    if not _is_person(actor):
        return rows.none()
    kept = Q(unit_id__in=actor.units_as(*MODULE_KEEPERS))
    return rows.filter(Q(current__isnull=False) & (Q(is_free=True) | Q(_for_me(actor)) | kept))


TAKE_MODULE: Rule[Module] = Rule(
    "training.take_module", lambda actor, row: _takes(actor, Module.objects.filter(pk=row.pk)).exists(), _takes
)
"""Beginning a module: what is offered to everybody, or assigned to oneself; its keepers try it out."""


def _own(actor: Actor, row: Enrolment) -> bool:
    return _is_person(actor) and row.employee.person_id == actor.person_id


def _owned(actor: Actor, rows: "QuerySet[Enrolment]") -> "QuerySet[Enrolment]":
    return rows.filter(employee__person=actor.person_id) if _is_person(actor) else rows.none()


LEARN: Rule[Enrolment] = Rule(
    "training.learn", _own, _owned, lambda row: (Holders("", person_id=row.employee.person_id),)
)
"""Going on in a module, and everything that lessons said of somebody: theirs alone."""


def _follows(actor: Actor, row: Enrolment) -> bool:
    return _own(actor, row) or keeps_modules(actor, row.of.module.unit_id)


def _followed(actor: Actor, rows: "QuerySet[Enrolment]") -> "QuerySet[Enrolment]":
    if actor.kind is ActorKind.SYSTEM:
        return rows
    kept = Q(of__module__unit_id__in=actor.units_as(*MODULE_KEEPERS))
    return rows.filter(kept | Q(employee__person=actor.person_id)) if _is_person(actor) else rows.none()


def _followers(row: Enrolment) -> Iterable[Holders]:
    yield Holders("", person_id=row.employee.person_id)
    yield from _keepers(row.of.module)


FOLLOW: Rule[Enrolment] = Rule("training.follow", _follows, _followed, _followers)
"""Who has begun and finished: the learner, and who keeps the module. Not what lessons said of them (`LEARN`)."""
