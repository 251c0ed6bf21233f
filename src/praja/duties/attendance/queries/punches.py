# SPDX-License-Identifier: EUPL-1.2
"""Punches as they are shown: those of one employee, and those that wait for somebody's word."""

from datetime import date

from django.db.models import QuerySet

from praja.duties.attendance.models import Punch
from praja.kernel.people.models import Employee
from praja.lib.actors import Actor
from praja.lib.clock import end_of, start_of
from praja.lib.moments import local_zone


def own_employee(actor: Actor) -> Employee | None:
    """The register's row of whoever acts; None for somebody who stands in no register."""
    if actor.person_id is None:
        return None
    return Employee.objects.filter(person_id=actor.person_id).select_related("unit").first()


def punches_between(employee_id: int, first: date, last: date) -> "QuerySet[Punch]":
    """Every punch of an employee from `first` to `last` by the local calendar, both included, in order; refused ones too."""
    zone = local_zone()
    found = Punch.objects.filter(employee_id=employee_id, at__gte=start_of(first, zone), at__lt=end_of(last, zone))
    return found.select_related("place", "machine", "judgement").order_by("at", "id")
