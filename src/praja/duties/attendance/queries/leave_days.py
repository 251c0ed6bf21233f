# SPDX-License-Identifier: EUPL-1.2
"""How many days a leave takes."""

from datetime import date

from praja.duties.attendance.domain.leave import counts_working_days
from praja.duties.attendance.queries.plans import plans_of


def working_days_of(employee_id: int, first: date, last: date) -> int:
    """Working days of the employee's own calendar from `first` to `last`, both included."""
    return sum(not plan.is_off for plan in plans_of([employee_id], first, last).values())


def days_taken(employee_id: int, kind: str, first: date, last: date) -> int:
    """Days as the kind counts them: working days for annual leave, else calendar days. None where the order is wrong."""
    if last < first:
        return 0
    return working_days_of(employee_id, first, last) if counts_working_days(kind) else (last - first).days + 1
