# SPDX-License-Identifier: EUPL-1.2
"""The product is signed, and goes to the applicant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from praja.duties.services.domain import paths
from praja.duties.services.operations.onward import go_on, onward
from praja.duties.services.procedure import APPLICATION
from praja.duties.services.procedure.names import DO_SIGN, SIGNING
from praja.duties.services.queries.applications import application_of
from praja.duties.services.queries.products import PRODUCT
from praja.kernel.documents.domain.signing import SigningSecret
from praja.kernel.documents.enums import DocumentState
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.documents.operations import sign_documents
from praja.kernel.procedures.errors import WrongState
from praja.kernel.procedures.models import Case
from praja.kernel.work.operations import relabel_work
from praja.lib.actors import Actor
from praja.lib.errors import DomainError, Text
from praja.lib.wording import msgid


@dataclass(frozen=True, slots=True)
class Signed:
    """What became of one product: its case, and why it was not signed; None where it was."""

    case_id: int
    refused: DomainError | None = None


def issue_product(*, document_id: int, actor: Actor, at: datetime) -> Case | None:
    """The document is signed: the application goes on, and the applicant can download it.

    Safe to be called again: None where the document belongs to nothing here, is not signed (any more), or the application has
    gone on already. Raises what `perform` raises besides.
    """
    issued = IssuedDocument.objects.filter(pk=document_id, object_kind=PRODUCT, state=DocumentState.ISSUED.value)
    document, case = issued.first(), None
    if document is not None:
        case = Case.objects.filter(pk=document.object_id, state=SIGNING).first()
    if document is None or case is None:
        return None
    application = application_of(case)
    data = {"document": document.code, "sha256": document.sha256}
    following = onward(application, paths.SIGNING)
    try:
        return go_on(case, "issue", application, following, data=data, actor=actor, at=at, seen_version=None)
    except WrongState:
        return None  # the page of the signer and the worker said it at the same moment


def sign_products(*, case_ids: Sequence[int], secret: SigningSecret | None, actor: Actor, at: datetime) -> list[Signed]:
    """The head signs the products of several applications with one secret; one that fails stops no other.

    Raises `SecretMissing` before anything is begun; what befalls a single product is in its `Signed`. Call it outside any
    transaction.
    """
    waiting = IssuedDocument.objects.filter(object_kind=PRODUCT, object_id__in=case_ids)
    waiting = waiting.exclude(state__in=(DocumentState.WITHDRAWN.value, DocumentState.ISSUED.value))
    case_of = dict(waiting.values_list("pk", "object_id"))
    outcomes = sign_documents(document_ids=sorted(case_of), secret=secret, actor=actor, at=at)
    for outcome in outcomes:
        if outcome.error is None:
            issue_product(document_id=outcome.document_id, actor=actor, at=at)
    return [Signed(case_of[outcome.document_id], outcome.error) for outcome in outcomes]


def sign_product(*, case: Case, secret: SigningSecret | None, actor: Actor, at: datetime) -> None:
    """Sign the product of one application. Raises `WrongState` where none waits, and what `sign_document` raises."""
    outcomes = sign_products(case_ids=[case.pk], secret=secret, actor=actor, at=at)
    if not outcomes:
        raise WrongState(APPLICATION.by_state[case.state].office)
    if outcomes[0].refused is not None:
        raise outcomes[0].refused


def say_on_desk(*, document_id: int, label: Text, at: datetime) -> None:
    """Say on the head's desk that a try to sign came to nothing, and what to do. No event: the document's own says it."""
    found = IssuedDocument.objects.filter(pk=document_id, object_kind=PRODUCT).values_list("object_id", flat=True)
    for case_id in found:
        relabel_work(case_id, kind=DO_SIGN.kind, label=msgid(label))
