# SPDX-License-Identifier: EUPL-1.2
"""How everybody stands in a year, in a fixed number of statements whatever the number of people.

Days count once their month is closed: until then they may be corrected, and where nobody checks in yet every day looks like an
absence. What a proposal rests on already goes on to count while its month is open again.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Count, Q, QuerySet, Sum

from praja.duties.attendance.domain.discipline.counting import Standing, standing
from praja.duties.attendance.domain.discipline.ladder import Ladder
from praja.duties.attendance.enums import DayCode
from praja.duties.attendance.models import Day
from praja.duties.attendance.queries.locks import locks_between
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import EmploymentKind

SERVANTS = (EmploymentKind.PNS, EmploymentKind.CPNS)
"""Whom PP 94/2021 speaks of. What holds for others was not read, so nothing is proposed for them."""
BACK = 6
"""From which month of the year before on days are read: a row of working days that ends in a year began later than that."""
NOT_CLOSED = "-"
"""Stands for the code of a day whose month is open: it is not counted, and no row goes over it."""

LATE = Sum("late_minutes", filter=Q(late_class__gt=0), default=0)
EARLY = Sum("early_minutes", filter=Q(early_class__gt=0), default=0)
"""Minutes that no permission excuses."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What is known of one employee: days with their codes (of whoever has few absences, these alone), which of them lie in
    closed months, and minutes of lateness there, where they count."""

    codes: dict[date, str] = field(default_factory=dict)
    closed: set[date] = field(default_factory=set)
    minutes: int = 0

    def standing(self, year: int, ladder: Ladder, also: Collection[date] = ()) -> Standing:
        """By days of closed months, and those in `also`."""
        codes = {day: code if day in self.closed or day in also else NOT_CLOSED for day, code in self.codes.items()}
        return standing(codes, year, ladder, minutes=self.minutes)


def tallies(year: int, ladder: Ladder, besides: Collection[int] = ()) -> dict[int, Tally]:
    """Of everybody of `SERVANTS` who may have reached any band in `year`, and of whoever is named. Four statements, one more
    where minutes count."""
    closed = _Closed(year)
    minutes = _minutes(year, closed) if ladder.minutes_per_day else {}
    in_year, in_all = _counts(year, closed)
    late = {pk for pk, some in minutes.items() if some >= (ladder.minutes_per_day or 1)}
    near = {pk for pk, count in in_year.items() if count >= ladder.lowest or in_all[pk] >= ladder.run} | late
    people = near | set(besides)
    # A row is looked for where there are enough days, and where one was found before.
    long = {pk for pk in people if in_all.get(pk, 0) >= ladder.run} | set(besides)
    found = {pk: Tally(minutes=minutes.get(pk, 0)) for pk in sorted(people)}
    for pk, unit, day, code in _days(people - long, long, year):
        found[pk].codes[day] = code
        if closed.holds(unit, day):
            found[pk].closed.add(day)
    return found


class _Closed:
    """Which units' months are closed, from half a year before `year` until its end."""

    def __init__(self, year: int) -> None:
        first, last = _span(year)
        locks, nodes = locks_between(first, last), units.current().nodes
        months = {month for _unit, month in locks.newest}
        held = {month: {unit for unit in nodes if locks.holds(unit, month)} for month in sorted(months)}
        self._units = {month: found for month, found in held.items() if found}

    def holds(self, unit: int, day: date) -> bool:
        return unit in self._units.get(day.replace(day=1), ())

    @property
    def where(self) -> Q:
        """Days of closed months."""
        each = (
            Q(day__year=month.year, day__month=month.month, unit_id__among=found)
            for month, found in self._units.items()
        )
        return reduce(or_, each, Q(pk__in=()))


def _span(year: int) -> tuple[date, date]:
    return date(year - 1, BACK, 1), date(year, 12, 31)


def absences(year: int) -> "QuerySet[Day]":
    """Days of absence from half a year before `year` until its end."""
    return Day.objects.filter(code=DayCode.ABSENT, day__range=_span(year))


def _counts(year: int, closed: _Closed) -> tuple[dict[int, int], dict[int, int]]:
    """Days of absence by employee: in the year, and with the months before it; of those with any in the year."""
    rows = absences(year).filter(closed.where, employee__employment__in=SERVANTS).values("employee")
    found = rows.annotate(inside=Count("pk", filter=Q(day__gte=date(year, 1, 1))), every=Count("pk"))
    counted = list(found.filter(inside__gt=0).values_list("employee", "inside", "every"))
    return {pk: inside for pk, inside, _every in counted}, {pk: every for pk, _inside, every in counted}


def _minutes(year: int, closed: _Closed) -> dict[int, int]:
    """Minutes late and early of the year by employee."""
    rows = Day.objects.filter(closed.where, day__year=year, employee__employment__in=SERVANTS).values("employee")
    return dict(rows.annotate(minutes=LATE + EARLY).filter(minutes__gt=0).values_list("employee", "minutes"))


def _days(short: Iterable[int], long: Iterable[int], year: int) -> list[tuple[int, int, date, str]]:
    """Days of absence of those in `short`; of those in `long`, who may have a row of them, every day."""
    every = Day.objects.filter(employee__among=long, day__range=_span(year))
    chosen = (absences(year).filter(employee__among=short), every)
    return [one for rows in chosen for one in rows.order_by().values_list("employee", "unit", "day", "code")]


def minutes_of(employee_id: int, year: int) -> int:
    """Minutes late and early of one employee in a year."""
    rows = Day.objects.filter(employee=employee_id, day__year=year)
    found = rows.aggregate(late=LATE, early=EARLY)
    return int(found["late"] + found["early"])
