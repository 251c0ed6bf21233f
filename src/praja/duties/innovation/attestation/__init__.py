# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies about innovation, a module for each part."""

from praja.duties.innovation.attestation import circles, competitions, ideas, index, path, replication

__all__ = ["circles", "competitions", "ideas", "index", "path", "replication"]
