# SPDX-License-Identifier: EUPL-1.2
"""What proves an answer: a reason, an address, files."""

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.domain.index.digests import answer_content
from praja.duties.innovation.enums.index import MATURITY_FILES, REGION_FILES
from praja.duties.innovation.errors.index import AnswerInvalid
from praja.duties.innovation.models import Maturity, RegionAnswer
from praja.duties.innovation.models.index import LINK, REASON
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import attach, detach
from praja.kernel.documents.queries import attachments_of
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.people.models import Person
from praja.lib.actors import Actor

MOST_FILES = 5


def person_of(actor: Actor) -> Person | None:
    """The person behind an actor; None for the platform."""
    return None if actor.person_id is None else Person.objects.get(pk=actor.person_id)


def reason_of(text: str) -> str:
    """A reason, trimmed. Raises `AnswerInvalid`."""
    kept = text.strip()
    if len(kept) > REASON:
        raise AnswerInvalid(
            "reason", _("This is too long."), _("Write at most %(most)s characters.") % {"most": REASON}
        )
    return kept


def link_of(address: str) -> str:
    """An address on the web, or nothing. Raises `AnswerInvalid`."""
    kept = address.strip()
    if kept and (urlsplit(kept).scheme not in ("https", "http") or len(kept) > LINK):
        raise AnswerInvalid("link", _("This is no web address."), _("Begin with https://."))
    return kept


def lay_evidence(
    answer: Maturity | RegionAnswer,
    *,
    reason: str,
    link: str,
    files: Sequence[StoredFile],
    drop: bool,
    actor: Actor,
    at: datetime,
) -> str:
    """Put reason, address and files onto a saved answer under a new salt, and give back the digest. `drop` takes off the files
    that were there before. Raises `AnswerInvalid` at `papers` for too many."""
    kind = MATURITY_FILES if isinstance(answer, Maturity) else REGION_FILES
    held = list(attachments_of(kind, answer.pk))
    if drop:
        for one in held:
            detach(attachment=one)
    for file in files:
        attach(file=file, object_kind=kind, object_id=answer.pk, title="", actor=actor, at=at)
    kept = list(attachments_of(kind, answer.pk))
    if len(kept) > MOST_FILES:
        raise AnswerInvalid(
            "papers", _("These are too many files."), _("Keep %(most)s, the strongest.") % {"most": MOST_FILES}
        )
    answer.reason, answer.link, answer.salt = reason, link, new_salt()
    answer.save(update_fields=["reason", "link", "salt"])
    return content_digest(answer.salt, answer_content(reason, link, (one.file.sha256 for one in kept)))
