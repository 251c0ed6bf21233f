# SPDX-License-Identifier: EUPL-1.2
"""Who may change what the law sets here: legal bureau, personnel office, administrator, and the platform's
own loads."""

from praja.kernel.law.errors import NotALawKeeper
from praja.lib.actors import Actor, ActorKind, Door

LAW_KEEPERS = frozenset({"legal", "personnel", "administrator"})


def _keeps_law(actor: Actor) -> bool:
    return actor.kind is ActorKind.SYSTEM or bool(actor.roles & LAW_KEEPERS)


KEEP_LAW = Door("law.keep", _keeps_law)


def require_law_keeper(actor: Actor) -> None:
    """Raises NotALawKeeper."""
    if not KEEP_LAW(actor):
        raise NotALawKeeper
