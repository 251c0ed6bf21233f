# SPDX-License-Identifier: EUPL-1.2
"""Reading files, registers and issued documents."""

from praja.kernel.documents.queries.files import attachments_of, content_of, entries_of
from praja.kernel.documents.queries.issued import issued_of, page_of, preview_of
from praja.kernel.documents.queries.verifying import IssuedFacts, Verification, verified_by_code, verified_file

__all__ = [
    "IssuedFacts",
    "Verification",
    "attachments_of",
    "content_of",
    "entries_of",
    "issued_of",
    "page_of",
    "preview_of",
    "verified_by_code",
    "verified_file",
]
