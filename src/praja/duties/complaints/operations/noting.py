# SPDX-License-Identifier: EUPL-1.2
"""Notes that officers leave each other."""

from datetime import datetime

from django.db import transaction

from praja.duties.complaints.events import NoteWritten
from praja.duties.complaints.models import Note
from praja.duties.complaints.operations.drafting import account_id
from praja.duties.complaints.operations.words import words_of
from praja.duties.complaints.rules import may_note
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.stepping import lock
from praja.lib.actors import Actor


def write_note(*, case: Case, text: str, actor: Actor, at: datetime) -> Note:
    """Leave a note on the case for colleagues; it moves nothing. Raises `StepNotAllowed`, `TextTooShort`, `TextTooLong`."""
    words = words_of(text, minimum=2)
    with transaction.atomic():
        locked = lock(case.pk)
        if not may_note.allows(actor, locked):
            raise StepNotAllowed
        note = Note.objects.create(
            complaint_id=locked.pk, text=words.text, salt=words.salt, author=account_id(actor), written_at=at
        )
        event = NoteWritten(note=words.digest)
        record(event, actor=actor, at=at, stream=locked.stream, refs=refs_of(locked))
    return note
