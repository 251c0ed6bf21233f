# SPDX-License-Identifier: EUPL-1.2
"""What an employee's own day is meant to be: working time and by what rule, where, what excuses it, what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from praja.duties.attendance.domain.plans import Plan
from praja.duties.attendance.enums import PermissionKind
from praja.duties.attendance.models import MonthLock, Pattern, Permission
from praja.duties.attendance.queries.calendars import OwnDay, own_days
from praja.duties.attendance.queries.months import lock_of, month_of
from praja.duties.attendance.queries.permissions import permissions_between
from praja.duties.attendance.queries.places import places_of
from praja.kernel.people.models import Absence, Employee
from praja.kernel.people.queries import absences_between
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.models import Case

AHEAD = 14
"""Days within which the next duty is looked for."""
ELSEWHERE = (PermissionKind.HOME, PermissionKind.ANYWHERE)


@dataclass(frozen=True, slots=True)
class Away:
    """An absence that holds today, and the page of what it comes from; empty where it comes from none."""

    absence: Absence
    url: str


@dataclass(frozen=True, slots=True)
class Today:
    """One's own day. `running` is the shift of the day before, as long as it has not ended; `following` the next day of duty of
    whoever works by roster; `pattern` None: the hours that the law sets."""

    day: OwnDay
    running: OwnDay | None
    following: OwnDay | None
    pattern: Pattern | None
    places: tuple[str, ...]
    away: tuple[Away, ...]
    permissions: tuple[Permission, ...]
    lock: MonthLock | None

    @property
    def is_elsewhere(self) -> bool:
        """Whether they may check in from anywhere today."""
        return any(row.kind in ELSEWHERE for row in self.permissions)


def today_of(employee: Employee, on: date, at: datetime) -> Today:
    """The employee's day `on`, as it is at `at`. A fixed number of statements."""
    before, day, *after = own_days(employee, on - timedelta(days=1), on + timedelta(days=AHEAD))
    pattern = Pattern.objects.filter(pk=day.plan.pattern).first() if day.plan.pattern else None
    rows = permissions_between([employee.pk], on, on).select_related("case", "place")
    return Today(
        day=day,
        running=before if _runs(before.plan, at) else None,
        following=_following(after) if any(one.plan.shift for one in (before, day, *after)) else None,
        pattern=pattern,
        places=tuple(place.name for place in places_of(employee.pk, employee.unit_id, on)),
        away=_away(employee.pk, on),
        permissions=tuple(rows),
        lock=lock_of(employee.unit_id, month_of(on)),
    )


def _runs(plan: Plan, at: datetime) -> bool:
    return plan.begins_at is not None and plan.ends_at is not None and plan.begins_at <= at < plan.ends_at


def _following(days: Sequence[OwnDay]) -> OwnDay | None:
    return next((one for one in days if not one.plan.is_off and not one.away), None)


def _away(employee_id: int, on: date) -> tuple[Away, ...]:
    rows = list(absences_between([employee_id], on, on))
    cases = Case.objects.in_bulk([row.case for row in rows if row.case is not None]) if rows else {}
    return tuple(
        Away(row, procedure_of(case).office_url(case) if (case := cases.get(row.case or 0)) else "") for row in rows
    )
