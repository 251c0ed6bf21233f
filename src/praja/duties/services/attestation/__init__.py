# SPDX-License-Identifier: EUPL-1.2
"""How the tables of services are checked against the ledger."""

from praja.duties.services.attestation import applications, keeping, media, queues, remittances, standards  # noqa: F401 - declare their checks
