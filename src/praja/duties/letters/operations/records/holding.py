# SPDX-License-Identifier: EUPL-1.2
"""Legal hold: a dispute, an audit or an investigation keeps a file, whatever its schedule says."""

from datetime import datetime

from django.db import transaction

from praja.duties.letters.enums import FileState
from praja.duties.letters.errors.records import AlreadyHeld, FileHasLeft, NeedsWords, NotYourRecords
from praja.duties.letters.events.records import FileHeld, HoldLifted, stream_of_file
from praja.duties.letters.models import LegalHold, RecordFile
from praja.duties.letters.operations.records.files import locked_files
from praja.duties.letters.rules.records import may_hold_file
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor

GONE = (FileState.HANDED_OVER, FileState.DESTROYED)


def hold_file(*, file: RecordFile, reason: str, actor: Actor, at: datetime) -> LegalHold:
    """Hold a file: no list can be carried out with it. Raises `NotYourRecords`, `NeedsWords`, `AlreadyHeld`, `FileHasLeft`."""
    words = " ".join(reason.split())[:300]
    with transaction.atomic():
        locked = locked_files([file.pk])[file.pk]
        if not may_hold_file.allows(actor, locked):
            raise NotYourRecords
        if not words:
            raise NeedsWords("reason")
        if locked.state in GONE:
            raise FileHasLeft
        if locked.holds.filter(until=None).exists():
            raise AlreadyHeld
        hold = LegalHold.objects.create(file=locked, reason=words, salt=new_salt(), since=at)
        event = FileHeld(file=locked.pk, hold=hold.pk, reason=content_digest(bytes(hold.salt), {"reason": words}))
        record(event, actor=actor, at=at, stream=stream_of_file(locked.pk), refs={"file": locked.pk})
    return hold


def lift_hold(*, hold: LegalHold, actor: Actor, at: datetime) -> LegalHold:
    """Let it go its way again. Raises `NotYourRecords`. One lifted before: no change."""
    with transaction.atomic():
        locked = locked_files([hold.file_id])[hold.file_id]
        if not may_hold_file.allows(actor, locked):
            raise NotYourRecords
        if LegalHold.objects.filter(pk=hold.pk, until=None).update(until=at):
            event = HoldLifted(file=locked.pk, hold=hold.pk)
            record(event, actor=actor, at=at, stream=stream_of_file(locked.pk), refs={"file": locked.pk})
    hold.refresh_from_db()
    return hold
