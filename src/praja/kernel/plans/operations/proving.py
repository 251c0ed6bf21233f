# SPDX-License-Identifier: EUPL-1.2
"""Photos, documents and links that show the problem, laid to a diagnosis and taken off again while it is written."""

from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import attach, detach
from praja.kernel.documents.queries import attachments_of
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.plans.errors import PlanUnfinished
from praja.kernel.plans.events import ProofAdded, ProofRemoved, diagnosis_stream
from praja.kernel.plans.models import PROOF_FILES, Diagnosis, Proof
from praja.kernel.plans.operations.diagnosing import locked_diagnosis
from praja.kernel.plans.operations.writing import guard_writer
from praja.lib.actors import Actor

MOST_PROOFS = 20
LONGEST_TITLE, LONGEST_SHOWS, LONGEST_LINK, SHORTEST = 160, 1000, 300, 5


def add_proof(
    *,
    diagnosis: Diagnosis,
    title: str,
    shows: str,
    actor: Actor,
    at: datetime,
    file: StoredFile | None = None,
    link: str = "",
) -> Proof:
    """Lay a file or a link to a diagnosis, with a title and what one sees in it. The same file may show two things.

    Raises NotYourSheet, HandedIn, PlanUnfinished (at `title`, `shows`, `link`, `file`). Records `plans.proof_added`.
    """
    guard_writer(actor, diagnosis)
    words = {"title": _words(title, "title", LONGEST_TITLE), "shows": _words(shows, "shows", LONGEST_SHOWS)}
    address = _address(link)
    if (file is None) is not bool(address):
        raise PlanUnfinished(
            _("One file or one link is needed, and not both."),
            field="file",
            next_step=_("Choose a photo or document, or give the address of a video or page."),
        )
    with transaction.atomic():
        held = locked_diagnosis(diagnosis)
        if held.proofs.count() >= MOST_PROOFS:
            raise PlanUnfinished(
                _("There are %(most)s already.") % {"most": MOST_PROOFS},
                field="title",
                next_step=_("Take off what shows the least."),
            )
        row = Proof.objects.create(
            diagnosis=held, **words, link=address, salt=new_salt(), added_by_id=actor.person_id, added_at=at
        )
        if file is not None:
            attach(file=file, object_kind=PROOF_FILES, object_id=row.pk, title=row.title, actor=actor, at=at)
        event = ProofAdded(
            proof=row.pk, words=content_digest(bytes(row.salt), row.said), file=file.sha256 if file else ""
        )
        record(event, actor=actor, at=at, stream=diagnosis_stream(held.pk), refs=_refs(held))
    return row


def remove_proof(*, proof: Proof, actor: Actor, at: datetime) -> None:
    """Take a file or link off its diagnosis; the bytes go with the next sweep, unless something else refers to them. What is
    gone already stays gone. Raises NotYourSheet, HandedIn. Records `plans.proof_removed`."""
    guard_writer(actor, proof.diagnosis)
    with transaction.atomic():
        held = locked_diagnosis(proof.diagnosis)
        row = held.proofs.filter(pk=proof.pk).first()
        if row is None:
            return
        for one in attachments_of(PROOF_FILES, row.pk):
            detach(attachment=one)
        event = ProofRemoved(proof=row.pk)
        row.delete()
        record(event, actor=actor, at=at, stream=diagnosis_stream(held.pk), refs=_refs(held))


def _words(text: str, field: str, longest: int) -> str:
    words = " ".join(text.split())
    if not SHORTEST <= len(words) <= longest:
        raise PlanUnfinished(
            _("This is too short, or longer than %(most)s characters.") % {"most": longest},
            field=field,
            next_step=_("Say in a few words what it is."),
        )
    return words


def _address(link: str) -> str:
    kept = link.strip()
    parts = urlsplit(kept) if kept else None
    if parts is not None and (parts.scheme not in ("https", "http") or not parts.netloc or len(kept) > LONGEST_LINK):
        raise PlanUnfinished(_("This is no web address."), field="link", next_step=_("Begin with https://."))
    return kept


def _refs(row: Diagnosis) -> dict[str, int]:
    return {"diagnosis": row.pk, "unit": row.unit_id}
