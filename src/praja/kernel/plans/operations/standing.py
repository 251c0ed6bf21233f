# SPDX-License-Identifier: EUPL-1.2
"""Parts of every act on a plan: its lock, its place on a desk, what was said, its line in the ledger."""

from datetime import datetime

from django.utils.translation import gettext as _

from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.events import Event
from praja.kernel.ledger.operations import record
from praja.kernel.plans.enums import PlanState, WordKind
from praja.kernel.plans.events import plan_stream
from praja.kernel.plans.models import ActionPlan, PlanWord
from praja.kernel.work.models import WorkItem
from praja.kernel.work.operations import close_work_items, open_work
from praja.lib.actors import Actor
from praja.lib.wording import msgid

DUTY = "plans"
WORK = "plans.action_plan"
MOST = 1_000
"""Characters kept of what is said to a plan."""


def locked(plan: ActionPlan) -> ActionPlan:
    """The plan, locked in the caller's transaction, with its design and diagnosis."""
    rows = ActionPlan.objects.select_for_update(of=("self",)).select_related("design__diagnosis", "unit", "owner")
    return rows.get(pk=plan.pk)


def note(plan: ActionPlan, event: Event, actor: Actor, at: datetime) -> None:
    """Record an event of the plan."""
    refs = {"action_plan": plan.pk, "unit": plan.unit_id}
    record(event, actor=actor, at=at, stream=plan_stream(plan.pk), refs=refs)


def keep_word(plan: ActionPlan, kind: WordKind, text: str, actor: Actor, at: datetime) -> str:
    """Keep what was said; returns its digest for the event."""
    words, salt = text.strip()[:MOST], new_salt()
    PlanWord.objects.create(
        plan=plan, number=plan.number, kind=kind, text=words, salt=salt, said_by_id=actor.person_id, said_at=at
    )
    return content_digest(salt, {"text": words})


def put_on_desk(
    plan: ActionPlan, at: datetime, *, unit_id: int, role: str, person_id: int | None, due_at: datetime
) -> None:
    """Let the plan wait for somebody, and for nobody else. The caller saves `work_item`."""
    take_off_desk(plan, at)
    item = WorkItem(
        duty=DUTY,
        kind=WORK,
        subject=_("Action plan of %(unit)s") % {"unit": plan.unit.name},
        url=plan.url,
        holder_unit_id=unit_id,
        holder_role=role,
        holder_person_id=person_id,
        state_label=msgid(PlanState(plan.state).label),
        opened_at=at,
        due_at=due_at,
    )
    open_work([item])
    plan.work_item = item


def take_off_desk(plan: ActionPlan, at: datetime) -> None:
    """It waits for nobody."""
    if plan.work_item_id is not None:
        close_work_items([plan.work_item_id], at=at)
