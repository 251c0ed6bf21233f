# SPDX-License-Identifier: EUPL-1.2
"""What a month was: of one employee day by day, of a unit person by person."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Count, QuerySet, Sum
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


class Alike(NamedTuple):
    """Days of one person with the same code and classes: how many, and their minutes together."""

    employee: int
    code: str
    late_class: int
    early_class: int
    number: int
    late_minutes: int
    early_minutes: int
    worked_minutes: int


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

    def add(self, days: Alike) -> None:
        """Count these days in."""
        self.codes[days.code] = self.codes.get(days.code, 0) + days.number
        for classes, tier in ((self.late, days.late_class), (self.early, days.early_class)):
            if tier:
                classes[tier - 1] += days.number
        self.late_minutes += days.late_minutes if days.late_class else 0
        self.early_minutes += days.early_minutes if days.early_class else 0
        self.worked_minutes += days.worked_minutes

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
    days = may_see_days.visible(actor, days_of_month(unit_id, month)).order_by()
    alike = days.values_list("employee", "code", "late_class", "early_class").annotate(
        Count("pk"), Sum("late_minutes"), Sum("early_minutes"), Sum("worked_minutes")
    )
    found = [Alike(*row) for row in alike]
    people = Employee.objects.filter(pk__among={one.employee for one in found}).select_related("person", "post")
    lines = {employee.pk: Line(employee) for employee in people}
    for one in found:
        lines[one.employee].add(one)
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
