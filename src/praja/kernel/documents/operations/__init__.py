# SPDX-License-Identifier: EUPL-1.2
"""Taking files in, attaching and sweeping them; drawing, confirming and voiding numbers; issuing signed documents."""

from praja.kernel.documents.operations.files import attach, detach, sweep_orphans, take_in
from praja.kernel.documents.operations.issuing import NewDocument, release_document, request_issue, withdraw_document
from praja.kernel.documents.operations.letterheads import NewLetterhead, set_letterhead
from praja.kernel.documents.operations.numbers import confirm_number, draw_number, take_number, void_number
from praja.kernel.documents.operations.recovering import recover_document
from praja.kernel.documents.operations.signing import (
    Outcome,
    guard_secret,
    send_code_to,
    send_signing_code,
    sign_document,
    sign_documents,
)

__all__ = [
    "NewDocument",
    "NewLetterhead",
    "Outcome",
    "attach",
    "confirm_number",
    "detach",
    "draw_number",
    "guard_secret",
    "recover_document",
    "release_document",
    "request_issue",
    "send_code_to",
    "send_signing_code",
    "set_letterhead",
    "sign_document",
    "sign_documents",
    "sweep_orphans",
    "take_in",
    "take_number",
    "void_number",
    "withdraw_document",
]
