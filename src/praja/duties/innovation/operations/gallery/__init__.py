# SPDX-License-Identifier: EUPL-1.2
"""Choosing what everybody may read beside an innovation."""

from praja.duties.innovation.operations.gallery.papers import hide_paper, show_paper

__all__ = ["hide_paper", "show_paper"]
