# SPDX-License-Identifier: EUPL-1.2
"""Dates and due moments as people read them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from praja.lib.moments import describe_due, describe_moment, due_day

NOON = datetime(2026, 1, 9, 5, 0, tzinfo=UTC)  # 12:00 WIB, 13:00 WITA, 14:00 WIT
END_OF_MONDAY = datetime(2026, 1, 12, 17, 0, tzinfo=UTC)  # 24:00 WIB


@pytest.fixture(autouse=True)
def _jakarta(settings: Settings) -> None:
    settings.TIME_ZONE = "Asia/Jakarta"


def test_indonesian_names_the_day_and_writes_the_time_with_a_full_stop() -> None:
    with override("id"):
        assert describe_moment(NOON, "day") == "Jumat, 9 Januari 2026"
        assert describe_moment(NOON, "time") == "12.00 WIB"


def test_english_writes_the_time_with_a_colon() -> None:
    with override("en"):
        assert describe_moment(NOON) == "Friday, 9 January 2026 at 12:00 WIB"
        assert describe_moment(NOON, "short") == "9 Jan 2026 12:00 WIB"


@pytest.mark.parametrize(
    ("zone", "time"),
    [("Asia/Jakarta", "12:00 WIB"), ("Asia/Makassar", "13:00 WITA"), ("Asia/Jayapura", "14:00 WIT")],
)
def test_the_zone_is_called_by_its_indonesian_name(settings: Settings, zone: str, time: str) -> None:
    settings.TIME_ZONE = zone
    with override("en"):
        assert describe_moment(NOON, "time") == time


def test_a_plain_date_has_no_time() -> None:
    with override("en"):
        assert describe_moment(date(2026, 1, 9)) == "Friday, 9 January 2026"


def test_the_end_of_monday_is_called_monday() -> None:
    with override("en"):
        assert describe_moment(END_OF_MONDAY, "due") == "Monday, 12 January 2026"


def test_a_due_moment_within_a_day_says_its_time() -> None:
    with override("en"):
        assert describe_moment(NOON, "due") == "Friday, 9 January 2026 at 12:00 WIB"


@pytest.mark.parametrize(
    ("now", "text", "relative", "tone"),
    [
        (NOON, "by Monday, 12 January 2026", "in 3 days", "neutral"),
        (END_OF_MONDAY - timedelta(days=1, hours=1), "by Monday, 12 January 2026", "in 1 day", "soon"),
        (END_OF_MONDAY - timedelta(seconds=1), "by Monday, 12 January 2026", "today", "soon"),
        (END_OF_MONDAY, "was due Monday, 12 January 2026", "1 day late", "late"),
        (END_OF_MONDAY + timedelta(days=2), "was due Monday, 12 January 2026", "3 days late", "late"),
    ],
)
def test_a_running_clock_in_words(now: datetime, text: str, relative: str, tone: str) -> None:
    with override("en"):
        words = describe_due(END_OF_MONDAY, now)
    assert (words.text, words.relative, words.tone) == (text, relative, tone)


@pytest.mark.parametrize(
    ("left", "relative"),
    [
        (timedelta(hours=5), "in 5 hours"),
        (timedelta(minutes=20), "in less than an hour"),
        (-timedelta(minutes=20), "less than an hour late"),
        (-timedelta(hours=1), "1 hour late"),
    ],
)
def test_a_clock_in_hours_counts_hours(left: timedelta, relative: str) -> None:
    with override("en"):
        assert describe_due(NOON, NOON - left).relative == relative


@pytest.mark.parametrize(("state", "tone"), [("met", "done"), ("missed", "late"), ("paused", "neutral")])
def test_a_clock_that_no_longer_runs_counts_nothing_down(state: str, tone: str) -> None:
    words = describe_due(END_OF_MONDAY, END_OF_MONDAY + timedelta(days=9), state)
    assert (words.relative, words.tone) == ("", tone)


@given(st.integers(0, 20 * 365 * 86400).map(lambda seconds: NOON + timedelta(seconds=seconds)))
def test_a_due_moment_never_belongs_to_a_later_day_than_its_own(moment: datetime) -> None:
    own = (moment + timedelta(hours=7)).date()
    assert due_day(moment) in (own, own - timedelta(days=1))
