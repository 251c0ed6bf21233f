# SPDX-License-Identifier: EUPL-1.2
"""From learning to change: the plans of a class, what stands behind them, and what became of them."""

from praja.duties.training.queries.change.standing import NO_PLAN, PlanStanding, standing_of

__all__ = ["NO_PLAN", "PlanStanding", "standing_of"]
