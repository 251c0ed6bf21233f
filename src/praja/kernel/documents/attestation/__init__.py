# SPDX-License-Identifier: EUPL-1.2
"""The ledger's word on documents: what was issued, and the numbers of every register."""

from praja.kernel.documents.attestation.issued import issued_documents_match_their_events
from praja.kernel.documents.attestation.numbers import numbers_match_their_events

__all__ = ["issued_documents_match_their_events", "numbers_match_their_events"]
