# SPDX-License-Identifier: EUPL-1.2
"""Clocks at their edges: midnight, pauses, months, years that nobody has decreed."""

import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from praja.kernel.law.domain.calendar import Calendar, Holiday, HolidayKind, add_working_days
from praja.kernel.law.domain.clocks import ClockTerms, Extension, Pause, add_months, due, run
from praja.kernel.law.domain.rules import Confidence, Unit

WIB = ZoneInfo("Asia/Jakarta")
MONDAY = datetime(2026, 9, 7, 10, tzinfo=WIB)
PLAIN = Calendar()


def terms(value, unit=Unit.WORKING_DAYS, public_holidays_only=False):
    return ClockTerms("a.b", value, unit, public_holidays_only, "UU", None, Confidence.CONFIRMED, "")


def at(day, hour=0):
    return datetime(2026, 9, day, hour, tzinfo=WIB)


def reading(value, *, unit=Unit.WORKING_DAYS, start=MONDAY, pauses=(), calendar=PLAIN, extensions=()):
    return run(
        terms(value, unit),
        started_at=start,
        zone=WIB,
        calendar=calendar,
        pauses=pauses,
        extensions=extensions,
    )


def test_due_is_the_end_of_the_local_day_in_utc():
    clock = reading(1)
    assert clock.due_on == date(2026, 9, 8)
    assert clock.due_at == datetime(2026, 9, 8, 17, tzinfo=UTC)
    assert clock.due_at.tzinfo is UTC


def test_the_starting_day_is_the_local_one():
    late_in_utc = datetime(2026, 9, 7, 17, 30, tzinfo=UTC)  # already Tuesday in Jakarta
    clock = reading(1, start=late_in_utc)
    assert clock.started_on == date(2026, 9, 8)
    assert clock.due_on == date(2026, 9, 9)


@pytest.mark.parametrize("hour", [0, 23])
def test_the_starting_day_never_counts(hour):
    assert reading(1, start=at(7, hour)).due_on == date(2026, 9, 8)


def test_a_start_on_a_day_off_counts_from_the_next_working_day():
    assert reading(1, start=at(5, 9)).due_on == date(2026, 9, 7)


def test_every_date_explains_itself():
    holiday = Holiday(date(2026, 9, 10), "Hari jadi", HolidayKind.REGIONAL)
    waiting = Pause(at(8, 9), at(9, 9), "menunggu berkas")
    clock = reading(3, start=at(4, 9), calendar=Calendar((holiday,)), pauses=(waiting,))
    assert [(note.day.day, note.counted, note.why) for note in clock.days] == [
        (4, False, "starting day, does not count"),
        (5, False, "Saturday"),
        (6, False, "Sunday"),
        (7, True, "working day"),
        (8, False, "menunggu berkas"),
        (9, True, "working day"),
        (10, False, "Hari jadi"),
        (11, True, "working day"),
    ]


@pytest.mark.parametrize(
    ("since", "until", "due_day"),
    [
        (at(8), at(9), 9),  # exactly Tuesday: takes exactly Tuesday
        (at(8, 23), at(9), 9),  # Tuesday's last hour
        (at(8, 23), at(9, 1), 9),  # over Tuesday's midnight
        (at(8, 8), at(8, 23), 8),  # within Tuesday: runs again by its 24:00
        (at(9), at(10), 8),  # begins when Tuesday is over
        (at(7, 11), at(8), 8),  # over before Tuesday
        (at(1), at(7), 8),  # over before the start
    ],
)
def test_a_day_counts_if_the_clock_runs_at_its_midnight(since, until, due_day):
    clock = reading(1, pauses=(Pause(since, until, "menunggu"),))
    assert clock.due_on == date(2026, 9, due_day)


def test_a_pause_without_end_leaves_no_due():
    clock = reading(3, pauses=(Pause(at(9, 9), None, ""),))
    assert (clock.due_at, clock.due_on) == (None, None)
    assert [(note.day.day, note.counted, note.why) for note in clock.days[1:]] == [
        (8, True, "working day"),
        (9, False, "paused"),
    ]


def test_a_pause_after_the_due_changes_nothing():
    assert reading(1, pauses=(Pause(at(9, 9), None, "menunggu"),)).due_on == date(2026, 9, 8)


def test_joint_leave_is_worked_where_the_rule_says_so():
    calendar = Calendar((Holiday(date(2026, 9, 8), "Cuti bersama", HolidayKind.JOINT_LEAVE),))
    served = run(terms(1, public_holidays_only=True), started_at=MONDAY, zone=WIB, calendar=calendar)
    assert served.due_on == date(2026, 9, 8)
    assert reading(1, calendar=calendar).due_on == date(2026, 9, 9)


def test_a_regional_holiday_is_off_also_where_joint_leave_is_worked():
    calendar = Calendar((Holiday(date(2026, 9, 8), "Hari jadi", HolidayKind.REGIONAL),))
    for calculate in (run, due):
        served = calculate(terms(1, public_holidays_only=True), started_at=MONDAY, zone=WIB, calendar=calendar)
        assert (served if calculate is due else served.due_at) == datetime(2026, 9, 9, 17, tzinfo=UTC)


def test_hours_stand_still_in_a_pause_and_overlaps_count_once():
    pauses = (Pause(at(8, 9), at(8, 12), "a"), Pause(at(8, 10), at(8, 14), "b"), Pause(at(1), at(2), "c"))
    clock = reading(24, unit=Unit.HOURS, pauses=pauses)
    assert clock.due_at == datetime(2026, 9, 8, 15, tzinfo=WIB)


def test_an_hour_clock_starts_within_a_pause_when_that_ends():
    clock = reading(1, unit=Unit.HOURS, pauses=(Pause(at(7, 8), at(7, 12), "a"),))
    assert clock.due_at == datetime(2026, 9, 7, 13, tzinfo=WIB)


def test_a_pause_that_begins_at_the_due_hour_changes_nothing():
    clock = reading(24, unit=Unit.HOURS, pauses=(Pause(at(8, 10), None, "menunggu"),))
    assert clock.due_at == at(8, 10)


def test_an_hour_clock_held_for_whole_days_says_so():
    clock = reading(24, unit=Unit.HOURS, pauses=(Pause(at(7, 20), at(9, 6), "menunggu"),))
    assert clock.due_at == datetime(2026, 9, 9, 20, tzinfo=WIB)
    assert [(note.day.day, note.counted, note.why) for note in clock.days] == [
        (7, True, "counted by the hour"),
        (8, False, "menunggu"),
        (9, True, "counted by the hour"),
    ]


def test_an_hour_clock_held_without_end_has_no_due():
    clock = reading(24, unit=Unit.HOURS, pauses=(Pause(at(8, 9), None, "menunggu"),))
    assert (clock.due_at, clock.due_on) == (None, None)
    assert clock.days[-1].day == date(2026, 9, 8)


def test_an_hour_clock_due_at_midnight_is_due_on_the_day_that_ends():
    clock = reading(24, unit=Unit.HOURS, start=at(7))
    assert clock.due_at == at(8)
    assert clock.due_on == date(2026, 9, 7)


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), 3, date(2027, 3, 31)),
        (date(2026, 1, 15), 12, date(2027, 1, 15)),
    ],
)
def test_months_end_on_the_same_day_or_the_last(day, n, expected):
    assert add_months(day, n) == expected
    start = datetime(day.year, day.month, day.day, 9, tzinfo=WIB)
    assert reading(n, unit=Unit.MONTHS, start=start).due_on == expected


def test_an_extension_is_more_of_the_same_unit():
    assert reading(3, extensions=(Extension(2, "alasan"),)).due_on == reading(5).due_on


def test_a_year_without_decree_warns():
    calendar = Calendar(decreed_years=frozenset({2026}))
    start = datetime(2026, 12, 30, 9, tzinfo=WIB)
    within, beyond = reading(1, start=start, calendar=calendar), reading(3, start=start, calendar=calendar)
    assert within.warnings == ()
    assert [str(w) for w in beyond.warnings] == ["No decree of holidays is known for 2027: the date may still move."]
    assert reading(30, unit=Unit.CALENDAR_DAYS, start=start, calendar=calendar).warnings == ()


def test_terms_are_plain_json():
    frozen = terms(3)
    assert ClockTerms.from_json(json.loads(json.dumps(frozen.to_json()))) == frozen


def test_calendars_with_other_days_off_have_other_fingerprints():
    one = Calendar((Holiday(date(2026, 9, 8), "Libur"),))
    assert one.fingerprint == Calendar((Holiday(date(2026, 9, 8), "Nama lain"),)).fingerprint
    joint = Calendar((Holiday(date(2026, 9, 8), "Libur", HolidayKind.JOINT_LEAVE),))
    assert (
        len(
            {
                one.fingerprint,
                joint.fingerprint,
                PLAIN.fingerprint,
                Calendar(weekend=frozenset({6})).fingerprint,
            }
        )
        == 4
    )


@pytest.mark.parametrize("function", [run, due])
def test_a_moment_without_zone_is_refused(function):
    with pytest.raises(ValueError, match="with a time zone"):
        function(terms(1), started_at=datetime(2026, 9, 7, 9), zone=WIB, calendar=PLAIN)  # noqa: DTZ001


def test_impossible_inputs_are_refused():
    with pytest.raises(ValueError, match="above zero"):
        terms(0)
    with pytest.raises(ValueError, match="adds something"):
        Extension(0, "alasan")
    with pytest.raises(ValueError, match="before it began"):
        Pause(MONDAY, MONDAY - timedelta(seconds=1), "")
    with pytest.raises(ValueError, match="leave at least one day"):
        Calendar(weekend=frozenset(range(7)))
    with pytest.raises(ValueError, match="counted forward"):
        add_working_days(date(2026, 9, 7), -1, PLAIN)
