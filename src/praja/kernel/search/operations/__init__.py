# SPDX-License-Identifier: EUPL-1.2
"""Keeping the index in step with its sources."""

from praja.kernel.search.operations.refreshing import rebuild_index, refresh_index

__all__ = ["rebuild_index", "refresh_index"]
