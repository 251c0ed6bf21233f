# SPDX-License-Identifier: EUPL-1.2
"""Reading the words on a letter's files, so that search finds it by them."""

from datetime import datetime

from django.db import transaction

from praja.duties.letters.events.incoming import FilesRead
from praja.duties.letters.models import Incoming
from praja.duties.letters.queries.incoming import ATTACHED_TO
from praja.kernel.documents.queries import attachments_of
from praja.kernel.documents.queries.reading import words_in
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.operations.stepping import lock
from praja.kernel.procedures.words import words_content
from praja.lib.actors import Actor

LONGEST_READ = 100_000
"""Characters of all files of a letter that are kept."""


def read_files(*, letter_id: int, actor: Actor, at: datetime) -> bool:
    """Read the files of a letter that nobody has read, seconds for each page of a scan, and keep their words. Whether anything
    was read. Again it changes nothing; a file that is added meanwhile is read the next time.
    """
    files = [held.file for held in attachments_of(ATTACHED_TO, letter_id)]
    text = "\n\n".join(filter(None, (words_in(file, at_most=LONGEST_READ) for file in files)))
    text = text.replace("\x00", "")[:LONGEST_READ]
    with transaction.atomic():
        case = lock(letter_id)
        row = Incoming.objects.get(pk=letter_id)
        now = {held.file_id for held in attachments_of(ATTACHED_TO, letter_id)}
        if not row.is_unread or now != {file.pk for file in files}:
            return False
        salt = new_salt() if text else b""
        is_new = text != row.scanned_text
        row.scanned_text, row.text_salt, row.is_unread = text, salt, False
        row.save(update_fields=["scanned_text", "text_salt", "is_unread"] if is_new else ["is_unread"])
        if is_new:
            event = FilesRead(text=content_digest(salt, words_content(text)) if text else "")
            record(event, actor=actor, at=at, stream=case.stream, refs=refs_of(case))
    return is_new
