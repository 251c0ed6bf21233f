# SPDX-License-Identifier: EUPL-1.2
"""Keeping facts in step with their sources, and fixing the figures of closed periods."""

from praja.kernel.measures.operations.refreshing import rebuild, refresh_dirty
from praja.kernel.measures.operations.sealing import seal_period

__all__ = ["rebuild", "refresh_dirty", "seal_period"]
