# SPDX-License-Identifier: EUPL-1.2
"""Accepted corrections beside the working days of their months."""

from collections import Counter
from datetime import date

from praja.duties.attendance.domain.silang.corrections import Corrected
from praja.duties.attendance.enums import CORRECTION
from praja.duties.attendance.models import Correction, Day
from praja.duties.attendance.procedure.names import ACCEPTED


def corrected_between(first: date, last: date) -> list[Corrected]:
    """Corrections of days from `first` to `last` that were accepted. One statement."""
    rows = Correction.objects.filter(day__range=(first, last), case__procedure=CORRECTION, case__state=ACCEPTED)
    return [Corrected(*row) for row in rows.values_list("pk", "employee", "day")]


def working_days_of(employee_ids: set[int], first: date, last: date) -> dict[tuple[int, date], int]:
    """How many days of each month these employees had to work, by the days as they are worked out; leave and travel included. One
    statement."""
    if not employee_ids:
        return {}
    rows = Day.objects.filter(employee__among=employee_ids, day__range=(first, last), expected_minutes__gt=0)
    return Counter((employee, day.replace(day=1)) for employee, day in rows.values_list("employee", "day"))
