# SPDX-License-Identifier: EUPL-1.2
"""Travels with what was recorded on their days; allowances with the leave of their months."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from praja.duties.attendance.domain.silang.absences import Away, PaidOut, Recorded
from praja.duties.attendance.enums import PlaceKind, Source
from praja.duties.attendance.models import Day, PayLine, Punch
from praja.duties.attendance.queries.excuses import CODES
from praja.duties.attendance.queries.paid import newest_sheets, stopping_codes
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


@dataclass(frozen=True, slots=True)
class Allowances:
    """Allowances of some months, the leave of those who were paid, the codes that stop an allowance in each month, and who had to
    work when."""

    paid: list[PaidOut]
    leaves: list[Away]
    stopping: dict[date, frozenset[str]]
    working: set[tuple[int, date]]


def allowances_between(first: date, last: date) -> Allowances:
    """Those of the months from that of `first` to that of `last`. Three statements, and one for each month."""
    rows = PayLine.objects.filter(
        sheet__in=newest_sheets().filter(month__gte=first.replace(day=1), month__lte=last), amount__gt=0
    )
    values = rows.values_list("sheet", "employee", "sheet__month", "amount", "stops")
    paid = [PaidOut(sheet, who, month, amount, _unpaid(stops)) for sheet, who, month, amount, stops in values]
    stopping = {month: stopping_codes(month) for month in {line.month for line in paid}}
    codes = frozenset(code for found in stopping.values() for code in found)
    leaves = _leaves({line.employee for line in paid}, first.replace(day=1), last, codes) if codes else []
    return Allowances(paid, leaves, stopping, _working({leave.employee for leave in leaves}, first, last))


def _unpaid(stops: list[tuple[str, list[str]]]) -> frozenset[date]:
    return frozenset(date.fromisoformat(day) for _code, days in stops for day in days)


def _leaves(employee_ids: set[int], first: date, last: date, codes: frozenset[str]) -> list[Away]:
    """One statement."""
    rows = Absence.objects.filter(
        employee__among=employee_ids, cancelled_at=None, first_day__lte=last, last_day__gte=first
    )
    found = map(_away, rows.order_by("id"))
    return [leave for leave in found if leave.code in codes]


def _working(employee_ids: set[int], first: date, last: date) -> set[tuple[int, date]]:
    """Whatever became of the day: one of a closed month may not know yet that it was leave. One statement."""
    if not employee_ids:
        return set()
    rows = Day.objects.filter(
        employee__among=employee_ids, day__range=(first.replace(day=1), last), expected_minutes__gt=0
    )
    return set(rows.values_list("employee", "day"))


def _away(row: Absence) -> Away:
    code = row.code or CODES[AbsenceKind(row.kind)].value
    return Away(row.pk, row.employee_id, row.first_day, row.last_day, case=row.case, code=code)
