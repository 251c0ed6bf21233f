# SPDX-License-Identifier: EUPL-1.2
"""What stands beside the plan of a day: absences, and permissions that were given."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from praja.duties.attendance.domain.classifying import Excuse
from praja.duties.attendance.enums import DayCode, PermissionKind
from praja.duties.attendance.models import Permission
from praja.duties.attendance.procedure.names import GIVEN
from praja.kernel.people.enums import AbsenceKind
from praja.kernel.people.models import Absence
from praja.kernel.people.queries import absences_between
from praja.lib.clock import end_of, start_of
from praja.lib.moments import local_zone

CODES = {
    AbsenceKind.LEAVE: DayCode.ANNUAL_LEAVE,
    AbsenceKind.DUTY_TRAVEL: DayCode.TRAVEL,
    AbsenceKind.TRAINING: DayCode.CLASS,
    AbsenceKind.STUDY: DayCode.STUDY,
    AbsenceKind.SICK: DayCode.SICK_LEAVE,
    AbsenceKind.OTHER: DayCode.EXCUSED,
}
"""What a day is called where its absence has no short name of its own."""
_ELSEWHERE = (PermissionKind.HOME, PermissionKind.ANYWHERE)


@dataclass(frozen=True, slots=True)
class Standing:
    """An excuse, and the row that it stands on."""

    excuse: Excuse
    absence: int | None = None
    permission: int | None = None


def excuses_between(employee_ids: Iterable[int], first: date, last: date) -> dict[tuple[int, date], list[Standing]]:
    """What excuses each day of these employees from `first` to `last`: absences first, the last entered before the others. Two
    statements."""
    wanted, found, zone = set(employee_ids), defaultdict[tuple[int, date], list[Standing]](list), local_zone()
    for absence in reversed(absences_between(wanted, first, last)):
        standing = Standing(Excuse(code=_code_of(absence), is_absence=True), absence=absence.pk)
        for day in _days(max(first, absence.first_day), min(last, absence.last_day)):
            found[absence.employee_id, day].append(standing)
    for permission in _given(wanted, first, last):
        for day in _days(max(first, permission.first_day), min(last, permission.last_day)):
            excuse = _excuse(permission, day, zone)
            found[permission.employee_id, day].append(Standing(excuse, permission=permission.pk))
    return found


def _given(employee_ids: set[int], first: date, last: date) -> Iterable[Permission]:
    rows = Permission.objects.filter(
        employee__among=employee_ids, first_day__lte=last, last_day__gte=first, case__state=GIVEN
    )
    return rows.order_by("case_id")


def _code_of(absence: Absence) -> str:
    return absence.code or CODES[AbsenceKind(absence.kind)].value


def _excuse(permission: Permission, day: date, zone: ZoneInfo) -> Excuse:
    if permission.kind in _ELSEWHERE:
        return Excuse(code=str(permission.kind))
    if permission.kind == PermissionKind.LATE:
        return Excuse(comes_by=_moment(day, permission.until_minute, zone) or end_of(day, zone))
    if permission.kind == PermissionKind.EARLY:
        return Excuse(goes_from=_moment(day, permission.from_minute, zone) or start_of(day, zone))
    return Excuse()


def _moment(day: date, minute: int | None, zone: ZoneInfo) -> datetime | None:
    return None if minute is None else start_of(day, zone) + timedelta(minutes=minute)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
