# SPDX-License-Identifier: EUPL-1.2
"""Reading who works where."""

from django.db.models import QuerySet

from praja.kernel.people.enums import Standing
from praja.kernel.people.models import Employee


def colleagues_of(employee: Employee) -> "QuerySet[Employee]":
    """Everybody else who works in the same unit today, by name."""
    rows = Employee.objects.filter(unit=employee.unit_id, standing=Standing.ACTIVE).exclude(pk=employee.pk)
    return rows.select_related("person").order_by("person__name", "pk")


def team_below(unit_ids: frozenset[int], besides: int | None) -> "QuerySet[Employee]":
    """Everybody who works in these units today, but for this person, by unit and name."""
    rows = Employee.objects.filter(unit__in=unit_ids, standing=Standing.ACTIVE).exclude(person=besides)
    return rows.select_related("person", "unit").order_by("unit__code", "person__name", "pk")
