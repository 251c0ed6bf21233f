# SPDX-License-Identifier: EUPL-1.2
"""Proof that outlives certificates, added by the worker to what is signed. The signature itself is never made again."""

import logging
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from praja.kernel.documents.domain.limits import CleanFile
from praja.kernel.documents.enums import DocumentState, Kind
from praja.kernel.documents.events import DocumentPreserved, stream_of_document
from praja.kernel.documents.gateways import store
from praja.kernel.documents.gateways.signing.certificates import trusted_roots
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.documents.operations.files import keep_row
from praja.kernel.documents.operations.issuing import locked_document
from praja.kernel.documents.queries.files import content_of
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor

log = logging.getLogger("praja.documents")

AT_ONCE = 200
"""Documents of one run: with an authority that takes a second, well inside the lease."""

AGAIN = timedelta(hours=6)
"""After a try that came to nothing, or without revocation lists."""

BEFORE_END = timedelta(days=180)
"""How long before the newest timestamp's certificate ends the next is put over it."""

LONGEST_WAIT = timedelta(days=30)
"""How long revocation lists are waited for; after it the document keeps its timestamp alone."""


def preserve_due(*, actor: Actor, at: datetime) -> int:
    """Add proof to what is due; returns to how many. Nothing without a timestamp authority (PRAJA_TSA_URL)."""
    if not settings.PRAJA_TSA_URL:
        return 0
    due = IssuedDocument.objects.filter(state=DocumentState.ISSUED.value, preserve_at__lte=at)
    ids = list(due.order_by("preserve_at", "id").values_list("pk", flat=True)[:AT_ONCE])
    return sum(preserve_document(document_id=pk, actor=actor, at=at) for pk in ids)


def preserve_document(*, document_id: int, actor: Actor, at: datetime) -> bool:
    """Add proof to one signed document, outside any transaction, then make the file official beside the one that was signed;
    false where nothing could be added, and it is tried again later. Records `documents.preserved`.
    """
    from praja.kernel.documents.gateways.signing.preserving import NotPreserved, preserve, trust_in
    from praja.kernel.documents.gateways.signing.timestamps import TimestampAccess, TimestampAuthority

    document = IssuedDocument.objects.select_related("file", "preserved").get(pk=document_id)
    newest = document.preserved or document.file
    assert newest is not None, "what is issued has its file"
    access = TimestampAccess(settings.PRAJA_TSA_URL, settings.PRAJA_TSA_USER, settings.PRAJA_TSA_PASSWORD)
    folder = Path(settings.PRAJA_KEYS)
    trust = trust_in(folder, trusted_roots(folder), fetches=settings.PRAJA_REVOCATION_FETCH)
    with content_of(newest) as file:
        content = file.read()
    try:
        found = preserve(content, authority=TimestampAuthority(access), trust=trust, at=at)
    except NotPreserved as failure:
        log.warning("document %s got no proof: %s", document.pk, failure)
        IssuedDocument.objects.filter(pk=document.pk).update(preserve_at=at + AGAIN)
        return False
    digest, is_new = store.put(found.content), found.content != content
    with transaction.atomic():
        locked = locked_document(document.pk)
        if (
            locked.preserved_id != document.preserved_id
            or locked.state != DocumentState.ISSUED.value
            or locked.destroyed_at
        ):
            return False
        waits = found.level == "B-T" and locked.issued_at is not None and at < locked.issued_at + LONGEST_WAIT
        locked.preserve_at = at + AGAIN if waits else max(found.until - BEFORE_END, at + LONGEST_WAIT)
        if is_new:
            locked.preserved = keep_row(CleanFile(found.content, Kind.PDF), at)
            locked.preserved_sha256, locked.preserved_level = digest, found.level
            event = DocumentPreserved(
                code=locked.code, sha256=digest, level=found.level, until=found.until.date().isoformat()
            )
            stream = stream_of_document(locked.code)
            record(event, actor=actor, at=at, stream=stream, refs={"document": locked.pk})
        locked.save(update_fields=["preserve_at", "preserved", "preserved_sha256", "preserved_level"])
    return is_new
