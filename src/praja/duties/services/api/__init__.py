# SPDX-License-Identifier: EUPL-1.2
"""Services over the API: the catalogue with its standards, and applications."""

from praja.duties.services.api.applications import applications
from praja.duties.services.api.catalogue import catalogue

__all__ = ["applications", "catalogue"]
