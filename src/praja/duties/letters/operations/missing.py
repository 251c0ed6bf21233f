# SPDX-License-Identifier: EUPL-1.2
"""The day of an assignment passes: it is written once, so that whoever holds it can be told."""

from datetime import datetime

from django.db import transaction

from praja.duties.letters.events.dispositions import AssignmentMissed
from praja.duties.letters.models import Assignment
from praja.duties.letters.models.dispositions import LIVE
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.operations.stepping import lock
from praja.lib.actors import Actor


def miss_assignments(*, actor: Actor, at: datetime, limit: int = 200) -> int:
    """Record of everything whose day has passed since it was last looked at that it did, one event each. Returns how many."""
    rows = Assignment.objects.filter(state__in=LIVE, is_for_information=False, missed_at=None, due_at__lt=at)
    found = list(rows.order_by("due_at", "id").values_list("id", "case_id")[:limit])
    return sum(_missed(number, case_id, actor, at) for number, case_id in found)


def _missed(number: int, case_id: int, actor: Actor, at: datetime) -> int:
    with transaction.atomic():
        case = lock(case_id)
        row = Assignment.objects.filter(pk=number, state__in=LIVE, missed_at=None, due_at__lt=at).first()
        if row is None or row.due_at is None:
            return 0
        row.missed_at = at
        row.save(update_fields=["missed_at"])
        event = AssignmentMissed(assignment=number, due=moment_text(row.due_at))
        record(event, actor=actor, at=at, stream=case.stream, refs={**refs_of(case), "assignment": number})
    return 1
