# SPDX-License-Identifier: EUPL-1.2
"""Reading commitments, diagnoses, plans, visits and effects. Every list starts from what the actor may see."""

from praja.kernel.plans.queries.commitments import (
    OBJECT_KIND,
    Commitments,
    Effect,
    effect_of,
    evidence_of,
    of_source,
    of_units,
    overdue,
    visible,
)

__all__ = [
    "OBJECT_KIND",
    "Commitments",
    "Effect",
    "effect_of",
    "evidence_of",
    "of_source",
    "of_units",
    "overdue",
    "visible",
]
