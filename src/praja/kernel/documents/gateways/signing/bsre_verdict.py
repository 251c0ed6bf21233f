# SPDX-License-Identifier: EUPL-1.2
"""What BSrE says of a signed file, read from the answers of both versions of its client service."""

from dataclasses import dataclass
from typing import Any

from praja.kernel.documents.domain.signing import SigningFailed
from praja.kernel.documents.enums import FailureReason
from praja.kernel.documents.gateways.signing.bsre_http import OK, Answer


@dataclass(frozen=True, slots=True)
class BsreSigner:
    """One signature as BSrE names it; `signed_at` in its own words; `stamped_by` the timestamp authority, empty without one."""

    name: str
    signed_at: str
    is_whole: bool
    stamped_by: str = ""


@dataclass(frozen=True, slots=True)
class BsreVerdict:
    """`is_valid`: every signature is whole and its certificate BSrE's own; False as well where there is none."""

    is_valid: bool
    signers: tuple[BsreSigner, ...] = ()


def verdict_v1(answer: Answer) -> BsreVerdict:
    """Of `POST /api/sign/verify`. Raises SigningFailed(GARBLED)."""
    said = _said(answer)
    signers = tuple(_signer_v1(one) for one in said.get("details") or [])
    is_valid = said.get("summary") == "DOCUMENT VALID !!!" and bool(signers) and all(one.is_whole for one in signers)
    return BsreVerdict(is_valid, signers)


def verdict_v2(answer: Answer) -> BsreVerdict:
    """Of `POST /api/v2/verify/pdf`. Raises SigningFailed(GARBLED)."""
    found = _said(answer).get("signatureInformations") or []
    signers = tuple(_signer_v2(one) for one in found)
    is_trusted = all(isinstance(one, dict) and one.get("certificateTrusted") is True for one in found)
    return BsreVerdict(bool(signers) and is_trusted and all(one.is_whole for one in signers), signers)


def _said(answer: Answer) -> dict[str, Any]:
    said = answer.json()
    if answer.status != OK or not isinstance(said, dict):
        raise SigningFailed(FailureReason.GARBLED)
    return said


def _signer_v1(one: Any) -> BsreSigner:
    signer, document = _part(one, "info_signer"), _part(one, "signature_document")
    return BsreSigner(
        str(signer.get("signer_name", "")),
        str(document.get("signed_in", "")),
        document.get("document_integrity") is True,
        str(_part(one, "info_tsa").get("name") or "") if document.get("signed_using_tsa") is True else "",
    )


def _signer_v2(one: Any) -> BsreSigner:
    found = one if isinstance(one, dict) else {}
    is_whole = found.get("integrityValid") is True and found.get("modified") is not True
    # Its own spelling.
    stamp = _part(found, "timestampInfomation")
    return BsreSigner(
        str(found.get("signerName", "")),
        str(found.get("signatureDate", "")),
        is_whole,
        str(stamp.get("signerName") or ""),
    )


def _part(one: Any, name: str) -> dict[str, Any]:
    part = one.get(name) if isinstance(one, dict) else None
    return part if isinstance(part, dict) else {}
