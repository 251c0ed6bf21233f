# SPDX-License-Identifier: EUPL-1.2
"""A promise of minutes runs while the office is open."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from praja.kernel.law.domain.calendar import Calendar, Holiday
from praja.kernel.law.domain.clocks import Pause, due, run
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


@pytest.mark.parametrize(
    "week", [[[]] * 6, [[[60, 30]], *[[]] * 6], [[[0, 60], [30, 90]], *[[]] * 6], [[[0, 1441]], *[[]] * 6]]
)
def test_what_is_no_week_is_refused(week):
    with pytest.raises(ValueError, match="a week has seven days"):
        week_of(week)
