# SPDX-License-Identifier: EUPL-1.2
"""What days of employees were meant to be, read for many at once."""

from datetime import UTC, date, datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from praja.duties.attendance.queries.plans import plans_of, units_between
from praja.kernel.people.operations import add_record
from towns import FOUNDER

MONDAY, SUNDAY = date(2026, 2, 2), date(2026, 2, 8)
AT = datetime(2026, 2, 2, 2, 0, tzinfo=UTC)


def test_without_any_pattern_everybody_works_the_law_s_five_days(staff):
    worker = staff.employee(staff.worker).pk
    found = plans_of([worker], MONDAY, SUNDAY)
    assert [found[worker, MONDAY + timedelta(days=n)].expected_minutes for n in range(7)] == [450] * 5 + [0, 0]
    assert found[worker, MONDAY].begins_at == datetime(2026, 2, 2, 0, 30, tzinfo=UTC)  # 07.30 WIB
    assert found[worker, MONDAY].pattern is None


def test_asks_no_more_for_many_than_for_one(staff):
    some = [staff.employee(one).pk for one in (staff.worker, staff.colleague, staff.stranger)]
    plans_of(some, MONDAY, MONDAY)  # units and law are remembered from now on
    with CaptureQueriesContext(connection) as for_one:
        plans_of(some[:1], MONDAY, MONDAY)
    with CaptureQueriesContext(connection) as for_many:
        plans_of(some, MONDAY, MONDAY + timedelta(days=60))
    assert len(for_many) == len(for_one) == 6


def test_knows_where_somebody_worked_on_each_day(staff):
    worker = staff.employee(staff.worker)
    add_record(employee=worker, kind="unit", unit=staff.lights, since=date(2026, 2, 5), actor=FOUNDER, at=AT)
    found = units_between([worker.pk], MONDAY, SUNDAY)[worker.pk]
    assert [found.on(date(2026, 2, day)) for day in (4, 5)] == [staff.bridges.pk, staff.lights.pk]
