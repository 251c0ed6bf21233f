# SPDX-License-Identifier: EUPL-1.2
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind, role_door

PUBLISH = role_door("forms.publish", Role.ORGANIZATION, Role.ADMINISTRATOR)


def may_publish(actor: Actor) -> bool:
    """Whether this actor may publish forms: the organisation bureau, the administrator, the platform's own set-up."""
    return actor.kind is ActorKind.SYSTEM or PUBLISH(actor)
