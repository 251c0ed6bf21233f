# SPDX-License-Identifier: EUPL-1.2
"""Building the rows of a step without saving them: the step's event and the work items it opens.

`open_case` and `perform` save what is built here; bulk loading writes the same rows by COPY.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from praja.kernel.organization.queries import unit_for
from praja.kernel.procedures.clockwork import Effect, binding_due
from praja.kernel.procedures.declarations import Data, Procedure, Step, Waiting
from praja.kernel.procedures.errors import MissingData
from praja.kernel.procedures.events import StepEvent
from praja.kernel.procedures.models import Case, Deadline
from praja.kernel.work.domain import FAR
from praja.kernel.work.models import WorkItem
from praja.lib.wording import msgid


def step_event(step: Step, *, source: str, target: str, lead_unit: int, effect: Effect, data: Data) -> StepEvent:
    """The event that records `step`. Raises `MissingData` naming the field that the event class needs and `data` lacks."""
    try:
        return step.event(
            step=step.name, source=source, target=target, lead_unit=lead_unit, clocks=tuple(effect.notes), **data
        )
    except TypeError as error:
        raise MissingData(f"{step.name}: {error}") from error


def target_of(step: Step, chosen: str) -> str:
    """The state a step leads to: the one that was chosen for this case, or the only one. Raises `MissingData`."""
    if chosen and chosen not in step.leads_to:
        raise MissingData(f"{step.name} does not lead to {chosen}")
    return chosen or step.target


def move_case(
    procedure: Procedure, step: Step, target: str, case: Case, deadlines: Sequence[Deadline], data: Data, at: datetime
) -> None:
    """Set on `case` what `step` changes: state, version, lead unit, due moment and closing."""
    case.state = target
    case.version += 1
    if step.lead_from:
        case.lead_unit_id = data[step.lead_from]
    case.due_at = binding_due(deadlines)
    case.closed_at = at if procedure.by_state[target].final else None


def work_items(
    procedure: Procedure, step: Step, case: Case, deadlines: Sequence[Deadline], at: datetime, data: Data
) -> list[WorkItem]:
    """The items that `step`, and the state it led to, put on desks."""
    dues = {deadline.clock: deadline.due_at or FAR for deadline in deadlines if deadline.stopped_at is None}
    opened = () if step.in_bulk else (*step.opens, *procedure.by_state[case.state].opens)
    return [work_item(procedure, waiting, case, _first_due(waiting, dues), at, data) for waiting in opened]


def _first_due(waiting: Waiting, dues: Mapping[str, datetime]) -> datetime:
    return min((dues[name] for name in waiting.clocks if name in dues), default=FAR)


def work_item(
    procedure: Procedure, waiting: Waiting, case: Case, due_at: datetime, at: datetime, data: Data
) -> WorkItem:
    """One item, held by a role at the lead unit, at the unit of a function, or at the unit that the step's data names."""
    return WorkItem(
        case_id=case.pk,
        duty=procedure.duty,
        kind=waiting.kind,
        subject=case.subject,
        url=procedure.office_url(case),
        holder_unit_id=_holder_unit(waiting, case, data),
        holder_role=waiting.role,
        holder_person_id=data[waiting.person_from] if waiting.person_from else None,
        state_label=msgid(waiting.label),
        priority=case.priority,
        opened_at=at,
        due_at=due_at,
    )


def _holder_unit(waiting: Waiting, case: Case, data: Data) -> int:
    if waiting.unit_from:
        return int(data[waiting.unit_from])
    return unit_for(waiting.function) if waiting.function else case.lead_unit_id


def refs_of(case: Case) -> dict[str, int | str]:
    """What a case's events refer to."""
    return {"case": case.pk, "unit": case.lead_unit_id}
