# SPDX-License-Identifier: EUPL-1.2
"""Whose days a change of working hours touches: those that have begun are worked out again, and closed months refuse it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from praja.duties.attendance.errors.schedules import MonthClosed
from praja.duties.attendance.operations.marking import mark_between
from praja.duties.attendance.queries.locks import locks_between
from praja.duties.attendance.queries.plans import days_between
from praja.duties.attendance.queries.staff import employees_of, units_ever_of
from praja.kernel.people.models import Employee
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

AT_ONCE = 200
"""Employees whose days are marked with one statement."""


@dataclass(frozen=True, slots=True)
class Those:
    """Employees, and the units in which their months may be closed."""

    employees: frozenset[int]
    units: frozenset[int]

    def __or__(self, other: "Those") -> "Those":
        return Those(self.employees | other.employees, self.units | other.units)


def nobody() -> Those:
    return Those(frozenset(), frozenset())


def everybody_of(unit_ids: Iterable[int]) -> Those:
    """Who works or worked in these units."""
    known = frozenset(unit_ids)
    return Those(frozenset(employees_of(known)), known)


def one_employee(employee: Employee) -> Those:
    """One employee, wherever they worked."""
    return Those(frozenset((employee.pk,)), units_ever_of(employee))


def touch(those: Those, first: date, until: date | None, at: datetime, *, field: str = "since") -> None:
    """Have the days from `first` to before `until` (None: open) that have begun worked out again. Raises MonthClosed at `field`
    where one of them lies in a closed month."""
    last = local_date(at, local_zone())
    if until is not None:
        last = min(last, until - timedelta(days=1))
    if last < first:
        return
    closed = locks_between(first, last).first_closed(those.units, days_between(first, last))
    if closed is not None:
        raise MonthClosed(closed, field)
    known = sorted(those.employees)
    for begin in range(0, len(known), AT_ONCE):
        mark_between(known[begin : begin + AT_ONCE], first, last)
