# SPDX-License-Identifier: EUPL-1.2
"""The procedures of training."""

from praja.duties.training.procedure.classes import CLASS

__all__ = ["CLASS"]
