# SPDX-License-Identifier: EUPL-1.2
"""Who may work away from every place on a day."""

from datetime import date

from praja.duties.attendance.enums import PermissionKind
from praja.duties.attendance.queries.permissions import permissions_between

ELSEWHERE = (PermissionKind.HOME, PermissionKind.ANYWHERE)


def works_elsewhere(employee_id: int, day: date) -> bool:
    """Whether the employee has leave to work from home or anywhere on that day."""
    return permissions_between([employee_id], day, day).filter(kind__in=ELSEWHERE).exists()
