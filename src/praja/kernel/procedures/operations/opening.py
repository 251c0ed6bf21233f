# SPDX-License-Identifier: EUPL-1.2
"""Opening a case: the first event of its stream."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.law.queries import law_data
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.operations import open_stream, together
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.building import refs_of, step_event, target_of, work_items
from praja.kernel.procedures.clockwork import Effect, binding_due, effect_of
from praja.kernel.procedures.declarations import Data, Procedure, Step
from praja.kernel.procedures.errors import AlreadyFiled, ReceivedLater, StepNotAllowed
from praja.kernel.procedures.models import Case
from praja.kernel.work.operations import open_work
from praja.lib.actors import Actor
from praja.lib.codes import new_code
from praja.lib.rows import insert


def open_case(
    procedure: Procedure,
    *,
    actor: Actor,
    at: datetime,
    lead_unit: int,
    channel: str,
    subject: str,
    data: Data,
    write: Callable[[Case], None],
    is_public: bool = False,
    idempotency_key: UUID | None = None,
    secret_hash: bytes | None = None,
    step: str = "",
    received_at: datetime | None = None,
    priority: str = "",
    target: str = "",
) -> tuple[Case, LedgerEvent]:
    """Open a case: check the right, save it, let `write` save the duty's detail, start clocks, open work, record the event.

    `data` holds the opening event's own fields; `step` chooses among several opening steps; `received_at` is the moment from
    which the clocks run where it is written down only later (a paper form). Returns the case and its first event, which a
    receipt is made of. `target` chooses among the states that the step may lead to.

    Raises `AlreadyFiled` when `idempotency_key` has made a case before, `ReceivedLater` for a
    `received_at` that has not come yet, `StepNotAllowed`, `MissingData`.
    """
    opening, since = procedure.by_step[step] if step else procedure.opening, received_at or at
    if since > at:
        raise ReceivedLater
    case = build_case(
        procedure,
        at=since,
        lead_unit=lead_unit,
        channel=channel,
        subject=subject,
        is_public=is_public,
        idempotency_key=idempotency_key,
        secret_hash=secret_hash,
        state=target_of(opening, target),
        priority=priority,
    )
    if not opening.rule.allows(actor, case):
        raise StepNotAllowed
    try:
        with recalled(law_data, units), transaction.atomic():
            effect = effect_of(procedure, opening.name, case.state, case, (), data=data, at=since)
            case.due_at = binding_due(effect.started)
            return case, _save(procedure, opening, case, effect, actor=actor, at=at, data=data, write=write)
    except IntegrityError as error:
        raise _repeated(idempotency_key) or error from error


def build_case(
    procedure: Procedure,
    *,
    at: datetime,
    lead_unit: int,
    channel: str,
    subject: str,
    is_public: bool = False,
    idempotency_key: UUID | None = None,
    secret_hash: bytes | None = None,
    state: str = "",
    priority: str = "",
) -> Case:
    """A new case, unsaved and without clocks."""
    return Case(
        code=new_code(),
        procedure=procedure.name,
        procedure_version=procedure.version,
        state=state or procedure.opening.target,
        priority=priority,
        lead_unit_id=lead_unit,
        subject=subject[:200],
        channel=channel,
        is_public=is_public,
        filed_at=at,
        idempotency_key=idempotency_key,
        secret_hash=secret_hash,
    )


def _save(
    procedure: Procedure,
    opening: Step,
    case: Case,
    effect: Effect,
    *,
    actor: Actor,
    at: datetime,
    data: Data,
    write: Callable[[Case], None],
) -> LedgerEvent:
    insert([case])
    with together():
        write(case)
        for deadline in effect.started:
            deadline.case = case
        insert(effect.started)
        insert(effect.paused)
        open_work(work_items(procedure, opening, case, effect.started, at, data))
        event = step_event(opening, source="", target=case.state, lead_unit=case.lead_unit_id, effect=effect, data=data)
        return open_stream(event, actor=actor, at=at, stream=case.stream, refs=refs_of(case))


def _repeated(key: UUID | None) -> AlreadyFiled | None:
    """The refusal for a submission that arrived twice, or None if the row clashed for another reason."""
    case_id = Case.objects.filter(idempotency_key=key).values_list("pk", flat=True).first() if key else None
    return AlreadyFiled(_("This was already received; it was not filed twice."), case_id=case_id) if case_id else None
