# SPDX-License-Identifier: EUPL-1.2
"""Who may change the organisation: the organisation bureau, the administrator, and the platform's own
imports."""

from django.utils.translation import gettext_lazy as _

from praja.lib.actors import Actor, ActorKind, role_door
from praja.lib.errors import NotAllowed

# The names of roles as `people.enums.Role` has them; people stand above the organisation in the house.
ORGANIZERS = ("organization", "administrator")

ORGANIZE = role_door("organize", *ORGANIZERS)


def may_organize(actor: Actor) -> bool:
    """Whether this actor may change units, functions, regions and external codes."""
    return actor.kind is ActorKind.SYSTEM or ORGANIZE(actor)


def guard_organizing(actor: Actor) -> None:
    """Raises NotAllowed unless `may_organize`."""
    if not may_organize(actor):
        raise NotAllowed(
            _("You may not change the organisation."),
            next_step=_("Ask the organisation bureau or the administrator."),
        )
