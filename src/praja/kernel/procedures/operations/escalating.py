# SPDX-License-Identifier: EUPL-1.2
"""Telling the head of a unit that a lawful date has passed."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.events import DeadlineMissed
from praja.kernel.procedures.models import Case, Deadline
from praja.kernel.procedures.operations.stepping import lock
from praja.kernel.work.models import WorkItem
from praja.kernel.work.operations import open_work
from praja.lib.actors import Actor
from praja.lib.wording import msgid

OVERDUE = "overdue"
PAST = _("Past its lawful date")


def escalate_overdue(*, actor: Actor, at: datetime, limit: int = 200) -> int:
    """Put every newly missed clock on the desk of the lead unit's head, one event each. Returns how many."""
    missed = Deadline.objects.filter(stopped_at=None, escalated_at=None, due_at__lt=at).order_by("due_at", "id")
    return sum(_escalate(pk, case_id, actor, at) for pk, case_id in list(missed.values_list("id", "case_id")[:limit]))


def _escalate(deadline_id: int, case_id: int, actor: Actor, at: datetime) -> int:
    with transaction.atomic():
        case = lock(case_id)
        deadline = Deadline.objects.filter(pk=deadline_id, stopped_at=None, escalated_at=None, due_at__lt=at).first()
        if deadline is None or deadline.due_at is None:
            return 0
        deadline.escalated_at = at
        deadline.save(update_fields=["escalated_at"])
        procedure = procedure_of(case)
        role = procedure.by_clock[deadline.clock].escalates_to
        if role:
            open_work([_item(case, procedure.duty, procedure.office_url(case), role, deadline.due_at, at)])
        event = DeadlineMissed(clock=deadline.clock, due=moment_text(deadline.due_at))
        record(event, actor=actor, at=at, stream=case.stream, refs=refs_of(case))
    return 1


def _item(case: Case, duty: str, url: str, role: str, due_at: datetime, at: datetime) -> WorkItem:
    return WorkItem(
        case_id=case.pk,
        duty=duty,
        kind=OVERDUE,
        subject=case.subject,
        url=url,
        holder_unit_id=case.lead_unit_id,
        holder_role=role,
        state_label=msgid(PAST),
        opened_at=at,
        due_at=due_at,
    )
