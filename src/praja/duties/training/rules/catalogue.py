# SPDX-License-Identifier: EUPL-1.2
"""Who keeps the catalogue, and who looks at it."""

from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind, Door, role_door

KEEPERS = (Role.PERSONNEL,)
"""Who keeps programmes, rooms and classes, over their units."""


def keeps_training(actor: Actor, unit_id: int) -> bool:
    """Whether this actor keeps programmes, rooms and classes of the unit: its personnel office, or the platform."""
    return actor.kind is ActorKind.SYSTEM or unit_id in actor.units_as(*KEEPERS)


opens_training = Door("training.open", lambda actor: actor.kind is ActorKind.EMPLOYEE and actor.person_id is not None)
"""Everybody in the office: what is offered, and what is one's own."""

opens_keeping = role_door("training.keep", *KEEPERS)
"""Programmes, rooms, classes in preparation."""
