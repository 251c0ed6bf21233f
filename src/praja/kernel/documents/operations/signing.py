# SPDX-License-Identifier: EUPL-1.2
"""Signing: claim the try, render, sign outside any transaction, keep the file, then make it official in one transaction.

Never twice: a try is claimed under the row's lock and counted; only the try that still holds the claim may complete. Where an
answer of the provider was lost, the document is `unclear` and no worker or second click signs it again.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.documents.domain.limits import CleanFile
from praja.kernel.documents.domain.signing import Signatory, SignedFile, SigningFailed, SigningSecret
from praja.kernel.documents.enums import DocumentState, FailureReason, Kind, Provider, SecretKind
from praja.kernel.documents.errors import NotToBeSigned, SecretMissing, signing_refusal
from praja.kernel.documents.events import DocumentIssued, DocumentRenumbered, IssueFailed, stream_of_document
from praja.kernel.documents.gateways import store
from praja.kernel.documents.gateways.signing import BsreV2, SigningService, service_in_use
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.documents.operations.files import keep_row
from praja.kernel.documents.operations.issuing import locked_document, not_the_signer, number_on
from praja.kernel.documents.operations.numbers import confirm_number, draw_number, void_number
from praja.kernel.documents.queries.issued import page_of
from praja.kernel.documents.rules import SIGN
from praja.kernel.documents.sealing import seal_content
from praja.kernel.ledger.operations import record
from praja.kernel.people.identifiers import opened
from praja.kernel.people.models import Account, Person
from praja.lib.actors import Actor, ActorKind
from praja.lib.clock import local_date
from praja.lib.errors import DomainError, InvalidInput
from praja.lib.moments import local_zone

log = logging.getLogger("praja.documents")

LEASE = timedelta(minutes=30)
"""How long a claimed try is left alone; longer than all the answers that one try may wait for (PRAJA_BSRE_PATIENCE)."""

MOST_TRIES = 8
"""Tries after which the worker leaves a document to people."""

YEAR_TURNED = "Pergantian tahun sebelum ditandatangani"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one document of several: it, and why it was not signed, None where it was."""

    document_id: int
    document: IssuedDocument | None
    error: DomainError | None = None


@dataclass(frozen=True, slots=True)
class _Attempt:
    document: IssuedDocument
    page: bytes


def guard_secret(secret: SigningSecret | None) -> SigningService:
    """The service that signs, if it has what it asks of the signer. Raises SecretMissing."""
    service = service_in_use()
    if service.secrets and (secret is None or secret.kind not in service.secrets):
        raise SecretMissing
    return service


def sign_document(*, document_id: int, secret: SigningSecret | None, actor: Actor, at: datetime) -> IssuedDocument:
    """Sign one document and issue it: its number is final, `documents.issued` recorded.

    `secret` is what the provider asks of the signer; None where it asks nothing. Raises NotFound, NotAllowed, NotToBeSigned,
    SecretMissing and, after `documents.issue_failed` was recorded, SigningRefused. Call it outside any transaction.
    """
    [outcome] = sign_documents(document_ids=[document_id], secret=secret, actor=actor, at=at)
    if outcome.error is not None:
        raise outcome.error
    assert outcome.document is not None
    return outcome.document


def sign_documents(
    *, document_ids: Sequence[int], secret: SigningSecret | None, actor: Actor, at: datetime
) -> list[Outcome]:
    """Sign several documents of one signer, as many in one call as the provider takes. One that fails stops no other.

    Raises SecretMissing before anything is begun; what befalls a single document is in its Outcome.
    """
    service = guard_secret(secret)
    outcomes: dict[int, Outcome] = {}
    wanted = list(dict.fromkeys(document_ids))
    started = monotonic()
    for start in range(0, len(wanted), service.files_per_call):
        together = wanted[start : start + service.files_per_call]
        # The lease of a late one must not have run out before it is begun.
        lease = at + timedelta(seconds=monotonic() - started) + LEASE
        for outcome in _sign_together(together, service, secret, actor, at, lease):
            outcomes[outcome.document_id] = outcome
    return [outcomes[document_id] for document_id in wanted]


def send_signing_code(*, document_ids: Sequence[int], actor: Actor, at: datetime) -> None:
    """Have BSrE send the signer its one-time code for these documents. Nothing is written here.

    Raises NotFound, NotAllowed, NotToBeSigned, SigningRefused; SecretMissing where no one-time code is used.
    """
    service = service_in_use()
    if not isinstance(service, BsreV2) or SecretKind.TOTP not in service.secrets:
        raise SecretMissing
    documents = [_signable(document_id, actor, at) for document_id in document_ids]
    try:
        service.send_code(_signatory(documents[0], service.provider), len(documents))
        return
    except SigningFailed as failure:
        reason = failure.reason
    raise signing_refusal(reason)


def send_code_to(*, account_id: int, files: int, actor: Actor, at: datetime) -> None:
    """Have BSrE send a signer its one-time code for so many files that are not asked for yet. Nothing is written here.

    Raises NotAllowed for somebody else's account, SigningRefused; SecretMissing where no one-time code is used; InvalidInput for
    no file.
    """
    service = service_in_use()
    if not isinstance(service, BsreV2) or SecretKind.TOTP not in service.secrets:
        raise SecretMissing
    if actor.kind is not ActorKind.EMPLOYEE or actor.id != str(account_id):
        raise not_the_signer()
    if files < 1:
        raise InvalidInput(
            _("Nothing is chosen to be signed."), next_step=_("Tick what you want to sign, then ask for the code.")
        )
    person = Account.objects.select_related("person").get(pk=account_id).person
    try:
        service.send_code(_signatory_of(person, "", service.provider), files)
        return
    except SigningFailed as failure:
        reason = failure.reason
    raise signing_refusal(reason)


def _signable(document_id: int, actor: Actor, at: datetime) -> IssuedDocument:
    with transaction.atomic():
        document = locked_document(document_id)
        _guard(document, actor, at)
    return document


def _guard(document: IssuedDocument, actor: Actor, at: datetime) -> None:
    if not SIGN.allows(actor, document):
        raise not_the_signer()
    if not _is_free(document, at):
        raise NotToBeSigned(DocumentState(document.state))


def _sign_together(
    ids: Sequence[int],
    service: SigningService,
    secret: SigningSecret | None,
    actor: Actor,
    at: datetime,
    lease: datetime,
) -> Iterator[Outcome]:
    attempts = []
    for document_id in ids:
        try:
            attempts.append(_begun(document_id, service.provider, actor, at, lease))
        except DomainError as error:
            yield Outcome(document_id, None, error)
    if not attempts:
        return
    documents = [attempt.document for attempt in attempts]
    try:
        signed = service.sign(
            [attempt.page for attempt in attempts],
            signatory=_signatory(documents[0], service.provider),
            secret=secret,
            at=at,
            announce=lambda external_id: _note_external_id(documents, external_id),
        )
    except SigningFailed as failure:
        yield from (_settled(document, failure.reason, actor, at) for document in documents)
        return
    for document, file in zip(documents, signed, strict=True):
        yield _settled(document, file, actor, at)


def _settled(document: IssuedDocument, result: SignedFile | FailureReason, actor: Actor, at: datetime) -> Outcome:
    """Write down what came of one try. One that another try has taken over is nobody's failure but its own."""
    try:
        if isinstance(result, SignedFile):
            done = complete_signing(document, result, actor=actor, at=at)
            return Outcome(document.pk, done)
        return Outcome(document.pk, None, note_failure(document, result, actor, at))
    except DomainError as error:
        return Outcome(document.pk, None, error)


def _begun(document_id: int, provider: Provider, actor: Actor, at: datetime, lease: datetime) -> _Attempt:
    document = _claimed(document_id, provider, actor, at, lease)
    try:
        return _Attempt(document, page_of(document, provider, at))
    except Exception as error:
        # What a template cannot print must not leave the document claimed. Its words may quote a person.
        log.error("document %s was not rendered: %s", document.pk, type(error).__name__)
    raise note_failure(document, FailureReason.NOT_RENDERED, actor, at)


def _claimed(document_id: int, provider: Provider, actor: Actor, at: datetime, lease: datetime) -> IssuedDocument:
    with transaction.atomic():
        document = locked_document(document_id)
        _guard(document, actor, at)
        _renumber_in_new_year(document, actor, at)
        document.dated_on = local_date(at, local_zone())
        document.number_text = number_on(document, document.number, at)
        document.state, document.provider = DocumentState.SIGNING.value, provider.value
        document.attempts += 1
        document.leased_until = lease
        document.external_id = document.failure = ""
        document.save()
    return document


def _is_free(document: IssuedDocument, at: datetime) -> bool:
    if document.state in (DocumentState.WAITING.value, DocumentState.FAILED.value):
        return True
    # A try with the trial certificate that was broken off left nothing anywhere.
    is_left = document.state == DocumentState.SIGNING.value and document.provider == Provider.LOCAL.value
    return is_left and document.leased_until is not None and document.leased_until <= at


def _renumber_in_new_year(document: IssuedDocument, actor: Actor, at: datetime) -> None:
    """A page is dated the day it is signed; its number must be one of that year."""
    old, year = document.number, local_date(at, local_zone()).year
    if old.register.year == year:
        return
    void_number(entry=old, reason=YEAR_TURNED, actor=actor, at=at)
    document.number = draw_number(register_key=old.register.key, year=year, actor=actor, at=at)
    event = DocumentRenumbered(code=document.code, year=year, number=document.number.number)
    stream = stream_of_document(document.code)
    record(event, actor=actor, at=at, stream=stream, refs={"document": document.pk})


def _signatory(document: IssuedDocument, provider: Provider) -> Signatory:
    return _signatory_of(document.signer.person, document.signer_title, provider)


def _signatory_of(person: Person, title: str, provider: Provider) -> Signatory:
    if provider.is_trial:
        return Signatory(person.name, title)
    nik, email = opened("nik", person.nik), opened("email", person.email)
    # Version 2 also knows its signers by e-mail.
    if not nik and not (provider is Provider.BSRE_V2 and email):
        raise SigningFailed(FailureReason.NO_IDENTITY)
    return Signatory(person.name, title, nik, email)


def _note_external_id(documents: Sequence[IssuedDocument], external_id: str) -> None:
    """Kept at once, before the file has arrived: by it the file is found again if the rest of the answer is lost."""
    for document in documents:
        document.external_id = external_id[:80]
        mine = IssuedDocument.objects.filter(pk=document.pk, attempts=document.attempts)
        mine.update(external_id=document.external_id)


def complete_signing(claimed: IssuedDocument, signed: SignedFile, *, actor: Actor, at: datetime) -> IssuedDocument:
    """Make the signed file official. Raises NotToBeSigned where another try has taken the document over."""
    digest = store.put(signed.content)
    with transaction.atomic():
        document = still_claimed(claimed)
        file = keep_row(CleanFile(signed.content, Kind.PDF), at)
        number = confirm_number(
            entry=document.number, object_kind="documents.issued", object_id=document.pk, actor=actor, at=at
        )
        document.number = number
        document.state, document.issued_at = DocumentState.ISSUED.value, at
        document.file, document.sha256 = file, digest
        document.level, document.is_trial = signed.level, Provider(document.provider).is_trial
        document.data, document.salt = seal_content(""), b""
        document.leased_until = document.next_try_at = None
        document.preserve_at = at
        document.save()
        stream = stream_of_document(document.code)
        record(_issued(document), actor=actor, at=at, stream=stream, refs={"document": document.pk})
    return document


def _issued(document: IssuedDocument) -> DocumentIssued:
    assert document.dated_on is not None
    return DocumentIssued(
        code=document.code,
        object_kind=document.object_kind,
        object_id=document.object_id,
        sha256=document.sha256,
        level=document.level,
        provider=document.provider,
        is_trial=document.is_trial,
        number_text=document.told_number(),
        dated_on=document.dated_on.isoformat(),
        signer=document.signer_id,
        attempt=document.attempts,
        external_id=document.external_id,
    )


def still_claimed(claimed: IssuedDocument) -> IssuedDocument:
    """The document locked, if it still stands as `claimed` has it. Raises NotToBeSigned."""
    document = locked_document(claimed.pk)
    if (document.state, document.attempts) != (claimed.state, claimed.attempts):
        raise NotToBeSigned(DocumentState(document.state))
    return document


def note_failure(claimed: IssuedDocument, reason: FailureReason, actor: Actor, at: datetime) -> DomainError:
    """Write down that the try came to nothing, and return the error that says so."""
    is_unclear = SigningFailed(reason).is_unclear
    with transaction.atomic():
        document = still_claimed(claimed)
        document.state = (DocumentState.UNCLEAR if is_unclear else DocumentState.FAILED).value
        document.failure, document.leased_until = reason.value, None
        if document.next_try_at is not None:
            document.next_try_at = _next_try(document, at)
        document.save(update_fields=["state", "failure", "leased_until", "next_try_at"])
        event = IssueFailed(
            code=document.code,
            object_kind=document.object_kind,
            object_id=document.object_id,
            reason=reason.value,
            attempt=document.attempts,
            is_unclear=is_unclear,
        )
        stream = stream_of_document(document.code)
        record(event, actor=actor, at=at, stream=stream, refs={"document": document.pk})
    return signing_refusal(reason)


def _next_try(document: IssuedDocument, at: datetime) -> datetime | None:
    if document.attempts >= MOST_TRIES:
        return None
    return at + timedelta(minutes=2**document.attempts)
