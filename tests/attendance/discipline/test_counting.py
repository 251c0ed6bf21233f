# SPDX-License-Identifier: EUPL-1.2
"""Days of absence, rows of them and the bands they reach: the vectors of the law, without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from praja.duties.attendance.domain.discipline.counting import run_of_year, runs_of, standing, still_reached
from praja.duties.attendance.domain.discipline.ladder import (
    BANDS,
    RULES,
    RUN,
    Ladder,
    days_in,
    is_heavier,
    level_of,
    rank_of,
)
from praja.kernel.law.gateways import written_rules

DAY = date(2026, 11, 30)
NEW_YEAR = date(2026, 1, 1)
LAW = {band: written_rules()[key].in_force(DAY).value for band, key in RULES.items()}
LADDER = Ladder({band: days for band, days in LAW.items() if band != RUN}, LAW[RUN])
MONDAY = date(2026, 3, 2)


def from_day(first, text):
    """Codes of consecutive days: T absent, H present, L day off, C annual leave, J joint leave, `.` not over yet."""
    codes = {"T": "TK", "H": "H", "L": "L", "C": "CT", "J": "CBER", ".": ""}
    return {first + timedelta(days=n): codes[letter] for n, letter in enumerate(text)}


def absent(count, first=MONDAY):
    """So many single days of absence, a presence between each two."""
    return from_day(first, "TH" * count)


@pytest.mark.parametrize(
    ("days", "band"),
    [
        *((0, ""), (2, ""), (3, "R1"), (4, "R2"), (6, "R2"), (7, "R3"), (10, "R3"), (11, "S1"), (13, "S1")),
        *((14, "S2"), (16, "S2"), (17, "S3"), (20, "S3"), (21, "B1"), (24, "B1"), (25, "B2"), (27, "B2")),
        *((28, "B3"), (60, "B3")),
    ],
)
def test_days_of_a_year_reach_a_band(days, band):
    assert standing(absent(days), 2026, LADDER).band == band
    assert [level_of(one) for one in BANDS] == list("RRRSSSBBBB")


@pytest.mark.parametrize(
    ("codes", "longest"),
    [
        ("TTTTTLLTTTT", 9),
        ("TTTTTLLTTTTT", 10),
        ("TTTTTLLTTHTT", 7),
        ("TTTTTLLTTCTTT", 7),
        ("TTTTJLLTTTTT.", 9),
        ("TTTTTJLLTTTTT", 10),
        ("", 0),
    ],
)
def test_days_off_end_no_row_but_presence_and_approved_absence_do(codes, longest):
    days = from_day(MONDAY, codes)
    assert max((len(row) for row in runs_of(days.items())), default=0) == longest
    held = standing(days, 2026, LADDER)
    assert (held.band == RUN, len(held.run)) == ((True, longest) if longest >= 10 else (False, 0))


def test_a_day_of_which_nothing_is_known_ends_a_row():
    days = from_day(MONDAY, "TTTTTLLTTTTT")
    assert [len(row) for row in runs_of(days.items())] == [10]
    del days[MONDAY + timedelta(days=5)]
    assert [len(row) for row in runs_of(days.items())] == [5, 5]


def test_a_row_over_new_year_belongs_to_the_year_in_which_it_became_long_enough():
    days = from_day(date(2025, 12, 24), "TTTTTTTTTT" + "TT")
    assert date(2026, 1, 2) == sorted(days)[9]
    assert run_of_year(days.items(), 2025, 10) == ()
    held = standing(days, 2026, LADDER)
    assert (len(held.days), len(held.run), held.band, held.evidence[0]) == (4, 12, RUN, date(2025, 12, 24))
    in_time = from_day(date(2025, 12, 20), "TTTTTTTTTTTTTT")
    assert (standing(in_time, 2025, LADDER).band, standing(in_time, 2026, LADDER).band) == (RUN, "")


@pytest.mark.parametrize(("minutes", "days"), [(0, 0), (449, 0), (450, 1), (1349, 2), (1350, 3)])
def test_minutes_become_days_only_where_they_count(minutes, days):
    per_day = written_rules()["discipline.minutes_per_day"].in_force(DAY).value
    assert days_in(minutes, per_day) == days
    counted = Ladder(LADDER.begins, LADDER.run, per_day)
    assert standing({}, 2026, LADDER, minutes=minutes).band == ""
    assert standing({}, 2026, counted, minutes=minutes).band == ("R1" if days == 3 else "")


def test_a_band_stays_reached_until_its_own_days_are_gone():
    held = standing(absent(4), 2026, LADDER)
    assert [band for band in BANDS if still_reached(band, held, LADDER)] == ["R1", "R2"]
    row = standing(from_day(MONDAY, "T" * 10), 2026, LADDER)
    assert [band for band in BANDS if still_reached(band, row, LADDER)] == ["R1", "R2", "R3", RUN]


def test_a_ladder_that_does_not_rise_is_none():
    with pytest.raises(ValueError, match="one after the other"):
        Ladder({**LADDER.begins, "R2": 3}, 10)
    with pytest.raises(ValueError, match="every band"):
        Ladder({"R1": 3}, 10)


calendars = st.lists(st.sampled_from(["TK", "H", "L", "CT", "CBER", ""]), min_size=1, max_size=90).map(
    lambda codes: {NEW_YEAR + timedelta(days=n): code for n, code in enumerate(codes)}
)


@settings(max_examples=40)
@given(calendars, st.randoms())
def test_the_order_of_days_does_not_matter(days, random):
    shuffled = list(days.items())
    random.shuffle(shuffled)
    assert standing(dict(shuffled), 2026, LADDER) == standing(days, 2026, LADDER)


@settings(max_examples=60)
@given(calendars, st.data())
def test_one_more_day_of_absence_never_lowers_the_band(days, data):
    before = standing(days, 2026, LADDER)
    day = data.draw(st.sampled_from(sorted(days)))
    after = standing({**days, day: "TK"}, 2026, LADDER)
    assert rank_of(after.band) >= rank_of(before.band)
    assert after.counted >= before.counted
    assert not is_heavier(before.band, after.band)
