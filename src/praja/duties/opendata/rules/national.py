# SPDX-License-Identifier: EUPL-1.2
"""Who keeps what national data systems ask for: the data steward, for the units whose data they check."""

from praja.duties.opendata.rules.datasets import units_kept, units_stewarded
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind


def keeps_reference(actor: Actor) -> bool:
    """Take in the reference list of SIPD: it is one for the whole government."""
    return actor.kind is ActorKind.SYSTEM or actor.holds(Role.STEWARD)


def units_answering(actor: Actor) -> frozenset[int]:
    """The units of whose data this actor says what it answers."""
    return frozenset(units.current().nodes) if actor.kind is ActorKind.SYSTEM else units_stewarded(actor)


def may_describe_activity(actor: Actor, unit_id: int) -> bool:
    """Write the metadata of a statistical activity: whoever brings or checks data of the unit."""
    return actor.kind is ActorKind.SYSTEM or unit_id in units_kept(actor)


def may_hand_in_activity(actor: Actor, unit_id: int) -> bool:
    """Hand it in to INDAH, and note what INDAH says: the data steward."""
    return actor.kind is ActorKind.SYSTEM or unit_id in units_stewarded(actor)
