# SPDX-License-Identifier: EUPL-1.2
"""Other units help: each with a task and a day of its own; the lead unit gives the one answer."""

from datetime import date, datetime

from praja.duties.complaints.rules import may_dispute, may_note
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.procedures.models import Case, SupportingUnit
from praja.kernel.procedures.operations.supporting import ask_support, finish_support
from praja.lib.actors import Actor
from praja.lib.clock import end_of
from praja.lib.moments import local_zone


def ask_for_help(*, case: Case, unit: Unit, task: str, due_on: date, actor: Actor, at: datetime) -> SupportingUnit:
    """The lead unit asks `unit` for `task` by the end of `due_on`; its liaison officer finds it on the desk.

    Raises what `ask_support` raises.
    """
    due_at = end_of(due_on, local_zone())
    return ask_support(
        case=case, unit=unit, task=task, due_at=due_at, role=Role.LIAISON, rule=may_dispute, actor=actor, at=at
    )


def finish_help(*, support: SupportingUnit, actor: Actor, at: datetime) -> SupportingUnit:
    """The unit that helps says that its part is done; nobody says it for another one. Raises `StepNotAllowed`."""
    if support.unit_id not in actor.units_as(Role.LIAISON, Role.HEAD):
        raise StepNotAllowed
    return finish_support(support=support, rule=may_note, actor=actor, at=at)
