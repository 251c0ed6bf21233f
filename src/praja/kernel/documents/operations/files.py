# SPDX-License-Identifier: EUPL-1.2
"""Files in. Contents are stored before the row that names them is committed, so that no row ever lacks its
bytes.
"""

import mmap
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, ForeignObjectRel, Max, OuterRef, QuerySet

from praja.kernel.documents.domain.cleaning import clean
from praja.kernel.documents.domain.limits import CleanFile, Limits, Unacceptable
from praja.kernel.documents.enums import Kind, Reason
from praja.kernel.documents.errors import refusal
from praja.kernel.documents.events import SWEEPS, OrphansSwept
from praja.kernel.documents.gateways import clamav, store
from praja.kernel.documents.models import Attachment, StoredFile
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor


class Readable(Protocol):
    """An upload, an open file, a `BytesIO`."""

    def read(self, size: int = ..., /) -> bytes: ...


def take_in(*, upload: Readable, actor: Actor, at: datetime) -> StoredFile:
    """Check, clean and keep what was sent; the same content again is the same row.

    Name and declared type of the upload are not looked at: what counts is the content. Raises FileRefused,
    FileTooLarge, and Unavailable where a virus scanner is set but does not answer.
    """
    limits = Limits(size=settings.PRAJA_MAX_UPLOAD_BYTES)
    data = upload.read(limits.size + 1)
    try:
        kept = clean(data, limits)
    except Unacceptable as error:
        raise refusal(error.reason) from error
    if clamav.is_infected(data, settings.PRAJA_CLAMAV):
        raise refusal(Reason.INFECTED)
    return keep_row(kept, at)


def keep_row(kept: CleanFile, at: datetime) -> StoredFile:
    """Keep content that is known to be clean, and its row."""
    facts = {
        "size": len(kept.data),
        "media_type": kept.kind.value,
        "width": kept.width,
        "height": kept.height,
        "pages": kept.pages,
    }
    return _keep(lambda: store.put(kept.data), facts, at)


def keep_made(path: Path, kind: Kind, at: datetime) -> StoredFile:
    """Keep a file that was made here, however large, and its row. It is never held in memory."""
    return _keep(lambda: store.put_file(path), {"size": path.stat().st_size, "media_type": kind.value}, at)


def keep_brought(path: Path, at: datetime) -> StoredFile:
    """Keep a file from outside as it came, however large, once the virus scanner has seen it. It is never shown from here: who
    keeps it has judged what is in it. Raises FileRefused, and Unavailable where a scanner is set but does not answer.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if clamav.is_infected(data, settings.PRAJA_CLAMAV):
            raise refusal(Reason.INFECTED)
    return keep_made(path, Kind.AS_IT_IS, at)


def _keep(put: Callable[[], str], facts: dict[str, Any], at: datetime) -> StoredFile:
    digest = put()
    with transaction.atomic():
        # `stored_at` moves with every intake: a file just sent again is no orphan of long ago.
        file, _made = StoredFile.objects.update_or_create(
            sha256=digest, defaults={"stored_at": at}, create_defaults={**facts, "stored_at": at}
        )
        # A sweep may have removed the content between our two steps; it waits for this row now.
        put()
    return file


def attach(*, file: StoredFile, object_kind: str, object_id: int, title: str, actor: Actor, at: datetime) -> Attachment:
    """Let `file` belong to the object, after those it has. Attaching it again changes nothing.

    The caller has asked its own rule whether `actor` may.
    """
    with transaction.atomic():
        mine = Attachment.objects.filter(object_kind=object_kind, object_id=object_id)
        last = mine.aggregate(last=Max("position"))["last"]
        attachment, _made = Attachment.objects.get_or_create(
            file=file,
            object_kind=object_kind,
            object_id=object_id,
            defaults={
                "title": title[:200],
                "position": 0 if last is None else last + 1,
                "created_at": at,
                "created_by_kind": actor.kind.value,
                "created_by_id": actor.id,
            },
        )
    return attachment


def detach(*, attachment: Attachment) -> None:
    """Let a file belong to its object no more. The bytes go with the next sweep, unless something else refers to them.

    The caller has asked its own rule, and records what it took off.
    """
    Attachment.objects.filter(pk=attachment.pk).delete()


def sweep_orphans(*, actor: Actor, at: datetime, older_than: timedelta) -> int:
    """Remove files that nothing refers to and that were last taken in before `at - older_than`. Returns how
    many.

    Rows first, then contents that never got a row (a crash in between). Safe to run beside intakes and twice. Each file goes in a
    transaction of its own, so that no intake waits for long; where any went, the sweep is one event, `documents.orphans_swept`.
    """
    before = at - older_than
    files = sum(_sweep_row(pk, before) for pk in list(_orphans(before).values_list("pk", flat=True)))
    contents = sum(_sweep_content(digest) for digest in store.contents_older_than(before))
    if files or contents:
        with transaction.atomic():
            event = OrphansSwept(files=files, contents=contents, before=moment_text(before))
            record(event, actor=actor, at=at, stream=SWEEPS)
    return files + contents


def discard_unused(*, file_ids: Iterable[int], at: datetime) -> int:
    """Remove those of these files that nothing refers to any more, row and bytes, at once: what was destroyed by its schedule
    waits for no sweep. Returns how many; the caller's event says why they went. A file that something else refers to stays.
    """
    return sum(_sweep_row(pk, at + _AT_ONCE) for pk in sorted(set(file_ids)))


_AT_ONCE = timedelta(seconds=1)


def _orphans(before: datetime) -> QuerySet[StoredFile]:
    """Files without any referring row, whichever table it is in, also where the way back has no name (`related_name="+"`)."""
    orphans = StoredFile.objects.filter(stored_at__lt=before)
    for relation in StoredFile._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel):
            using = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
            orphans = orphans.filter(~Exists(using))
    return orphans


def _sweep_row(pk: int, before: datetime) -> int:
    with transaction.atomic():
        locked = StoredFile.objects.select_for_update().filter(pk=pk, stored_at__lt=before).first()
        if locked is None or not _orphans(before).filter(pk=pk).exists():
            return 0
        locked.delete()
        # Before the commit: an intake of the same content waits for it and then writes the content again.
        store.discard(locked.sha256)
    return 1


def _sweep_content(digest: str) -> int:
    if StoredFile.objects.filter(sha256=digest).exists():
        return 0
    store.discard(digest)
    return 1
