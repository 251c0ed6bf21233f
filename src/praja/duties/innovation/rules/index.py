# SPDX-License-Identifier: EUPL-1.2
"""Who answers the regional innovation index, who checks, who sees it."""

from praja.duties.innovation.enums import PathState, TeamFunction
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.rules.path import CURATE, KEEPERS, in_team, keeps_innovation, reviews
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind, Door

READERS = (Role.HEAD, *KEEPERS, Role.AUDITOR)
ENDED = (PathState.REJECTED, PathState.STOPPED, PathState.WITHDRAWN)


def _root() -> int:
    roots = units.current().roots
    return roots[0].id if roots else 0


def sees_index(actor: Actor) -> bool:
    """Whether this actor sees the index of the region: its head, the organisation bureau and the auditor over the whole."""
    return actor.kind is ActorKind.EMPLOYEE and _root() in actor.units_as(*READERS)


def keeps_index(actor: Actor) -> bool:
    """Whether this actor answers for the region, seals and sends: the organisation bureau over the whole."""
    return keeps_innovation(actor, _root())


opens_index = Door("innovation.index", lambda actor: bool(_roles(actor) & {*READERS}))
"""Whoever holds one of these roles anywhere; whether over the whole, the page asks."""
keeps_answers = Door("innovation.index_keep", lambda actor: bool(_roles(actor) & {*KEEPERS}))
"""The organisation bureau anywhere; whether over the whole, the page asks."""
over_the_whole = Door("innovation.index_whole", sees_index)


def _roles(actor: Actor) -> set[str]:
    """The roles that an officer holds, wherever."""
    return {str(role) for role in READERS if actor.units_as(role)} if actor.kind is ActorKind.EMPLOYEE else set()


def tells_maturity(actor: Actor, row: Innovation) -> bool:
    """Leader and members while it goes on; where nobody is in the team (it came from a list), the organisation bureau."""
    if row.case.state in ENDED:
        return False
    if in_team(actor, row.pk, TeamFunction.LEADER, TeamFunction.MEMBER):
        return True
    return CURATE.allows(actor, row) and not row.team.filter(left_at=None).exists()


def checks_maturity(actor: Actor, row: Innovation) -> bool:
    """The organisation bureau over the unit, who is not of the team."""
    return CURATE.allows(actor, row) and not in_team(actor, row.pk)


def sees_maturity(actor: Actor, row: Innovation) -> bool:
    """Its team, who discusses it, and head, organisation bureau and auditor over its unit; not everybody, once it is shown."""
    if actor.kind is ActorKind.SYSTEM or row.case.lead_unit_id in actor.units_as(*READERS):
        return True
    return in_team(actor, row.pk) or reviews(actor, row.pk)
