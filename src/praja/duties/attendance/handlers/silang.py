# SPDX-License-Identifier: EUPL-1.2
"""Whoever is asked by the cross-checks hears that something is asked. Neither kind nor days are told: a message may be read on a
locked screen or by somebody else."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.urls import reverse

from praja.duties.attendance.events.findings import FindingsChecked
from praja.duties.attendance.operations.silang.waiting import ANSWER
from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.notifications.declarations import announce
from praja.kernel.work.models import WorkItem


def asked(delivered: Delivered) -> Iterable[int]:
    """On whose desk a run put something: what they answered already, or what closed meanwhile, is told to nobody."""
    event = delivered.event
    if not isinstance(event, FindingsChecked):
        return []
    items = WorkItem.objects.filter(kind=ANSWER, holder_unit=event.unit, opened_at=delivered.at, closed_at=None)
    return list(items.order_by("holder_person").values_list("holder_person", flat=True).distinct())


def own_questions(_delivered: Delivered) -> Mapping[str, str | int]:
    """One's own questions, where all of them stand with their proofs."""
    return {"url": f"{settings.PRAJA_BASE_URL}{reverse('attendance:own_questions')}"}


announce("attendance.findings_checked", recipients=asked, context=own_questions, template="attendance.question_asked")
