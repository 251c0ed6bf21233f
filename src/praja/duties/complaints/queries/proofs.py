# SPDX-License-Identifier: EUPL-1.2
"""The receipt of a report, rebuilt, and the proof that it stands in the published tree."""

import json
from typing import Any

from django.conf import settings
from django.urls import reverse

from praja.duties.complaints.models import Complaint
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.queries import inclusion_of
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.receipts import receipt_for


def link_of(case: Case, secret: str) -> str:
    """The whole address that opens `case` as its reporter."""
    return f"{settings.PRAJA_BASE_URL}{reverse('track_secret', args=[case.code, secret])}"


def receipt_of(case: Case, complaint: Complaint) -> dict[str, Any]:
    """The receipt given for `case`, the same to the byte. One statement."""
    event = LedgerEvent.objects.get(stream=case.stream, seq=1)
    return receipt_for(
        case=case, event_row=event, digest=json.loads(event.payload)["content"], salt=bytes(complaint.salt)
    )


def proof_of(case: Case, complaint: Complaint) -> dict[str, Any]:
    """What the offline checker needs beside the receipt: the words as they were digested, and the inclusion proof.

    Raises `NotYetIncluded` before the interval has closed.
    """
    return {**inclusion_of(case.stream, 1).to_json(), "content": complaint.digested()}
