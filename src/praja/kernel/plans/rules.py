# SPDX-License-Identifier: EUPL-1.2
"""Who may make, carry and see commitments."""

from collections.abc import Iterable
from typing import Protocol, TypeVar, cast

from django.db.models import Model, Q, QuerySet

from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.plans.models import ActionPlan, Commitment, Diagnosis, Visit
from praja.lib.actors import Actor, ActorKind, Holders, Rule

_LEADERS = (Role.HEAD, Role.ORGANIZATION)
_READERS = (*_LEADERS, Role.AUDITOR)


def may_make(actor: Actor, unit_id: int) -> bool:
    """Whether this actor may commit the unit: its head, the organisation bureau, or the platform for a duty's own act."""
    return actor.kind is ActorKind.SYSTEM or unit_id in actor.units_as(*_LEADERS)


def _over_unit(name: str, roles: tuple[str, ...], *, owner: bool) -> Rule[Commitment]:
    """Holders of `roles` over the owning unit and the platform; with `owner` also the person it was given to."""

    def is_owner(actor: Actor, row: Commitment) -> bool:
        return owner and actor.person_id is not None and row.owner_person_id == actor.person_id

    def allows(actor: Actor, row: Commitment) -> bool:
        return actor.kind is ActorKind.SYSTEM or row.owner_unit_id in actor.units_as(*roles) or is_owner(actor, row)

    def visible(actor: Actor, rows: "QuerySet[Commitment]") -> "QuerySet[Commitment]":
        if actor.kind is ActorKind.SYSTEM:
            return rows
        mine = Q(owner_unit_id__in=actor.units_as(*roles))
        if owner and actor.person_id is not None:
            mine |= Q(owner_person_id=actor.person_id)
        return rows.filter(mine)

    def holders(row: Commitment) -> Iterable[Holders]:
        above = frozenset((row.owner_unit_id, *units.current().ancestors(row.owner_unit_id)))
        yield from (Holders(role, above) for role in roles)
        if owner and row.owner_person_id is not None:
            yield Holders("", person_id=row.owner_person_id)

    return Rule(name, allows, visible, holders)


SEE = _over_unit("plans.see", _READERS, owner=True)
"""Head, organisation bureau and auditor over the unit, and the person it was given to."""

CARRY = _over_unit("plans.carry", _LEADERS, owner=True)
"""Reporting, finishing and measuring again: head or bureau over the unit, and the person it was given to."""

DROP = _over_unit("plans.drop", _LEADERS, owner=False)
"""Giving up a promise is the head's or the bureau's, not the owner's own."""


class _Worked(Protocol):
    """A row of the connected work: at a unit, by its owner."""

    unit_id: int
    owner_id: int


W = TypeVar("W", bound=Model)
_WORK_READERS = (Role.HEAD, Role.PERSONNEL, Role.AUDITOR)


def _of_unit(name: str, *, coached: bool) -> Rule[W]:
    """The owner, whoever heads the unit or one above it, the personnel office and the auditor over it; `coached`: the coach."""

    def persons(row: W) -> Iterable[int | None]:
        yield cast("_Worked", row).owner_id
        if coached:
            yield cast("ActionPlan", row).coach_id

    def allows(actor: Actor, row: W) -> bool:
        if actor.kind is ActorKind.SYSTEM or cast("_Worked", row).unit_id in actor.units_as(*_WORK_READERS):
            return True
        return actor.person_id is not None and actor.person_id in persons(row)

    def visible(actor: Actor, rows: "QuerySet[W]") -> "QuerySet[W]":
        if actor.kind is ActorKind.SYSTEM:
            return rows
        mine = Q(unit_id__in=actor.units_as(*_WORK_READERS))
        if actor.person_id is not None:
            mine |= Q(owner_id=actor.person_id)
            if coached:
                mine |= Q(coach_id=actor.person_id)
        return rows.filter(mine)

    def holders(row: W) -> Iterable[Holders]:
        unit_id = cast("_Worked", row).unit_id
        above = frozenset((unit_id, *units.current().ancestors(unit_id)))
        yield from (Holders(role, above) for role in _WORK_READERS)
        yield from (Holders("", person_id=person) for person in persons(row) if person is not None)

    return Rule(name, allows, visible, holders)


SEE_DIAGNOSIS: Rule[Diagnosis] = _of_unit("plans.see_diagnosis", coached=False)
SEE_PLAN: Rule[ActionPlan] = _of_unit("plans.see_plan", coached=True)
"""Owner, coach, heads, personnel office, auditor. Who else belongs to what called for it, its duty adds."""
SEE_VISIT: Rule[Visit] = _of_unit("plans.see_visit", coached=False)


def is_owner(actor: Actor, owner_id: int) -> bool:
    """Whether the work is this actor's own to write."""
    return actor.person_id is not None and actor.person_id == owner_id


def _decides(actor: Actor, plan: ActionPlan) -> bool:
    return plan.unit_id in actor.units_as(Role.HEAD) and not is_owner(actor, plan.owner_id)


def _to_decide(actor: Actor, plans: "QuerySet[ActionPlan]") -> "QuerySet[ActionPlan]":
    found = plans.filter(unit_id__in=actor.units_as(Role.HEAD))
    return found if actor.person_id is None else found.exclude(owner_id=actor.person_id)


DECIDE_PLAN: Rule[ActionPlan] = Rule(
    "plans.decide_plan",
    _decides,
    _to_decide,
    lambda plan: (Holders(Role.HEAD, frozenset((plan.unit_id, *units.current().ancestors(plan.unit_id)))),),
)
"""Accepting, sending back and ending: whoever heads the unit or one above it. Nobody accepts a plan of their own."""


def may_agree(actor: Actor, visit: Visit) -> bool:
    """Whether this actor may promise for the unit what a visit found; nobody does so for a visit of their own."""
    return visit.unit_id in actor.units_as(Role.HEAD) and not is_owner(actor, visit.owner_id)
