# SPDX-License-Identifier: EUPL-1.2
"""Asking for a document, letting one be signed again, withdrawing one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.documents.domain.numbering import NumberParts, UnusablePattern, written_number
from praja.kernel.documents.domain.papers import TEMPLATES, masked
from praja.kernel.documents.enums import DocumentState
from praja.kernel.documents.errors import NotToBeSigned, NotToBeWithdrawn, pattern_refusal
from praja.kernel.documents.events import DocumentWithdrawn, IssueReleased, IssueRequested, stream_of_document
from praja.kernel.documents.gateways.signing import service_in_use
from praja.kernel.documents.models import IssuedDocument, NumberEntry
from praja.kernel.documents.operations.numbers import draw_number, void_number
from praja.kernel.documents.rules import SIGN
from praja.kernel.documents.sealing import seal_content
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import open_stream, record
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.codes import new_code
from praja.lib.errors import InvalidInput, NotAllowed, NotFound
from praja.lib.moments import local_zone

LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class NewDocument:
    """What is asked for.

    `template`: e.g. `papers.RESULT`; `data`: what the template prints, e.g. `ResultText(...).as_data()`; `title`: the kind
    of document, for everybody to read, without a name; `unit_id`: whose paper it is; `register_key`: its series of numbers,
    one per year; `number_pattern` with `classification` ({kode}) and `unit_code` ({unit}) and `security_mark` ({keamanan});
    `signer_id`: the account that signs; `signer_title`: the post as printed; `place` and `address`: of the unit, for the
    letterhead and the date line; `holder`: the person whom it concerns, shown masked to whoever verifies it; `left_to_signer`:
    how long the worker, where it signs by itself, leaves the page to a signer who signs it in the same click; `discreet`: the
    written number tells what the ledger must not (by its classification the kind of a leave), so that it goes there as a digest.
    """

    template: str
    title: str
    object_kind: str
    object_id: int
    unit_id: int
    register_key: str
    number_pattern: str
    signer_id: int
    signer_title: str
    data: Mapping[str, Any] = field(repr=False)
    classification: str = ""
    unit_code: str = ""
    security_mark: str = ""
    place: str = ""
    address: str = ""
    holder: str = field(default="", repr=False)
    left_to_signer: timedelta = timedelta(0)
    discreet: bool = False


def request_issue(*, new: NewDocument, actor: Actor, at: datetime) -> IssuedDocument:
    """Ask for a document to be signed: draws its provisional number and its public code, in the caller's transaction.

    Where the trial certificate signs, the worker does so by itself soon after; otherwise it waits for its signer. The caller
    has asked its own rule whether `actor` may. Raises PatternRefused; ValueError for an unknown template, a mistake of the
    program. Records `documents.number_drawn` and `documents.issue_requested`.
    """
    if new.template not in TEMPLATES:
        raise ValueError(f"no template of documents is called {new.template}")
    day = local_date(at, local_zone())
    content, salt = {"data": dict(new.data), "holder": new.holder}, new_salt()
    with transaction.atomic():
        entry = draw_number(register_key=new.register_key, year=day.year, actor=actor, at=at)
        document = IssuedDocument(
            code=new_code(),
            template=new.template,
            title=new.title,
            object_kind=new.object_kind,
            object_id=new.object_id,
            unit_id=new.unit_id,
            number=entry,
            number_pattern=new.number_pattern,
            classification=new.classification,
            unit_code=new.unit_code,
            security_mark=new.security_mark,
            place=new.place,
            address=new.address,
            signer_id=new.signer_id,
            signer_title=new.signer_title,
            holder_mask=masked(new.holder),
            data=seal_content(json.dumps(content, ensure_ascii=False)),
            salt=salt,
            number_salt=new_salt() if new.discreet else b"",
            requested_at=at,
            next_try_at=None if service_in_use().secrets else at + new.left_to_signer,
        )
        document.number_text = number_on(document, entry, at)
        document.save(force_insert=True)
        event = _requested(document, entry, new.register_key, content_digest(salt, content))
        stream = stream_of_document(document.code)
        open_stream(event, actor=actor, at=at, stream=stream, refs={"document": document.pk, "unit": new.unit_id})
    return document


def number_on(document: IssuedDocument, entry: NumberEntry, at: datetime) -> str:
    """The number as it is written on a page dated `at`. Raises PatternRefused."""
    day = local_date(at, local_zone())
    parts = NumberParts(entry.number, document.classification, document.unit_code, day, document.security_mark)
    try:
        return written_number(document.number_pattern, parts)
    except UnusablePattern as error:
        raise pattern_refusal(error.problem, error.found) from error


def _requested(document: IssuedDocument, entry: NumberEntry, register: str, digest: str) -> IssueRequested:
    return IssueRequested(
        code=document.code,
        template=document.template,
        title=document.title,
        object_kind=document.object_kind,
        object_id=document.object_id,
        unit=document.unit_id,
        register=register,
        year=entry.register.year,
        number=entry.number,
        number_text=document.told_number(),
        pattern=document.number_pattern,
        signer=document.signer_id,
        signer_title=document.signer_title,
        content=digest,
    )


def locked_document(document_id: int) -> IssuedDocument:
    """The document, locked until the caller's transaction ends. Raises NotFound."""
    # With all that its page shows of unit and signer: signing asks once.
    shown = ("number__register", "unit", "signer__person__employee")
    locked = IssuedDocument.objects.select_for_update(of=("self",)).select_related(*shown)
    document = locked.filter(pk=document_id).first()
    if document is None:
        raise NotFound(_("There is no such document."), next_step=_("Go back to the list and open it from there."))
    return document


def release_document(*, document_id: int, actor: Actor, at: datetime) -> IssuedDocument:
    """The signer decides that a document whose answer was lost is to be signed again.

    Raises NotAllowed, NotToBeSigned where no answer was lost. Records `documents.issue_released`.
    """
    with transaction.atomic():
        document = locked_document(document_id)
        if not SIGN.allows(actor, document):
            raise not_the_signer()
        if document.state != DocumentState.UNCLEAR.value:
            raise NotToBeSigned(DocumentState(document.state))
        document.state, document.failure, document.external_id = DocumentState.WAITING.value, "", ""
        document.save(update_fields=["state", "failure", "external_id"])
        stream = stream_of_document(document.code)
        record(IssueReleased(code=document.code), actor=actor, at=at, stream=stream, refs={"document": document.pk})
    return document


def not_the_signer() -> NotAllowed:
    """Somebody else signs this document."""
    return NotAllowed(
        _("You are not the one who signs this document."), next_step=_("Ask the person whose name stands under it.")
    )


def withdraw_document(*, document_id: int, reason: str, actor: Actor, at: datetime) -> IssuedDocument:
    """Say that a document counts no longer, or will not be signed at all; then its number becomes an explained gap.

    Whoever verifies it reads that it is withdrawn, since when and why: `reason` names nobody. The caller has asked its own
    rule whether `actor` may. Raises InvalidInput without a reason, NotToBeWithdrawn. Records `documents.withdrawn` and,
    for one never signed, `documents.number_voided`.
    """
    reason = _guarded_reason(reason)
    with transaction.atomic():
        document = locked_document(document_id)
        if document.state in (DocumentState.WITHDRAWN.value, DocumentState.SIGNING.value):
            raise NotToBeWithdrawn(DocumentState(document.state))
        was_issued = document.state == DocumentState.ISSUED.value
        if not was_issued:
            document.number = void_number(entry=document.number, reason=reason, actor=actor, at=at)
            document.data, document.salt = seal_content(""), b""
        document.state, document.withdrawn_at = DocumentState.WITHDRAWN.value, at
        document.withdrawn_reason, document.withdrawn_salt = reason, new_salt()
        document.next_try_at = None
        document.save()
        digest = content_digest(document.withdrawn_salt, {"reason": reason})
        event = DocumentWithdrawn(
            code=document.code,
            object_kind=document.object_kind,
            object_id=document.object_id,
            was_issued=was_issued,
            reason=digest,
        )
        stream = stream_of_document(document.code)
        record(event, actor=actor, at=at, stream=stream, refs={"document": document.pk})
    return document


def _guarded_reason(reason: str) -> str:
    reason = " ".join(reason.split())
    if not reason:
        raise InvalidInput(
            _("A document is not withdrawn without a reason."),
            field="reason",
            next_step=_("Say why it counts no longer; everybody who checks it will read this."),
        )
    if len(reason) > LONGEST_REASON:
        raise InvalidInput(
            _("This is longer than %(count)s characters.") % {"count": LONGEST_REASON},
            field="reason",
            next_step=_("Shorten it."),
        )
    return reason
