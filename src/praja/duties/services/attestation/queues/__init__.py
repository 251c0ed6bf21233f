# SPDX-License-Identifier: EUPL-1.2
"""How halls are checked against the ledger: their setup, who sits where, the tickets of each day, the hours booked."""

from praja.duties.services.attestation.queues import appointments, halls, tickets  # noqa: F401 - declare their checks
