# SPDX-License-Identifier: EUPL-1.2
"""Days of absence and minutes of lateness of a year, person by person: what is coming, before anything is proposed."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from praja.duties.attendance.domain.discipline.ladder import days_in, is_heavier
from praja.duties.attendance.enums import DayCode
from praja.duties.attendance.models import Day, Discipline
from praja.duties.attendance.queries.discipline.law import MINUTES, last_day_of
from praja.duties.attendance.queries.discipline.standing import EARLY, LATE, SERVANTS
from praja.duties.attendance.rules.people import READERS
from praja.kernel.law.queries import rule_in_force
from praja.kernel.people.models import Employee
from praja.lib.actors import Actor


@dataclass(frozen=True, slots=True)
class Line:
    """One person's year: days of absence, also in months that are still open; minutes, and how many days they would make; the
    heaviest case that stands. `is_servant`: whether PP 94/2021 speaks of them."""

    employee: Employee
    absent: int
    minutes: int
    minutes_as_days: int
    is_servant: bool
    discipline: Discipline | None


def counts_of(actor: Actor, year: int, today: date, most: int | None = None) -> list[Line]:
    """Everybody of the reader's units with a day of absence, or with minutes that would make one; the most days first, at most
    `most`. Three statements."""
    per_day = rule_in_force(MINUTES, last_day_of(year, today)).value
    days = Day.objects.filter(
        unit_id__among=actor.units_as(*READERS), day__range=(date(year, 1, 1), date(year, 12, 31))
    )
    rows = days.values("employee").annotate(
        absent=Count("pk", filter=Q(code=DayCode.ABSENT)), late=LATE, early=EARLY, minutes=F("late") + F("early")
    )
    counted = list(
        rows.filter(Q(absent__gt=0) | Q(minutes__gte=per_day))
        .order_by("-absent", "-minutes", "employee")
        .values_list("employee", "absent", "minutes")[:most]
    )
    people = (
        Employee.objects.select_related("person", "unit").filter(pk__among={pk for pk, _a, _m in counted}).in_bulk()
    )
    cases = _heaviest(year, people)
    return [
        Line(
            people[pk],
            absent,
            minutes,
            days_in(minutes, per_day),
            people[pk].employment in SERVANTS,
            cases.get(pk),
        )
        for pk, absent, minutes in counted
    ]


def _heaviest(year: int, people: dict[int, Employee]) -> dict[int, Discipline]:
    rows = Discipline.objects.filter(year=year, withdrawn_at=None, employee__among=people).select_related("case")
    found = dict[int, Discipline]()
    for row in rows:
        held = found.get(row.employee_id)
        if held is None or is_heavier(row.band, held.band):
            found[row.employee_id] = row
    return found
