# SPDX-License-Identifier: EUPL-1.2
"""Taking a ticket: numbers without a gap, only while the office is open, within the limits that the office set."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils.translation import override

from praja.duties.services.enums.queues import DeviceKind, TicketChannel
from praja.duties.services.errors.queues import (
    NoSuchQueue,
    NotYourQueue,
    QueueClosed,
    QueueFull,
    TooManyTickets,
    WebTicketsGone,
)
from praja.duties.services.models import QueueDay, Ticket
from praja.duties.services.operations.queues import QueueWords, revoke_device, save_queue, take_ticket
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.queries import history
from praja.kernel.people.enums import Role
from praja.lib.actors import NOBODY
from praja.lib.codes import hash_secret
from services.queues.halls import actor, device, furnish, take

WEB, KIOSK, COUNTER = TicketChannel.WEB, TicketChannel.KIOSK, TicketChannel.COUNTER


def test_each_queue_numbers_its_own_day_from_one(hall, monday):
    labels = [take(queue, monday).label for queue in (hall.a, hall.a, hall.b, hall.a)]
    tomorrow = take(hall.a, monday + timedelta(days=1)).label

    assert [*labels, tomorrow] == ["A-001", "A-002", "B-001", "A-003", "A-001"]


def test_one_act_is_one_event_in_the_stream_of_the_queues_day(hall, monday):
    ticket = take(hall.a, monday, priority="age")

    (row,) = history(f"queue:{hall.a.pk}:2026-01-05")
    assert (row.name, row.payload) == (
        "services.ticket_taken",
        {"ticket": ticket.pk, "number": 1, "label": "A-001", "channel": "web", "priority": "age", "appointment": None},
    )


def test_only_the_hash_of_the_secret_is_kept(hall, monday):
    taken = take_ticket(queue=hall.a, channel=WEB, actor=NOBODY, at=monday)

    assert bytes(Ticket.objects.get().secret_hash) == hash_secret(taken.secret)


def test_a_second_press_of_the_same_form_gives_the_same_ticket(hall, monday):
    key = uuid4()
    first = take_ticket(queue=hall.a, channel=WEB, actor=NOBODY, at=monday, key=key, secret="s")
    again = take_ticket(queue=hall.a, channel=WEB, actor=NOBODY, at=monday, key=key, secret="s")

    assert (again.ticket.pk, Ticket.objects.count()) == (first.ticket.pk, 1)


@pytest.mark.parametrize(("hour", "minute"), [(6, 59), (16, 0), (23, 0)])
def test_no_tickets_while_the_office_is_closed(hall, monday, hour, minute):
    at = monday.replace(hour=(hour - 7) % 24, minute=minute, day=5 if hour >= 7 else 4)

    with pytest.raises(QueueClosed):
        take(hall.a, at)


def test_no_tickets_on_a_holiday_and_the_page_says_from_when_again(hall, monday):
    friday_the_16th = monday + timedelta(days=11)

    with override("en"), pytest.raises(QueueClosed) as refused:
        take(hall.a, friday_the_16th)
    assert "Monday, 19 January 2026 at 07:00 WIB" in str(refused.value.next_step)


def test_the_limit_of_the_day_holds_for_every_door(town, monday):
    hall = furnish(town, monday, daily_limit=2)
    take(hall.a, monday)
    take(hall.a, monday)

    for channel, who in ((WEB, NOBODY), (COUNTER, hall.officer())):
        with pytest.raises(QueueFull):
            take_ticket(queue=hall.a, channel=channel, actor=who, at=monday)
    assert take(hall.a, monday + timedelta(days=1)).number == 1


def test_some_tickets_are_kept_for_those_who_come_in_person(town, monday):
    hall = furnish(town, monday, web_limit=1)
    take(hall.a, monday)

    with pytest.raises(WebTicketsGone):
        take(hall.a, monday)
    assert take_ticket(queue=hall.a, channel=COUNTER, actor=hall.officer(), at=monday).ticket.number == 2


def test_one_phone_has_at_most_two_tickets_waiting_at_an_office(hall, monday):
    mine = [take(hall.a, monday).code, take(hall.b, monday).code]

    with pytest.raises(TooManyTickets):
        take_ticket(queue=hall.a, channel=WEB, actor=NOBODY, at=monday, mine=mine)
    assert take_ticket(queue=hall.a, channel=WEB, actor=NOBODY, at=monday, mine=mine[:1]).ticket.number == 2


def test_a_kiosk_gives_tickets_of_its_own_hall_until_it_is_revoked(hall, town, monday):
    kiosk, _secret, at_kiosk = device(hall, DeviceKind.KIOSK)
    assert take_ticket(queue=hall.a, channel=KIOSK, actor=at_kiosk, at=monday).ticket.channel == KIOSK

    elsewhere = save_queue(
        queue=None,
        unit=town.roads,
        words=QueueWords(letter="A", name="Lain"),
        actor=actor(30, Role.HEAD, town.roads, since=monday),
        at=monday,
    )
    _display, _secret, at_display = device(hall, DeviceKind.DISPLAY)
    revoke_device(device=kiosk, actor=hall.head, at=monday)
    for queue, who in ((elsewhere, at_kiosk), (hall.a, at_kiosk), (hall.a, at_display), (hall.a, NOBODY)):
        with pytest.raises(NotYourQueue):
            take_ticket(queue=queue, channel=KIOSK, actor=who, at=monday)


@pytest.mark.parametrize("role", [Role.LIAISON, Role.HEAD, Role.AUDITOR])
def test_by_hand_only_officers_of_the_unit_give_tickets(hall, monday, role):
    with pytest.raises(NotYourQueue):
        take_ticket(queue=hall.a, channel=COUNTER, actor=actor(31, role, hall.unit, since=monday), at=monday)


def test_a_queue_that_was_put_away_gives_none(hall, monday):
    words = QueueWords(letter="B", name="Kependudukan", is_active=False)
    b = save_queue(queue=hall.b, unit=hall.unit, words=words, actor=hall.head, at=monday)

    with pytest.raises(NoSuchQueue):
        take(b, monday)


def test_a_refused_ticket_leaves_nothing(town, monday):
    hall = furnish(town, monday, daily_limit=1)
    take(hall.a, monday)
    before = (LedgerEvent.objects.count(), QueueDay.objects.get(queue=hall.a).last_number)

    with pytest.raises(QueueFull):
        take(hall.a, monday)
    assert (LedgerEvent.objects.count(), QueueDay.objects.get(queue=hall.a).last_number) == before


def test_taking_a_ticket_costs_the_same_however_many_wait(hall, monday, django_assert_max_num_queries):
    take(hall.a, monday)
    with django_assert_max_num_queries(13):
        take(hall.a, monday)
    for _ in range(20):
        take(hall.a, monday)
    with django_assert_max_num_queries(13):
        assert take(hall.a, monday).day == date(2026, 1, 5)
