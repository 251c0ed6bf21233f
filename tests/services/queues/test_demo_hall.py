# SPDX-License-Identifier: EUPL-1.2
"""The demo town's hall: days that are over are closed, today stands in the middle of its morning, the ledger verifies."""

from datetime import date, timedelta
from random import Random

from praja.duties.services.demo.queues import play_day, set_up_hall
from praja.duties.services.models import QueueDay, Ticket
from praja.kernel.ledger.operations.closing import close_interval
from praja.kernel.ledger.verification import verify
from praja.kernel.people.enums import Role
from services.queues.halls import actor


def test_a_day_that_is_over_and_one_that_goes_on(town, monday):
    head = actor(20, Role.HEAD, town.kelurahan, since=monday)
    officers = tuple(actor(number, Role.COUNTER, town.kelurahan, since=monday) for number in (101, 102))
    hall, rng = set_up_hall(unit=town.kelurahan, head=head, at=monday), Random("2026:queues")
    until = monday + timedelta(days=1, hours=1)

    played = [play_day(hall=hall, officers=officers, day=date(2026, 1, n), rng=rng, until=until) for n in (4, 5, 6, 7)]

    assert (played[0], played[3]) == (0, 0), "a Sunday, and a day to come"
    assert sum(played) == Ticket.objects.count() > 30
    assert QueueDay.objects.filter(day=date(2026, 1, 5), closed_at=None).count() == 0
    assert Ticket.objects.filter(day=date(2026, 1, 6), state__in=("waiting", "called", "serving")).exists()
    close_interval(at=until)
    assert list(verify()) == []
