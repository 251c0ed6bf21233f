# SPDX-License-Identifier: EUPL-1.2
"""Attempts whose time is over are handed in for those who did not."""

from datetime import datetime

from django.db import transaction

from praja.duties.training.domain.exams.timing import is_over
from praja.duties.training.enums.exams import HandedInBy
from praja.duties.training.models import Attempt
from praja.duties.training.operations.exams.taking import finish
from praja.lib.actors import Actor

MOST = 500


def hand_in_what_is_over(*, actor: Actor, at: datetime, limit: int = MOST) -> int:
    """Hand in up to `limit` open attempts whose end and grace have passed, with what was saved. Returns how many. Safe beside
    people who hand in at the same moment. Records `training.attempt_handed_in` for each."""
    open_ones = Attempt.objects.filter(handed_in_at=None, due_at__lt=at).select_related("exam").order_by("due_at")
    due = [one.pk for one in open_ones[:limit] if is_over(one.due_at, one.exam.grace_seconds, at)]
    return sum(_hand_in(pk, actor, at) for pk in due)


def _hand_in(pk: int, actor: Actor, at: datetime) -> bool:
    with transaction.atomic():
        rows = Attempt.objects.select_for_update(of=("self",)).select_related("exam", "seat")
        row = rows.filter(pk=pk, handed_in_at=None).first()
        if row is None:
            return False
        finish(row, HandedInBy.TIME, actor=actor, at=at)
    return True
