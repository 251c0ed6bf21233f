# SPDX-License-Identifier: EUPL-1.2
"""When tickets are given and which hours can be booked."""

from datetime import UTC, datetime, timedelta

from praja.duties.services.domain.queues.hours import gives_tickets, is_missed, label_of, may_arrive, slots

EIGHT = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
DAY = ((EIGHT, EIGHT + 4 * HOUR), (EIGHT + 5 * HOUR, EIGHT + 7 * HOUR))
"""08.00 to 12.00 and 13.00 to 15.00."""


def test_tickets_are_given_from_an_hour_before_opening_until_closing_break_included():
    moments = (-61 * MINUTE, -60 * MINUTE, 4 * HOUR + 30 * MINUTE, 7 * HOUR - MINUTE, 7 * HOUR)

    assert [gives_tickets(DAY, EIGHT + moment) for moment in moments] == [False, True, True, True, False]
    assert gives_tickets((), EIGHT) is False


def test_every_hour_begins_and_ends_while_the_office_is_open():
    found = [(start - EIGHT) // MINUTE for start in slots(DAY, 50)]

    assert found == [0, 50, 100, 150, 300, 350]


def test_whoever_booked_may_be_here_a_little_before_and_after():
    moments = (-46, -45, 0, 15, 16)

    assert [may_arrive(EIGHT, EIGHT + m * MINUTE) for m in moments] == [False, True, True, True, False]
    assert [is_missed(EIGHT, EIGHT + m * MINUTE) for m in (15, 16)] == [False, True]


def test_a_label_has_three_digits_until_there_are_more():
    assert [label_of("B", number) for number in (7, 17, 1234)] == ["B-007", "B-017", "B-1234"]
