# SPDX-License-Identifier: EUPL-1.2
"""Taking a step: one lock, every check, one event."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.law.queries import law_data
from praja.kernel.ledger.operations import record
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.building import move_case, refs_of, step_event, target_of, work_items
from praja.kernel.procedures.clockwork import Effect, effect_of
from praja.kernel.procedures.declarations import Procedure, Step, procedure_of
from praja.kernel.procedures.errors import StaleCase, StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case, ClockPause, Deadline
from praja.kernel.work.operations import close_work_of_case, open_work
from praja.lib.actors import Actor
from praja.lib.errors import NotFound
from praja.lib.rows import insert

Write = Callable[[Case], None]


def perform(
    case: Case | int,
    step: str,
    *,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
    data: Mapping[str, Any],
    write: Write = lambda _case: None,
    target: str = "",
) -> Case:
    """Take `step` on `case`: lock it, check state, right, version and data, save the duty's detail, move everything, record.

    `seen_version` is the version the actor's page showed (None: an act of the platform itself, which saw none); `data` holds
    the step event's own fields; `target` chooses among the states that the step may lead to. Returns the moved case.

    Raises `StaleCase`, `WrongState`, `StepNotAllowed`, `MissingData`,
    `NotFound`; then nothing is written.
    """
    with recalled(law_data, units), transaction.atomic():
        locked = lock(case.pk if isinstance(case, Case) else case)
        procedure = procedure_of(locked)
        chosen = procedure.by_step[step]
        _check(procedure, chosen, locked, actor, seen_version)
        running = list(Deadline.objects.filter(case=locked, stopped_at=None))
        source, led_to = locked.state, target_of(chosen, target)
        effect = effect_of(procedure, step, led_to, locked, running, data=data, at=at)
        move_case(procedure, chosen, led_to, locked, [*running, *effect.started], data, at)
        write(locked)
        _save(procedure, chosen, locked, effect, running, at, data)
        event = step_event(
            chosen, source=source, target=led_to, lead_unit=locked.lead_unit_id, effect=effect, data=data
        )
        record(event, actor=actor, at=at, stream=locked.stream, refs=refs_of(locked))
    return locked


def lock(case_id: int) -> Case:
    """The case row, locked until the transaction ends. Raises `NotFound`."""
    rows = Case.objects.filter(pk=case_id)
    if connection.features.has_select_for_update:
        rows = rows.select_for_update()
    found = rows.first()
    if found is None:
        raise NotFound(_("There is no such case."), next_step=_("Check the code, or go back to your desk."))
    return found


def _check(procedure: Procedure, step: Step, case: Case, actor: Actor, seen_version: int | None) -> None:
    if not step.rule.allows(actor, case):
        raise StepNotAllowed
    if case.state not in step.sources:
        raise WrongState(procedure.by_state[case.state].office)
    if seen_version is not None and seen_version != case.version:
        raise StaleCase


def _save(
    procedure: Procedure,
    step: Step,
    case: Case,
    effect: Effect,
    running: list[Deadline],
    at: datetime,
    data: Mapping[str, Any],
) -> None:
    case.save(update_fields=["state", "version", "lead_unit", "due_at", "closed_at", "is_public"])
    _save_changed(effect.changed)
    insert(effect.started)
    insert(effect.paused)
    if effect.resumed:
        ClockPause.objects.bulk_update(effect.resumed, ["until"])
    close_work_of_case(case.pk, at=at)
    open_work(work_items(procedure, step, case, [*running, *effect.started], at, data))


def _save_changed(deadlines: list[Deadline]) -> None:
    """One statement for each different change: clocks that stop together mostly end alike."""
    alike: dict[tuple[Any, ...], list[int]] = {}
    for deadline in deadlines:
        alike.setdefault(
            (None if deadline.stopped_at else deadline.due_at, deadline.stopped_at, deadline.outcome), []
        ).append(deadline.pk)
    for (due_at, stopped_at, outcome), pks in alike.items():
        changes = {"stopped_at": stopped_at, "outcome": outcome} if stopped_at else {"due_at": due_at}
        Deadline.objects.filter(pk__in=pks).update(**changes)
