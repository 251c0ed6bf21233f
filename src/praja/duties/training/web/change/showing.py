# SPDX-License-Identifier: EUPL-1.2
"""What the page of a plan shows, piece by piece."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.training.forms.change import StepForm
from praja.duties.training.queries.change.reviews import reviewed
from praja.duties.training.queries.change.seats import Work, coaches_of, decided_by, visits_of
from praja.duties.training.rules import runs_class
from praja.duties.training.web.change.words import STATE_TONES, next_step
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.queries import attachments_of
from praja.kernel.measures.domain.periods import Period
from praja.kernel.plans.domain.gantt import gantt
from praja.kernel.plans.domain.shares import Shown
from praja.kernel.plans.domain.sheets import DiagnosisSheet, PlanSheet, read_plan
from praja.kernel.plans.enums import FINISHED, LIVE, WRITABLE, CommitmentStatus, PlanState
from praja.kernel.plans.models import ActionPlan, Milestone, PlanVersion
from praja.kernel.plans.queries import OBJECT_KIND
from praja.kernel.plans.queries.planning import (
    design_sheet,
    diagnosis_sheet,
    effect_months,
    live_milestones,
    visit_sheet,
)
from praja.kernel.plans.queries.readings import EffectLine, Read, effects_of, evidence_of_diagnosis
from praja.kernel.plans.rules import CARRY, DECIDE_PLAN, DROP, is_owner
from praja.kernel.plans.web.drawing import counted, drawn, stage_row, tree
from praja.kernel.plans.web.showing import numbers_shown, period_words
from praja.kernel.plans.wording import CAUSES, SHOWN, SHOWN_WHY, STANCES, figure_words, points
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

TONES = {
    CommitmentStatus.OPEN: "info",
    CommitmentStatus.IN_PROGRESS: "info",
    CommitmentStatus.DONE: "done",
    CommitmentStatus.DROPPED: "neutral",
}
SHOWN_TONES = {Shown.BETTER: "done", Shown.WORSE: "late", Shown.DIFFERENT: "info"}


def shown_plan(actor: Actor, work: Work, at: datetime) -> dict[str, Any]:
    """Everything on the way of a seat, for its page."""
    seat, code, today = work.seat, work.seat.training_class.case.code, local_date(at, local_zone())
    mine = is_owner(actor, seat.employee.person_id)
    shown = {
        "seat": seat,
        "mine": mine,
        "step": next_step(work, code) if mine else None,
        "urls": {name: reverse(f"training:my_{name}", args=[code]) for name in ("diagnosis", "design", "plan")},
        "act_url": reverse("training:plan_act", args=[code, seat.pk]),
        "visit_url": reverse("training:new_visit", args=[code]),
        "may_write": mine and (work.plan is None or work.plan.state in WRITABLE),
        "visits": [
            (visit_sheet(one).locus, reverse("training:visit", args=[code, seat.pk, one.pk])) for one in visits_of(seat)
        ],
        **_diagnosis(work, code),
        **_design(work),
    }
    return {**shown, **_plan(actor, work, at, today)} if work.plan else shown


def _diagnosis(work: Work, code: str) -> dict[str, Any]:
    if work.diagnosis is None:
        return {"diagnosis": None}
    sheet, read = diagnosis_sheet(work.diagnosis), evidence_of_diagnosis(work.diagnosis)
    return {
        "diagnosis": sheet,
        "period": period_words(Period(work.diagnosis.first_day, work.diagnosis.last_day)),
        "numbers": numbers_shown(read, lambda key: reverse("training:number_behind", args=[code, work.seat.pk, key])),
        "as_of": max((one.figure.as_of for one in read), default=None),
        "causes": tree(sheet.causes),
        "counted": counted(sheet, work.diagnosis.written_at),
        "roots": len(sheet.roots),
    }


def fishbone(sheet: DiagnosisSheet) -> list[tuple[str, list[str]]]:
    """Causes by where they lie, as the bones of a fishbone."""
    return [
        (str(label), [one.text for one in sheet.causes if one.kind == kind])
        for kind, label in CAUSES.items()
        if any(one.kind == kind for one in sheet.causes)
    ]


def _design(work: Work) -> dict[str, Any]:
    if work.design is None:
        return {"design": None}
    sheet = design_sheet(work.design)
    names = {one.measure.key: one.measure.label for one in evidence_of_diagnosis(work.design.diagnosis)}
    return {
        "design": sheet,
        "changes": {"title": work.design.subject_title, "url": work.design.subject_url},
        "expects": [(names.get(one.measure, one.measure), one.target) for one in sheet.expects],
    }


def _plan(actor: Actor, work: Work, at: datetime, today: date) -> dict[str, Any]:
    plan = work.plan
    assert plan is not None
    versions = list(plan.versions.order_by("number"))
    sheet = read_plan(versions[-1].sheet)
    code, began = work.seat.training_class.case.code, plan.began_on or today
    decides, mine = DECIDE_PLAN.allows(actor, plan), is_owner(actor, plan.owner_id)
    runs = runs_class(actor, work.seat.training_class)
    return {
        "plan": plan,
        "plan_tone": STATE_TONES[PlanState(plan.state)],
        "sheet": sheet,
        "mentor": plan.mentor.name if plan.mentor else decided_by(work.seat, at),
        "older": plan.accepted_number if plan.accepted_number not in (None, plan.number) else None,
        "stage_columns": [_("Stage"), _("From"), _("Until"), _("What comes of it"), _("Milestone")],
        "gantt": drawn(gantt(sheet.stages, today)),
        "stages": [stage_row(place, one, began, today) for place, one in enumerate(sheet.stages, start=1)],
        "people": [(one.name, STANCES[one.stance], one.approach) for one in sheet.stakeholders],
        "milestones": _milestones(actor, plan, work, today),
        "story": story(plan, versions),
        "reviews": reviewed(plan, work.seat.training_class),
        "effects": [effect_row(one) for one in effects_of(plan)],
        "effect_months": effect_months(today),
        "files": [
            (name.upper(), reverse("training:plan_file", args=[code, work.seat.pk, name])) for name in ("pdf", "docx")
        ],
        "can": {
            "submit": mine and plan.state in WRITABLE and versions[-1].handed_in_at is None,
            "decide": decides and plan.state == PlanState.SUBMITTED,
            "change": mine and plan.state == PlanState.ACCEPTED,
            "carried_out": mine and plan.state == PlanState.ACCEPTED,
            "end": decides and plan.accepted_number is not None and plan.state not in (*FINISHED, PlanState.SUBMITTED),
            "say": actor.person_id is not None and (mine or decides or actor.person_id == plan.coach_id),
            "coach": runs and plan.state not in FINISHED,
        },
        "coaches": coaches_of(work.seat) if runs else [],
    }


def _milestones(actor: Actor, plan: ActionPlan, work: Work, today: date) -> list[dict[str, Any]]:
    held = live_milestones([plan])[plan.pk]
    papers: dict[int, list[Attachment]] = {}
    for paper in attachments_of(OBJECT_KIND, *(one.commitment_id for one in held)):
        papers.setdefault(paper.object_id, []).append(paper)
    return [_milestone(actor, one, work, papers.get(one.commitment_id, []), today) for one in held]


def _milestone(actor: Actor, one: Milestone, work: Work, papers: Sequence[Attachment], today: date) -> dict[str, Any]:
    row, code = one.commitment, work.seat.training_class.case.code
    is_live = row.status in LIVE
    return {
        "row": row,
        "pk": one.pk,
        "label": row.get_status_display(),
        "tone": "late" if is_live and row.due_on < today else TONES[CommitmentStatus(row.status)],
        "notes": list(row.notes.order_by("pk")),
        "papers": [
            (place, reverse("training:plan_paper", args=[code, work.seat.pk, paper.pk]))
            for place, paper in enumerate(papers, 1)
        ],
        "form": StepForm(auto_id=f"id_{one.pk}_%s") if is_live and CARRY.allows(actor, row) else None,
        "can_drop": is_live and DROP.allows(actor, row),
        "url": reverse("training:milestone_act", args=[code, work.seat.pk, one.pk]),
    }


def story(plan: ActionPlan, versions: Sequence[PlanVersion]) -> list[dict[str, Any]]:
    """What happened to a plan and what was said to it, the first first."""
    acts = [
        {
            "at": one.handed_in_at,
            "who": plan.owner.name,
            "what": _("Version %(number)s handed in") % {"number": one.number},
            "note": "",
        }
        for one in versions
        if one.handed_in_at is not None
    ]
    for word in plan.words.select_related("said_by").order_by("pk"):
        who = word.said_by.name if word.said_by else ""
        acts.append({"at": word.said_at, "who": who, "what": word.get_kind_display(), "note": word.text})
    return sorted(acts, key=lambda act: act["at"])


def effect_row(line: EffectLine) -> dict[str, Any]:
    """A reading beside its baseline, in words."""
    interval = line.interval
    return {
        "label": line.measure.label,
        "months": line.months,
        "before": figure_words(line.measure, line.before),
        "before_days": period_words(line.before_days),
        "after": figure_words(line.measure, line.after),
        "after_days": period_words(line.after_days),
        "before_n": line.before.n,
        "after_n": line.after.n,
        "change": points(line.change) if line.change is not None else "",
        "low": points(interval.low) if interval else "",
        "high": points(interval.high) if interval else "",
        "said": SHOWN[line.shown],
        "why": SHOWN_WHY[line.shown],
        "tone": SHOWN_TONES.get(line.shown, "neutral"),
        "unequal": line.sums_differ_in_length,
    }


def number_row(read: Read) -> list[Any]:
    """A baseline as `table` takes it."""
    return [str(read.measure.label), figure_words(read.measure, read.figure), read.figure.n]


def first_words(sheet: PlanSheet) -> str:
    """What a plan is about, for a list."""
    return sheet.idea or sheet.issue
