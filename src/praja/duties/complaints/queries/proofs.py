# SPDX-License-Identifier: EUPL-1.2
"""The receipt of a report, rebuilt, and the proof that it stands in the published tree."""

import json
from typing import Any

from django.conf import settings
from django.urls import reverse

from praja.duties.complaints.models import Complaint, Wording
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.queries import inclusion_of
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.receipts import receipt_for


def link_of(case: Case, secret: str) -> str:
    """The whole address that opens `case` as its reporter."""
    return f"{settings.PRAJA_BASE_URL}{reverse('track_secret', args=[case.code, secret])}"


def receipt_of(case: Case, complaint: Complaint) -> dict[str, Any]:
    """The receipt given for `case`, the same to the byte. Two statements at most."""
    event = LedgerEvent.objects.get(stream=case.stream, seq=1)
    _text, salt = first_words_of(complaint)
    return receipt_for(case=case, event_row=event, digest=json.loads(event.payload)["content"], salt=salt)


def proof_of(case: Case, complaint: Complaint) -> dict[str, Any]:
    """What the offline checker needs beside the receipt: the words as they were digested, and the inclusion proof.

    Raises `NotYetIncluded` before the interval has closed.
    """
    return {**inclusion_of(case.stream, 1).to_json(), "content": complaint.digested_as(first_words_of(complaint)[0])}


def first_words_of(complaint: Complaint) -> tuple[str, bytes]:
    """How the report came in, with the salt of its digest: what its receipt is about. One statement where it was worded anew."""
    if not complaint.worded:
        return complaint.text, bytes(complaint.salt)
    first = Wording.objects.get(complaint=complaint.pk, number=0)
    return first.text, bytes(first.salt)
