# SPDX-License-Identifier: EUPL-1.2
"""Marks stand where the numbers say."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from praja.lib.drawing import SPARK_HEIGHT, SPARK_WIDTH, clock_line, percent, spark

START = datetime(2026, 1, 5, tzinfo=UTC)
DUE = START + timedelta(days=10)


def test_today_stands_between_start_and_due() -> None:
    line = clock_line(START, DUE, START + timedelta(days=4))
    assert (line.today, line.gone, line.due, line.overdue) == ("40.00%", "40.00%", "100.00%", False)


def test_an_overrun_runs_beyond_the_due_mark() -> None:
    line = clock_line(START, DUE, START + timedelta(days=20))
    assert (line.today, line.gone, line.due, line.overdue) == ("100.00%", "50.00%", "50.00%", True)


def test_an_open_pause_ends_today() -> None:
    line = clock_line(START, DUE, START + timedelta(days=5), [(START + timedelta(days=2), None)])
    assert line.pauses == [("20.00%", "50.00%")]


def test_nothing_of_nothing_is_nothing() -> None:
    assert percent(3, 0) == "0.00%"


def test_a_flat_row_lies_in_the_middle() -> None:
    flat = spark([5, 5, 5])
    assert flat is not None
    assert flat.last_y == f"{SPARK_HEIGHT / 2:.1f}"


def test_one_value_is_no_line() -> None:
    assert spark([1]) is None


@given(st.lists(st.floats(-1e9, 1e9), min_size=2, max_size=60))
def test_a_line_never_leaves_its_canvas(values: list[float]) -> None:
    drawn = spark(values)
    assert drawn is not None
    for point in drawn.points.split():
        x, y = map(float, point.split(","))
        assert 0 <= x <= SPARK_WIDTH
        assert 0 <= y <= SPARK_HEIGHT
