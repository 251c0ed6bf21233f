# SPDX-License-Identifier: EUPL-1.2
"""The receipt of a filed case: what the government signed for, checkable offline and by others.

Nothing in it changes later and Ed25519 signatures are deterministic, so it can be built again at any time and comes out the
same to the byte.
"""

import hashlib
from datetime import datetime
from typing import Any

from django.conf import settings

from praja.kernel.ledger.domain.chain import canonical, moment_text
from praja.kernel.ledger.domain.notes import sign_receipt
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.procedures.models import Case
from praja.lib.keys import signing_key

FORMAT = "praja-receipt/1"


def included_by(case: Case) -> datetime:
    """The moment until which the case's first event will stand in a published tree: two closing intervals after filing."""
    return case.filed_at + settings.PRAJA_LEDGER_INTERVAL * 2


def receipt_for(*, case: Case, event_row: LedgerEvent, digest: str, salt: bytes) -> dict[str, Any]:
    """The signed receipt of `case`'s first event.

    `digest` is the event's digest of what was said (64 hex digits) and `salt` the bytes that it was made with: both are in
    the receipt, so that whoever holds the words can show that these were filed.
    """
    body = {
        "format": FORMAT,
        "origin": settings.PRAJA_LEDGER_ORIGIN,
        "code": case.code,
        "filed_at": moment_text(case.filed_at),
        "event": {"stream": event_row.stream, "seq": event_row.seq, "hash": bytes(event_row.hash).hex()},
        "content": {"digest": digest, "salt": bytes(salt).hex()},
        "promise": {"included_by": moment_text(included_by(case))},
    }
    return sign_receipt(signing_key(), body)


def fingerprint_of(receipt: dict[str, Any]) -> str:
    """SHA-256 of the receipt's canonical text, in hex: what the paper shows."""
    return hashlib.sha256(canonical(receipt).encode()).hexdigest()
