# SPDX-License-Identifier: EUPL-1.2
"""By which system a unit handles its letters."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.domain.bodies import plain
from praja.duties.letters.enums import Mode
from praja.duties.letters.errors.writing import ModeInvalid
from praja.duties.letters.events import MODES, ModeSet
from praja.duties.letters.models import UnitMode
from praja.duties.letters.rules import may_set_mode
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.lib.actors import Actor
from praja.lib.errors import NotAllowed


def set_mode(*, unit: Unit, mode: str, decree: str, since: date, actor: Actor, at: datetime) -> UnitMode:
    """From `since` on the unit, and what is below it without a mode of its own, handles its letters by this system; what held
    before ends that day.

    Raises NotAllowed, ModeInvalid. Records `letters.mode_set`.
    """
    if not may_set_mode(actor, unit.pk):
        raise NotAllowed(
            _("You do not decide by which system this unit handles its letters."),
            next_step=_("Ask the organization bureau or whoever keeps the records of the unit."),
        )
    said = " ".join(plain(decree).split())[:120]
    if not said:
        raise ModeInvalid(
            _("It is not said by which decree."), field="decree", next_step=_("Enter number and date of the decree.")
        )
    with transaction.atomic():
        held = UnitMode.objects.select_for_update().filter(unit=unit, until=None).first()
        if held is not None and held.since >= since:
            raise ModeInvalid(
                _("What holds now began on that day or later."), field="since", next_step=_("Choose a later day.")
            )
        if held is not None:
            held.until = since
            held.save(update_fields=["until"])
        row = UnitMode.objects.create(unit=unit, mode=Mode(mode), decree=said, since=since)
        event = ModeSet(unit=unit.pk, mode=str(row.mode), decree=said, since=since.isoformat())
        record(event, actor=actor, at=at, stream=MODES, refs={"unit": unit.pk})
    return row
