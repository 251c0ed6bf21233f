# SPDX-License-Identifier: EUPL-1.2
"""Who works, or worked, in which units."""

from collections.abc import Iterable

from django.db.models import Q

from praja.kernel.people.enums import RecordKind
from praja.kernel.people.models import Employee, EmployeeRecord


def employees_of(unit_ids: Iterable[int]) -> list[int]:
    """Employees who work in these units now or by some entry of their history. One statement."""
    known = list(unit_ids)
    once = Q(records__kind=RecordKind.UNIT, records__detail__unit__in=known)
    return list(Employee.objects.filter(Q(unit__among=known) | once).values_list("pk", flat=True).distinct())


def units_ever_of(employee: Employee) -> frozenset[int]:
    """Every unit in which they work or worked."""
    rows = EmployeeRecord.objects.filter(employee=employee, kind=RecordKind.UNIT).values_list("detail", flat=True)
    return frozenset((employee.unit_id, *(detail["unit"] for detail in rows if "unit" in detail)))
