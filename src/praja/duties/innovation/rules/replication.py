# SPDX-License-Identifier: EUPL-1.2
"""Who takes an innovation over for a unit, and who writes down how that goes."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from praja.duties.innovation.models import Innovation, Replication
from praja.duties.innovation.rules.path import KEEPERS, SEE_INNOVATION, keeps_innovation
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind, Holders, Rule

_WRITERS = (Role.HEAD, *KEEPERS)
_READERS = (*_WRITERS, Role.AUDITOR)


def may_adopt(actor: Actor, unit_id: int) -> bool:
    """Whether this actor takes an innovation over for a unit: its head, the organisation bureau over it."""
    return actor.kind is ActorKind.SYSTEM or unit_id in actor.units_as(*_WRITERS)


def writes_replication(actor: Actor, row: Replication) -> bool:
    """Whether this actor writes it down: for a unit here whoever may adopt for it; for another government who keeps the
    innovation."""
    if row.unit_id is not None:
        return may_adopt(actor, row.unit_id)
    return row.innovation is not None and keeps_innovation(actor, row.innovation.case.lead_unit_id)


def _sees(actor: Actor, row: Replication) -> bool:
    if actor.kind is ActorKind.SYSTEM or (row.unit_id is not None and row.unit_id in actor.units_as(*_READERS)):
        return True
    return row.innovation is not None and SEE_INNOVATION.allows(actor, row.innovation)


def _seen(actor: Actor, rows: "QuerySet[Replication]") -> "QuerySet[Replication]":
    if actor.kind is ActorKind.SYSTEM:
        return rows
    from_here = SEE_INNOVATION.visible(actor, Innovation.objects.all())
    return rows.filter(Q(unit_id__among=actor.units_as(*_READERS)) | Q(innovation__in=from_here))


def _seers(row: Replication) -> Iterable[Holders]:
    if row.unit_id is not None:
        above = frozenset((row.unit_id, *units.current().ancestors(row.unit_id)))
        yield from (Holders(role, above) for role in _READERS)
    if row.innovation is not None:
        yield from SEE_INNOVATION.holders(row.innovation)


SEE_REPLICATION: Rule[Replication] = Rule("innovation.see_replication", _sees, _seen, _seers)
"""Whoever heads, keeps or audits the unit that adopts it, and whoever sees the innovation it comes from."""
