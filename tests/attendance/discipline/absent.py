# SPDX-License-Identifier: EUPL-1.2
"""Days of absence as they stand once they are worked out."""

from datetime import date, timedelta

from praja.duties.attendance.models import Day, Discipline
from praja.duties.attendance.operations.discipline import count_discipline
from praja.kernel.people.models import Employee
from praja.lib.actors import system_actor

SYSTEM = system_actor("attendance.count_absences")
MONDAY = date(2026, 3, 2)


def days(employee: Employee, text: str, first: date = MONDAY) -> list[Day]:
    """Consecutive days of the employee: T absent, H present, L day off, C annual leave."""
    codes = {"T": "TK", "H": "H", "L": "L", "C": "CT"}
    made = [
        Day(
            employee=employee,
            day=first + timedelta(days=n),
            unit_id=employee.unit_id,
            code=codes[letter],
            reasons=[["no_punch", {}]] if letter == "T" else [],
        )
        for n, letter in enumerate(text)
    ]
    return Day.objects.bulk_create(made)


def mended(employee: Employee, *moments: date) -> None:
    """These days were corrected: the employee was there."""
    Day.objects.filter(employee=employee, day__in=moments).update(code="H", reasons=[])


def counted(at, year=2026):
    """What counting did."""
    return count_discipline(year=year, actor=SYSTEM, at=at)


def only_case(**fields):
    return Discipline.objects.select_related("case", "employee__person").get(**fields).case
