# SPDX-License-Identifier: EUPL-1.2
"""How the leader takes a project from step to step."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from praja.duties.innovation.domain.circles.causes import Row, parent_of
from praja.duties.innovation.domain.circles.steps import Missing, Sheet
from praja.duties.innovation.enums.circles import CIRCLE_PROJECT, STEP_OF, STEP_STATES, CirclePart, ProjectState
from praja.duties.innovation.errors.circles import NotYourCircle, StepIncomplete, StepNotOpen
from praja.duties.innovation.events.circles import BaselineTaken
from praja.duties.innovation.models.circles import Circle, CircleMember, CircleProject, CircleWord, StepSheet
from praja.duties.innovation.operations.circles.lacking import said_of
from praja.duties.innovation.operations.circles.writing import guard_live, note, person_of
from praja.duties.innovation.procedure.circles import CIRCLE, project_url
from praja.duties.innovation.queries.circles.finding import last_sheets
from praja.duties.innovation.queries.circles.standing import facts_of, lacking
from praja.duties.innovation.rules.circles import leads_circle
from praja.kernel.measures.domain.periods import Period
from praja.kernel.people.models import Person
from praja.kernel.plans.domain.sheets import ASKED, Cause, DesignSheet, DiagnosisSheet, PlanSheet, Stage
from praja.kernel.plans.domain.vocabulary import CauseKind
from praja.kernel.plans.enums import PlanState
from praja.kernel.plans.models import ActionPlan, Diagnosis
from praja.kernel.plans.operations import (
    Changed,
    add_evidence,
    change_plan,
    start_design,
    start_diagnosis,
    start_plan,
    submit_plan,
    write_design,
    write_diagnosis,
    write_plan,
)
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case, perform
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

LONGEST_WORDS = 1_000
KINDS = {
    "man": CauseKind.PEOPLE,
    "method": CauseKind.METHOD,
    "machine": CauseKind.MEANS,
    "material": CauseKind.MATERIAL,
    "environment": CauseKind.SURROUNDINGS,
    "measurement": CauseKind.METHOD,
}
"""Where a cause lies in the words of `kernel.plans`; a category of the circle's own lies with its way of working."""


def open_project(
    *,
    circle: Circle,
    title: str,
    actor: Actor,
    at: datetime,
    period: Period | None = None,
    measures: Collection[str] = (),
    idempotency_key: UUID | None = None,
) -> CircleProject:
    """The leader begins a project; with `measures` it starts from what these say of the unit over `period`.

    Raises `NotYourCircle`, words missing at `title`, `MeasureUnreadable`, `AlreadyFiled`. Records
    `innovation.circle_project_opened`.
    """
    if not leads_circle(actor, circle.pk) or circle.ended_on is not None:
        raise NotYourCircle
    subject = words_of(" ".join(title.split()), field="title", shortest=5, longest=160).text
    row = CircleProject(circle=circle)

    def write(case: Case) -> None:
        row.case = case
        row.save(force_insert=True)

    with transaction.atomic():
        open_case(
            CIRCLE,
            actor=actor,
            at=at,
            lead_unit=circle.unit_id,
            channel="",
            subject=subject,
            data={"leader": person_of(actor), "circle": circle.pk, "diagnosis": 0},
            write=write,
            idempotency_key=idempotency_key,
        )
        if measures and period is not None:
            take_baseline(project=row, period=period, measures=measures, actor=actor, at=at)
    return row


def take_baseline(
    *, project: CircleProject, period: Period, measures: Collection[str], actor: Actor, at: datetime
) -> CircleProject:
    """Read what `measures` say of the unit: the baseline of the project ever after. Further ones are read over the period of the
    first. Raises `NotYourCircle`, `StepNotOpen` (the plan stands), `MeasureUnreadable`.

    Records `innovation.circle_baseline_taken`.
    """
    if not leads_circle(actor, project.circle_id):
        raise NotYourCircle
    with transaction.atomic():
        case = guard_live(project)
        if STEP_OF[ProjectState(case.state)] > 4 or case.state == ProjectState.PLAN_WAITS:
            raise StepNotOpen
        known = project.diagnosis
        if known is not None and known.owner_id == actor.person_id:
            add_evidence(diagnosis=known, measures=measures, actor=actor, at=at)
            return project
        _own(project, period, measures, actor, at)
        note(case, BaselineTaken(diagnosis=_known(project).pk), actor, at)
    return project


def go_on(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The step is complete and the next begins. Of steps 4 and 7 the head decides instead (`hand_in_plan`, `hand_in_standard`).

    Raises `StepIncomplete` with the first thing that is missing, and what `perform` raises. Records `innovation.circle_went_on`.
    """
    project, step = _project(case), STEP_OF.get(ProjectState(case.state), 0)
    number = _complete(project, step).number
    data = {"leader": leader_of(project), "stage": step, "number": number}
    target = str(STEP_STATES[step]) if 0 < step < len(STEP_STATES) else ""
    return perform(case, "go_on", actor=actor, at=at, seen_version=seen_version, data=data, target=target)


def go_back(*, case: Case, to_step: int, why: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Work on an earlier step again, with the reason. A plan that was accepted is changed then: its promises hold until the head
    accepts the next version. Raises `StepNotOpen`, words missing at `why`, and what `perform` raises.
    """
    words = words_of(why, field="why", longest=LONGEST_WORDS)
    project, now = _project(case), STEP_OF.get(ProjectState(case.state), 0)
    if not 1 <= to_step < now:
        raise StepNotOpen

    def write(locked: Case) -> None:
        keep_word(project, "go_back", words.text, words.salt, actor, at)
        if project.plan is not None and to_step <= 4 < now and project.plan.state == PlanState.ACCEPTED:
            change_plan(plan=project.plan, why=words.text, actor=actor, at=at)

    data = {"leader": leader_of(project), "stage": to_step, "why": words.digest}
    target = str(STEP_STATES[to_step - 1])
    return perform(
        case, "go_back", actor=actor, at=at, seen_version=seen_version, data=data, write=write, target=target
    )


def hand_in_plan(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Lay the plan of step 4 before the head of the unit: its rows become the stages of an action plan of `kernel.plans`, each a
    milestone. Raises `StepIncomplete`, what `submit_plan` and `perform` raise. Records `innovation.circle_plan_handed_in`.
    """
    project = _project(case)
    sheet = _complete(project, 4)
    with transaction.atomic():
        plan = _planned(project, last_sheets(project), actor, at)
        submit_plan(plan=plan, actor=actor, at=at)
        data = {"leader": leader_of(project), "number": sheet.number, "plan": plan.pk}
        return perform(case, "hand_in_plan", actor=actor, at=at, seen_version=seen_version, data=data)


def hand_in_standard(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Lay the new standard of step 7 before the head. Raises `StepIncomplete`, and what `perform` raises."""
    project = _project(case)
    data = {"leader": leader_of(project), "number": _complete(project, 7).number}
    return perform(case, "hand_in_standard", actor=actor, at=at, seen_version=seen_version, data=data)


def finish_project(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """All eight steps are done: the project is reported, and everybody in the office may read it. Raises `StepIncomplete`, and
    what `perform` raises. Records `innovation.circle_project_finished`."""
    project = _project(case)
    data = {"leader": leader_of(project), "number": _complete(project, 8).number}

    def write(locked: Case) -> None:
        CircleProject.objects.filter(pk=locked.pk).update(finished_on=local_date(at, local_zone()))

    return perform(case, "finish", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def leader_of(project: CircleProject) -> int:
    """The person who leads the circle of a project."""
    return CircleMember.objects.get(circle=project.circle_id, part=CirclePart.LEADER, until=None).person_id


def keep_word(project: CircleProject, step: str, text: str, salt: bytes, actor: Actor, at: datetime) -> None:
    """Keep what was said at a step."""
    CircleWord.objects.create(project=project, step=step, text=text, salt=salt, said_by_id=person_of(actor), said_at=at)


def _project(case: Case) -> CircleProject:
    rows = CircleProject.objects.select_related("case", "circle__unit", "plan", "diagnosis__unit")
    return rows.get(pk=case.pk)


def _complete(project: CircleProject, step: int) -> StepSheet:
    """The sheet of a step in which nothing is missing. Raises `StepIncomplete`."""
    sheets = last_sheets(project)
    if step not in sheets:
        raise StepIncomplete("sheet", said_of(step, Missing("sheet", "sheet")))
    for one in lacking(step, sheets, facts_of(project)):
        raise StepIncomplete(one.field, said_of(step, one))
    return sheets[step]


def _known(project: CircleProject) -> Diagnosis:
    found = project.diagnosis
    assert found is not None
    return found


def _own(
    project: CircleProject, period: Period, measures: Collection[str], actor: Actor, at: datetime
) -> CircleProject:
    """Give the project a diagnosis that this leader owns."""
    owner = Person.objects.get(pk=person_of(actor))
    title = project.case.subject
    project.diagnosis = start_diagnosis(
        unit=project.circle.unit,
        owner=owner,
        source_kind=CIRCLE_PROJECT,
        source_id=project.pk,
        period=period,
        measures=measures,
        sheet=DiagnosisSheet(problem=title if len(title) >= 10 else f"{title} ({project.circle.title})"),
        actor=actor,
        at=at,
    )
    project.save(update_fields=["diagnosis"])
    return project


def _planned(project: CircleProject, sheets: dict[int, StepSheet], actor: Actor, at: datetime) -> ActionPlan:
    """The plan as steps 1 to 4 say it, written into `kernel.plans`: begun, or written anew."""
    said = {step: row.sheet for step, row in sheets.items()}
    known = project.diagnosis
    if known is None or known.owner_id != actor.person_id:
        before = known
        period = Period(before.first_day, before.last_day) if before else Period(at.date(), at.date())
        measures = list(before.evidence.values_list("measure", flat=True)) if before else []
        _own(project, period, measures, actor, at)
        note(project.case, BaselineTaken(diagnosis=_known(project).pk), actor, at)
        project.plan = None
    diagnosis = _known(project)
    told = DiagnosisSheet(said[1]["problem"], "", tuple(causes_of(said[2]["causes"])))
    design = DesignSheet(what=said[3]["chosen"], how="")
    sheet = PlanSheet(said[1]["problem"], said[3]["chosen"], said[1]["target"], said[4]["output"], (), _stages(said[4]))
    if project.plan is None:
        written = write_diagnosis(diagnosis=diagnosis, sheet=told, seen_number=diagnosis.number, actor=actor, at=at)
        made = start_design(diagnosis=written, sheet=design, changes=Changed(), actor=actor, at=at)
        project.plan = start_plan(
            design=made,
            sheet=sheet,
            source_kind=CIRCLE_PROJECT,
            source_id=project.pk,
            url=project_url(project.case),
            actor=actor,
            at=at,
        )
        project.save(update_fields=["plan", "diagnosis"])
        return project.plan
    plan = project.plan
    write_diagnosis(diagnosis=diagnosis, sheet=told, seen_number=diagnosis.number, actor=actor, at=at)
    write_design(
        design=plan.design, sheet=design, changes=Changed(), seen_number=plan.design.number, actor=actor, at=at
    )
    return write_plan(plan=plan, sheet=sheet, seen_at=None, actor=actor, at=at)


def causes_of(rows: list[Row]) -> list[Cause]:
    """The causes of step 2 in the words of `kernel.plans`."""
    return [
        Cause(row["text"], KINDS.get(row["bone"], CauseKind.METHOD), parent_of(rows, place))
        for place, row in enumerate(rows)
    ]


def _stages(sheet: Sheet) -> tuple[Stage, ...]:
    rows: list[dict[str, Any]] = sheet["plan"]
    return tuple(
        Stage(
            key=str(place),
            title=row["what"][:190],
            first_day=date.fromisoformat(row["first_day"]),
            last_day=date.fromisoformat(row["last_day"]),
            milestone=True,
            **{name: row[name][:longest] for name, longest in ASKED.items()},
        )
        for place, row in enumerate(rows, start=1)
    )
