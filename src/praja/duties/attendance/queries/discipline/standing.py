# SPDX-License-Identifier: EUPL-1.2
"""How everybody stands in a year, in a fixed number of statements whatever the number of people."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from praja.duties.attendance.domain.discipline.counting import Standing, standing
from praja.duties.attendance.domain.discipline.ladder import Ladder
from praja.duties.attendance.enums import DayCode
from praja.duties.attendance.models import Day
from praja.kernel.people.enums import EmploymentKind

SERVANTS = (EmploymentKind.PNS, EmploymentKind.CPNS)
"""Whom PP 94/2021 speaks of. What holds for others was not read, so nothing is proposed for them."""
BACK = 6
"""From which month of the year before on days are read: a row of working days that ends in a year began later than that."""

LATE = Sum("late_minutes", filter=Q(late_class__gt=0), default=0)
EARLY = Sum("early_minutes", filter=Q(early_class__gt=0), default=0)
"""Minutes that no permission excuses."""


def standings(year: int, ladder: Ladder, besides: Collection[int] = ()) -> dict[int, Standing]:
    """Everybody of `SERVANTS` who may have reached any band in `year`, and whoever is named. Three statements, one more where
    minutes count."""
    minutes = _minutes(year) if ladder.minutes_per_day else {}
    in_year, in_all = _counts(year)
    late = {pk for pk, some in minutes.items() if some >= (ladder.minutes_per_day or 1)}
    near = {pk for pk, count in in_year.items() if count >= ladder.lowest or in_all[pk] >= ladder.run} | late
    people = near | set(besides)
    codes = _codes(people, {pk for pk in people if in_all.get(pk, 0) >= ladder.run}, year)
    return {pk: standing(codes[pk], year, ladder, minutes=minutes.get(pk, 0)) for pk in sorted(people)}


def absences(year: int) -> "QuerySet[Day]":
    """Days of absence from half a year before `year` until its end."""
    return Day.objects.filter(code=DayCode.ABSENT, day__gte=date(year - 1, BACK, 1), day__lte=date(year, 12, 31))


def _counts(year: int) -> tuple[dict[int, int], dict[int, int]]:
    """Days of absence by employee: in the year, and with the months before it; of those with any in the year."""
    rows = absences(year).filter(employee__employment__in=SERVANTS).values("employee")
    found = rows.annotate(inside=Count("pk", filter=Q(day__gte=date(year, 1, 1))), every=Count("pk"))
    counted = list(found.filter(inside__gt=0).values_list("employee", "inside", "every"))
    return {pk: inside for pk, inside, _every in counted}, {pk: every for pk, _inside, every in counted}


def _minutes(year: int) -> dict[int, int]:
    """Minutes late and early of the year by employee."""
    rows = Day.objects.filter(day__year=year, employee__employment__in=SERVANTS).values("employee")
    return dict(rows.annotate(minutes=LATE + EARLY).filter(minutes__gt=0).values_list("employee", "minutes"))


def _codes(people: Iterable[int], long: Iterable[int], year: int) -> Mapping[int, dict[date, str]]:
    """Days of absence of these people; of those in `long`, who may have a row of them, every day."""
    found, long = defaultdict[int, dict[date, str]](dict), set(long)
    short = absences(year).filter(employee__among=set(people) - long)
    every = Day.objects.filter(employee__among=long, day__gte=date(year - 1, BACK, 1), day__lte=date(year, 12, 31))
    for rows in (short, every):
        for pk, day, code in rows.values_list("employee", "day", "code").order_by():
            found[pk][day] = code
    return found


def minutes_of(employee_id: int, year: int) -> int:
    """Minutes late and early of one employee in a year."""
    rows = Day.objects.filter(employee=employee_id, day__year=year)
    found = rows.aggregate(late=LATE, early=EARLY)
    return int(found["late"] + found["early"])
