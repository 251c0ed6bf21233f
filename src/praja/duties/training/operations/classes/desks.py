# SPDX-License-Identifier: EUPL-1.2
"""What waits for heads of units beside the steps of a class: to nominate, to invite, to assign. It stays whatever step is taken,
until it is done or the class no longer needs it. Called in the transaction of the act."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import QuerySet

from praja.duties.training.procedure.names import ASIDE, class_url
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.kernel.work.domain import FAR
from praja.kernel.work.models import WorkItem
from praja.kernel.work.operations import close_work_items, open_work
from praja.lib.wording import msgid


def put_on_desks(case: Case, kind: str, unit_ids: Iterable[int], *, at: datetime, due_at: datetime = FAR) -> None:
    """Let `kind` wait for the heads of these units, where it does not wait there already."""
    waiting = set(_open(case.pk, kind).values_list("holder_unit_id", flat=True))
    open_work(
        [
            WorkItem(
                case_id=case.pk,
                duty="training",
                kind=kind,
                subject=case.subject,
                url=class_url(case),
                holder_unit_id=unit,
                holder_role=Role.HEAD,
                state_label=msgid(ASIDE[kind]),
                stays=True,
                opened_at=at,
                due_at=due_at,
            )
            for unit in sorted(set(unit_ids) - waiting)
        ]
    )


def take_off_desks(case_id: int, *kinds: str, at: datetime, unit_ids: Collection[int] | None = None) -> None:
    """Let these kinds wait no more, for all heads or for those of these units."""
    for kind in kinds:
        rows = _open(case_id, kind)
        rows = rows if unit_ids is None else rows.filter(holder_unit_id__in=unit_ids)
        close_work_items(list(rows.values_list("pk", flat=True)), at=at)


def _open(case_id: int, kind: str) -> "QuerySet[WorkItem]":
    return WorkItem.objects.filter(case_id=case_id, kind=kind, closed_at=None)
