# SPDX-License-Identifier: EUPL-1.2
"""Days of absence as they stand once they are worked out."""

from datetime import UTC, date, datetime, timedelta

from praja.duties.attendance.models import Day, Discipline, MonthLock
from praja.duties.attendance.operations.discipline import count_discipline
from praja.kernel.organization.models import Unit
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
    close(*(one.day for one in made))
    return Day.objects.bulk_create(made)


def close(*moments: date, is_locked: bool = True) -> None:
    """The months of these days are closed everywhere, or open again."""
    root = Unit.objects.get(parent=None)
    for month in sorted({day.replace(day=1) for day in moments}):
        MonthLock.objects.create(
            unit=root, month=month, is_locked=is_locked, salt=b"", done_at=datetime(2026, 1, 1, tzinfo=UTC)
        )


def mended(employee: Employee, *moments: date) -> None:
    """These days were corrected: the employee was there."""
    Day.objects.filter(employee=employee, day__in=moments).update(code="H", reasons=[])


def counted(at, year=2026):
    """What counting did."""
    return count_discipline(year=year, actor=SYSTEM, at=at)


def only_case(**fields):
    return Discipline.objects.select_related("case", "employee__person").get(**fields).case
