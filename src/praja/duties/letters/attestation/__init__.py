# SPDX-License-Identifier: EUPL-1.2
"""How the tables of letters are checked against the ledger, a module for each part."""

from praja.duties.letters.attestation import dispositions, incoming  # noqa: F401 - declare their checks
