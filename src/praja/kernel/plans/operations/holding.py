# SPDX-License-Identifier: EUPL-1.2
"""What every act on a commitment begins with: the right, the lock, the status."""

from django.utils.translation import gettext_lazy as _

from praja.kernel.plans.enums import LIVE
from praja.kernel.plans.errors import AlreadyClosed
from praja.kernel.plans.models import Commitment
from praja.kernel.plans.rules import may_carry
from praja.lib.actors import Actor
from praja.lib.errors import NotAllowed


def guard_carrying(commitment: Commitment, actor: Actor) -> None:
    """Raises NotAllowed unless the commitment is this actor's to carry."""
    if not may_carry(actor, commitment):
        raise NotAllowed(
            _("This commitment is not yours."), next_step=_("Ask its owner or the head of the unit that owes it.")
        )


def locked_live(commitment: Commitment) -> Commitment:
    """The row, locked, in the caller's transaction. Raises AlreadyClosed."""
    row = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if row.status not in LIVE:
        raise AlreadyClosed
    return row
