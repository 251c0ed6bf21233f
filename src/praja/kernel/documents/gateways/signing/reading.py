# SPDX-License-Identifier: EUPL-1.2
"""Reading the signatures of a PDF from anywhere: is each whole, who made it, and does it lead to a root that is trusted here.

No network: certificates are judged by what lies in the file and by the given roots. Whether a certificate was revoked is not
known here, and is said so where it matters.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyhanko.sign.validation import PdfSignatureStatus

MOST_SIGNATURES = 20


class Unreadable(Exception):
    """No PDF whose signatures can be read."""


@dataclass(frozen=True, slots=True)
class SignatureFound:
    """One signature. `is_whole`: what it covers is unchanged and the signature is sound; `covers_all`: nothing was added to the
    file after it, or only what a signer permits; `is_trusted`: its certificate leads to one of the given roots. `signed_at` is
    what the signer says unless `has_timestamp`.
    """

    signer: str
    issuer: str
    signed_at: datetime | None
    is_whole: bool
    covers_all: bool
    is_trusted: bool
    has_timestamp: bool
    proof: str = ""
    """Level of what was added behind the signature, empty where nothing was (`level_of_file`)."""

    @property
    def level(self) -> str:
        """PAdES baseline level as far as it can be told."""
        return self.proof or ("B-T" if self.has_timestamp else "B-B")


def read_signatures(content: bytes, *, roots: Sequence[Any], at: datetime) -> list[SignatureFound]:
    """The signatures of a PDF in the order they were put on, judged as of `at`. Raises Unreadable.

    Empty where there are none.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader  # loaded late: see `choosing`

    try:
        embedded = PdfFileReader(io.BytesIO(content), strict=False).embedded_regular_signatures
        if len(embedded) > MOST_SIGNATURES:
            raise Unreadable
        proof = level_of_file(content)
        return [_found(signature, roots, at, "" if proof == "B-B" else proof) for signature in embedded]
    except Unreadable:
        raise
    except Exception as error:
        # Whatever a stranger made of a file, the answer is the same; pyHanko has no one class for it.
        raise Unreadable from error


def level_of_file(content: bytes) -> str:
    """PAdES baseline level of what stands behind the signatures of a file: B-B nothing, B-T a timestamp of the whole file, B-LT
    certificates with revocation data as well, B-LTA a timestamp over those. Raises what pyHanko raises.

    A timestamp counts where it covers the file as it was and is sound; whose certificate it is, is not judged here.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.dss import DocumentSecurityStore
    from pyhanko.sign.validation.errors import NoDSSFoundError

    reader = PdfFileReader(io.BytesIO(content), strict=False)
    stamps = [one for one in reader.embedded_timestamp_signatures if _is_sound(one)]
    try:
        store = DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        store = None
    has_proof = store is not None and bool(store.crls or store.ocsps)
    if not stamps:
        return "B-B"
    if not has_proof:
        return "B-T"
    return "B-LTA" if "/DSS" in reader.get_historical_root(stamps[-1].signed_revision) else "B-LT"


def _is_sound(stamp: Any) -> bool:
    from pyhanko.sign.validation import validate_pdf_timestamp
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(trust_roots=[], allow_fetching=False)
    status = validate_pdf_timestamp(stamp, context, skip_diff=True)
    return bool(status.intact and status.valid)


def _found(signature: Any, roots: Sequence[Any], at: datetime, proof: str) -> SignatureFound:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(trust_roots=list(roots), moment=at, allow_fetching=False)
    status = validate_pdf_signature(signature, context)
    timestamp = status.timestamp_validity
    return SignatureFound(
        signer=_common_name(status.signing_cert.subject),
        issuer=_common_name(status.signing_cert.issuer),
        signed_at=timestamp.timestamp if timestamp else status.signer_reported_dt,
        is_whole=status.intact and status.valid,
        covers_all=_covers_all(status),
        is_trusted=status.trusted,
        has_timestamp=timestamp is not None and timestamp.valid,
        proof=proof,
    )


def _covers_all(status: "PdfSignatureStatus") -> bool:
    from pyhanko.sign.validation import SignatureCoverageLevel

    return status.coverage == SignatureCoverageLevel.ENTIRE_FILE or bool(status.docmdp_ok)


def _common_name(name: Any) -> str:
    found = name.native.get("common_name", "")
    return str(found if isinstance(found, str) else found[-1])[:120]
