# SPDX-License-Identifier: EUPL-1.2
"""Who may make, carry and see commitments."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.plans.models import Commitment
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
