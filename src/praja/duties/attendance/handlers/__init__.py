# SPDX-License-Identifier: EUPL-1.2
"""What attendance does when something happened elsewhere, or in itself."""

from praja.duties.attendance.handlers import days, discipline, leave, notices, silang

__all__ = ["days", "discipline", "leave", "notices", "silang"]
