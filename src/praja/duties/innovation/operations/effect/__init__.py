# SPDX-License-Identifier: EUPL-1.2
"""Choosing by which numbers an innovation is judged, before looking, and keeping what they said."""

from praja.duties.innovation.operations.effect.judging import (
    choose_effect_measure,
    keep_due_effects,
    keep_effect,
)

__all__ = ["choose_effect_measure", "keep_due_effects", "keep_effect"]
