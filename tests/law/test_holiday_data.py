# SPDX-License-Identifier: EUPL-1.2
"""The calendar file against an independent list, and what it says about its sources."""

from datetime import date

import holidays
import pytest

from praja.kernel.law.domain.calendar import HolidayKind
from praja.kernel.law.gateways import written_calendar, written_decrees

YEARS = range(2023, 2028)


def independent(year, category):
    return set(holidays.ID(years=year, categories=(category,), language="id", islamic_show_estimated=False))


def ours(year, kind):
    return {h.day for h in written_calendar().holidays if h.day.year == year and h.kind is kind}


@pytest.mark.parametrize("year", YEARS)
def test_dates_agree_with_the_independent_list(year):
    assert ours(year, HolidayKind.PUBLIC) == independent(year, "public")
    assert ours(year, HolidayKind.JOINT_LEAVE) == independent(year, "government")


@pytest.mark.parametrize(
    ("year", "public", "joint_leave"),
    [(2023, 16, 11), (2024, 19, 10), (2025, 17, 11), (2026, 17, 8), (2027, 18, 8)],
)
def test_numbers_of_days_are_those_decreed(year, public, joint_leave):
    assert len(ours(year, HolidayKind.PUBLIC)) == public
    assert len(ours(year, HolidayKind.JOINT_LEAVE)) == joint_leave


def test_the_calendar_knows_which_years_are_decreed():
    assert written_calendar().decreed_years == frozenset(YEARS)


def test_decree_numbers_that_were_not_read_are_not_invented():
    assert {decree.year: decree.decree for decree in written_decrees()} == {
        2023: "SKB Tiga Menteri 1066 Tahun 2022",
        2024: None,
        2025: None,
        2026: "SKB Tiga Menteri 1497/2/5 Tahun 2025",
        2027: "SKB Tiga Menteri 1205/3/2 Tahun 2026",
    }


def test_election_days_stand_outside_the_joint_decree():
    by_day = {holiday.day: holiday for holiday in written_calendar().holidays}
    assert by_day[date(2024, 2, 14)].decree == ""
    assert by_day[date(2026, 3, 19)].decree == "SKB Tiga Menteri 1497/2/5 Tahun 2025"


def test_joint_leave_dates_of_2027_are_to_be_verified():
    groups = next(decree.groups for decree in written_decrees() if decree.year == 2027)
    assert {group.kind.value: group.confidence.value for group in groups} == {
        "public": "confirmed",
        "joint_leave": "recalled",
    }


def test_every_day_off_says_why():
    real = written_calendar()
    assert real.why_off(date(2026, 3, 19)) == "Nyepi"
    assert real.why_off(date(2026, 3, 20)) == "Cuti bersama Idulfitri"
    assert real.why_off(date(2026, 3, 20), public_holidays_only=True) is None
    assert real.why_off(date(2026, 3, 14)) == "Saturday"
    assert real.why_off(date(2026, 3, 16)) is None
