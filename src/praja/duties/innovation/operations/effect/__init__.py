# SPDX-License-Identifier: EUPL-1.2
"""Choosing by which numbers an innovation or a replication is judged, before looking, and keeping what they said."""

from praja.duties.innovation.operations.effect.judging import (
    choose_effect_measure,
    choose_replication_measure,
    keep_due_effects,
    keep_effect,
    keep_replication_effect,
)

__all__ = [
    "choose_effect_measure",
    "choose_replication_measure",
    "keep_due_effects",
    "keep_effect",
    "keep_replication_effect",
]
