# SPDX-License-Identifier: EUPL-1.2
"""Files and registers. Who may is asked by the caller: what a file is attached to decides."""

from typing import IO

from django.db.models import QuerySet

from praja.kernel.documents.gateways import store
from praja.kernel.documents.models import Attachment, NumberEntry, StoredFile


def attachments_of(object_kind: str, *object_ids: int) -> QuerySet[Attachment]:
    """What is attached to these objects of one kind, in order, each with its file."""
    rows = Attachment.objects.filter(object_kind=object_kind, object_id__in=object_ids)
    return rows.select_related("file").order_by("object_id", "position", "id")


def content_of(file: StoredFile) -> IO[bytes]:
    """The bytes of `file`, opened for reading. Raises FileNotFoundError where the store has lost them."""
    return store.fetch(file.sha256)


def entries_of(register_key: str, year: int) -> QuerySet[NumberEntry]:
    """Every number of the register in `year`, void ones with their reasons, in order."""
    return NumberEntry.objects.filter(register__key=register_key, register__year=year).order_by("number")
