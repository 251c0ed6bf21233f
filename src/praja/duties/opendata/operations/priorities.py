# SPDX-License-Identifier: EUPL-1.2
"""What is priority data, as the data forum decides."""

from datetime import datetime

from django.db import transaction

from praja.duties.opendata.errors import NeedsDecision, NotYourData
from praja.duties.opendata.events.datasets import PrioritySet
from praja.duties.opendata.models import Dataset, ForumDecision
from praja.duties.opendata.operations.datasets import later_than, lock_dataset
from praja.duties.opendata.rules import units_stewarded
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor


def set_priority(
    *, dataset: Dataset, is_priority: bool, decision: ForumDecision | None, actor: Actor, at: datetime
) -> Dataset:
    """Write down that the forum made a dataset priority data, or took that back: from now on its editions need the data
    supervisor, or don't. An edition that the steward has agreed to already goes on as it was.

    Raises `NotYourData` for others than the steward, `NeedsDecision` without a decision.
    """
    if decision is None:
        raise NeedsDecision
    with transaction.atomic():
        locked = lock_dataset(dataset.pk)
        if locked.unit_id not in units_stewarded(actor):
            raise NotYourData
        locked.is_priority, locked.priority_decision = is_priority, decision
        locked.modified_at = later_than(locked, at)
        locked.save(update_fields=["is_priority", "priority_decision", "modified_at"])
        event = PrioritySet(dataset=locked.pk, is_priority=is_priority, decision=decision.pk)
        record(event, actor=actor, at=at, stream=locked.stream, refs={"dataset": locked.pk, "unit": locked.unit_id})
    return locked
