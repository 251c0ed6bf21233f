# SPDX-License-Identifier: EUPL-1.2
"""Letters that came in, made by the operation that registers them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from praja.duties.letters.models import Correspondent, Disposition, Incoming
from praja.duties.letters.operations.disposing import Asked, DispositionWords, dispose
from praja.duties.letters.operations.registering import NewLetter, correspondent_named, register_letter
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account

if TYPE_CHECKING:
    from letters.conftest import Office

RECEIVED = datetime(2025, 6, 16, 2, 0, tzinfo=UTC)
"""A Monday, 09.00 in Jakarta."""


def registered_letter(
    office: Office,
    *,
    at: datetime = RECEIVED,
    unit: Unit | None = None,
    by: Account | None = None,
    sender: Correspondent | Unit | None = None,
    received_at: datetime | None = None,
    **said: Any,
) -> Incoming:
    """A letter from an office outside to `unit` (the roads' office), registered by its records officer. `said` are fields of
    `NewLetter`."""
    unit = unit or office.roads
    actor = office.actor(by or (office.mayor_records if unit == office.root else office.roads_records), at)
    sender = sender or correspondent_named(name="Balai Jalan Nasional XVI", actor=actor, at=at)
    given: dict[str, Any] = {
        "subject": "Undangan rapat koordinasi perbaikan jembatan",
        "number_text": "UM.01.02/BJN/117",
        "dated_on": date(2025, 6, 12),
        "kind": "surat_undangan",
        **said,
    }
    return register_letter(
        new=NewLetter(sender=sender, **given), unit=unit, actor=actor, at=at, received_at=received_at
    )


def disposed(office: Office, letter: Incoming, at: datetime, *, know: bool = False) -> Disposition:
    """The roads' head disposes the letter to the bridges' section: to act within two days, or to `know`."""
    asked = Asked(
        unit=office.bridges.pk, person=None, is_for_information=know, due_at=None if know else at + timedelta(days=2)
    )
    return dispose(
        case=letter.letter.case,
        words=DispositionWords(instructions=("proses",), note="Tindak lanjuti."),
        asked=(asked,),
        actor=office.actor(office.roads_head, at),
        at=at,
        seen_version=None,
    )
