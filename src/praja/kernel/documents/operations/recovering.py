# SPDX-License-Identifier: EUPL-1.2
"""After a lost answer: what can be fetched is fetched, and what cannot be known is said, before anybody signs again."""

from datetime import datetime

from praja.kernel.documents.domain.signing import SigningFailed
from praja.kernel.documents.enums import DocumentState, FailureReason, Provider
from praja.kernel.documents.errors import NotToBeSigned, signing_refusal
from praja.kernel.documents.gateways.signing import service_of
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.documents.operations.issuing import not_the_signer
from praja.kernel.documents.operations.signing import complete_signing, note_failure
from praja.kernel.documents.queries.issued import page_of
from praja.kernel.documents.rules import SIGN
from praja.lib.actors import Actor, ActorKind
from praja.lib.errors import DomainError

_KEPT = frozenset({FailureReason.NOT_FETCHED, FailureReason.GARBLED})
"""After these nothing is to be had any more; other failures to fetch leave the document as it is, for the next time."""


def settle_left(*, actor: Actor, at: datetime) -> int:
    """Mark as unclear what a process began to have signed by BSrE and did not end within its lease. Returns how many."""
    left = IssuedDocument.objects.filter(state=DocumentState.SIGNING.value, leased_until__lte=at)
    settled = 0
    for document in left.exclude(provider=Provider.LOCAL.value).order_by("pk"):
        try:
            note_failure(document, FailureReason.WORKER_LOST, actor, at)
        except NotToBeSigned:
            continue  # it was ended while we looked
        settled += 1
    return settled


def recover_document(*, document_id: int, actor: Actor, at: datetime) -> IssuedDocument:
    """Fetch the signed file of a document whose answer was lost, by the provider's id of it, and issue it.

    For its signer and the worker. Raises NotAllowed, NotToBeSigned where nothing was lost or no id is known, SigningRefused.
    """
    document = IssuedDocument.objects.select_related("unit", "signer__person__employee").get(pk=document_id)
    if actor.kind is not ActorKind.SYSTEM and not SIGN.allows(actor, document):
        raise not_the_signer()
    if document.state != DocumentState.UNCLEAR.value or not document.external_id:
        raise NotToBeSigned(DocumentState(document.state))
    provider = Provider(document.provider)
    try:
        page = page_of(document, provider, at)
        signed = service_of(provider).fetch_lost(document.external_id, page, at)
    except SigningFailed as failure:
        reason = failure.reason
    else:
        return complete_signing(document, signed, actor=actor, at=at)
    raise note_failure(document, reason, actor, at) if reason in _KEPT else signing_refusal(reason)


def recover_lost(*, actor: Actor, at: datetime) -> int:
    """Fetch everything that was lost and can be fetched. Returns how many documents are issued by it."""
    settle_left(actor=actor, at=at)
    lost = IssuedDocument.objects.filter(state=DocumentState.UNCLEAR.value).exclude(external_id="")
    recovered = 0
    for pk in lost.exclude(failure__in=[reason.value for reason in _KEPT]).order_by("pk").values_list("pk", flat=True):
        try:
            recover_document(document_id=pk, actor=actor, at=at)
        except DomainError:
            continue  # it stays unclear and says so
        recovered += 1
    return recovered
