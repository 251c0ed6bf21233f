# SPDX-License-Identifier: EUPL-1.2
"""The procedures of training."""

from praja.duties.training.procedure.claims import CLAIM
from praja.duties.training.procedure.classes import CLASS
from praja.duties.training.procedure.proposals import PROPOSAL

__all__ = ["CLAIM", "CLASS", "PROPOSAL"]
