# SPDX-License-Identifier: EUPL-1.2
"""Rosters: who works which shift on which day."""

from datetime import date

import pytest

from attendance.schedules.hours import AT, TODAY, on_shifts
from praja.duties.attendance.errors.schedules import KeepsOtherUnits, RosterRefused
from praja.duties.attendance.models import DirtyDay, MonthLock, RosterDay, RosterSheet
from praja.duties.attendance.operations.rosters import RosterEntry, set_roster
from praja.duties.attendance.queries.plans import plans_of

DAY, NEXT = date(2026, 2, 3), date(2026, 2, 4)


@pytest.fixture
def ward(staff):
    return on_shifts(staff)[1]


def roster(staff, *entries, unit=None):
    return set_roster(unit=unit or staff.bridges, entries=entries, actor=staff.actor(staff.keeper, AT), at=AT)


def test_many_employees_and_days_at_once(staff, ward):
    worker, colleague = (staff.employee(who).pk for who in (staff.worker, staff.colleague))
    DirtyDay.objects.all().delete()
    later = date(2026, 2, 10)
    roster(
        staff,
        RosterEntry(worker, DAY, ward["M"].pk),
        RosterEntry(worker, later, ward["P"].pk),
        RosterEntry(colleague, DAY, is_free=True),
        unit=staff.roads,
    )
    plans = plans_of([worker, colleague], DAY, later)
    assert plans[worker, DAY].shift == ward["M"].pk
    assert [plans[colleague, day].why_off for day in (DAY, NEXT)] == ["roster", "no roster"]
    assert set(DirtyDay.objects.values_list("employee", "day")) == {(worker, DAY), (colleague, DAY)}


def test_the_newest_word_holds_and_the_same_again_changes_nothing(staff, ward):
    worker = staff.employee(staff.worker).pk
    first, second = RosterEntry(worker, TODAY, ward["P"].pk), RosterEntry(worker, TODAY)
    assert roster(staff, first) is not None
    assert roster(staff, first) is None
    roster(staff, second)
    assert plans_of([worker], TODAY, TODAY)[worker, TODAY].why_off == "no roster"
    assert (RosterSheet.objects.count(), RosterDay.objects.count()) == (2, 2)


def test_nobody_works_two_shifts_at_once(staff, ward):
    worker = staff.employee(staff.worker).pk
    roster(staff, RosterEntry(worker, DAY, ward["M"].pk))  # until 07.00
    roster(staff, RosterEntry(worker, NEXT, ward["P"].pk))  # from 07.00
    long_night = ward["M"]
    type(long_night).objects.filter(pk=long_night.pk).update(ends=1900)
    with pytest.raises(RosterRefused) as refused:
        roster(
            staff,
            RosterEntry(worker, date(2026, 2, 5), long_night.pk),
            RosterEntry(worker, date(2026, 2, 6), ward["P"].pk),
        )
    assert [(one.employee, one.day) for one in refused.value.faults] == [(worker, date(2026, 2, 6))]


def test_every_cell_that_cannot_be_is_named_and_nothing_is_set(staff, ward):
    worker, stranger = (staff.employee(who).pk for who in (staff.worker, staff.stranger))
    head = staff.employee(staff.roads_head).pk
    MonthLock.objects.create(unit=staff.bridges, month=date(2026, 1, 1), is_locked=True, salt=b"0" * 16, done_at=AT)
    cells = [(stranger, DAY), (head, DAY), (worker, date(2026, 1, 31))]
    with pytest.raises(RosterRefused) as refused:
        roster(
            staff,
            *(RosterEntry(who, day, ward["P"].pk) for who, day in cells),
            RosterEntry(worker, DAY, ward["P"].pk),
            unit=staff.roads,
        )
    assert sorted((one.employee, one.day) for one in refused.value.faults) == sorted(cells)
    assert not RosterSheet.objects.exists()


def test_whoever_keeps_no_rosters_there_is_refused(staff, ward):
    with pytest.raises(KeepsOtherUnits):
        set_roster(
            unit=staff.bridges,
            entries=[RosterEntry(staff.employee(staff.worker).pk, DAY, ward["P"].pk)],
            actor=staff.actor(staff.bridges_head, AT),
            at=AT,
        )
