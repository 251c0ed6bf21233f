# SPDX-License-Identifier: EUPL-1.2
"""Who waits where, as the rules of turns want it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from praja.duties.services.domain.queues.turns import Line, Waiting
from praja.duties.services.enums.queues import TicketState
from praja.duties.services.models import QueueDay, Ticket


def waiting_in(queue_ids: Collection[int], day: date) -> dict[int, tuple[Waiting, ...]]:
    """Everybody who waits in these queues on a day, by queue. One statement."""
    rows = Ticket.objects.filter(queue__in=queue_ids, day=day, state=TicketState.WAITING)
    found: dict[int, list[Waiting]] = defaultdict(list)
    for pk, queue, since, priority, appointment in rows.values_list(
        "pk", "queue_id", "since", "priority", "appointment_id"
    ):
        found[queue].append(Waiting(pk, since, bool(priority) or appointment is not None))
    return {queue: tuple(waiting) for queue, waiting in found.items()}


def lines_of(ranks: Mapping[int, int], day: date, owed: Mapping[int, bool] | None = None) -> list[Line]:
    """The queues of `ranks` (queue to rank) with whoever waits in them; `owed` is read where it is not given."""
    if owed is None:
        owed = dict(QueueDay.objects.filter(queue__in=ranks, day=day).values_list("queue_id", "owed_to_others"))
    waiting = waiting_in(ranks, day)
    return [Line(queue, waiting.get(queue, ()), owed.get(queue, False), rank) for queue, rank in ranks.items()]
