# SPDX-License-Identifier: EUPL-1.2
"""Which months are closed, and what stands in them."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from praja.duties.attendance.models import Day, MonthLock
from praja.duties.attendance.queries.locks import locks_between
from praja.kernel.organization.queries import units


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def lock_of(unit_id: int, month: date) -> MonthLock | None:
    """The row by which the month is closed for the people of a unit; None while it is open. The newest word of the unit and of
    all above it counts."""
    rows = MonthLock.objects.filter(month=month, unit__in=(unit_id, *units.current().ancestors(unit_id)))
    newest = rows.order_by("-id").first()
    return newest if newest and newest.is_locked else None


def locked_days(days: Iterable[tuple[int, date]]) -> set[tuple[int, date]]:
    """Of these days, by the unit in which they were worked, those whose month is closed. One statement."""
    asked = set(days)
    if not asked:
        return set()
    locks = locks_between(min(day for _unit, day in asked), max(day for _unit, day in asked))
    return {(unit, day) for unit, day in asked if locks.holds(unit, day)}


def is_locked(unit_id: int, day: date) -> bool:
    """Whether the month of `day` is closed for the people of this unit."""
    return bool(locked_days([(unit_id, day)]))


def days_of_month(unit_id: int, month: date) -> "QuerySet[Day]":
    """The days of a month worked at the unit and all below it, in a fixed order."""
    last = month.replace(day=monthrange(month.year, month.month)[1])
    below = units.current().subtree(unit_id)
    return Day.objects.filter(day__range=(month, last), unit_id__among=below).order_by("day", "employee_id")
