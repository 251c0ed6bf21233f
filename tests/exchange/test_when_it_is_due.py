# SPDX-License-Identifier: EUPL-1.2
"""By when something is handed over again, and how that stands on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.kernel.exchange.domain import SOON, NoRhythm, Rhythm, Standing, days_late, next_due, standing
from praja.kernel.law.domain.rules import Unit

DAYS = st.dates(date(2000, 1, 1), date(2099, 1, 1))
RHYTHMS = st.builds(Rhythm, st.integers(1, 120), st.sampled_from((Unit.CALENDAR_DAYS, Unit.MONTHS)))


@pytest.mark.parametrize(
    ("last", "rhythm", "due"),
    [
        (date(2026, 1, 31), Rhythm(1, Unit.MONTHS), date(2026, 2, 28)),
        (date(2026, 11, 30), Rhythm(3, Unit.MONTHS), date(2027, 2, 28)),
        (date(2026, 12, 28), Rhythm(7, Unit.CALENDAR_DAYS), date(2027, 1, 4)),
        (None, Rhythm(7, Unit.CALENDAR_DAYS), None),
        (date(2026, 1, 1), None, None),
    ],
)
def test_the_next_time_is_reckoned_from_the_last(last: date | None, rhythm: Rhythm | None, due: date | None) -> None:
    assert next_due(last, rhythm) == due


@given(DAYS, RHYTHMS, st.integers(-400, 400))
def test_nobody_is_late_on_the_day_itself_and_everybody_the_day_after(last: date, rhythm: Rhythm, away: int) -> None:
    due = next_due(last, rhythm)
    assert due is not None
    assert due > last
    today = due + timedelta(days=away)
    assert (standing(due, today) is Standing.LATE) == (today > due) == (days_late(due, today) > 0)
    assert (standing(due, today) is Standing.DONE) == (away < -SOON)


@given(DAYS, DAYS, RHYTHMS)
def test_who_hands_over_later_has_no_earlier_next_day(one: date, other: date, rhythm: Rhythm) -> None:
    first, second = sorted((one, other))
    assert next_due(first, rhythm) <= next_due(second, rhythm)  # type: ignore[operator]


@given(DAYS)
def test_without_a_day_nothing_is_late(today: date) -> None:
    assert standing(None, today) is Standing.OPEN
    assert days_late(None, today) == 0


@pytest.mark.parametrize("figure", [(0, Unit.MONTHS), (5, Unit.HOURS), (5, Unit.WORKING_DAYS)])
def test_what_is_no_span_of_days_sets_no_rhythm(figure: tuple[int, Unit]) -> None:
    with pytest.raises(NoRhythm):
        Rhythm(*figure)
