# SPDX-License-Identifier: EUPL-1.2
"""Signing: the head decides, a number is drawn in that very transaction, then the page is signed outside any transaction, and
then the letter is official. What breaks off between leaves the number with its letter: signed later, or given back as a gap
that says why.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from praja.duties.letters.enums import OUTGOING, Mode, Reach
from praja.duties.letters.errors.signing import NotBeingSigned, NotNumbered, NotTheHead, SignerChanged, SrikandiSigns
from praja.duties.letters.models import LetterVersion, Outgoing
from praja.duties.letters.operations.saying import reason_given
from praja.duties.letters.procedure.names import DO_FINISH, SIGNING
from praja.duties.letters.queries.drafting import letter_page_data, place_of
from praja.duties.letters.queries.enclosures import told_now
from praja.duties.letters.queries.modes import mode_of
from praja.duties.letters.queries.signing import document_of, outgoing_of
from praja.duties.letters.rules import account_of, may_sign
from praja.kernel.documents.domain.papers import LETTER
from praja.kernel.documents.domain.signing import SigningSecret
from praja.kernel.documents.enums import DocumentState, FailureReason
from praja.kernel.documents.errors import SigningRefused
from praja.kernel.documents.gateways.signing import service_in_use
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.documents.operations import (
    NewDocument,
    Outcome,
    guard_secret,
    release_document,
    request_issue,
    sign_documents,
    withdraw_document,
)
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.people.models import RoleAssignment
from praja.kernel.people.titles import headed_by, printed_title
from praja.kernel.procedures.errors import WrongState
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.work.operations import relabel_work
from praja.lib.actors import Actor, system_actor
from praja.lib.clock import local_date
from praja.lib.errors import DomainError, Text
from praja.lib.moments import local_zone
from praja.lib.wording import msgid

LEFT_TO_SIGNER = timedelta(minutes=2)
"""How long the worker leaves a page alone that the signer's own click is signing; after a crash it signs then (trial alone)."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What became of one letter: its case, and why it was not signed; None where it was."""

    case_id: int
    refused: DomainError | None = None


def sign_letters(
    *,
    case_ids: Sequence[int],
    secret: SigningSecret | None,
    actor: Actor,
    at: datetime,
    seen: Mapping[int, int] | None = None,
) -> list[Signed]:
    """Sign several letters with one secret; one that fails stops no other, a wrong secret stops all that follow.

    `seen` holds the version of each case that the page showed. A letter whose signing broke off earlier keeps its number and is
    signed under it. Raises `SecretMissing` before anything is begun; what befalls a single letter is in its `Signed`:
    `NotTheHead`, `SrikandiSigns`, `NotNumbered`, `SignerChanged`, `StaleCase`, `WrongState`, `SigningRefused`. Call it outside
    any transaction.
    """
    guard_secret(secret)
    wanted, together = list(dict.fromkeys(case_ids)), service_in_use().files_per_call
    results: dict[int, Signed] = {}
    for start in range(0, len(wanted), together):
        results |= {
            one.case_id: one for one in _sign_some(wanted[start : start + together], seen or {}, secret, actor, at)
        }
        wrong = next((one.refused for one in results.values() if _is_wrong_secret(one.refused)), None)
        if wrong is not None:
            # Each further try would count against the signer's certificate, and would draw a number for nothing.
            results |= {case_id: Signed(case_id, wrong) for case_id in wanted if case_id not in results}
            break
    return [results[case_id] for case_id in wanted]


def _is_wrong_secret(refused: DomainError | None) -> bool:
    reason = refused.detail.get("reason") if isinstance(refused, SigningRefused) else None
    return reason == FailureReason.WRONG_SECRET.value


def _sign_some(
    case_ids: Sequence[int], seen: Mapping[int, int], secret: SigningSecret | None, actor: Actor, at: datetime
) -> Iterator[Signed]:
    asked: dict[int, int] = {}
    for case_id in case_ids:
        try:
            asked[_page_asked(case_id, seen.get(case_id), actor, at)] = case_id
        except DomainError as refused:
            yield Signed(case_id, refused)
    for outcome in sign_documents(document_ids=list(asked), secret=secret, actor=actor, at=at):
        yield _ended(asked[outcome.document_id], outcome, at)


def _ended(case_id: int, outcome: Outcome, at: datetime) -> Signed:
    is_issued = outcome.error is not None and outcome.error.detail.get("state") == DocumentState.ISSUED.value
    if outcome.error is not None and not is_issued:
        return Signed(case_id, outcome.error)
    complete_letter(document_id=outcome.document_id, at=at)
    return Signed(case_id)


def _page_asked(case_id: int, seen_version: int | None, actor: Actor, at: datetime) -> int:
    """The document that is to be signed: asked for now, or waiting since a try that broke off."""
    case = outgoing_of(case_id).letter.case
    if not may_sign.allows(actor, case):
        raise NotTheHead(case.letter.outgoing.signing_unit)
    if case.state == SIGNING:
        return _asked_before(case, actor)
    asking = _Asking(actor, at)
    perform(case, "sign", actor=actor, at=at, seen_version=seen_version, data=asking.data, write=asking.write)
    return asking.document_id


def _asked_before(case: Case, actor: Actor) -> int:
    document = document_of(case.pk)
    if document is None:
        raise NotBeingSigned
    if document.signer_id != account_of(actor):
        raise SignerChanged(document.signer_title)
    return document.pk


class _Asking:
    """The step `sign` of one letter. Everything is read under the case's lock; `data` is the event's own fields."""

    def __init__(self, actor: Actor, at: datetime) -> None:
        self.actor, self.at = actor, at
        self.data: dict[str, Any] = {
            "draft": 0,
            "document": "",
            "signer": 0,
            "signer_title": "",
            "content": "",
            "unit_asked": 0,
        }
        self.document_id = 0

    def write(self, case: Case) -> None:
        """Draw the number and ask for the page. Lock order: case, number, stream."""
        outgoing = outgoing_of(case.pk)
        held = _guarded(outgoing, self.actor, self.at)
        version = LetterVersion.objects.get(outgoing=outgoing, number=outgoing.versions_made)
        document = request_issue(new=_new_document(outgoing, version, held), actor=self.actor, at=self.at)
        self.document_id = document.pk
        self.data |= {
            "draft": version.number,
            "document": document.code,
            "signer": held.account_id,
            "signer_title": document.signer_title,
            "content": content_digest(bytes(version.salt), version.digested()),
            "unit_asked": outgoing.signing_unit_id,
            **told_now(outgoing.letter),
        }


def _guarded(outgoing: Outgoing, actor: Actor, at: datetime) -> RoleAssignment:
    """By which decree this actor signs. Raises NotTheHead, SrikandiSigns, NotNumbered."""
    unit, account = outgoing.signing_unit, account_of(actor)
    held = headed_by(account, unit.pk, at) if account is not None else None
    if held is None:
        raise NotTheHead(unit)
    lead = outgoing.letter.case.lead_unit
    if mode_of(lead.pk, local_date(at, local_zone())) == Mode.SRIKANDI:
        raise SrikandiSigns(lead)
    if outgoing.register is None:
        raise NotNumbered
    return held


def _new_document(outgoing: Outgoing, version: LetterVersion, held: RoleAssignment) -> NewDocument:
    letter, register, unit = outgoing.letter, outgoing.register, outgoing.signing_unit
    assert register is not None
    page = letter_page_data(outgoing, version)
    return NewDocument(
        template=LETTER,
        title=page.heading,
        object_kind=OUTGOING,
        object_id=letter.pk,
        unit_id=unit.pk,
        register_key=register.key,
        number_pattern=register.pattern,
        classification=letter.classification.code if letter.classification else "",
        unit_code=register.unit_code,
        security_mark=letter.security,
        signer_id=held.account_id,
        signer_title=printed_title(held),
        data=page.as_data(),
        place=place_of(outgoing),
        left_to_signer=LEFT_TO_SIGNER,
    )


def complete_letter(*, document_id: int, at: datetime, actor: Actor | None = None) -> Case | None:
    """The page is signed: the letter has its number and date and waits to be sent.

    Safe to be called again: None where the document belongs to nothing here, is not signed, or the letter has gone on already.
    """
    issued = IssuedDocument.objects.filter(pk=document_id, object_kind=OUTGOING, state=DocumentState.ISSUED.value)
    document = issued.first()
    if document is None or not Case.objects.filter(pk=document.object_id, state=SIGNING).exists():
        return None
    assert document.dated_on is not None
    outgoing = outgoing_of(document.object_id)
    # Whoever sends it reads it: what only the head may read is sent by who wrote it.
    is_sealed = outgoing.letter.reach == Reach.SEALED
    data = {
        "sender": outgoing.author.person_id if is_sealed else None,
        "document": document.code,
        "sha256": document.sha256,
        "number_text": document.number_text,
        "dated": document.dated_on.isoformat(),
    }

    def write(case: Case) -> None:
        letter = case.letter
        letter.number_text, letter.dated_on = document.number_text, document.dated_on
        letter.save(update_fields=["number_text", "dated_on"])

    doer = actor or system_actor("letters.signed")
    try:
        return perform(document.object_id, "signed", actor=doer, at=at, seen_version=None, data=data, write=write)
    except WrongState:
        return None  # the signer's page and the worker said it at the same moment


def release_letter(*, case: Case, actor: Actor, at: datetime) -> IssuedDocument:
    """The signer decides that a letter whose answer was lost is to be signed again, under its number.

    Raises `NotTheHead`, `NotBeingSigned`, `SignerChanged`, `NotToBeSigned`.
    """
    if not may_sign.allows(actor, case):
        raise NotTheHead(case.letter.outgoing.signing_unit)
    if case.state != SIGNING:
        raise NotBeingSigned
    return release_document(document_id=_asked_before(case, actor), actor=actor, at=at)


def give_up_signing(*, case: Case, reason: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Give a letter that could not be signed back to its writer; its number stays a gap with this reason.

    Raises `InvalidInput` without a reason, `NotBeingSigned`, `NotToBeWithdrawn` while a try is under way, and what `perform`
    raises.
    """
    said = reason_given(reason)
    outgoing = outgoing_of(case.pk)
    data: dict[str, Any] = {"document": "", "reason": "", "author": outgoing.author.person_id}

    def write(locked: Case) -> None:
        document = document_of(locked.pk)
        if document is None:
            raise NotBeingSigned
        document = withdraw_document(document_id=document.pk, reason=said, actor=actor, at=at)
        digest = content_digest(bytes(document.withdrawn_salt), {"reason": document.withdrawn_reason})
        data.update(document=document.code, reason=digest)

    return perform(case, "give_up_signing", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def say_on_desk(*, document_id: int, label: Text) -> None:
    """Say on the head's desk that a try to sign came to nothing, and what to do. No event: the document's own says it."""
    found = IssuedDocument.objects.filter(pk=document_id, object_kind=OUTGOING).values_list("object_id", flat=True)
    for case_id in found:
        relabel_work(case_id, kind=DO_FINISH.kind, label=msgid(label))
