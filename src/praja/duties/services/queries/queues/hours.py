# SPDX-License-Identifier: EUPL-1.2
"""When the queues of a unit give tickets, from its opening hours and the calendar."""

from datetime import date, datetime, timedelta

from praja.duties.services.domain.queues.hours import EARLY, Span, gives_tickets
from praja.kernel.law.domain.opening import open_spans
from praja.kernel.law.queries import law_data
from praja.kernel.organization.queries import opening_of
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

FAR = 21
"""So many days ahead the next opening is looked for; longer holidays than three weeks are not known."""


def today_of(at: datetime) -> date:
    """The local day of a moment: the day that a ticket belongs to."""
    return local_date(at, local_zone())


def spans_on(unit_id: int, day: date) -> tuple[Span, ...]:
    """When a unit is open on a day; empty on a day off. Asks no table inside `recalled(units, law_data)`."""
    return open_spans(day, opening_of(unit_id, day), local_zone(), law_data.current().calendar)


def gives_tickets_now(unit_id: int, at: datetime) -> bool:
    """Whether tickets of today are given at this moment."""
    return gives_tickets(spans_on(unit_id, today_of(at)), at)


def next_opening(unit_id: int, at: datetime) -> datetime | None:
    """The next moment from which tickets are given; None if they are given now, or not within three weeks."""
    if gives_tickets_now(unit_id, at):
        return None
    for days in range(FAR):
        spans = spans_on(unit_id, today_of(at) + timedelta(days=days))
        if spans and spans[0][0] - EARLY > at:
            return spans[0][0] - EARLY
    return None
