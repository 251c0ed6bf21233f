# SPDX-License-Identifier: EUPL-1.2
"""From any bytes to a file that may be kept."""

from praja.kernel.documents.domain.images import clean_image
from praja.kernel.documents.domain.limits import CleanFile, Limits
from praja.kernel.documents.domain.pdfs import clean_pdf
from praja.kernel.documents.domain.sniffing import kind_of


def clean(data: bytes, limits: Limits) -> CleanFile:
    """Sniffed, checked and written anew. Raises Unacceptable."""
    kind = kind_of(data, limits)
    return clean_image(data, kind, limits) if kind.is_image else clean_pdf(data, limits)
