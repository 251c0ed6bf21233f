# SPDX-License-Identifier: EUPL-1.2
"""The procedures of leave, permissions, corrections and proposed sanctions."""

from praja.duties.attendance.procedure.asked import CORRECTION, PERMISSION
from praja.duties.attendance.procedure.discipline import DISCIPLINE
from praja.duties.attendance.procedure.leave import LEAVE

__all__ = ["CORRECTION", "DISCIPLINE", "LEAVE", "PERMISSION"]
