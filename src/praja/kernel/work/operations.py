# SPDX-License-Identifier: EUPL-1.2
"""Opening and closing what waits. Called inside the transaction of the act; the act's own event is the record."""

from collections.abc import Sequence
from datetime import datetime

from praja.kernel.work.models import WorkItem
from praja.lib.rows import insert


def open_work(items: Sequence[WorkItem]) -> None:
    """Put built items on the desks. One statement."""
    insert(items)


SUPPORT = "support"
"""Kind of the items that supporting units hold."""


def close_work_of_case(case_id: int, *, at: datetime) -> int:
    """Take the case's open items off the desks, those aside that stay whatever the case does. Returns how many."""
    return WorkItem.objects.filter(case_id=case_id, closed_at=None, stays=False).update(closed_at=at)


def close_work_items(ids: Sequence[int], *, at: datetime) -> int:
    """Take these items off the desks, if they are still on one. Returns how many."""
    return WorkItem.objects.filter(pk__in=ids, closed_at=None).update(closed_at=at)


def close_work_of_kind(case_id: int, *, kind: str, at: datetime) -> int:
    """Take the case's open items of one kind off the desks. Returns how many."""
    return WorkItem.objects.filter(case_id=case_id, closed_at=None, kind=kind).update(closed_at=at)


def close_support_work(case_id: int, unit_id: int, *, at: datetime) -> int:
    """Take a supporting unit's item off its desk. Returns how many."""
    return WorkItem.objects.filter(case_id=case_id, closed_at=None, kind=SUPPORT, holder_unit_id=unit_id).update(
        closed_at=at
    )


def move_work_due(case_id: int, *, kinds: Sequence[str], due_at: datetime) -> int:
    """Give the case's open items of these kinds a new due moment. Returns how many."""
    return WorkItem.objects.filter(case_id=case_id, closed_at=None, kind__in=kinds).update(due_at=due_at)


def close_work_at(url: str, *, kind: str, role: str, at: datetime) -> int:
    """Take the open items of one kind that lead to `url` off the desks: those that belong to no step of a case. Returns how
    many. `role` is that of their holders: the index of open items begins with it."""
    return WorkItem.objects.filter(holder_role=role, closed_at=None, kind=kind, url=url).update(closed_at=at)


def relabel_work(case_id: int, *, kind: str, label: str) -> int:
    """Say something else of where the case's open items of one kind stand: `label` is untranslated. Returns how many."""
    return WorkItem.objects.filter(case_id=case_id, closed_at=None, kind=kind).update(state_label=label)
