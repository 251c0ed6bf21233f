# SPDX-License-Identifier: EUPL-1.2
"""How the tables of complaints are checked against the ledger."""

from praja.duties.complaints.attestation import lists, words  # noqa: F401 - declare their checks
