# SPDX-License-Identifier: EUPL-1.2
"""What a destruction leaves of a file: its cover, its place in the registers and the digests of the ledger; no word of what was
in it, and no byte that nothing else refers to."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models, transaction

from praja.duties.letters.enums import ENCLOSURE, FileState
from praja.duties.letters.events.records import FileErased, stream_of_file
from praja.duties.letters.models import ArrivedMail, Disposition, FollowUp, RecordFile
from praja.duties.letters.models.words import OF_CASE, blank_of
from praja.duties.letters.operations.records.files import locked_files
from praja.duties.letters.procedure.names import DONE
from praja.kernel.documents.models import Attachment, IssuedDocument
from praja.kernel.documents.operations.destroying import destroy_document
from praja.kernel.documents.operations.files import discard_unused
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor

LETTER_FILES = ("letters.incoming", "letters.outgoing", ENCLOSURE, "letters.order", "letters.disposition")
"""Kinds of attachments that are numbered by the case."""
FOLLOW_UP_FILES, MAIL_FILES = "letters.follow_up", "letters.mail"


def erase_file(*, file: RecordFile, actor: Actor, at: datetime) -> bool:
    """Erase what lay in a destroyed file: words and salts are blank, files that nothing else refers to are gone, signed pages
    are said to be destroyed. True where there was something to do; repeating it changes nothing.

    Two parts, so that a lost process leaves nothing half done for ever: the words in one transaction, which is told to the
    ledger; then the bytes, which the daily sweep would remove otherwise. Call it outside any transaction.
    """
    cases = list(file.items.order_by("case_id").values_list("case_id", flat=True))
    issued = IssuedDocument.objects.filter(object_kind__in=LETTER_FILES, object_id__in=cases, destroyed_at=None)
    for document_id in issued.values_list("pk", flat=True):
        destroy_document(document_id=document_id, actor=actor, at=at)
    with transaction.atomic():
        locked = locked_files([file.pk])[file.pk]
        if locked.state != FileState.DESTROYED or locked.erased_at is not None:
            return False
        unused = _let_go(cases)
        for model, path in OF_CASE:
            _blank(model, path, cases)
        locked.erased_at = at
        locked.save(update_fields=["erased_at"])
        event = FileErased(file=locked.pk, clearance=_destroyed_by(locked), cases=len(cases))
        record(event, actor=actor, at=at, stream=stream_of_file(locked.pk), refs={"file": locked.pk})
    discard_unused(file_ids=unused, at=at)
    return True


def _destroyed_by(file: RecordFile) -> int:
    """The list by which it was destroyed."""
    carried_out = file.clearances.filter(removed_reason="", clearance__case__state=DONE)
    return carried_out.filter(clearance__fate=FileState.DESTROYED).values_list("clearance", flat=True).get()


def _let_go(cases: list[int]) -> set[int]:
    """Take every file off these cases, and return which they were."""
    follow_ups = FollowUp.objects.filter(assignment__case__in=cases).values_list("pk", flat=True)
    attached = Attachment.objects.filter(object_kind__in=LETTER_FILES, object_id__in=cases) | Attachment.objects.filter(
        object_kind=FOLLOW_UP_FILES, object_id__in=list(follow_ups)
    )
    mails = ArrivedMail.objects.filter(incoming__in=cases).values_list("pk", flat=True)
    attached |= Attachment.objects.filter(object_kind=MAIL_FILES, object_id__in=list(mails))
    scans = Disposition.objects.filter(case__in=cases, scan__isnull=False)
    found = {*attached.values_list("file_id", flat=True), *scans.values_list("scan_id", flat=True)}
    attached.delete()
    # Their salts go in the same breath: the constraint asks for a scan as long as there is one.
    scans.update(scan=None, salt=b"")
    return found


def _blank(model: type[models.Model], path: str, cases: Iterable[int]) -> None:
    values = blank_of(model)
    if values:
        model._default_manager.filter(**{f"{path}__in": list(cases)}).update(**values)
