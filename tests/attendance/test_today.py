# SPDX-License-Identifier: EUPL-1.2
"""What stands over one's own day: from when until when, by which rule, what excuses it, what comes next."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse

from attendance.schedules.hours import AT, TODAY, on_shifts
from officers import signed_in
from praja.duties.attendance.models import MonthLock
from praja.duties.attendance.operations.permissions import PermissionWish, order_permission
from praja.duties.attendance.operations.rosters import RosterEntry, set_roster
from praja.kernel.people.operations import record_absence
from praja.lib.clock import frozen
from towns import FOUNDER

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def rows(account, at=AT):
    with frozen(at):
        page = signed_in(account).get(reverse("attendance:own"))
    return {row["label"]: row["words"] for row in page.context["plan"]}


def test_without_a_pattern_the_law_says_the_hours(staff, in_english):
    found = rows(staff.worker)
    assert found["Working time today"] == "07:30 to 16:00, break 60 minutes"
    assert found["By which rule"] == "The hours of the law (Perpres 21/2023)"
    assert "No place is set up" in found["Where you check in"]
    assert "Next duty" not in found


def test_a_shift_over_midnight_is_still_on_and_the_next_duty_is_said(staff, in_english):
    _pattern, shifts = on_shifts(staff)
    worker = staff.employee(staff.worker)
    nights = [RosterEntry(worker.pk, TODAY - timedelta(days=1), shifts["M"].pk)]
    nights.append(RosterEntry(worker.pk, TODAY + timedelta(days=2), shifts["P"].pk))
    set_roster(unit=staff.bridges, entries=nights, actor=staff.actor(staff.keeper, AT), at=AT)
    early = datetime.fromisoformat("2026-02-04T05:00:00+07:00")
    found = rows(staff.worker, early)
    assert found["Still on duty"] == "Malam: 21:00 to 07:00 the day after"
    assert found["Working time today"] == "Not on the roster yet"
    assert found["Next duty"].endswith("Pagi: 07:00 to 14:00")
    assert "Still on duty" not in rows(staff.worker)


def test_what_excuses_the_day_and_a_closed_month_are_said(staff, in_english):
    worker = staff.employee(staff.worker)
    away = {"kind": "duty_travel", "code": "DL", "basis": "800/7/2026", "actor": FOUNDER, "at": AT}
    record_absence(employee=worker, first_day=TODAY, last_day=TODAY + timedelta(days=1), **away)
    wish = PermissionWish(kind="WFH", first_day=TODAY, last_day=TODAY, reason="Banjir")
    head = staff.actor(staff.bridges_head, AT)
    order_permission(employee=worker, wish=wish, actor=head, at=AT)
    MonthLock.objects.create(unit=staff.roads, month=date(2026, 2, 1), is_locked=True, salt=b"", done_at=AT)
    found = rows(staff.worker)
    assert found["Away"] == "Duty travel (dinas luar) until Feb. 5, 2026, by 800/7/2026"
    assert found["Where you check in"] == "Anywhere: you have permission for it today"
    assert found["Permission"] == "Work from home"
    assert found["This month"].startswith("Closed")
