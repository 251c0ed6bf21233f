# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.assessments.errors import NoSuchSheet, NotSealedYet
from praja.kernel.assessments.events import SheetSetAsideEvent, stream_of
from praja.kernel.assessments.models import Assessor, Round, SheetSetAside
from praja.kernel.assessments.rules import ORGANISE
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor
from praja.lib.errors import NotAllowed


def set_aside_sheet(
    *, assessor: Assessor, subject_id: int, ground_kind: str, ground_id: int, actor: Actor, at: datetime
) -> SheetSetAside:
    """Let a sheet of a sealed round count no more, by a decision that the caller has taken: named by its kind and id, so that its
    reasons stay where they were written. The scores themselves stay as they were sealed, and readable.

    Raises NotAllowed, NotSealedYet, NoSuchSheet. Records `assessments.set_aside`.
    """
    with transaction.atomic():
        row = Round.objects.select_for_update().get(pk=assessor.round_id)
        if not ORGANISE.allows(actor, row):
            raise NotAllowed(_("You may not organise assessments here."), next_step=_("Ask the organisation bureau."))
        if row.sealed_at is None:
            raise NotSealedYet
        known = SheetSetAside.objects.filter(assessor=assessor, subject_id=subject_id).exists()
        if known or not assessor.scores.filter(subject_id=subject_id).exists():
            raise NoSuchSheet
        made = SheetSetAside.objects.create(
            assessor=assessor, subject_id=subject_id, ground_kind=ground_kind, ground_id=ground_id, set_aside_at=at
        )
        event = SheetSetAsideEvent(
            assessor=assessor.pk, subject=subject_id, ground_kind=ground_kind, ground_id=ground_id
        )
        record(event, actor=actor, at=at, stream=stream_of(row.pk), refs={"round": row.pk, "assessor": assessor.pk})
    return made
