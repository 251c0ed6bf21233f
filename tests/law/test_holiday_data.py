# SPDX-License-Identifier: EUPL-1.2
"""The calendar file against an independent list, and what it says about its sources."""

from datetime import date

import holidays
import pytest

from praja.kernel.law.domain.calendar import HolidayKind
from praja.kernel.law.domain.decrees import calendar_of, parse_decrees
from praja.kernel.law.domain.parsing import LawDataError
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


GOOD = """
years:
  2024:
    decree: "SKB 1"
    decreed_on: 2023-09-12
    groups:
      - {kind: public, source: SKB, confidence: confirmed, note: null, own_decree: false,
         days: {2024-01-01: Tahun Baru}}
      - {kind: public, source: Keppres, confidence: recalled, note: catatan, own_decree: true,
         days: {2024-02-14: Pemilu}}
"""


def test_a_group_outside_the_decree_does_not_bear_its_number():
    (year,) = parse_decrees(GOOD, "contoh.yaml")
    assert [holiday.decree for group in year.groups for holiday in group.holidays] == ["SKB 1", ""]
    assert calendar_of((year,)).decreed_years == {2024}


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("2024-02-14", "2025-02-14", r"2024.groups\[1\].days: 2025-02-14 is not a date of 2024"),
        ("2024-02-14", "2024-01-01", "2024.groups: the same day stands twice"),
        ("Pemilu", "5", r"2024.groups\[1\].days: 2024-02-14 needs a name"),
        ("kind: public", "kind: private", r"2024.groups\[0\].kind: must be one of public, regional, joint_leave"),
        ("  2024:", "  dua ribu:", "contoh.yaml: dua ribu: must be a year"),
    ],
)
def test_a_wrong_calendar_is_refused_by_file_and_key(right, wrong, message):
    assert right in GOOD
    with pytest.raises(LawDataError, match=message):
        parse_decrees(GOOD.replace(right, wrong, 1), "contoh.yaml")
