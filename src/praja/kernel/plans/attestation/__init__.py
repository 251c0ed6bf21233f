# SPDX-License-Identifier: EUPL-1.2
"""The ledger's word on commitments, diagnoses, designs, plans, visits and what was read for them."""

from praja.kernel.plans.attestation.commitments import commitments_match_their_events
from praja.kernel.plans.attestation.planning import plans_match_their_events
from praja.kernel.plans.attestation.series import series_match_their_events
from praja.kernel.plans.attestation.sheets import sheets_match_their_events

__all__ = [
    "commitments_match_their_events",
    "plans_match_their_events",
    "series_match_their_events",
    "sheets_match_their_events",
]
