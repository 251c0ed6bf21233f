# SPDX-License-Identifier: EUPL-1.2
"""The mentor's side of a plan: sending it back, accepting it for the unit (which makes its milestones promises), ending it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from praja.kernel.people.enums import Role
from praja.kernel.plans.domain.sheets import Stage, anchor_of
from praja.kernel.plans.enums import FINISHED, LIVE, PlanState, WordKind
from praja.kernel.plans.errors import NotTheMentor, NotWaiting
from praja.kernel.plans.events import PlanAccepted, PlanEnded, PlanSentBack
from praja.kernel.plans.models import ActionPlan, Milestone
from praja.kernel.plans.operations.carrying import give_up
from praja.kernel.plans.operations.making import make_commitment
from praja.kernel.plans.operations.standing import keep_word, locked, note, put_on_desk, take_off_desk
from praja.kernel.plans.operations.writing import said_enough
from praja.kernel.plans.queries.planning import live_milestones, plan_sheet, version_of
from praja.kernel.plans.rules import DECIDE_PLAN
from praja.kernel.work.domain import FAR
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

PLAN_KIND = "plans.action_plan"
"""What milestones name as their source."""


def send_back(*, plan: ActionPlan, words: str, actor: Actor, at: datetime) -> ActionPlan:
    """Ask the owner to change something. Raises NotTheMentor, NotWaiting, WordsMissing."""
    with transaction.atomic():
        row = _waiting(plan, actor)
        word = keep_word(row, WordKind.SENT_BACK, said_enough(words, "words"), actor, at)
        row.state = PlanState.SENT_BACK
        put_on_desk(row, at, unit_id=row.unit_id, role=Role.OFFICER, person_id=row.owner_id, due_at=FAR)
        row.save(update_fields=["state", "work_item"])
        note(row, PlanSentBack(number=row.number, word=word), actor, at)
    return row


def accept_plan(*, plan: ActionPlan, actor: Actor, at: datetime, words: str = "") -> ActionPlan:
    """Accept what was handed in for the unit. Each milestone becomes a commitment of the unit, carried by the owner; of a change,
    milestones that are gone or moved are given up and promised anew, the others stay as they were promised.

    Raises NotTheMentor, NotWaiting, InvalidInput (a milestone's day has passed).
    """
    with transaction.atomic():
        row = _waiting(plan, actor)
        row.state, row.accepted_number = PlanState.ACCEPTED, row.number
        row.began_on = row.began_on or local_date(at, local_zone())
        take_off_desk(row, at)
        row.work_item = None
        row.save(update_fields=["state", "accepted_number", "began_on", "work_item"])
        word = keep_word(row, WordKind.ACCEPTED, words, actor, at) if words.strip() else None
        event = PlanAccepted(number=row.number, word=word, milestones=_promise(row, actor, at))
        note(row, event, actor, at)
    return row


def end_plan(*, plan: ActionPlan, why: str, actor: Actor, at: datetime) -> ActionPlan:
    """End it early: what is still open is given up with the same reason. Raises NotTheMentor, NotWaiting, WordsMissing."""
    _guard(plan, actor)
    with transaction.atomic():
        row = locked(plan)
        if row.state in FINISHED:
            raise NotWaiting
        _end(row, said_enough(why, "why"), actor, at)
    return row


def end_plans_of(*, source_kind: str, source_id: int, why: str, actor: Actor, at: datetime) -> list[ActionPlan]:
    """What plans were made for has ended: every one of them that is not finished ends too, and what is open of it is given up,
    with the same reason. Whether the actor may end that, its duty has asked, in whose transaction this runs. Raises WordsMissing.
    """
    words = said_enough(why, "why")
    plans = ActionPlan.objects.filter(source_kind=source_kind, source_id=source_id).exclude(state__in=FINISHED)
    with transaction.atomic():
        rows = [locked(plan) for plan in plans.order_by("pk")]
        for row in rows:
            _end(row, words, actor, at)
    return rows


def _end(row: ActionPlan, why: str, actor: Actor, at: datetime) -> None:
    word = keep_word(row, WordKind.ENDED, why, actor, at)
    for one in live_milestones([row])[row.pk]:
        if one.commitment.status in LIVE:
            give_up(commitment=one.commitment, reason=why, actor=actor, at=at)
    row.state, row.closed_at = PlanState.ENDED, at
    take_off_desk(row, at)
    row.save(update_fields=["state", "closed_at"])
    note(row, PlanEnded(number=row.number, word=word), actor, at)


def _guard(plan: ActionPlan, actor: Actor) -> None:
    if not DECIDE_PLAN.allows(actor, plan):
        raise NotTheMentor


def _waiting(plan: ActionPlan, actor: Actor) -> ActionPlan:
    _guard(plan, actor)
    row = locked(plan)
    if row.state != PlanState.SUBMITTED:
        raise NotWaiting
    return row


def _promise(plan: ActionPlan, actor: Actor, at: datetime) -> dict[str, int]:
    """The commitment that stands for each milestone of the version just accepted."""
    held = {one.key: one for one in live_milestones([plan])[plan.pk]}
    wanted = {stage.key: stage for stage in plan_sheet(version_of(plan)).milestones}
    standing: dict[str, int] = {}
    for key, one in held.items():
        stage = wanted.get(key)
        if stage is not None and _is_promised(one, stage):
            standing[key] = one.commitment_id
        elif one.commitment.status in LIVE:
            give_up(commitment=one.commitment, reason=_("The plan was changed."), actor=actor, at=at)
    for key, stage in wanted.items():
        if key not in standing:
            standing[key] = _commit(plan, stage, actor, at)
    return standing


def _is_promised(one: Milestone, stage: Stage) -> bool:
    """Whether the milestone stands as the stage says, or is done: what is done is not promised again."""
    row = one.commitment
    return row.status == "done" or (
        row.status in LIVE and row.due_on == stage.last_day and row.title == title_of(stage)
    )


def title_of(stage: Stage) -> str:
    """What the unit promises by a milestone: the commitment's title needs ten characters."""
    return stage.title if len(stage.title) >= 10 else _("Milestone: %(title)s") % {"title": stage.title}


def _commit(plan: ActionPlan, stage: Stage, actor: Actor, at: datetime) -> int:
    made = make_commitment(
        title=title_of(stage),
        owner_unit=plan.unit,
        owner_person=plan.owner,
        source_kind=PLAN_KIND,
        source_id=plan.pk,
        due_on=stage.last_day,
        url=f"{plan.url}#{anchor_of(stage.key)}",
        actor=actor,
        at=at,
    )
    Milestone.objects.create(plan=plan, key=stage.key, number=plan.number, commitment=made)
    return made.pk
