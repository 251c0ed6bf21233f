# SPDX-License-Identifier: EUPL-1.2
"""Carrying a commitment to its end, or giving it up."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import attach
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.events import Event
from praja.kernel.ledger.operations import record
from praja.kernel.plans.enums import CommitmentStatus
from praja.kernel.plans.errors import EvidenceMissing, WordsMissing
from praja.kernel.plans.events import CommitmentDropped, CommitmentFinished, ProgressReported, stream_of
from praja.kernel.plans.models import Commitment, ProgressNote
from praja.kernel.plans.operations.holding import guard_carrying, locked_live
from praja.kernel.plans.operations.making import LEAST
from praja.kernel.plans.queries import OBJECT_KIND, evidence_of
from praja.kernel.plans.rules import DROP
from praja.kernel.work.models import WorkItem
from praja.lib.actors import Actor
from praja.lib.errors import NotAllowed
from praja.lib.wording import msgid

MOST = 500
"""Characters kept of a note or reason."""


def report_progress(
    *, commitment: Commitment, note: str, actor: Actor, at: datetime, files: Sequence[StoredFile] = ()
) -> Commitment:
    """Tell how far it is; files are kept as evidence. Raises NotAllowed, AlreadyClosed, WordsMissing."""
    guard_carrying(commitment, actor)
    text, salt = _words(note, "note"), new_salt()
    with transaction.atomic():
        row = locked_live(commitment)
        _keep_evidence(row, files, actor, at)
        ProgressNote.objects.create(commitment=row, text=text, salt=salt, reported_at=at)
        row.status = CommitmentStatus.IN_PROGRESS
        row.save(update_fields=["status"])
        WorkItem.objects.filter(commitments=row).update(state_label=msgid(CommitmentStatus.IN_PROGRESS.label))
        _record(row, ProgressReported(note=content_digest(salt, {"text": text})), actor, at)
    return row


def finish_commitment(
    *, commitment: Commitment, actor: Actor, at: datetime, files: Sequence[StoredFile] = ()
) -> Commitment:
    """Show that it is done: `files` or what was attached before is the evidence, and there must be some.

    Raises NotAllowed, AlreadyClosed, EvidenceMissing.
    """
    guard_carrying(commitment, actor)
    with transaction.atomic():
        row = locked_live(commitment)
        _keep_evidence(row, files, actor, at)
        evidence = tuple(evidence_of(row).values_list("sha256", flat=True))
        if not evidence:
            raise EvidenceMissing
        _close(row, CommitmentStatus.DONE, at)
        _record(row, CommitmentFinished(evidence=evidence), actor, at)
    return row


def drop_commitment(*, commitment: Commitment, reason: str, actor: Actor, at: datetime) -> Commitment:
    """Give it up, with the reason. Raises NotAllowed, AlreadyClosed, WordsMissing."""
    if not DROP.allows(actor, commitment):
        raise NotAllowed(
            _("You may not drop this commitment."),
            next_step=_("Ask the head of the unit or the organisation bureau."),
        )
    return give_up(commitment=commitment, reason=reason, actor=actor, at=at)


def give_up(*, commitment: Commitment, reason: str, actor: Actor, at: datetime) -> Commitment:
    """Give it up because what called for it has ended: whoever ended that has asked who may. Raises AlreadyClosed,
    WordsMissing."""
    text, salt = _words(reason, "reason"), new_salt()
    with transaction.atomic():
        row = locked_live(commitment)
        row.dropped_reason, row.dropped_salt = text, salt
        _close(row, CommitmentStatus.DROPPED, at)
        _record(row, CommitmentDropped(reason=content_digest(salt, {"text": text})), actor, at)
    return row


def _words(text: str, field: str) -> str:
    words = " ".join(text.split())
    if len(words) < LEAST:
        raise WordsMissing(field)
    return words[:MOST]


def _keep_evidence(row: Commitment, files: Sequence[StoredFile], actor: Actor, at: datetime) -> None:
    for file in files:
        attach(file=file, object_kind=OBJECT_KIND, object_id=row.pk, title="", actor=actor, at=at)


def _close(row: Commitment, status: CommitmentStatus, at: datetime) -> None:
    row.status, row.closed_at = status, at
    row.save(update_fields=["status", "closed_at", "dropped_reason", "dropped_salt"])
    WorkItem.objects.filter(commitments=row, closed_at=None).update(closed_at=at)


def _record(row: Commitment, event: Event, actor: Actor, at: datetime) -> None:
    record(event, actor=actor, at=at, stream=stream_of(row.pk), refs={"commitment": row.pk, "unit": row.owner_unit_id})
