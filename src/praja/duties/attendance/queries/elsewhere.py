# SPDX-License-Identifier: EUPL-1.2
"""Who may work away from every place on a day."""

from datetime import date

from praja.duties.attendance.enums import PERMISSION, PermissionKind
from praja.duties.attendance.models import Permission
from praja.duties.attendance.procedure.names import GIVEN


def works_elsewhere(employee_id: int, day: date) -> bool:
    """Whether the employee has leave to work from home or anywhere on that day."""
    return Permission.objects.filter(
        employee_id=employee_id,
        kind__in=(PermissionKind.HOME, PermissionKind.ANYWHERE),
        first_day__lte=day,
        last_day__gte=day,
        case__procedure=PERMISSION,
        case__state=GIVEN,
    ).exists()
