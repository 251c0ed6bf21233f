# SPDX-License-Identifier: EUPL-1.2
"""The procedures of leave, permissions and corrections."""

from praja.duties.attendance.procedure.asked import CORRECTION, PERMISSION
from praja.duties.attendance.procedure.leave import LEAVE

__all__ = ["CORRECTION", "LEAVE", "PERMISSION"]
