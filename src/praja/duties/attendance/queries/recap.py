# SPDX-License-Identifier: EUPL-1.2
"""What a month was: of one employee day by day, of a unit person by person."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.enums import DayCode
from praja.duties.attendance.models import Day
from praja.duties.attendance.queries.months import days_of_month
from praja.duties.attendance.rules import may_see_days
from praja.kernel.people.models import Employee
from praja.lib.actors import Actor
from praja.lib.errors import NotFound

ELSEWHERE = (DayCode.HOME, DayCode.ANYWHERE)
AWAY = (
    DayCode.TRAVEL,
    DayCode.STUDY,
    DayCode.CLASS,
    DayCode.ANNUAL_LEAVE,
    DayCode.LONG_LEAVE,
    DayCode.SICK_LEAVE,
    DayCode.MATERNITY_LEAVE,
    DayCode.IMPORTANT_LEAVE,
    DayCode.UNPAID_LEAVE,
    DayCode.EXCUSED,
)


@dataclass(slots=True)
class Line:
    """One person's month in a unit: days by code, lateness and early leaving by class, minutes."""

    employee: Employee
    codes: dict[str, int] = field(default_factory=dict)
    late: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    early: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    late_minutes: int = 0
    early_minutes: int = 0
    worked_minutes: int = 0

    def add(self, day: Day) -> None:
        self.codes[day.code] = self.codes.get(day.code, 0) + 1
        for classes, tier in ((self.late, day.late_class), (self.early, day.early_class)):
            if tier:
                classes[tier - 1] += 1
        self.late_minutes += day.late_minutes if day.late_class else 0
        self.early_minutes += day.early_minutes if day.early_class else 0
        self.worked_minutes += day.worked_minutes

    @property
    def present(self) -> int:
        return sum(self.codes.get(code, 0) for code in (DayCode.PRESENT, *ELSEWHERE))

    @property
    def absent(self) -> int:
        return self.codes.get(DayCode.ABSENT, 0)

    @property
    def away(self) -> int:
        return sum(self.codes.get(code, 0) for code in AWAY)

    @property
    def off(self) -> int:
        return self.codes.get(DayCode.OFF, 0) + self.codes.get(DayCode.JOINT_LEAVE, 0)


def recap_of(actor: Actor, unit_id: int, month: date) -> list[Line]:
    """The people of a unit and all below it in a month, by name, as far as this actor may see their days. Two statements."""
    days = may_see_days.visible(actor, days_of_month(unit_id, month)).select_related(
        "employee__person", "employee__post"
    )
    lines: dict[int, Line] = {}
    for day in days:
        lines.setdefault(day.employee_id, Line(day.employee)).add(day)
    return sorted(lines.values(), key=lambda line: (line.employee.person.name, line.employee.pk))


def days_of(actor: Actor, employee_id: int, month: date) -> "QuerySet[Day]":
    """The days of one employee in a month, the newest first, as far as this actor may see them."""
    last = month.replace(day=monthrange(month.year, month.month)[1])
    days = Day.objects.filter(employee=employee_id, day__range=(month, last))
    return may_see_days.visible(actor, days).select_related("unit", "shift").order_by("-day")


def employee_with_days(actor: Actor, employee_id: int) -> Employee:
    """An employee of whom this actor may see any day. Raises `NotFound`."""
    found = Employee.objects.select_related("person", "unit", "post").filter(pk=employee_id).first()
    if found is None or not may_see_days.allows(actor, Day(employee=found, unit_id=found.unit_id)):
        raise NotFound(_("There is nobody here of whom you may see that."))
    return found
