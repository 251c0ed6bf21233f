# SPDX-License-Identifier: EUPL-1.2
"""What waits for whoever looks: letters to be disposed and what was asked of them, by due date; and what they asked of others.

The inbox reads the desk's open items (`kernel.work`), one walk along an index however many letters there are; rows of assignments
are fetched for one page.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from praja.duties.letters.models import Assignment
from praja.duties.letters.models.dispositions import ENDED, LIVE
from praja.duties.letters.procedure.names import ASSIGNMENT, DO_CONCLUDE, DO_READ
from praja.duties.letters.rules import may_open_letter, may_open_order
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.kernel.work.models import WorkItem
from praja.kernel.work.queries import DESK_ORDER, open_items
from praja.lib.actors import Actor, ActorKind
from praja.lib.pages import Page, page_of

KINDS = (DO_READ.kind, ASSIGNMENT, DO_CONCLUDE.kind)
FROM = ("letter__incoming__sender", "letter__incoming__sender_unit")
LISTED = ("unit", "person", "case__letter", "case__order")
"""No table more than a line of the list shows: with each, planning takes longer than reading."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: its row on the desk, its case, and what was asked (None: the letter itself waits)."""

    item: WorkItem
    case: Case
    assignment: Assignment | None


def inbox_page(actor: Actor, cursor: str | None, size: int = 25) -> Page[WorkItem]:
    """One page of what waits for this actor in letters and orders, by due date."""
    items = open_items(actor).filter(duty="letters", kind__in=KINDS)
    return page_of(items.select_related("holder_unit"), order=DESK_ORDER, cursor=cursor, size=size)


def told_of(items: Sequence[WorkItem]) -> list[Waiting]:
    """The items with their cases and assignments. Two statements."""
    rows = Case.objects.select_related("lead_unit", "order", *FROM).defer("letter__incoming__scanned_text")
    cases = rows.in_bulk([one.case_id for one in items])
    held = Assignment.objects.filter(case__in=cases, work_item__in=[one.pk for one in items])
    by_item = {one.work_item: one for one in held.select_related("disposition")}
    for one in by_item.values():
        one.case = cases[one.case_id]
    return [
        Waiting(one, cases[one.case_id], by_item.get(one.pk))
        for one in items
        if one.case_id in cases and (one.kind != ASSIGNMENT or one.pk in by_item)
    ]


def cases_to_open(actor: Actor, cases: Sequence[int | None]) -> frozenset[int]:
    """Which of these letters and orders this actor may open: the others show their neutral words. One statement."""
    rows = Case.objects.filter(
        may_open_letter.where(actor) | may_open_order.where(actor), pk__in=[one for one in cases if one]
    )
    return frozenset(rows.values_list("pk", flat=True))


def over_page(actor: Actor, cursor: str | None) -> Page[Assignment]:
    """One page of what was asked of this actor, by name or as whoever heads the unit today, and is over: the newest first."""
    ways = [Q(person=None, unit=unit) for unit in _headed(actor)]
    ways += [Q(person=actor.person_id)] if actor.person_id is not None else []
    return _page(Assignment.objects.filter(state__in=ENDED), ways, ("-id",), cursor)


def awaited_page(actor: Actor, cursor: str | None) -> Page[Assignment]:
    """One page of what this actor, as the head of a unit, asked of others and is still waiting for, by due date."""
    ways = [Q(giver_unit=unit) for unit in _headed(actor)]
    rows = Assignment.objects.filter(state__in=LIVE, is_for_information=False)
    return _page(rows, ways, ("due_at", "id"), cursor)


def _page(
    rows: QuerySet[Assignment], ways: Sequence[Q], order: tuple[str, ...], cursor: str | None
) -> Page[Assignment]:
    found = rows.select_related(*LISTED) if ways else rows.none()
    return page_of(found, order=order, cursor=cursor, ways=ways)


def _headed(actor: Actor) -> list[int]:
    """Units that this actor heads today, nobody nearer doing so."""
    return sorted(actor.nearest_as(Role.HEAD)) if actor.kind is ActorKind.EMPLOYEE else []
