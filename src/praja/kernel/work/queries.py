# SPDX-License-Identifier: EUPL-1.2
"""The desk: what waits for whom. Reads open rows only, by index, whatever the duty and however many cases."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from praja.kernel.work.domain import DAWN, FAR, horizon
from praja.kernel.work.models import WorkItem
from praja.lib.actors import Actor, ActorKind
from praja.lib.pages import Page, page_of

DESK_ORDER = ("due_at", "id")


@dataclass(frozen=True, slots=True)
class DeskCounts:
    """How many open items are late, due today, due soon, in all; each capped at `cap`."""

    late: int
    today: int
    soon: int
    open: int
    cap: int


def open_items(actor: Actor) -> QuerySet[WorkItem]:
    """Open items that wait for this actor: by name, or by role at the holding unit where nobody nearer holds it.

    Most people hold nothing by name; asking first keeps their desk one walk along the index of their role by due date. Several
    roles at once walk the index of all items.
    """
    items = WorkItem.objects.filter(closed_at=None)
    if actor.kind is not ActorKind.EMPLOYEE:
        return items.none()
    mine, ways = _by_role(actor, nearest=True), len(actor.roles)
    if actor.person_id and items.filter(holder_person_id=actor.person_id).exists():
        mine, ways = mine | Q(holder_person_id=actor.person_id), ways + 1
    return items.filter(mine) if ways == 1 else items.filter(mine, due_at__gte=DAWN)


def _by_role(actor: Actor, *, nearest: bool = False) -> Q:
    """Items of the actor's roles; `nearest`: without those for which somebody nearer to the unit holds the role."""
    mine = Q(pk__in=())
    for role in sorted(actor.roles):
        unit_ids = actor.nearest_as(role) if nearest else actor.units_as(role)
        mine |= Q(holder_role=role, holder_unit_id__among=unit_ids, holder_person=None)
    return mine


def _held_in_any_way(actor: Actor, *, nearest: bool = False) -> QuerySet[WorkItem]:
    """Items that the actor may take, as one statement to stand inside another; `nearest`: the same rows as `open_items`."""
    items = WorkItem.objects.filter(closed_at=None)
    if actor.kind is not ActorKind.EMPLOYEE:
        return items.none()
    by_name = Q(holder_person_id=actor.person_id) if actor.person_id else Q(pk__in=())
    return items.filter(_by_role(actor, nearest=nearest) | by_name)


def late(items: QuerySet[WorkItem], at: datetime) -> QuerySet[WorkItem]:
    return items.filter(due_at__lt=at)


def due_between(items: QuerySet[WorkItem], first: datetime, last: datetime) -> QuerySet[WorkItem]:
    return items.filter(due_at__gte=first, due_at__lte=last)


def desk_page(items: QuerySet[WorkItem], cursor: str | None, size: int = 25) -> Page[WorkItem]:
    """One page of the desk by due date, keyset paged."""
    return page_of(items.select_related("holder_unit"), order=DESK_ORDER, cursor=cursor, size=size)


def desk_counts(actor: Actor, at: datetime, zone: ZoneInfo, cap: int = 1_000) -> DeskCounts:
    """The figures above the desk, each counted no further than `cap`."""
    items, lines = open_items(actor), horizon(at, zone)

    def count(rows: QuerySet[WorkItem]) -> int:
        return rows.order_by(*DESK_ORDER)[:cap].count()  # in the desk's order, so that the desk's index serves it

    return DeskCounts(
        late=count(late(items, at)),
        today=count(due_between(items, at, lines.today_ends)),
        soon=count(due_between(items, lines.today_ends, lines.soon_ends)),
        open=count(items),
        cap=cap,
    )


def open_items_of(case_id: int) -> QuerySet[WorkItem]:
    """Open items of one case."""
    return WorkItem.objects.filter(case_id=case_id, closed_at=None)


def holds_item_of(actor: Actor, case_id: int) -> bool:
    """Whether an open item of the case waits for this actor."""
    return _held_in_any_way(actor).filter(case_id=case_id).exists()


def case_ids_held_by(actor: Actor) -> QuerySet[WorkItem, int | None]:
    """Ids of the cases of which an open item waits for this actor (a subquery)."""
    return _held_in_any_way(actor).exclude(case_id=None).values_list("case_id", flat=True)


def waits_on_desk(actor: Actor, case_id: int) -> bool:
    """Whether an open item of the case lies on this actor's desk: for nobody nearer to its unit, or for them by name."""
    return _held_in_any_way(actor, nearest=True).filter(case_id=case_id).exists()


def case_ids_on_desk(actor: Actor) -> QuerySet[WorkItem, int | None]:
    """Ids of the cases of which an open item lies on this actor's desk (a subquery)."""
    return _held_in_any_way(actor, nearest=True).exclude(case_id=None).values_list("case_id", flat=True)


def open_in_units(unit_ids: frozenset[int]) -> QuerySet[WorkItem]:
    """Everything that is open in these units, for their head."""
    return WorkItem.objects.filter(closed_at=None, holder_unit_id__among=unit_ids)


def has_due_date(item: WorkItem) -> bool:
    return item.due_at < FAR
