# SPDX-License-Identifier: EUPL-1.2
"""Whether leave can be had as it is asked for."""

from collections.abc import Mapping
from datetime import date

from praja.duties.attendance.domain.annual import TooManyDays, take
from praja.duties.attendance.domain.leave import Wish, last_counted_day, problems
from praja.duties.attendance.enums import LeaveKind
from praja.duties.attendance.errors.leave import LeaveOverlaps, LeaveRefused, TooFewDays
from praja.duties.attendance.models import Leave
from praja.duties.attendance.models.leave import LEAVE_CONTACT
from praja.duties.attendance.queries.leave import balance_of, days_waiting, is_contract, is_woman, law_on, overlapping
from praja.duties.attendance.queries.leave_days import days_taken
from praja.kernel.people.models import Employee
from praja.kernel.people.sealing import open_sealed


def lock_employee(employee_id: int) -> Employee:
    """The employee's row, locked: two requests of one person are judged one after the other. After the case's lock."""
    return Employee.objects.select_for_update(of=("self",)).select_related("person", "unit").get(pk=employee_id)


def judge(leave: Leave, *, papers: int, today: date) -> None:
    """Set `leave.days`, and raise `LeaveRefused` or `LeaveOverlaps` where it cannot be had so. What is left is asked by
    `check_left` and `uses_of`."""
    employee = leave.employee
    counted = last_counted_day(leave.last_day, leave.travel_days)
    leave.days = days_taken(employee.pk, leave.kind, leave.first_day, counted)
    wish = Wish(
        kind=leave.kind,
        cause=leave.cause,
        first_day=leave.first_day,
        last_day=leave.last_day,
        days=leave.days,
        papers=papers,
        joined_on=employee.joined_on,
        is_contract=is_contract(employee),
        is_woman=is_woman(employee, today),
        travel_days=leave.travel_days,
        has_address=bool(open_sealed(leave.address, LEAVE_CONTACT)),
    )
    for problem in problems(wish, law_on(leave.first_day)):
        raise LeaveRefused(problem.at, problem.key, problem.facts)
    other = overlapping(employee.pk, leave.first_day, leave.last_day, besides=leave.pk)
    if other is not None:
        raise LeaveOverlaps(other.first_day, other.ended_on or other.last_day)


def check_left(leave: Leave) -> None:
    """Raise `TooFewDays` where less annual leave is left than is asked for here and in requests that wait."""
    if leave.kind != LeaveKind.ANNUAL:
        return
    left = balance_of(leave.employee, leave.first_day.year).left
    waiting = days_waiting(leave.employee_id, leave.first_day.year, besides=leave.pk)
    if leave.days + waiting > left:
        raise TooFewDays(days=leave.days, left=left, waiting=waiting)


def uses_of(leave: Leave) -> Mapping[int, int]:
    """From which years' days this leave is taken now; empty for kinds that take none. Raises `TooFewDays`."""
    if leave.kind != LeaveKind.ANNUAL or not leave.days:
        return {}
    try:
        return take(balance_of(leave.employee, leave.first_day.year), leave.days)[1]
    except TooManyDays as refused:
        raise TooFewDays(days=leave.days, left=refused.left) from refused
