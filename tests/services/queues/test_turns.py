# SPDX-License-Identifier: EUPL-1.2
"""Whose turn it is: whoever must be served first goes ahead, and nobody is passed over for ever."""

from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from praja.duties.services.domain.queues.turns import Line, Waiting, order_of, place_of, upcoming

NINE = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)


def waiting(ticket: int, minutes: int, *, ahead: bool = False) -> Waiting:
    return Waiting(ticket, NINE + timedelta(minutes=minutes), ahead)


def called(line: Line, minutes: int = 60) -> list[int]:
    return [one.ticket for one in order_of(line, NINE + timedelta(minutes=minutes))]


def test_whoever_came_first_is_called_first():
    assert called(Line(1, (waiting(3, 9), waiting(1, 2), waiting(2, 5)))) == [1, 2, 3]


def test_whoever_is_served_first_takes_at_most_every_second_turn():
    line = Line(1, tuple(waiting(n, n, ahead=n > 4) for n in range(1, 9)))

    assert called(line) == [5, 1, 6, 2, 7, 3, 8, 4]


def test_after_somebody_ahead_the_next_turn_is_owed_to_the_others():
    line = Line(1, (waiting(1, 1), waiting(2, 2, ahead=True)), owed_to_others=True)

    assert called(line) == [1, 2]


def test_with_nobody_else_waiting_those_ahead_follow_one_another():
    line = Line(1, (waiting(1, 1, ahead=True), waiting(2, 2, ahead=True)), owed_to_others=True)

    assert called(line) == [1, 2]


def test_an_appointment_goes_ahead_from_its_hour_on_and_not_before():
    line = Line(1, (waiting(1, 5), waiting(2, 6), waiting(3, 30, ahead=True)))

    assert called(line, minutes=29) == [1, 2, 3]
    assert called(line, minutes=30) == [3, 1, 2]


def test_a_place_says_how_many_are_called_before():
    line = Line(1, (waiting(1, 5), waiting(2, 6), waiting(3, 7, ahead=True)))

    assert [place_of(line, ticket, NINE + timedelta(hours=1)) for ticket in (1, 2, 3, 4)] == [1, 2, 0, None]


def test_a_counter_looks_at_its_queues_in_order():
    first, second = Line(1, (waiting(1, 9),), rank=1), Line(2, (waiting(2, 1), waiting(3, 2)), rank=2)
    at = NINE + timedelta(hours=1)

    assert [(line.queue, one.ticket) for line, one in upcoming([second, first], at)] == [(1, 1), (2, 2), (2, 3)]


def test_queues_that_a_counter_serves_alike_share_it_by_waiting_time():
    first, second = Line(1, (waiting(1, 1), waiting(4, 9))), Line(2, (waiting(2, 2), waiting(3, 3)))
    at = NINE + timedelta(hours=1)

    assert [one.ticket for _line, one in upcoming([first, second], at)] == [1, 2, 3, 4]


def test_whoever_is_early_is_called_only_when_nobody_else_waits_at_the_counter():
    early, other = Line(1, (waiting(1, 30, ahead=True),), rank=1), Line(2, (waiting(2, 5),), rank=2)

    assert [one.ticket for _line, one in upcoming([early, other], NINE + timedelta(minutes=10))] == [2, 1]


LINES = st.lists(st.tuples(st.integers(0, 120), st.booleans()), max_size=25).map(
    lambda rows: tuple(waiting(ticket, minutes, ahead=ahead) for ticket, (minutes, ahead) in enumerate(rows))
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINES, st.booleans(), st.integers(0, 120))
def test_nobody_is_lost_and_nobody_is_passed_over_by_more_than_one_at_a_time(tickets, owed, minutes):
    line = Line(1, tickets, owed)
    at = NINE + timedelta(minutes=minutes)
    order = order_of(line, at)

    assert sorted(one.ticket for one in order) == sorted(one.ticket for one in tickets)
    others = [one for one in order if not one.ahead]
    assert others == sorted(others, key=lambda one: one.claim), "the others keep their order among themselves"
    for place, one in enumerate(others):
        assert order.index(one) <= 2 * place + 1, "at most one ahead of each of the others"


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINES, LINES, st.booleans())
def test_several_queues_lose_nobody(first, second, alike):
    second = tuple(Waiting(one.ticket + 100, one.since, one.ahead) for one in second)
    lines = [Line(1, first, rank=1), Line(2, second, rank=1 if alike else 2)]

    found = [one.ticket for _line, one in upcoming(lines, NINE + timedelta(hours=1))]

    assert sorted(found) == sorted(one.ticket for one in (*first, *second))
