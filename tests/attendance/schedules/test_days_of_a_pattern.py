# SPDX-License-Identifier: EUPL-1.2
"""What a pattern makes of a day. The table of the week is that of Perpres 21/2023, Pasal 4."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.duties.attendance.domain.spans import Span, earliest, holding
from praja.duties.attendance.domain.weeks import (
    DYNAMIC,
    FIGURES,
    FIXED,
    FLEXIBLE,
    SHIFTS,
    Hours,
    Rostered,
    Slot,
    Week,
    lawful_hours,
    moment,
    plan_of,
    week_minutes,
    week_of,
)
from praja.kernel.law.domain.calendar import Calendar, Holiday, HolidayKind
from praja.kernel.law.gateways import written_rules

JAKARTA, MAKASSAR, JAYAPURA = (ZoneInfo(f"Asia/{city}") for city in ("Jakarta", "Makassar", "Jayapura"))
MONDAY, FRIDAY, SATURDAY = date(2026, 2, 2), date(2026, 2, 6), date(2026, 2, 7)
NOTHING = Calendar()
LAW = lawful_hours({key: written_rules()[key].in_force(MONDAY).value for key in FIGURES})


def plan(day, hours=LAW, *, zone=JAKARTA, calendar=NOTHING, is_ramadan=False, rostered=None):
    return plan_of(day, hours, zone=zone, calendar=calendar, is_ramadan=is_ramadan, rostered=rostered)


def wall(day, hour, minute=0, zone=JAKARTA):
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)


@pytest.mark.parametrize(
    ("is_ramadan", "begins", "ends", "friday_ends", "a_day"),
    [(False, (7, 30), (16, 0), (16, 30), 450), (True, (8, 0), (15, 0), (15, 30), 390)],
)
def test_the_law_s_days(is_ramadan, begins, ends, friday_ends, a_day):
    for number in range(5):
        day = MONDAY + timedelta(days=number)
        found = plan(day, is_ramadan=is_ramadan)
        assert found.begins_at == wall(day, *begins)
        assert found.ends_at == wall(day, *(friday_ends if day == FRIDAY else ends))
        assert found.expected_minutes == a_day
    assert [plan(SATURDAY + timedelta(days=n)).why_off for n in range(2)] == ["Saturday", "Sunday"]


def test_the_law_s_weeks_are_its_sums():
    assert (week_minutes(LAW.week), week_minutes(LAW.ramadan)) == (2250, 1950)


def test_begins_by_the_clock_of_each_zone():
    east = {zone: plan(MONDAY, zone=zone).begins_at for zone in (JAKARTA, MAKASSAR, JAYAPURA)}
    assert east[JAKARTA] == datetime(2026, 2, 2, 0, 30, tzinfo=UTC)
    assert east[JAKARTA] - east[MAKASSAR] == east[MAKASSAR] - east[JAYAPURA] == timedelta(hours=1)


def test_six_days_of_a_school():
    school = Hours(FIXED, week_of([[420, 840, 30]] * 4 + [[420, 690, 0], [420, 810, 30], None]))
    assert week_minutes(school.week) == 4 * 390 + 270 + 360
    assert plan(SATURDAY, school).ends_at == wall(SATURDAY, 13, 30)


def test_a_pattern_without_hours_for_ramadan_keeps_its_own():
    same = Hours(FIXED, LAW.week)
    assert plan(MONDAY, same, is_ramadan=True) == plan(MONDAY, same)


NIGHT = Slot(1320, 1860, 60, shift=3)
WARD = Hours(SHIFTS, works_holidays=True, pattern=9)


def test_a_shift_over_midnight_belongs_to_the_day_on_which_it_begins():
    found = plan(MONDAY, WARD, rostered=Rostered(NIGHT, 9))
    assert (found.begins_at, found.ends_at) == (wall(MONDAY, 22), wall(MONDAY + timedelta(days=1), 7))
    assert (found.expected_minutes, found.shift, found.pattern) == (480, 3, 9)
    assert found.closes_at == found.ends_at + timedelta(hours=6)


def test_days_without_a_shift_say_why():
    assert plan(MONDAY, WARD).why_off == "no roster"
    assert plan(MONDAY, WARD, rostered=Rostered()).why_off == "roster"
    assert plan(MONDAY, WARD, rostered=Rostered(NIGHT, 8)).why_off == "no roster"  # a shift of another pattern


def test_whoever_works_by_the_week_is_bound_by_no_roster():
    assert plan(MONDAY, rostered=Rostered(NIGHT, 9)) == plan(MONDAY)


def test_flexible_time_closes_the_window_later():
    found = plan(MONDAY, Hours(FLEXIBLE, LAW.week, flexible=60))
    assert (found.flexible_minutes, found.begins_at) == (60, wall(MONDAY, 7, 30))
    assert found.closes_at == plan(MONDAY).closes_at + timedelta(hours=1)


def test_a_dynamic_day_has_its_length_alone():
    found = plan(MONDAY, Hours(DYNAMIC, week_of([[0, 450, 0]] * 5 + [None, None])))
    assert (found.is_dynamic, found.expected_minutes) == (True, 450)
    assert (found.opens_at, found.closes_at) == (wall(MONDAY, 0), wall(MONDAY + timedelta(days=1), 0))


HOLIDAYS = Calendar(
    (
        Holiday(MONDAY, "Hari Raya"),
        Holiday(FRIDAY, "Cuti bersama", HolidayKind.JOINT_LEAVE),
        Holiday(SATURDAY, "Cuti bersama", HolidayKind.JOINT_LEAVE),
    )
)


def test_holidays_and_joint_leave_are_off():
    assert plan(MONDAY, calendar=HOLIDAYS).why_off == "Hari Raya"
    joint = plan(FRIDAY, calendar=HOLIDAYS)
    assert (joint.why_off, joint.is_joint_leave) == ("Cuti bersama", True)
    assert not plan(SATURDAY, calendar=HOLIDAYS).is_joint_leave  # off anyway: nobody's leave is joint then


def test_a_ward_works_on_holidays():
    assert not plan(MONDAY, WARD, calendar=HOLIDAYS, rostered=Rostered(NIGHT, 9)).is_off


def test_of_what_holds_the_latest_to_begin_counts():
    spans = [Span("old", MONDAY), Span("new", FRIDAY, SATURDAY), Span("corrected", FRIDAY, SATURDAY)]
    assert [holding(spans, day) for day in (MONDAY, FRIDAY, SATURDAY)] == ["old", "corrected", "old"]
    assert holding(spans, MONDAY - timedelta(days=1)) is None
    assert (earliest(None, FRIDAY), earliest(MONDAY, FRIDAY), earliest(None, None)) == (FRIDAY, MONDAY, None)


@st.composite
def slots(draw) -> Slot:
    begins = draw(st.integers(0, 1439))
    length = draw(st.integers(1, 1440))
    return Slot(begins, begins + length, draw(st.integers(0, length - 1)))


@st.composite
def hours(draw) -> Hours:
    week: st.SearchStrategy[Week] = st.tuples(*[st.none() | slots()] * 7)
    kind = draw(st.sampled_from((FIXED, FLEXIBLE, SHIFTS, DYNAMIC)))
    if kind == DYNAMIC:
        week = week.map(lambda days: tuple(slot and Slot(0, slot.minutes) for slot in days))
    return Hours(
        kind,
        draw(week),
        draw(st.just(()) | week),
        flexible=draw(st.integers(0, 120)),
        works_holidays=draw(st.booleans()),
        opens_before=draw(st.integers(0, 720)),
        closes_after=draw(st.integers(0, 720)),
        pattern=draw(st.integers(1, 2)),
    )


@given(
    hours(),
    st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    st.sampled_from((JAKARTA, MAKASSAR, JAYAPURA)),
    st.booleans(),
    st.none() | st.builds(Rostered, st.none() | slots(), st.integers(1, 2)),
    st.none() | st.sampled_from(HolidayKind),
)
def test_any_pattern_makes_one_ordered_day(of, day, zone, is_ramadan, rostered, off):
    calendar = Calendar(() if off is None else (Holiday(day, "Libur", off),))
    made = [
        plan_of(one, of, zone=zone, calendar=calendar, is_ramadan=is_ramadan, rostered=rostered)
        for one in (day, day, day + timedelta(days=1))
    ]
    this, again, next_one = made
    assert this == again
    for one in made:
        assert one.is_off == bool(one.why_off) == (one.opens_at is None)
        if not one.is_off:
            assert one.opens_at < one.closes_at
        if one.begins_at is not None:
            assert one.opens_at <= one.begins_at < one.ends_at <= one.closes_at
            assert one.ends_at - one.begins_at == timedelta(minutes=one.expected_minutes + one.break_minutes)
            assert moment(one.day, 0, zone) <= one.begins_at < moment(one.day, 1440, zone)
    if this.begins_at and next_one.begins_at:
        assert this.begins_at < next_one.begins_at
        assert this.opens_at < next_one.opens_at
