# SPDX-License-Identifier: EUPL-1.2
"""Is this a document that was issued here, unchanged? Open to everybody, and so telling no more than what stands on the paper.

An upload is read from memory and kept nowhere.
"""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db.models import Q, QuerySet

from praja.kernel.documents.declarations import going_with, more_of
from praja.kernel.documents.domain.limits import Limits, Unacceptable
from praja.kernel.documents.domain.pdfs import keywords_of
from praja.kernel.documents.domain.sniffing import kind_of
from praja.kernel.documents.enums import DocumentState, Kind, Reason, Unverifiable, Verdict
from praja.kernel.documents.errors import NotVerifiable
from praja.kernel.documents.gateways import store
from praja.kernel.documents.gateways.signing.certificates import trusted_roots
from praja.kernel.documents.gateways.signing.reading import SignatureFound, Unreadable, read_signatures
from praja.kernel.documents.models import IssuedDocument
from praja.lib.codes import read_code


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that goes with a document: how it is called, what it is, and its digest (SHA-256, hex)."""

    title: str
    kind: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class IssuedFacts:
    """What everybody may know of an issued document: what stands on it, with the holder's name masked."""

    code: str
    title: str
    number: str
    dated_on: date | None
    unit: str
    signer_title: str
    holder_mask: str
    issued_at: datetime | None
    is_trial: bool
    level: str
    sha256: str
    withdrawn_at: datetime | None
    withdrawn_reason: str
    destroyed_at: datetime | None = None
    """When the file kept here was destroyed by its retention schedule."""
    enclosures: tuple[Enclosed, ...] = ()
    """Files that go with it, as far as its duty lets everybody know of them."""
    more: str = ""
    """The path of a public page that tells more of it; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict and what it stands on. `facts` of the issued document, None where it is not of this house or not yet signed;
    `signatures` those in an uploaded file; `was_file` whether a file was looked at or only a code.
    """

    verdict: Verdict
    was_file: bool
    facts: IssuedFacts | None = None
    signatures: tuple[SignatureFound, ...] = ()

    @property
    def is_yes(self) -> bool:
        return self.verdict is Verdict.GENUINE


def verified_by_code(typed: str) -> Verification:
    """What is known of the document with this code. The file that is kept here is looked at again each time."""
    document = _by_code(typed)
    if document is None:
        return Verification(Verdict.UNKNOWN, was_file=False)
    if not document.sha256:
        # Withdrawn before it was signed, or still waiting: there never was a document of this code.
        return Verification(Verdict.NOT_SIGNED, was_file=False)
    return Verification(_standing(document), was_file=False, facts=_facts(document))


def verified_file(content: bytes, at: datetime) -> Verification:
    """What is known of the document in `content`, down to its last byte. Raises NotVerifiable."""
    _guard_kind(content)
    digest = sha256(content).hexdigest()
    document = _visible().filter(Q(sha256=digest) | Q(preserved_sha256=digest)).first()
    if document is not None:
        signatures = _signatures(content, document.issued_at or at)
        is_whole = bool(signatures) and all(one.is_whole and one.covers_all for one in signatures)
        verdict = _standing(document) if is_whole else Verdict.CHANGED
        return Verification(verdict, was_file=True, facts=_facts(document), signatures=signatures)
    # What the file says of itself proves nothing; it leads to the document it was made from.
    document = _by_code(keywords_of(content))
    if document is not None and document.sha256:
        return Verification(Verdict.CHANGED, was_file=True, facts=_facts(document))
    return Verification(Verdict.UNKNOWN, was_file=True, signatures=_signatures(content, at))


def _visible() -> QuerySet[IssuedDocument]:
    return IssuedDocument.objects.select_related("unit").order_by("id")


def _by_code(typed: str) -> IssuedDocument | None:
    code = read_code(typed[:40])
    return _visible().filter(code=code).first() if len(code) == 10 and code.isascii() else None


def _standing(document: IssuedDocument) -> Verdict:
    if document.state == DocumentState.WITHDRAWN.value:
        return Verdict.WITHDRAWN
    if document.destroyed_at is not None:
        # What was signed is known by its digest alone; the paper or copy somebody holds is as good as it was.
        return Verdict.GENUINE
    return Verdict.GENUINE if _is_kept(document.sha256) else Verdict.CHANGED


def _is_kept(digest: str) -> bool:
    try:
        with store.fetch(digest) as file:
            return sha256(file.read()).hexdigest() == digest
    except FileNotFoundError:
        return False


def _facts(document: IssuedDocument) -> IssuedFacts:
    return IssuedFacts(
        code=document.code,
        title=document.title,
        number=document.number_text,
        dated_on=document.dated_on,
        unit=document.unit.name,
        signer_title=document.signer_title,
        holder_mask=document.holder_mask,
        issued_at=document.issued_at,
        is_trial=document.is_trial,
        level=document.preserved_level or document.level,
        sha256=document.sha256,
        withdrawn_at=document.withdrawn_at,
        withdrawn_reason=document.withdrawn_reason,
        destroyed_at=document.destroyed_at,
        enclosures=_enclosures(document),
        more=more_of(document),
    )


def _enclosures(document: IssuedDocument) -> tuple[Enclosed, ...]:
    return tuple(
        Enclosed(one.title, Kind(one.file.media_type).name, one.file.size, one.file.sha256)
        for one in going_with(document.object_kind, document.object_id)
    )


_WHY = {Reason.EMPTY: Unverifiable.EMPTY, Reason.TOO_LARGE: Unverifiable.TOO_LARGE}


def _guard_kind(content: bytes) -> None:
    try:
        kind = kind_of(content, Limits(size=settings.PRAJA_MAX_UPLOAD_BYTES))
    except Unacceptable as error:
        reason = error.reason
    else:
        if kind.is_image:
            raise NotVerifiable(Unverifiable.PICTURE)
        return
    raise NotVerifiable(Unverifiable.PICTURE if reason is Reason.HEIC else _WHY.get(reason, Unverifiable.NO_PDF))


def _signatures(content: bytes, at: datetime) -> tuple[SignatureFound, ...]:
    try:
        roots = trusted_roots(Path(settings.PRAJA_KEYS))
        return tuple(read_signatures(content, roots=roots, at=at))
    except Unreadable as error:
        raise NotVerifiable(Unverifiable.DAMAGED) from error
