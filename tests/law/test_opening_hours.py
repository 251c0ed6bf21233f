# SPDX-License-Identifier: EUPL-1.2
"""A promise of minutes runs while the office is open."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from praja.kernel.law.domain.calendar import Calendar, Holiday
from praja.kernel.law.domain.clocks import Pause, due, minutes_run, run
from praja.kernel.law.domain.rules import Unit
from praja.kernel.law.domain.terms import standard_terms, week_of

WIB = ZoneInfo("Asia/Jakarta")
MORNING, AFTERNOON = (8 * 60, 12 * 60), (13 * 60, 15 * 60)
WEEK = (*[(MORNING, AFTERNOON)] * 4, (MORNING,), (MORNING,), ())
"""Friday and Saturday mornings only; closed on Sunday."""
NEW_YEAR = Calendar((Holiday(date(2026, 1, 1), "Tahun Baru Masehi"),))


def local(day: int, hour: int, minute: int = 0, *, month: int = 1) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=WIB)


def terms(value: int, unit: Unit = Unit.OPENING_MINUTES):
    return standard_terms("uji", value, unit, opening=WEEK, source="Standar pelayanan", calendar=NEW_YEAR)


def due_at(value: int, started: datetime, **more) -> datetime | None:
    return due(terms(value), started_at=started, zone=WIB, calendar=NEW_YEAR, **more)


def test_fifteen_minutes_asked_for_in_the_morning_are_over_in_the_morning():
    assert due_at(15, local(5, 9)) == local(5, 9, 15)


def test_the_lunch_break_does_not_count():
    assert due_at(30, local(5, 11, 50)) == local(5, 13, 20)


def test_what_comes_after_closing_counts_from_the_next_opening():
    assert due_at(10, local(3, 12, 30)) == local(5, 8, 10)  # Saturday after closing; Sunday is closed


def test_a_holiday_is_passed_over():
    wednesday = datetime(2025, 12, 31, 14, 45, tzinfo=WIB)
    assert due_at(20, wednesday) == local(2, 8, 5)


def test_a_pause_moves_it_by_the_open_time_it_took():
    pause = Pause(local(5, 9), local(5, 14), "menunggu")
    assert due_at(90, local(5, 8), pauses=(pause,)) == local(5, 14, 30)


def test_a_pause_without_end_leaves_no_date():
    assert due_at(90, local(5, 8), pauses=(Pause(local(5, 9), None, "menunggu"),)) is None


def test_the_days_tell_why_they_did_not_count():
    reading = run(terms(20), started_at=datetime(2025, 12, 31, 14, 45, tzinfo=WIB), zone=WIB, calendar=NEW_YEAR)
    assert [(note.day.day, note.counted, note.why) for note in reading.days] == [
        (31, True, "opening hours"),
        (1, False, "Tahun Baru Masehi"),
        (2, True, "opening hours"),
    ]


def test_working_days_of_an_office_are_the_days_on_which_it_is_open():
    friday = local(2, 9)
    assert due(terms(1, Unit.WORKING_DAYS), started_at=friday, zone=WIB, calendar=NEW_YEAR) == local(4, 0)


def ran(started: datetime, stopped: datetime, unit: Unit = Unit.WORKING_DAYS, **more) -> int:
    counted = terms(1, unit)
    return minutes_run(counted, started_at=started, stopped_at=stopped, zone=WIB, calendar=NEW_YEAR, **more)


def test_what_ran_is_counted_as_the_promise_counts():
    friday, monday = local(2, 11, 30), local(5, 8, 10)

    assert ran(friday, monday) == 30 + 4 * 60 + 10  # Friday until noon, Saturday morning, Monday
    assert ran(friday, local(2, 11, 45)) == 15
    assert ran(local(4, 9), local(4, 18)) == 0  # a Sunday
    assert ran(datetime(2025, 12, 31, 14, 45, tzinfo=WIB), local(2, 8, 5)) == 15 + 5  # New Year between


def test_what_ran_leaves_the_pauses_out():
    pauses = (Pause(local(5, 9), local(5, 14), "menunggu"), Pause(local(5, 14, 30), local(6, 8), "menunggu"))

    assert ran(local(5, 8), local(6, 8, 20), pauses=pauses) == 60 + 30 + 20


def test_without_opening_hours_real_time_is_counted():
    nights_too = standard_terms("uji", 1, Unit.HOURS, opening=None, source="Standar pelayanan", calendar=NEW_YEAR)
    asked = {"zone": WIB, "calendar": NEW_YEAR, "started_at": local(2, 20), "stopped_at": local(3, 20)}
    pauses = (Pause(local(2, 22), local(3, 2), "menunggu"), Pause(local(3, 1), local(3, 4), "menunggu"))

    assert minutes_run(nights_too, **asked) == 24 * 60
    assert minutes_run(nights_too, pauses=pauses, **asked) == 18 * 60


@pytest.mark.parametrize("minutes", [1, 15, 119, 240, 241, 3_000])
def test_at_the_due_moment_exactly_the_promise_has_run(minutes: int):
    due_then = due_at(minutes, local(2, 10, 30))

    assert due_then is not None
    assert ran(local(2, 10, 30), due_then, Unit.OPENING_MINUTES) == minutes


@pytest.mark.parametrize(
    "week", [[[]] * 6, [[[60, 30]], *[[]] * 6], [[[0, 60], [30, 90]], *[[]] * 6], [[[0, 1441]], *[[]] * 6]]
)
def test_what_is_no_week_is_refused(week):
    with pytest.raises(ValueError, match="a week has seven days"):
        week_of(week)
