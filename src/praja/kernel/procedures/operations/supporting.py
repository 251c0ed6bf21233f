# SPDX-License-Identifier: EUPL-1.2
"""Asking other units to help: each with its own task and date; the lead unit stays the lead."""

from datetime import datetime

from django.db import transaction

from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.errors import AlreadySupports, StepNotAllowed, WrongState
from praja.kernel.procedures.events import SupportAsked, SupportGiven
from praja.kernel.procedures.models import Case, SupportingUnit
from praja.kernel.procedures.operations.stepping import lock
from praja.kernel.work.models import WorkItem
from praja.kernel.work.operations import SUPPORT, close_support_work, open_work
from praja.lib.actors import Actor, Rule


def ask_support(
    *, case: Case, unit: Unit, task: str, due_at: datetime, role: str, rule: Rule[Case], actor: Actor, at: datetime
) -> SupportingUnit:
    """Ask `unit` for `task` by `due_at`; holders of `role` there find it on their desk. `rule` says who may ask.

    Raises `StepNotAllowed`, `WrongState` for a case that is closed, `AlreadySupports`.
    """
    with transaction.atomic():
        locked = lock(case.pk)
        if not rule.allows(actor, locked):
            raise StepNotAllowed
        state = procedure_of(locked).by_state[locked.state]
        if state.final:
            raise WrongState(state.office)
        if locked.supporting_units.filter(unit=unit, done_at=None).exists():
            raise AlreadySupports
        asked = SupportingUnit.objects.create(case=locked, unit=unit, task=task, due_at=due_at, asked_at=at)
        open_work([_item(locked, asked, role, at)])
        event = SupportAsked(unit=unit.pk, due=moment_text(due_at))
        record(event, actor=actor, at=at, stream=locked.stream, refs=refs_of(locked))
    return asked


def finish_support(*, support: SupportingUnit, rule: Rule[Case], actor: Actor, at: datetime) -> SupportingUnit:
    """The supporting unit is done. `rule` says who may say so. Repeating it changes nothing."""
    with transaction.atomic():
        locked = lock(support.case_id)
        if not rule.allows(actor, locked):
            raise StepNotAllowed
        open_task = SupportingUnit.objects.filter(pk=support.pk, done_at=None)
        if open_task.update(done_at=at):
            close_support_work(locked.pk, support.unit_id, at=at)
            record(SupportGiven(unit=support.unit_id), actor=actor, at=at, stream=locked.stream, refs=refs_of(locked))
    support.refresh_from_db()
    return support


def _item(case: Case, asked: SupportingUnit, role: str, at: datetime) -> WorkItem:
    procedure = procedure_of(case)
    return WorkItem(
        case_id=case.pk,
        duty=procedure.duty,
        kind=SUPPORT,
        subject=case.subject,
        url=procedure.office_url(case),
        holder_unit_id=asked.unit_id,
        holder_role=role,
        state_label=asked.task[:120],
        stays=True,
        opened_at=at,
        due_at=asked.due_at,
    )
