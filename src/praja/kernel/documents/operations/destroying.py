# SPDX-License-Identifier: EUPL-1.2
"""Issued documents whose retention has ended: the file goes, what was issued stays provable."""

from datetime import datetime

from django.db import transaction

from praja.kernel.documents.events import DocumentDestroyed, stream_of_document
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.documents.operations.files import discard_unused
from praja.kernel.documents.operations.issuing import locked_document
from praja.kernel.documents.sealing import seal_content
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor


def destroy_document(*, document_id: int, actor: Actor, at: datetime) -> IssuedDocument:
    """Destroy the signed file kept here, by its retention schedule. Number, day, unit, signer's post and the digest stay: the
    page of verification says that it was issued, that a copy is still genuine, and since when the file is no longer kept here.

    The caller has asked its own rule whether its time has come and who approved. Repeating it changes nothing; what was never
    issued is left alone. Records `documents.destroyed`.
    """
    with transaction.atomic():
        document = locked_document(document_id)
        files = [pk for pk in (document.file_id, document.preserved_id) if pk is not None]
        if document.destroyed_at is not None or not document.sha256:
            return document
        document.file = document.preserved = None
        document.destroyed_at, document.preserve_at = at, None
        document.data, document.salt = seal_content(""), b""
        document.save()
        event = DocumentDestroyed(
            code=document.code,
            object_kind=document.object_kind,
            object_id=document.object_id,
            sha256=document.sha256,
        )
        record(event, actor=actor, at=at, stream=stream_of_document(document.code), refs={"document": document.pk})
    discard_unused(file_ids=files, at=at)
    return document
