# SPDX-License-Identifier: EUPL-1.2
"""Travels with what was recorded on their days; allowances with the leave of their months."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from praja.duties.attendance.domain.silang.absences import Away, PaidOut, Recorded
from praja.duties.attendance.enums import PlaceKind, Source
from praja.duties.attendance.models import Punch
from praja.duties.attendance.queries.excuses import CODES
from praja.duties.attendance.queries.paid import paid_between, stopping_codes
from praja.duties.attendance.queries.stamps import counted
from praja.kernel.people.enums import AbsenceKind
from praja.kernel.people.models import Absence
from praja.lib.clock import end_of, local_date, start_of
from praja.lib.moments import local_zone

ELSEWHERE = (PlaceKind.MOBILE, PlaceKind.EVENT)
"""Places of which an assignment may well be the reason."""


def travels_between(first: date, last: date) -> list[Away]:
    """Duty travels that hold and touch `first`..`last`, whole. One statement."""
    rows = Absence.objects.filter(
        kind=AbsenceKind.DUTY_TRAVEL, cancelled_at=None, first_day__lte=last, last_day__gte=first
    )
    return [_away(row) for row in rows.order_by("id")]


def recorded_on(travels: Iterable[Away], last: date) -> list[Recorded]:
    """The punches that count, at ordinary places, of those who travel, from the first day of any travel to `last`. One
    statement."""
    known = list(travels)
    if not known:
        return []
    zone, first = local_zone(), min(travel.first_day for travel in known)
    rows = counted(
        Punch.objects.filter(
            employee__among={travel.employee for travel in known},
            at__gte=start_of(first, zone),
            at__lt=end_of(last, zone),
        )
    ).exclude(Q(source=Source.PHONE, place=None) | Q(place__kind__in=ELSEWHERE) | Q(machine__place__kind__in=ELSEWHERE))
    return [
        Recorded(punch, employee, local_date(at, zone))
        for punch, employee, at in rows.values_list("pk", "employee", "at")
        if employee is not None
    ]


def paid_with_leave(first: date, last: date) -> tuple[list[PaidOut], list[Away], dict[date, frozenset[str]]]:
    """Allowances of the months from that of `first` to that of `last`, the leave of those who were paid, and the codes that stop
    it in each month. One statement beside those of the sheets."""
    paid = [PaidOut(one.sheet, one.employee, one.month, one.amount) for one in paid_between(first, last)]
    months = {line.month for line in paid}
    rows = Absence.objects.filter(cancelled_at=None, first_day__lte=last, last_day__gte=first.replace(day=1)).exclude(
        kind=AbsenceKind.DUTY_TRAVEL
    )
    held = {line.employee for line in paid}
    leaves = [_away(row) for row in rows.filter(employee__among=held).order_by("id")] if held else []
    return paid, leaves, {month: stopping_codes(month) for month in months}


def _away(row: Absence) -> Away:
    code = row.code or CODES[AbsenceKind(row.kind)].value
    return Away(row.pk, row.employee_id, row.first_day, row.last_day, case=row.case, code=code)
