# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies about innovation, a module for each part."""

from praja.duties.innovation.attestation import circles, competitions, gallery, ideas, index, path, replication

__all__ = ["circles", "competitions", "gallery", "ideas", "index", "path", "replication"]
