# SPDX-License-Identifier: EUPL-1.2
"""Closed months, corrections and lists kept by hand."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image

from attendance.conftest import Staff
from attendance.days.making import day_of, local, punched
from praja.duties.attendance.errors.days import (
    DayNotYet,
    DaysWait,
    DayTooOld,
    EvidenceNeeded,
    MonthNotOver,
    NotYourList,
    NotYourMonth,
    NotYourPeople,
    OutsideOutage,
    TimesInDisorder,
    TimesMissing,
)
from praja.duties.attendance.errors.schedules import MonthClosed
from praja.duties.attendance.models import Day, DirtyDay, Punch
from praja.duties.attendance.operations.corrections import (
    NewCorrection,
    accept_correction,
    ask_correction,
    refuse_correction,
    withdraw_correction,
)
from praja.duties.attendance.operations.marking import mark_between
from praja.duties.attendance.operations.months import lock_month, reopen_month
from praja.duties.attendance.operations.outages import Listed, NewOutage, enter_outage
from praja.duties.attendance.operations.working_out import work_out
from praja.kernel.documents.operations import take_in
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.procedures.errors import StepNotAllowed
from praja.lib.errors import DomainError

MONDAY = date(2026, 1, 5)
TUESDAY_NOON = local(MONDAY + timedelta(days=1), "12:00")
FEBRUARY = local(date(2026, 2, 2), "09:00")
JANUARY = date(2026, 1, 1)


def picture(staff: Staff):
    made = BytesIO()
    Image.new("RGB", (40, 40), "white").save(made, "PNG")
    made.seek(0)
    return take_in(upload=made, actor=staff.actor(staff.worker, TUESDAY_NOON), at=TUESDAY_NOON)


@pytest.fixture
def worker(staff: Staff):
    return staff.employee(staff.worker)


def wanted(staff: Staff, **other):
    given = {
        "day": MONDAY,
        "came_at": local(MONDAY, "07:20"),
        "left_at": None,
        "reason": "Mesin di lobi mati pagi itu.",
        "files": (picture(staff),),
    }
    return NewCorrection(**{**given, **other})


def asked(staff: Staff, at=TUESDAY_NOON, **other):
    employee = staff.employee(staff.worker)
    return ask_correction(employee=employee, new=wanted(staff, **other), actor=staff.actor(staff.worker, at), at=at)


def test_an_accepted_correction_stands_as_a_punch_of_its_own(staff: Staff, worker):
    punched(worker, MONDAY, "16:00")
    assert day_of(worker, MONDAY, at=TUESDAY_NOON).late_class == 4
    correction = asked(staff)
    accept_correction(
        case=correction.case, actor=staff.actor(staff.bridges_head, TUESDAY_NOON), at=TUESDAY_NOON, seen_version=1
    )
    day = day_of(worker, MONDAY, at=TUESDAY_NOON)
    assert (day.late_class, day.code, day.first_at) == (0, "H", local(MONDAY, "07:20"))
    assert [punch.source for punch in Punch.objects.order_by("pk")] == ["file", "correction"]
    told = LedgerEvent.objects.get(name="attendance.correction_accepted")
    assert "lobi" not in told.payload


def test_nobody_decides_their_own_and_nobody_else_does_than_the_head(staff: Staff):
    correction = asked(staff)
    for account in (staff.worker, staff.colleague, staff.lights_head, staff.roads_head, staff.auditor):
        with pytest.raises(StepNotAllowed):
            accept_correction(
                case=correction.case, actor=staff.actor(account, TUESDAY_NOON), at=TUESDAY_NOON, seen_version=None
            )
    own = ask_correction(
        employee=staff.employee(staff.bridges_head),
        new=wanted(staff),
        actor=staff.actor(staff.bridges_head, TUESDAY_NOON),
        at=TUESDAY_NOON,
    )
    with pytest.raises(StepNotAllowed):
        accept_correction(
            case=own.case, actor=staff.actor(staff.bridges_head, TUESDAY_NOON), at=TUESDAY_NOON, seen_version=None
        )
    refuse_correction(
        case=own.case,
        note="Catatan lobi berkata lain.",
        actor=staff.actor(staff.roads_head, TUESDAY_NOON),
        at=TUESDAY_NOON,
        seen_version=None,
    )
    own.case.refresh_from_db()
    assert own.case.state == "refused"


@pytest.mark.parametrize(
    ("other", "error", "field"),
    [
        ({"came_at": None}, TimesMissing, "came"),
        ({"left_at": local(MONDAY, "07:00")}, TimesInDisorder, "left"),
        ({"files": ()}, EvidenceNeeded, "files"),
        ({"day": MONDAY + timedelta(days=2)}, DayNotYet, "day"),
        ({"came_at": local(MONDAY + timedelta(days=1), "13:00")}, DayNotYet, "day"),
    ],
)
def test_what_a_correction_lacks_is_said_at_its_field(staff: Staff, other, error, field):
    with pytest.raises(error) as refused:
        asked(staff, **other)
    assert refused.value.field == field
    assert str(refused.value.next_step)


def test_a_correction_comes_in_time_or_from_the_personnel_office(staff: Staff, worker):
    late = local(MONDAY + timedelta(days=8), "09:00")
    with pytest.raises(DayTooOld):
        asked(staff, at=late)
    with pytest.raises(NotYourPeople):
        ask_correction(employee=worker, new=wanted(staff), actor=staff.actor(staff.colleague, late), at=late)
    entered = ask_correction(employee=worker, new=wanted(staff), actor=staff.actor(staff.keeper, late), at=late)
    assert entered.case.state == "asked"


def test_whoever_asked_may_ask_no_more(staff: Staff):
    correction = asked(staff)
    withdraw_correction(
        case=correction.case, actor=staff.actor(staff.worker, TUESDAY_NOON), at=TUESDAY_NOON, seen_version=1
    )
    correction.case.refresh_from_db()
    assert correction.case.state == "withdrawn"


def all_worked_out(staff: Staff, worker):
    mark_between([worker.pk], JANUARY, date(2026, 1, 31))
    while work_out(at=FEBRUARY):
        pass


def test_a_closed_month_stays_as_it_is_until_it_is_opened_with_a_reason(staff: Staff, worker):
    punched(worker, MONDAY, "09:00", "16:00")
    keeper = staff.actor(staff.keeper, FEBRUARY)
    with pytest.raises(DaysWait):
        lock_month(unit=staff.roads, month=JANUARY, actor=keeper, at=FEBRUARY)
    all_worked_out(staff, worker)
    lock = lock_month(unit=staff.roads, month=JANUARY, actor=keeper, at=FEBRUARY)
    assert lock.days == 31
    assert lock_month(unit=staff.roads, month=JANUARY, actor=keeper, at=FEBRUARY).pk == lock.pk

    punched(worker, MONDAY, "07:00")
    while work_out(at=FEBRUARY):
        pass
    assert Day.objects.get(employee=worker, day=MONDAY).late_class == 3
    assert DirtyDay.objects.filter(is_held=True).exists()
    with pytest.raises(MonthClosed):
        ask_correction(employee=worker, new=wanted(staff), actor=keeper, at=FEBRUARY)

    reopen_month(unit=staff.roads, month=JANUARY, reason="Mesin mengirim susulan.", actor=keeper, at=FEBRUARY)
    while work_out(at=FEBRUARY):
        pass
    assert Day.objects.get(employee=worker, day=MONDAY).late_class == 0
    again = lock_month(unit=staff.roads, month=JANUARY, actor=keeper, at=FEBRUARY)
    assert again.content != lock.content


def test_a_month_is_closed_by_the_personnel_office_once_it_is_over(staff: Staff):
    with pytest.raises(NotYourMonth):
        lock_month(unit=staff.roads, month=JANUARY, actor=staff.actor(staff.roads_head, FEBRUARY), at=FEBRUARY)
    with pytest.raises(MonthNotOver):
        lock_month(unit=staff.roads, month=JANUARY, actor=staff.actor(staff.keeper, TUESDAY_NOON), at=TUESDAY_NOON)


def outage(staff: Staff, *rows, by=None, files=None):
    new = NewOutage(
        since=local(MONDAY, "06:00"),
        until=local(MONDAY, "18:00"),
        reason="Listrik padam sehari penuh.",
        files=(picture(staff),) if files is None else files,
    )
    actor = staff.actor(by or staff.roads_head, TUESDAY_NOON)
    return enter_outage(unit=staff.roads, new=new, rows=rows, actor=actor, at=TUESDAY_NOON)


def test_a_list_kept_by_hand_counts_as_punches_and_is_one_event(staff: Staff, worker):
    colleague = staff.employee(staff.colleague)
    outage(
        staff,
        Listed(worker, local(MONDAY, "07:30"), local(MONDAY, "16:00")),
        Listed(colleague, local(MONDAY, "07:50"), None),
    )
    assert day_of(worker, MONDAY, at=TUESDAY_NOON).code == "H"
    assert Day.objects.get(employee=colleague, day=MONDAY).late_class == 1
    assert LedgerEvent.objects.filter(name="attendance.outage_entered").count() == 1


def test_a_list_is_refused_with_what_to_do(staff: Staff, worker):
    row = Listed(worker, local(MONDAY, "07:30"), None)
    tried: list[tuple[type[DomainError], dict[str, object], tuple[Listed, ...]]] = [
        (NotYourList, {"by": staff.lights_head}, (row,)),
        (EvidenceNeeded, {"files": ()}, (row,)),
        (NotYourPeople, {}, (Listed(staff.employee(staff.stranger), local(MONDAY, "07:30"), None),)),
        (OutsideOutage, {}, (Listed(worker, local(MONDAY, "05:30"), None),)),
        (TimesInDisorder, {}, (Listed(worker, local(MONDAY, "07:30"), local(MONDAY, "07:30")),)),
    ]
    for error, given, rows in tried:
        with pytest.raises(error):
            outage(staff, *rows, **given)
    assert not Punch.objects.exists()
