# SPDX-License-Identifier: EUPL-1.2
"""To which day a punch belongs, shifts over midnight among them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from praja.duties.attendance.domain.attaching import attach
from praja.duties.attendance.domain.plans import Plan, Stamp

ZONE = ZoneInfo("Asia/Makassar")
FIRST = date(2026, 3, 2)


def at(day, hour, minute=0):
    return datetime(2026, 3, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def shift(day, begins, hours, *, opens=3, closes=6):
    start = at(day, 0) + timedelta(hours=begins)
    end = start + timedelta(hours=hours)
    return Plan(
        day=date(2026, 3, day),
        begins_at=start,
        ends_at=end,
        expected_minutes=hours * 60,
        opens_at=start - timedelta(hours=opens),
        closes_at=end + timedelta(hours=closes),
    )


def days_of(plans, *moments):
    found = attach(plans, [Stamp(moment) for moment in moments], ZONE)
    return {day.day: [stamp.at for stamp in stamps] for day, stamps in found.items()}


def test_the_morning_after_a_night_shift_belongs_to_it():
    night = shift(2, 21, 10)
    assert days_of([night], at(2, 20, 55), at(3, 7, 4)) == {2: [at(2, 20, 55), at(3, 7, 4)]}


def test_between_two_shifts_the_nearer_has_it():
    night, afternoon = shift(2, 21, 10), shift(3, 14, 7)
    assert days_of([night, afternoon], at(3, 8), at(3, 12, 50)) == {2: [at(3, 8)], 3: [at(3, 12, 50)]}


def test_of_two_equally_near_the_earlier_has_it():
    morning, evening = shift(2, 6, 6), shift(3, -10, 6)  # ends 12.00; begins 14.00 of the same local day
    assert days_of([evening, morning], at(2, 13)) == {2: [at(2, 13)]}


def test_a_punch_in_no_window_belongs_to_its_local_day():
    assert days_of([shift(2, 8, 8)], at(4, 1)) == {4: [at(4, 1)]}


HOURS = st.integers(0, 24 * 5 * 60).map(lambda minutes: at(2, 0) + timedelta(minutes=minutes))
SHIFTS = st.lists(
    st.tuples(st.integers(2, 6), st.integers(0, 23), st.integers(4, 14)), max_size=5, unique_by=lambda one: one[0]
)


@given(SHIFTS, st.lists(HOURS, max_size=12), st.randoms(use_true_random=False))
def test_every_punch_has_one_day_whatever_the_order(shifts, moments, random):
    plans = [shift(*one) for one in shifts]
    stamps = [Stamp(moment, punch=number) for number, moment in enumerate(moments)]
    known = attach(plans, stamps, ZONE)
    assert sorted(stamp.punch for found in known.values() for stamp in found) == list(range(len(moments)))
    random.shuffle(plans)
    random.shuffle(stamps)
    assert attach(plans, stamps, ZONE) == known
