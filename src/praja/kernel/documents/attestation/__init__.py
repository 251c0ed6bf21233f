# SPDX-License-Identifier: EUPL-1.2
"""The ledger's word on documents: what was issued, the numbers of every register, and what stands at the head of papers."""

from praja.kernel.documents.attestation.issued import issued_documents_match_their_events
from praja.kernel.documents.attestation.letterheads import letterheads_match_their_events
from praja.kernel.documents.attestation.numbers import numbers_match_their_events

__all__ = ["issued_documents_match_their_events", "letterheads_match_their_events", "numbers_match_their_events"]
