# SPDX-License-Identifier: EUPL-1.2
"""An employee's own calendar: what each day is meant to be, and days away."""

from dataclasses import dataclass
from datetime import date, datetime

from praja.duties.attendance.domain.plans import Plan
from praja.duties.attendance.models import CalendarLink, Shift
from praja.duties.attendance.queries.plans import days_between, plans_of, ramadan_between
from praja.kernel.people.models import Employee
from praja.kernel.people.queries import absences_between
from praja.lib.codes import hash_secret


@dataclass(frozen=True, slots=True)
class OwnDay:
    """One day of an employee's calendar. `away` is the kind of absence, `shift` the name of the shift; either may be empty."""

    plan: Plan
    away: str = ""
    shift: str = ""
    is_ramadan: bool = False


def own_days(employee: Employee, first: date, last: date) -> list[OwnDay]:
    """The employee's days from `first` to `last`. Eleven statements at most, however long."""
    plans = plans_of([employee.pk], first, last)
    away: dict[date, str] = {}
    for absence in absences_between([employee.pk], first, last):
        away |= dict.fromkeys(days_between(absence.first_day, absence.last_day), str(absence.get_kind_display()))
    wanted = {plan.shift for plan in plans.values() if plan.shift}
    shifts = dict(Shift.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}
    ramadan = ramadan_between(first, last)
    return [
        OwnDay(plan, away.get(day, ""), shifts.get(plan.shift or 0, ""), any(span.covers(day) for span in ramadan))
        for (_who, day), plan in sorted(plans.items())
    ]


def open_link_of(employee: Employee) -> CalendarLink | None:
    """The secret address that opens the employee's calendar now."""
    return CalendarLink.objects.filter(employee=employee, ended_at=None).first()


def employee_behind(secret: str, at: datetime) -> Employee | None:
    """Whose calendar a secret address opens; nobody's once it has ended."""
    row = CalendarLink.objects.filter(secret_hash=hash_secret(secret), ended_at=None, since__lte=at)
    found = row.select_related("employee").first()
    return found.employee if found else None
