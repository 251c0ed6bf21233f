# SPDX-License-Identifier: EUPL-1.2
"""Reading leave: what is left of it, what overlaps, and the requests that somebody may see."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.domain.annual import Entitlement, Figures, books_of, entitlement
from praja.duties.attendance.domain.leave import Law, after_months
from praja.duties.attendance.enums import LEAVE, LeaveKind
from praja.duties.attendance.models import Leave, LeaveBalance, LeaveUse
from praja.duties.attendance.procedure.names import ASKED, ENDED, GRANTED, POSTPONED, TO_CHANGE, WITH_OFFICIAL
from praja.duties.attendance.rules import may_decide_leave, may_give_advice, may_see_leave
from praja.kernel.law.queries import rule_in_force
from praja.kernel.people.domain.identity import Nip, Sex, parse_nip
from praja.kernel.people.enums import EmploymentKind, Role
from praja.kernel.people.identifiers import opened
from praja.kernel.people.models import Absence, Employee
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.codes import read_code
from praja.lib.errors import NotFound

WAITING = (ASKED, WITH_OFFICIAL, TO_CHANGE)
STANDING = (*WAITING, GRANTED, ENDED)
"""States in which a request holds its days."""
YEARS_BACK = 2


def law_on(day: date) -> Law:
    """The law's figures as they are in force on `day`."""
    return lambda key: rule_in_force(key, day).value


def is_contract(employee: Employee) -> bool:
    """Contract staff (PPPK), whose leave has a regulation of its own."""
    return employee.employment not in (EmploymentKind.PNS, EmploymentKind.CPNS)


def is_woman(employee: Employee, today: date) -> bool | None:
    """What digit 15 of the number says; None where there is none that reads."""
    number = parse_nip(opened("nip", employee.nip), today) if employee.nip else None
    return number.sex is Sex.FEMALE if isinstance(number, Nip) else None


def figures_for(employee: Employee, day: date) -> Figures:
    """What the law sets for this employee's annual leave on `day`."""
    law = law_on(day)
    return Figures(
        annual=law("leave.annual_pppk" if is_contract(employee) else "leave.annual"),
        carry=law("leave.annual_carry"),
        total=law("leave.annual_total"),
        total_unused=law("leave.annual_total_unused"),
        total_postponed=law("leave.annual_postponed_total"),
    )


def balance_of(employee: Employee, year: int) -> Entitlement:
    """Annual leave of one employee in `year`: what may be taken from which year's days, and why."""
    return balances_of([employee], year)[employee.pk]


def balances_of(employees: Iterable[Employee], year: int) -> dict[int, Entitlement]:
    """The same of several, in three statements."""
    people = {employee.pk: employee for employee in employees}
    years = range(year - YEARS_BACK, year + 1)
    taken, before = _taken(people, years), _before(people)
    postponed, lapsed = _decided(people, years)
    found = {}
    for pk, employee in people.items():
        none = lapsed[pk] | {one for one in years if date(one, 12, 31) < _entitled_from(employee, one)}
        books = books_of(taken[pk], before[pk], postponed[pk], none, years)
        found[pk] = entitlement(year, books, figures_for(employee, date(year, 1, 1)))
    return found


def _entitled_from(employee: Employee, year: int) -> date:
    key = "leave.service_pppk" if is_contract(employee) else "leave.service"
    return after_months(employee.joined_on, rule_in_force(key, date(year, 1, 1)).value)


def _taken(people: Mapping[int, Employee], years: Iterable[int]) -> Mapping[int, list[tuple[int, int, int]]]:
    rows = LeaveUse.objects.filter(leave__employee__in=people, year__in=list(years))
    found = defaultdict[int, list[tuple[int, int, int]]](list)
    for pk, of, first, days in rows.values_list("leave__employee", "year", "leave__first_day", "days"):
        found[pk].append((of, first.year, days))
    return found


def _before(people: Mapping[int, Employee]) -> Mapping[int, dict[int, tuple[int, int]]]:
    found = defaultdict[int, dict[int, tuple[int, int]]](dict)
    rows = LeaveBalance.objects.filter(employee__in=people).order_by("id")
    for pk, year, used, postponed in rows.values_list("employee", "year", "used", "postponed"):
        found[pk][year] = (used, postponed)
    return found


def _decided(
    people: Mapping[int, Employee], years: Iterable[int]
) -> tuple[Mapping[int, dict[int, int]], Mapping[int, set[int]]]:
    """Days that were postponed, by year; years in which long leave was taken."""
    postponed, lapsed = defaultdict[int, dict[int, int]](dict), defaultdict[int, set[int]](set)
    annual = Q(kind=LeaveKind.ANNUAL, case__state=POSTPONED)
    long = Q(kind=LeaveKind.LONG, case__state__in=(GRANTED, ENDED))
    rows = Leave.objects.filter(annual | long, employee__in=people, first_day__year__in=list(years))
    for row in rows:
        if row.kind == LeaveKind.LONG and (row.ended_on is None or row.ended_on >= row.first_day):
            lapsed[row.employee_id].add(row.first_day.year)
        elif row.kind == LeaveKind.ANNUAL:
            mine = postponed[row.employee_id]
            mine[row.first_day.year] = mine.get(row.first_day.year, 0) + row.days
    return postponed, lapsed


def days_waiting(employee_id: int, year: int, besides: int | None = None) -> int:
    """Working days of annual leave in `year` that are asked for and not decided, but for the request of this case."""
    rows = Leave.objects.filter(
        employee=employee_id, kind=LeaveKind.ANNUAL, first_day__year=year, case__state__in=WAITING
    ).exclude(pk=besides)
    return int(rows.aggregate(days=Sum("days"))["days"] or 0)


def overlapping(employee_id: int, first: date, last: date, besides: int | None = None) -> Leave | None:
    """A request of the employee that holds some of these days, but for the one of this case."""
    ends = Coalesce(F("ended_on"), F("last_day"))
    rows = Leave.objects.annotate(ends=ends).filter(
        employee=employee_id, case__state__in=STANDING, first_day__lte=last, ends__gte=first
    )
    return rows.filter(ends__gte=F("first_day")).exclude(pk=besides).order_by("first_day").first()


def visible_leaves(actor: Actor) -> "QuerySet[Case]":
    """Cases of leave whose reasons this actor may read."""
    cases = Case.objects.filter(procedure=LEAVE).select_related("leave__employee__person", "leave__employee__unit")
    return may_see_leave.visible(actor, cases)


def leave_case(actor: Actor, code: str) -> Case:
    """The case of one request with its detail. Raises `NotFound`."""
    shown = (
        "lead_unit",
        "leave__superior_unit",
        "leave__official_unit",
        "leave__substitute__person",
        "leave__document",
    )
    found = visible_leaves(actor).select_related(*shown).filter(code=read_code(code)).first()
    if found is None:
        raise NotFound(
            _("There is no request for leave with this code that you may open."), next_step=_("Go back to your leave.")
        )
    return found


def own_leaves(actor: Actor) -> "QuerySet[Case]":
    """The reader's own requests."""
    rows = Case.objects.filter(procedure=LEAVE, leave__employee__person=actor.person_id)
    return rows.select_related("leave__employee__person")


def waiting_leaves(actor: Actor, most: int = 50) -> "QuerySet[Case]":
    """Requests that wait for this actor's advice or decision, the earliest leave first; their desk has them all."""
    advise = Q(state=ASKED) & may_give_advice.where(actor)
    decide = Q(state=WITH_OFFICIAL) & may_decide_leave.where(actor)
    rows = Case.objects.filter(advise | decide, procedure=LEAVE)
    return rows.select_related("leave__employee__person").order_by("leave__first_day", "pk")[:most]


def kept_leaves(actor: Actor) -> "QuerySet[Case]":
    """Requests of everybody whose register this actor keeps."""
    rows = Case.objects.filter(procedure=LEAVE, lead_unit_id__among=actor.units_as(Role.PERSONNEL))
    return rows.select_related("leave__employee__person", "leave__employee__unit", "leave__document")


def also_away(leave: Leave) -> list[str]:
    """Names of those of the same unit who are away on some of these days."""
    rows = Absence.objects.filter(
        employee__unit=leave.employee.unit_id,
        first_day__lte=leave.last_day,
        last_day__gte=leave.first_day,
        cancelled_at=None,
    ).exclude(employee=leave.employee_id)
    return sorted(set(rows.values_list("employee__person__name", flat=True)))
