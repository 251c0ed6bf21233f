# SPDX-License-Identifier: EUPL-1.2
"""What days of employees were meant to be."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from praja.duties.attendance.domain.plans import Plan
from praja.duties.attendance.domain.spans import Span, earliest, holding
from praja.duties.attendance.domain.weeks import (
    FIGURES,
    Hours,
    Rostered,
    Slot,
    lawful_hours,
    plan_of,
    week_of,
)
from praja.duties.attendance.enums import SeasonKind
from praja.duties.attendance.models import Pattern, PatternUse, RosterDay, Season
from praja.kernel.law.queries import current_calendar, law_data, rule_in_force
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.domain.tree import UnitTree
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import RecordKind
from praja.kernel.people.models import Employee, EmployeeRecord
from praja.lib.moments import local_zone


def plans_of(employee_ids: Iterable[int], first: date, last: date) -> dict[tuple[int, date], Plan]:
    """The plan of each of these employees on each day from `first` to `last`, both included. Employees that the register does not
    know are left out.

    The pattern is the employee's own, otherwise that of the unit on that day or the nearest above, otherwise the law's five days
    (Perpres 21/2023). Six statements, whatever the number of employees and days.
    """
    with recalled(law_data, units):
        return plans_at(units_between(employee_ids, first, last), first, last)


def plans_at(at_units: Mapping[int, "AtUnits"], first: date, last: date) -> dict[tuple[int, date], Plan]:
    """The same for employees of whom is known where they work. Four statements."""
    with recalled(law_data, units):
        hours = hours_between(at_units, first, last)
        roster, seasons = _roster(set(at_units), first, last), ramadan_between(first, last)
        lawful = _lawful(days_between(first, last))
        planned = _Planner(local_zone(), seasons, lawful)
        return {(who, day): planned(day, used, roster.get((who, day))) for (who, day), used in hours.items()}


def days_between(first: date, last: date) -> list[date]:
    """Every day from `first` to `last`, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


@dataclass(frozen=True, slots=True)
class AtUnits:
    """Where one employee worked: by the register's entries, and where these say nothing of a day, where they work now."""

    spans: tuple[Span[int], ...]
    now: int

    def on(self, day: date) -> int:
        found = holding(self.spans, day)
        return self.now if found is None else found


def units_between(employee_ids: Iterable[int], first: date, last: date) -> dict[int, AtUnits]:
    """The unit of each employee on each day, from the dated history of the register: of entries that hold the latest to begin,
    corrected ones left out. Two statements."""
    wanted = set(employee_ids)
    rows = EmployeeRecord.objects.filter(
        Q(until=None) | Q(until__gt=first),
        kind=RecordKind.UNIT,
        employee__among=wanted,
        since__lte=last,
        corrected_by=None,
    )
    spans: dict[int, list[Span[int]]] = defaultdict(list)
    for employee, detail, since, until in rows.order_by("id").values_list("employee", "detail", "since", "until"):
        if "unit" in detail:
            spans[employee].append(Span(detail["unit"], since, until))
    known = Employee.objects.filter(pk__among=wanted).values_list("pk", "unit")
    return {employee: AtUnits(tuple(spans[employee]), unit) for employee, unit in known}


def hours_between(at_units: Mapping[int, AtUnits], first: date, last: date) -> dict[tuple[int, date], Hours | None]:
    """The pattern in use of each employee on each day: their own, otherwise that of their unit or the nearest above; None where
    none is. One statement, and one where the unit tree may have changed."""
    uses, tree, days = _uses(set(at_units), first, last), units.current(), days_between(first, last)
    return {
        (employee, day): _hours_on(employee, at.on(day), day, uses, tree)
        for employee, at in at_units.items()
        for day in days
    }


@dataclass(frozen=True, slots=True)
class _Uses:
    of_employees: Mapping[int, list[Span[Hours]]]
    of_units: Mapping[int, list[Span[Hours]]]


def _uses(employee_ids: set[int], first: date, last: date) -> _Uses:
    """Which patterns are in use. A use ends with its pattern, and then whatever is above it holds."""
    rows = uses_between(first, last).filter(Q(unit__isnull=False) | Q(employee__among=employee_ids))
    hours: dict[int, Hours] = {}
    of_employees: dict[int, list[Span[Hours]]] = defaultdict(list)
    of_units: dict[int, list[Span[Hours]]] = defaultdict(list)
    for use in rows.select_related("pattern").order_by("id"):
        of = hours.setdefault(use.pattern_id, hours_of(use.pattern))
        span = Span(of, max(use.since, use.pattern.since), earliest(use.until, use.pattern.until))
        if use.employee_id is not None:
            of_employees[use.employee_id].append(span)
        elif use.unit_id is not None:
            of_units[use.unit_id].append(span)
    return _Uses(of_employees, of_units)


def uses_between(first: date, last: date) -> "QuerySet[PatternUse]":
    """Uses of patterns that touch `first`..`last`."""
    return PatternUse.objects.filter(Q(until=None) | Q(until__gt=first), since__lte=last)


def hours_of(pattern: Pattern) -> Hours:
    """A pattern as the calculation sees it."""
    return Hours(
        kind=str(pattern.kind),
        week=week_of(pattern.week),
        ramadan=week_of(pattern.ramadan),
        flexible=pattern.flexible_minutes,
        make_up=pattern.make_up_minutes,
        works_holidays=pattern.works_holidays,
        opens_before=pattern.opens_before,
        closes_after=pattern.closes_after,
        pattern=pattern.pk,
    )


def _hours_on(employee: int, unit: int, day: date, uses: _Uses, tree: UnitTree) -> Hours | None:
    own = holding(uses.of_employees.get(employee, ()), day)
    if own is not None or not uses.of_units:
        return own
    chain = (unit, *tree.ancestors(unit))
    return next((hours for one in chain if (hours := holding(uses.of_units.get(one, ()), day))), None)


def _roster(employee_ids: set[int], first: date, last: date) -> dict[tuple[int, date], Rostered]:
    rows = roster_between(employee_ids, first, last).values()
    return {(row.employee_id, row.day): rostered(row) for row in rows}


def roster_between(employee_ids: Iterable[int], first: date, last: date) -> dict[tuple[int, date], RosterDay]:
    """What holds of the rosters of these employees: the newest word on each day, with its shift. One statement."""
    rows = RosterDay.objects.filter(employee__among=employee_ids, day__range=(first, last)).select_related("shift")
    newest = {(row.employee_id, row.day): row for row in rows.order_by("sheet")}
    return {key: row for key, row in newest.items() if row.shift_id is not None or row.is_free}


def rostered(row: RosterDay) -> Rostered:
    """A row of a roster as the calculation sees it."""
    if row.shift is None:
        return Rostered()
    slot = Slot(row.shift.begins, row.shift.ends, row.shift.break_minutes, row.shift.pk)
    return Rostered(slot, row.shift.pattern_id)


def ramadan_between(first: date, last: date) -> list[Span[bool]]:
    """The days of Ramadan as decreed."""
    rows = Season.objects.filter(
        kind=SeasonKind.RAMADAN, revoked_by="", first_day__lte=last, last_day__gte=first
    ).values_list("first_day", "last_day")
    return [Span(True, begins, ends + timedelta(days=1)) for begins, ends in rows]


def _lawful(days: Iterable[date]) -> dict[date, Hours]:
    made: dict[tuple[int, ...], Hours] = {}
    by_day = {}
    for day in days:
        figures = tuple(rule_in_force(key, day).value for key in FIGURES)
        by_day[day] = made.setdefault(figures, lawful_hours(dict(zip(FIGURES, figures, strict=True))))
    return by_day


def lawful_on(day: date) -> Hours:
    """The law's own five days, as it is in force on `day`."""
    return _lawful([day])[day]


class _Planner:
    """Plans a day once for all who work by the same hours on it."""

    def __init__(self, zone: ZoneInfo, ramadan: list[Span[bool]], lawful: Mapping[date, Hours]) -> None:
        self._plan = partial(plan_of, zone=zone, calendar=current_calendar())
        self._ramadan = {day for day in lawful if holding(ramadan, day)}
        self._lawful = lawful
        self._made: dict[tuple[date, int | None, Rostered | None], Plan] = {}

    def __call__(self, day: date, hours: Hours | None, on_roster: Rostered | None) -> Plan:
        used = hours or self._lawful[day]
        key = (day, used.pattern, on_roster)
        if key not in self._made:
            self._made[key] = self._plan(day, used, is_ramadan=day in self._ramadan, rostered=on_roster)
        return self._made[key]
