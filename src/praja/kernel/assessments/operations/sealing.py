# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.assessments.domain import scores_digest
from praja.kernel.assessments.errors import RoundNotOpen, RoundSealed
from praja.kernel.assessments.events import RoundSealedEvent, stream_of
from praja.kernel.assessments.models import Round
from praja.kernel.assessments.queries import entries_of
from praja.kernel.assessments.rules import ORGANISE
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor
from praja.lib.errors import NotAllowed


def seal_round(*, round: Round, actor: Actor, at: datetime) -> Round:  # noqa: A002
    """End a round: the digest of all its scores enters the ledger and nothing changes any more. May be done before the
    closing time. Raises NotAllowed, RoundSealed, RoundNotOpen (it has not begun).
    """
    if not ORGANISE.allows(actor, round):
        raise NotAllowed(_("You may not seal this round."), next_step=_("Ask its organiser."))
    with transaction.atomic():
        row = Round.objects.select_for_update().get(pk=round.pk)
        if row.sealed_at is not None:
            raise RoundSealed
        if at < row.opens_at:
            raise RoundNotOpen
        entries = entries_of(row)
        row.sealed_at = at
        row.save(update_fields=["sealed_at"])
        event = RoundSealedEvent(scores=len(entries), digest=scores_digest(entries))
        record(event, actor=actor, at=at, stream=stream_of(row.pk), refs={"round": row.pk, "unit": row.unit_id})
    return row
