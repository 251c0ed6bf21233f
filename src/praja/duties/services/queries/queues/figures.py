# SPDX-License-Identifier: EUPL-1.2
"""The figures of queues for whoever leads: sums from facts, and by day and hour from the tickets of a short period."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from praja.duties.services.domain.queues.spread import Spread, spread
from praja.duties.services.measures.queues import (
    NO_SHOWS,
    SERVED,
    TICKETS,
    UNSERVED,
    WAITED,
    WITHOUT_SERVICE,
    minutes_waited,
)
from praja.duties.services.models import Ticket
from praja.kernel.measures.domain.figures import Figure
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.queries import figures, quantiles
from praja.lib.moments import local_zone

MEDIAN, NINE_TENTHS = Fraction(1, 2), Fraction(9, 10)


@dataclass(frozen=True, slots=True)
class QueueFigures:
    """`waited` and `served` are (median, nine tenths) in minutes, None without any."""

    sums: dict[str, Figure]
    waited: tuple[Decimal | None, Decimal | None]
    served: tuple[Decimal | None, Decimal | None]


def queue_figures(unit_ids: Collection[int], period: Period, at: datetime) -> QueueFigures:
    """The figures of these units over a period, as facts hold them."""
    keys = [measure.key for measure in (TICKETS, WAITED, SERVED, UNSERVED, NO_SHOWS)]
    spreads = quantiles([WAITED.key, SERVED.key], unit_ids=unit_ids, period=period, points=(MEDIAN, NINE_TENTHS))
    waited, served = (spreads[key] for key in (WAITED.key, SERVED.key))
    return QueueFigures(
        sums=figures(keys, unit_ids=unit_ids, period=period, at=at),
        waited=(waited[0], waited[1]),
        served=(served[0], served[1]),
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A day or an hour: how many came, how long they waited, how many left unserved."""

    key: object
    tickets: int
    waited: Spread | None
    unserved: int


def by_day_and_hour(unit_ids: Collection[int], period: Period) -> tuple[list[Row], list[Row]]:
    """The tickets of a period by day, and by the local hour in which they came. One statement; for a month at most."""
    rows = list(
        Ticket.objects.filter(queue__unit__in=unit_ids, day__range=(period.first_day, period.last_day)).only(
            "day", "state", "number", "since", "entered_at", "first_called_at", "appointment_id"
        )
    )
    zone = local_zone()
    days = _grouped((ticket.day, ticket) for ticket in rows)
    hours = _grouped((ticket.entered_at.astimezone(zone).hour, ticket) for ticket in rows)
    return days, hours


def _grouped(pairs: Iterable[tuple[object, Ticket]]) -> list[Row]:
    groups: dict[object, list[Ticket]] = defaultdict(list)
    for key, ticket in pairs:
        groups[key].append(ticket)
    return [_row(key, groups[key]) for key in sorted(groups, key=str)]


def _row(key: object, tickets: list[Ticket]) -> Row:
    waited = [minutes_waited(ticket) for ticket in tickets if ticket.first_called_at is not None]
    return Row(
        key,
        tickets=sum(ticket.number is not None for ticket in tickets),
        waited=spread(waited),
        unserved=sum(ticket.state in WITHOUT_SERVICE for ticket in tickets),
    )
