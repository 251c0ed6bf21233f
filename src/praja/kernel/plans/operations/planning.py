# SPDX-License-Identifier: EUPL-1.2
"""The owner's side of an action plan: writing it, handing it in, changing what was accepted, telling what came of it."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Person
from praja.kernel.plans.domain.sheets import ASKED, PlanSheet, Stage, content, keyed
from praja.kernel.plans.enums import LIVE, PlanState, WordKind
from praja.kernel.plans.errors import MilestonesOpen, NoSuperior, NotWaiting, PlanUnfinished
from praja.kernel.plans.events import (
    PlanCarriedOut,
    PlanChanging,
    PlanCoached,
    PlanSpokenTo,
    PlanSubmitted,
    PlanWritten,
)
from praja.kernel.plans.models import ActionPlan, Design, PlanVersion
from praja.kernel.plans.operations.standing import keep_word, locked, note, put_on_desk, take_off_desk
from praja.kernel.plans.operations.writing import (
    guard_carrier,
    guard_seen,
    guard_unlocked,
    guard_writer,
    not_too_long,
    said_enough,
)
from praja.kernel.plans.queries.planning import live_milestones, plan_sheet, superior_of, version_of
from praja.kernel.plans.rules import SEE_PLAN, carriers
from praja.kernel.work.domain import FAR
from praja.lib.actors import Actor
from praja.lib.errors import NotAllowed

MOST_STAGES, MOST_PEOPLE = 30, 30


def start_plan(
    *,
    design: Design,
    sheet: PlanSheet,
    source_kind: str,
    source_id: int,
    url: str,
    actor: Actor,
    at: datetime,
    coach: Person | None = None,
) -> ActionPlan:
    """Begin the plan of a design. Raises NotYourSheet, PlanUnfinished, and NotWaiting where the design has one already."""
    diagnosis = design.diagnosis
    guard_writer(actor, diagnosis)
    kept = _checked(sheet, ())
    with transaction.atomic():
        Design.objects.select_for_update(of=("self",)).get(pk=design.pk)
        if ActionPlan.objects.filter(design=design).exists():
            raise NotWaiting
        plan = ActionPlan.objects.create(
            design=design,
            unit_id=diagnosis.unit_id,
            owner_id=diagnosis.owner_id,
            coach=coach,
            source_kind=source_kind,
            source_id=source_id,
            url=url,
            made_at=at,
        )
        version = _version(plan, kept, at)
        _record_written(plan, version, actor, at)
    return plan


def write_plan(
    *, plan: ActionPlan, sheet: PlanSheet, seen_at: datetime | None, actor: Actor, at: datetime
) -> ActionPlan:
    """Write the version in hand anew; one that was handed in and sent back is followed by the next. `seen_at` is when what the
    form showed was written. Raises NotYourSheet, HandedIn, WrittenSince, PlanUnfinished.
    """
    guard_carrier(actor, plan)
    with transaction.atomic():
        row = locked(plan)
        guard_unlocked(row)
        last = version_of(row)
        if seen_at is not None:
            guard_seen(_stamp(last.written_at), _stamp(seen_at))
        kept = _checked(sheet, _keys(row))
        if last.handed_in_at is None:
            last.sheet, last.salt, last.written_at = content(kept), new_salt(), at
            last.save(update_fields=["sheet", "salt", "written_at"])
        else:
            row.number += 1
            row.save(update_fields=["number"])
            last = _version(row, kept, at)
        _record_written(row, last, actor, at)
    return row


def submit_plan(*, plan: ActionPlan, actor: Actor, at: datetime) -> ActionPlan:
    """Hand the last version to the mentor: the nearest head above the owner who does not write it too. Diagnosis and design are
    kept with it as they stand.

    Raises NotYourSheet, HandedIn, PlanUnfinished, NoSuperior.
    """
    guard_carrier(actor, plan)
    with transaction.atomic():
        row = locked(plan)
        guard_unlocked(row)
        version = version_of(row)
        _guard_complete(plan_sheet(version))
        if version.handed_in_at is not None:
            raise NotWaiting
        superior = superior_of(row.owner_id, row.unit_id, at, but=carriers(row))
        if superior is None:
            raise NoSuperior
        version.diagnosis_sheet, version.design_sheet = row.design.diagnosis.sheet, row.design.sheet
        version.handed_in_at = at
        version.save(update_fields=["diagnosis_sheet", "design_sheet", "handed_in_at"])
        row.mentor, row.state = superior.person, PlanState.SUBMITTED
        put_on_desk(row, at, unit_id=superior.unit_id, role=Role.HEAD, person_id=None, due_at=FAR)
        row.save(update_fields=["mentor", "state", "work_item"])
        event = PlanSubmitted(number=row.number, mentor=superior.person.pk, whole=whole_digest(version))
        note(row, event, actor, at)
    return row


def change_plan(*, plan: ActionPlan, why: str, actor: Actor, at: datetime) -> ActionPlan:
    """Begin a new version of an accepted plan, equal to it at first. The accepted one and its milestones hold until the mentor
    accepts the new one. Raises NotYourSheet, NotWaiting, WordsMissing.
    """
    guard_carrier(actor, plan)
    with transaction.atomic():
        row = locked(plan)
        if row.state != PlanState.ACCEPTED:
            raise NotWaiting
        before = version_of(row)
        row.number, row.state = row.number + 1, PlanState.DRAFT
        row.save(update_fields=["number", "state"])
        version = _version(row, plan_sheet(before), at)
        word = keep_word(row, WordKind.CHANGED, said_enough(why, "why"), actor, at)
        note(row, PlanChanging(number=row.number, word=word, sheet=sheet_digest(version)), actor, at)
    return row


def speak_to_plan(*, plan: ActionPlan, text: str, actor: Actor, at: datetime) -> ActionPlan:
    """Say something to a plan along the way: coach, mentor, owner, whoever may see it. Raises NotAllowed, WordsMissing."""
    if not SEE_PLAN.allows(actor, plan) or actor.person_id is None:
        raise NotAllowed(_("This plan is not open to you."), next_step=_("Ask its owner."))
    with transaction.atomic():
        row = locked(plan)
        word = keep_word(row, WordKind.COACHED, said_enough(text, "text"), actor, at)
        note(row, PlanSpokenTo(number=row.number, word=word), actor, at)
    return row


def appoint_coach(*, plan: ActionPlan, coach: Person | None, actor: Actor, at: datetime) -> ActionPlan:
    """Let somebody coach it from now on. Who may appoint is asked by the duty that knows the class. Never the owner.

    Raises PlanUnfinished.
    """
    if coach is not None and coach.pk == plan.owner_id:
        raise PlanUnfinished(_("Nobody coaches their own plan."), field="coach", next_step=_("Choose somebody else."))
    with transaction.atomic():
        row = locked(plan)
        if row.coach_id != (coach.pk if coach else None):
            row.coach = coach
            row.save(update_fields=["coach"])
            note(row, PlanCoached(coach=coach.pk if coach else None), actor, at)
    return row


def report_carried_out(*, plan: ActionPlan, what_came: str, actor: Actor, at: datetime) -> ActionPlan:
    """Tell what came of it, once every milestone is done or given up. Raises NotYourSheet, NotWaiting, MilestonesOpen,
    WordsMissing."""
    guard_carrier(actor, plan)
    with transaction.atomic():
        row = locked(plan)
        if row.state != PlanState.ACCEPTED:
            raise NotWaiting
        if any(one.commitment.status in LIVE for one in live_milestones([row])[row.pk]):
            raise MilestonesOpen
        word = keep_word(row, WordKind.CARRIED_OUT, said_enough(what_came, "what_came"), actor, at)
        row.state, row.closed_at = PlanState.CARRIED_OUT, at
        take_off_desk(row, at)
        row.save(update_fields=["state", "closed_at"])
        note(row, PlanCarriedOut(number=row.number, word=word), actor, at)
    return row


def sheet_digest(version: PlanVersion) -> str:
    """The digest of a plan's own words."""
    return content_digest(bytes(version.salt), version.sheet)


def whole_digest(version: PlanVersion) -> str:
    """The digest of a version as it was handed in: plan, diagnosis and design."""
    whole = {"plan": version.sheet, "diagnosis": version.diagnosis_sheet, "design": version.design_sheet}
    return content_digest(bytes(version.salt), whole)


def _version(plan: ActionPlan, sheet: PlanSheet, at: datetime) -> PlanVersion:
    return PlanVersion.objects.create(
        plan=plan, number=plan.number, sheet=content(sheet), salt=new_salt(), written_at=at
    )


def _keys(plan: ActionPlan) -> list[str]:
    """Every key that a stage of this plan ever had."""
    return [stage["key"] for sheet in plan.versions.values_list("sheet", flat=True) for stage in sheet["stages"]]


def _stamp(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000_000)


def _checked(sheet: PlanSheet, keys: list[str] | tuple[()]) -> PlanSheet:
    """The sheet as it is kept. A draft may be unfinished; what stands there must make sense."""
    if len(sheet.stages) > MOST_STAGES or len(sheet.stakeholders) > MOST_PEOPLE:
        raise PlanUnfinished(
            _("A plan has at most %(most)s stages and as many people.") % {"most": MOST_STAGES},
            field="stages",
            next_step=_("Join some of them."),
        )
    for stage in sheet.stages:
        if not stage.title.strip() or stage.last_day < stage.first_day:
            raise PlanUnfinished(
                _("Each stage has a name and ends on or after the day it begins."),
                field="stages",
                next_step=_("Mend the stages."),
            )
    stages = keyed((_trimmed(one) for one in sheet.stages), keys)
    people = tuple(
        replace(one, name=one.name.strip()[:160], approach=one.approach.strip()[:400])
        for one in sheet.stakeholders
        if one.name.strip()
    )
    words = {field: not_too_long(getattr(sheet, field), field) for field in ("issue", "idea", "aim", "output")}
    return PlanSheet(**words, stakeholders=people, stages=stages)


def _trimmed(stage: Stage) -> Stage:
    answers = {name: getattr(stage, name).strip()[:longest] for name, longest in ASKED.items()}
    return replace(stage, title=stage.title.strip()[:190], output=stage.output.strip()[:400], **answers)


def _guard_complete(sheet: PlanSheet) -> None:
    """Raises PlanUnfinished, WordsMissing where a mentor could not judge it."""
    for field in ("issue", "idea", "aim", "output"):
        said_enough(getattr(sheet, field), field)
    if not sheet.milestones:
        raise PlanUnfinished(
            _("A plan promises something: at least one stage is a milestone."),
            field="stages",
            next_step=_("Mark the stages after which something can be shown."),
        )


def _record_written(plan: ActionPlan, version: PlanVersion, actor: Actor, at: datetime) -> None:
    event = PlanWritten(
        number=version.number,
        design=plan.design_id,
        unit=plan.unit_id,
        owner=plan.owner_id,
        coach=plan.coach_id,
        source_kind=plan.source_kind,
        source_id=plan.source_id,
        sheet=sheet_digest(version),
    )
    note(plan, event, actor, at)
