# SPDX-License-Identifier: EUPL-1.2
"""What a provider hands back is looked at before it counts: the page that was sent, with a whole signature on it."""

import io
from datetime import datetime

import pikepdf

from praja.kernel.documents.domain.signing import SignedFile, SigningFailed
from praja.kernel.documents.enums import FailureReason
from praja.kernel.documents.gateways.signing.reading import Unreadable, read_signatures


def accepted(content: bytes, page: bytes, at: datetime) -> SignedFile:
    """The file with its level. Raises SigningFailed(GARBLED) where it is not `page` with a sound signature."""
    try:
        is_same = _identity(content) == _identity(page)
        found = read_signatures(content, roots=(), at=at)
    except (Unreadable, pikepdf.PdfError, ValueError):
        is_same, found = False, []
    if not is_same or not found or not all(one.is_whole and one.covers_all for one in found):
        raise SigningFailed(FailureReason.GARBLED)
    return SignedFile(content, found[-1].level)


def _identity(data: bytes) -> tuple[int, str]:
    """Pages and title, which holds the number: enough to see that files of one call were not mixed up."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages), str(pdf.docinfo.get("/Title", ""))
