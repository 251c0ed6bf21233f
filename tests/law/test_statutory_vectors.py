# SPDX-License-Identifier: EUPL-1.2
"""Worked dates of the regulations, with the list of holidays each was worked out with."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from praja.kernel.law.domain.calendar import Calendar, Holiday, add_working_days, working_days_between
from praja.kernel.law.domain.clocks import Extension, due, run
from praja.kernel.law.domain.terms import freeze
from praja.kernel.law.gateways import written_calendar, written_rules

WIB = ZoneInfo("Asia/Jakarta")
H = Calendar(
    tuple(
        Holiday(date.fromisoformat(day), "libur")
        for day in ("2026-01-01", "2026-01-16", "2026-02-17", "2026-03-19", "2026-03-20", "2026-04-03")
    )
)
RECEIVED = datetime(2026, 1, 5, 9, tzinfo=WIB)


def terms(key, calendar, day, public_holidays_only=False):
    return freeze(key, written_rules()[key].in_force(day), calendar, public_holidays_only)


def due_on(key, start, calendar=H, *, public_holidays_only=False, extensions=()):
    started_at = datetime.combine(date.fromisoformat(start), RECEIVED.timetz())
    frozen = terms(key, calendar, started_at.date(), public_holidays_only)
    reading = run(frozen, started_at=started_at, zone=WIB, calendar=calendar, extensions=extensions)
    return reading.due_on.isoformat()


@pytest.mark.parametrize(
    ("key", "start", "expected"),
    [
        ("sp4n.verification", "2026-01-05", "2026-01-08"),
        ("sp4n.normative", "2026-01-05", "2026-01-12"),
        ("sp4n.information", "2026-01-05", "2026-01-12"),
        ("sp4n.non_supervisory", "2026-01-05", "2026-01-26"),
        ("sp4n.supervisory", "2026-01-05", "2026-04-06"),
        ("uu25.response", "2026-01-05", "2026-01-19"),
        ("uu25.decision", "2026-01-19", "2026-03-20"),
        ("ppid.notice", "2026-01-05", "2026-01-20"),
        ("ppid.extension", "2026-01-20", "2026-01-29"),
        ("ppid.objection_window", "2026-01-20", "2026-03-04"),
        ("ppid.objection_answer", "2026-01-26", "2026-03-10"),
        ("ppid.dispute_filing", "2026-03-10", "2026-04-01"),
    ],
)
def test_dates_with_the_invented_holidays(key, start, expected):
    assert due_on(key, start) == expected


def test_an_extension_continues_the_same_clock():
    seven = Extension(7, "berkas tersebar", "Pasal 22 ayat (8)")
    assert due_on("ppid.notice", "2026-01-05", extensions=(seven,)) == "2026-01-29"


@pytest.mark.parametrize(
    ("key", "start", "with_joint_leave", "public_only"),
    [
        ("sp4n.supervisory", "2026-01-05", "2026-04-10", "2026-04-02"),
        ("ppid.objection_window", "2026-01-20", "2026-03-05", "2026-03-04"),
        ("ppid.objection_answer", "2026-01-26", "2026-03-11", "2026-03-10"),
        ("ppid.dispute_filing", "2026-03-10", "2026-04-07", "2026-03-31"),
    ],
)
def test_dates_with_the_real_calendar_of_2026(key, start, with_joint_leave, public_only):
    real = written_calendar()
    assert due_on(key, start, real) == with_joint_leave
    assert due_on(key, start, real, public_holidays_only=True) == public_only


@pytest.mark.parametrize(
    ("start", "n", "with_joint_leave", "public_only"),
    [
        ("2026-03-13", 5, "2026-03-27", "2026-03-23"),
        ("2026-03-13", 14, "2026-04-10", "2026-04-06"),
        ("2025-08-14", 3, "2025-08-20", "2025-08-19"),
        ("2026-12-21", 5, "2026-12-30", "2026-12-29"),
        ("2027-03-05", 5, "2027-03-22", "2027-03-17"),
        ("2024-04-04", 10, "2024-04-26", "2024-04-22"),
        ("2023-04-17", 3, "2023-04-27", "2023-04-20"),
    ],
)
def test_working_days_with_and_without_joint_leave(start, n, with_joint_leave, public_only):
    real, day = written_calendar(), date.fromisoformat(start)
    assert add_working_days(day, n, real).isoformat() == with_joint_leave
    assert add_working_days(day, n, real, public_holidays_only=True).isoformat() == public_only


@pytest.mark.parametrize(
    ("year", "public_only", "with_joint_leave"),
    [(2023, 250, 239), (2024, 248, 238), (2025, 248, 237), (2026, 248, 240), (2027, 250, 242)],
)
def test_working_days_of_a_year(year, public_only, with_joint_leave):
    first, last = date(year - 1, 12, 31), date(year, 12, 31)
    assert working_days_between(first, last, written_calendar()) == with_joint_leave
    assert working_days_between(first, last, written_calendar(), public_holidays_only=True) == public_only


@pytest.mark.parametrize(
    ("key", "start", "expected"),
    [
        ("pdp.access", datetime(2026, 3, 19, 16, tzinfo=WIB), datetime(2026, 3, 22, 9, tzinfo=UTC)),
        (
            "pdp.breach",
            datetime(2026, 12, 24, 23, 30, tzinfo=WIB),
            datetime(2026, 12, 27, 16, 30, tzinfo=UTC),
        ),
    ],
)
def test_personal_data_clocks_run_through_holidays(key, start, expected):
    real = written_calendar()
    frozen = terms(key, real, start.date())
    reading = run(frozen, started_at=start, zone=WIB, calendar=real)
    assert reading.due_at == due(frozen, started_at=start, zone=WIB, calendar=real) == expected
    assert reading.due_on == expected.astimezone(WIB).date()
    assert reading.warnings == ()
