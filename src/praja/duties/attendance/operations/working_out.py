# SPDX-License-Identifier: EUPL-1.2
"""Working days out from their punches, plans, absences and permissions: whatever was marked, again and again with the same
result.

Days are derived rows, as measures are: no event of their own. What they follow from has events.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, transaction

from praja.duties.attendance.domain.attaching import attach
from praja.duties.attendance.domain.classifying import Limits, Outcome, classify
from praja.duties.attendance.domain.plans import Plan, Stamp
from praja.duties.attendance.measures import mark_unit_days
from praja.duties.attendance.models import Day, DirtyDay
from praja.duties.attendance.operations.marking import mark_days
from praja.duties.attendance.queries.excuses import Standing, excuses_between
from praja.duties.attendance.queries.locks import locks_between
from praja.duties.attendance.queries.plans import plans_at, units_between
from praja.duties.attendance.queries.stamps import stamps_between
from praja.kernel.law.queries import law_data, rule_in_force
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Employee
from praja.kernel.people.queries import employees_in_service
from praja.lib.clock import end_of, local_date, start_of
from praja.lib.moments import local_zone
from praja.lib.rows import insert_columns

BATCH = 2_000
_A_DAY = timedelta(days=1)
_TIERS = ("attendance.class_1_from", "attendance.class_2_from", "attendance.class_3_from", "attendance.class_4_from")
_COLUMNS = tuple(one.attname for one in Day._meta.concrete_fields if not one.primary_key)

_EMPLOYEE, _DAY, _UNIT = (_COLUMNS.index(name) for name in ("employee_id", "day", "unit_id"))

Place = tuple[int, date]
"""An employee and a day."""
UnitDay = tuple[int, date]
"""A unit and a day."""
Row = tuple[Any, ...]
"""The columns of a day, in the order of `_COLUMNS`."""


def work_out(*, at: datetime, limit: int = BATCH) -> int:
    """Work out up to `limit` marked days. Days of closed months wait until the month is opened again. Returns how many were
    taken; 0: nothing waits. Several may run at once on PostgreSQL."""
    touched = set[UnitDay]()
    with recalled(law_data, units), transaction.atomic():
        taken = _take(limit)
        # Month by month: what is read of all of them spans from the first of the days to the last.
        for month in sorted({day.replace(day=1) for _employee, day in taken}):
            touched |= _replace({place for place in taken if place[1].replace(day=1) == month}, at)
    mark_unit_days(touched)
    return len(taken)


def mark_running(*, at: datetime, days_back: int = 2) -> int:
    """Mark the last days and today of everybody in active service: who did not come has no punch that would mark the day. Returns
    how many days were marked."""
    today = local_date(at, local_zone())
    joined_on = dict(Employee.objects.filter(pk__among=employees_in_service()).values_list("pk", "joined_on"))
    days = [today - timedelta(days=n) for n in range(days_back + 1)]
    found = [(employee, day) for employee, joined in joined_on.items() for day in days if joined <= day]
    with transaction.atomic():
        mark_days(found)
    return len(found)


def worked_out(places: Iterable[Place], *, at: datetime) -> list[Day]:
    """What these days are as it is known at `at`, unsaved; nothing for days that have not come, or before somebody joined. A
    fixed number of statements for days that lie together."""
    return [Day(**dict(zip(_COLUMNS, row, strict=True))) for row in _rows(set(places), at)]


def _rows(asked: set[Place], at: datetime) -> list[Row]:
    if not asked:
        return []
    facts = _facts(asked)
    today, limits = local_date(at, local_zone()), _limits_of(asked)
    return [
        _day(place, facts, limits[place[1]], at)
        for place in sorted(asked)
        if place in facts.plans and facts.joined[place[0]] <= place[1] <= today
    ]


def _take(limit: int) -> set[Place]:
    """The marked days that are worked out now, of one employee after the other; those of closed months stay marked and are
    passed over from here on."""
    rows = DirtyDay.objects.filter(is_held=False).order_by("employee", "day")
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True)
    marked = list(rows.values_list("pk", "employee", "day")[:limit])
    if not marked:
        return set()
    held = _of_closed_months([(employee, day) for _pk, employee, day in marked])
    if held:
        pks = [pk for pk, employee, day in marked if (employee, day) in held]
        DirtyDay.objects.filter(pk__among=pks).update(is_held=True)
    taken = [(pk, (employee, day)) for pk, employee, day in marked if (employee, day) not in held]
    DirtyDay.objects.filter(pk__among=[pk for pk, _place in taken])._raw_delete(connection.alias)
    return {place for _pk, place in taken} or _take(limit)


def _of_closed_months(places: list[Place]) -> set[Place]:
    first, last = min(day for _employee, day in places), max(day for _employee, day in places)
    locks = locks_between(first, last)
    if not locks.newest:
        return set()
    at_units = units_between({employee for employee, _day in places}, first, last)
    return {(employee, day) for employee, day in places if locks.holds(at_units[employee].on(day), day)}


def _replace(places: set[Place], at: datetime) -> set[UnitDay]:
    """Put these days of one month in the place of what stood there. Answers whose figures change: those of the units in which
    they stand now, and of those in which they stood."""
    rows = _rows(places, at)
    before = _units_left(places, rows)
    for employee, day in places - {(row[_EMPLOYEE], row[_DAY]) for row in rows}:
        Day.objects.filter(employee=employee, day=day).delete()
    if rows:
        columns = dict(zip(_COLUMNS, zip(*rows, strict=True), strict=True))
        insert_columns(Day, columns, replacing=("employee_id", "day"))
    return before | {(row[_UNIT], row[_DAY]) for row in rows}


def _units_left(places: set[Place], rows: list[Row]) -> set[UnitDay]:
    """Where days of these employees stand that is not where they will stand: almost always nowhere."""
    known = {(row[_EMPLOYEE], row[_UNIT]) for row in rows}
    known |= {(employee, 0) for employee in {one for one, _day in places} - {one for one, _unit in known}}
    first, last = min(day for _employee, day in places), max(day for _employee, day in places)
    pairs = ", ".join(f"({employee:d}, {unit:d})" for employee, unit in sorted(known))
    sql = (
        f"WITH known (employee, unit) AS (VALUES {pairs}) "  # noqa: S608 - whole numbers
        "SELECT d.id, d.unit_id, d.day FROM known JOIN attendance_day d ON d.employee_id = known.employee "
        "AND d.unit_id <> known.unit WHERE d.day BETWEEN %s AND %s"
    )
    return {(row.unit_id, row.day) for row in Day.objects.raw(sql, [first, last])}


@dataclass
class _Facts:
    """What days follow from, read for all of them at once."""

    plans: dict[Place, Plan]
    units: dict[Place, int]
    stamps: dict[Place, list[Stamp]]
    excuses: dict[Place, list[Standing]]
    joined: dict[int, date] = field(default_factory=dict)


def _facts(places: set[Place]) -> _Facts:
    employees = {employee for employee, _day in places}
    first, last = min(day for _e, day in places) - _A_DAY, max(day for _e, day in places) + _A_DAY
    at_units = units_between(employees, first, last)
    plans = plans_at(at_units, first, last)
    return _Facts(
        plans=plans,
        units={(employee, day): at_units[employee].on(day) for employee, day in places if employee in at_units},
        stamps=_attached(employees, plans, first, last),
        excuses=excuses_between(employees, first, last),
        joined=dict(Employee.objects.filter(pk__among=employees).values_list("pk", "joined_on")),
    )


def _attached(employees: set[int], plans: dict[Place, Plan], first: date, last: date) -> dict[Place, list[Stamp]]:
    zone = local_zone()
    stamps = stamps_between(employees, start_of(first, zone), end_of(last, zone))
    of_each: dict[int, list[Plan]] = {employee: [] for employee in stamps}
    for (employee, _day), plan in plans.items():
        if employee in of_each:
            of_each[employee].append(plan)
    return {
        (employee, day): found
        for employee, own in of_each.items()
        for day, found in attach(own, stamps[employee], zone).items()
    }


def _limits_of(places: set[Place]) -> dict[date, Limits]:
    """The classes in force on each day."""
    made: dict[date, Limits] = {}
    for day in {day for _employee, day in places}:
        one, two, three, four = (rule_in_force(key, day).value for key in _TIERS)
        made[day] = Limits((one, two, three, four))
    return made


def _day(place: Place, facts: _Facts, limits: Limits, at: datetime) -> Row:
    plan, standing = facts.plans[place], facts.excuses.get(place, [])
    found = classify(plan, facts.stamps.get(place, ()), [one.excuse for one in standing], limits, as_of=at)
    return _row(place, plan, facts.units[place], found, standing)


def _row(place: Place, plan: Plan, unit: int, found: Outcome, standing: list[Standing]) -> Row:
    values: dict[str, Any] = {
        "employee_id": place[0],
        "day": place[1],
        "unit_id": unit,
        "pattern_id": plan.pattern,
        "shift_id": plan.shift,
        "begins_at": plan.begins_at,
        "ends_at": plan.ends_at,
        "expected_minutes": plan.expected_minutes,
        "first_at": found.first.at if found.first else None,
        "last_at": found.last.at if found.last else None,
        "code": str(found.code),
        "late_minutes": found.late_minutes,
        "late_class": found.late_class,
        "early_minutes": found.early_minutes,
        "early_class": found.early_class,
        "worked_minutes": found.worked_minutes,
        "absence_id": next((one.absence for one in standing if one.absence), None),
        "permission_id": next((one.permission for one in standing if one.permission), None),
        "reasons": [list(why) for why in found.reasons],
    }
    return tuple(values[name] for name in _COLUMNS)
