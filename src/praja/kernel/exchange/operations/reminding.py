# SPDX-License-Identifier: EUPL-1.2
"""What is due lies on a desk until it is handed over."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.kernel.exchange.declarations import Point, points, systems
from praja.kernel.exchange.domain import next_due
from praja.kernel.exchange.events import HandOverDue, stream_of
from praja.kernel.exchange.queries import last_by_unit, last_of, rhythm_on
from praja.kernel.ledger.operations import record
from praja.kernel.organization.queries import units
from praja.kernel.work.models import WorkItem
from praja.kernel.work.operations import close_work_items, open_work
from praja.lib.actors import Actor
from praja.lib.clock import end_of, local_date
from praja.lib.moments import local_zone
from praja.lib.wording import in_own_language, msgid

KIND = "exchange.due"


def remind_of_hand_overs(*, actor: Actor, at: datetime) -> int:
    """Put what is due on the desks of those who do it, once: of the whole government, or of each unit that did it before. Nobody
    is reminded of what was never handed over. Returns how many were. Records `exchange.due` for each."""
    today, reminded = local_date(at, local_zone()), 0
    for point in points().values():
        _figure, rhythm = rhythm_on(point.figure, today)
        if rhythm is None or not point.reminds:
            continue
        waiting = set(_waiting(point).values_list("holder_unit_id", flat=True))
        for unit, last in _last(point, actor):
            due = next_due(last, rhythm)
            if due is None or today < due or unit in waiting:
                continue
            _remind(point, unit, last, due, actor, at)
            reminded += 1
    return reminded


def close_reminders(*, point: Point, unit: int | None, at: datetime) -> int:
    """It was handed over: take the reminders of it off the desks, at a point by units that of its unit. Idempotent."""
    mine = _waiting(point).filter(opened_at__lte=at)
    if point.by_unit:
        mine = mine.filter(holder_unit_id=unit)
    return close_work_items(list(mine.values_list("pk", flat=True)), at=at)


def _waiting(point: Point) -> QuerySet[WorkItem]:
    return WorkItem.objects.filter(holder_role=point.holders[0], closed_at=None, kind=KIND, url=_url(point))


def _last(point: Point, actor: Actor) -> Iterator[tuple[int, date]]:
    """Whose desk, and the day on which it was last handed over."""
    tree, zone = units.current(), local_zone()
    if point.by_unit:
        yield from ((unit, local_date(at, zone)) for unit, at in last_by_unit(point).items() if unit in tree.nodes)
    elif tree.roots and (last := last_of([point], actor).get(point.code)):
        yield tree.roots[0].id, local_date(last.at, zone)


def _remind(point: Point, unit: int, last: date, due: date, actor: Actor, at: datetime) -> None:
    system = next(one for one in systems() if one.code == point.system)
    item = WorkItem(
        duty="exchange",
        kind=KIND,
        subject=f"{system.name}: {in_own_language(point.label)}"[:200],
        url=_url(point),
        holder_unit_id=unit,
        holder_role=point.holders[0],
        state_label=msgid(_("Time to hand it over again")),
        opened_at=at,
        due_at=end_of(due, local_zone()),
    )
    with transaction.atomic():
        open_work([item])
        event = HandOverDue(point=point.code, unit=unit, last=last.isoformat(), due=due.isoformat())
        record(event, actor=actor, at=at, stream=stream_of(point.code), refs={"unit": unit})


def _url(point: Point) -> str:
    return reverse("exchange_point", args=[point.code])
