# SPDX-License-Identifier: EUPL-1.2
"""The offices with queues, and each queue as somebody sees it who thinks of joining it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from praja.duties.services.domain.queues.estimates import Estimate
from praja.duties.services.models import Counter, Queue
from praja.duties.services.queries.queues.hours import gives_tickets_now, next_opening, today_of
from praja.duties.services.queries.queues.tickets import wait_for_newcomer
from praja.duties.services.rules.queues import SERVE
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import units
from praja.lib.actors import Actor


@dataclass(frozen=True, slots=True)
class Offered:
    """A queue with how many wait now, how many counters are open, and how long a new ticket may wait."""

    queue: Queue
    waiting: int
    counters: int
    estimate: Estimate | None


def offices() -> list[UnitNode]:
    """The units that have a queue in use, by name."""
    ids = Queue.objects.filter(is_active=True).values_list("unit_id", flat=True).distinct()
    nodes = [units.current().get(unit) for unit in ids]
    return sorted((node for node in nodes if node is not None), key=lambda node: node.name)


def queues_of(unit_id: int) -> list[Queue]:
    """The queues in use of a unit, by letter."""
    return list(Queue.objects.filter(unit=unit_id, is_active=True).select_related("unit").order_by("letter"))


def offered(queues: Collection[Queue], at: datetime) -> list[Offered]:
    """Each queue with its wait of this moment."""
    return [Offered(queue, *wait_for_newcomer(queue, today_of(at))) for queue in queues]


def opens_at(unit_id: int, at: datetime) -> datetime | None:
    """From when the unit gives tickets again; None while it does, or where that is not known."""
    return None if gives_tickets_now(unit_id, at) else next_opening(unit_id, at)


def counters_served_by(actor: Actor) -> list[Counter]:
    """The counters in use at which this actor may sit."""
    rows = SERVE.visible(actor, Counter.objects.filter(is_active=True)).select_related("unit")
    return list(rows.order_by("unit__name", "number"))
