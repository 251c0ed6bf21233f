# SPDX-License-Identifier: EUPL-1.2
"""What the page of an action plan shows, whatever the duty it is for: the words and stages, where it stands, what its milestones
became, what was said, and what the reader may do. Drawn by `plans/_acts.html`, `_milestones.html` and `_plan.html`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from praja.kernel.documents.models import Attachment
from praja.kernel.documents.queries import attachments_of
from praja.kernel.plans.domain.gantt import gantt
from praja.kernel.plans.domain.shares import Shown
from praja.kernel.plans.domain.sheets import PlanSheet, anchor_of
from praja.kernel.plans.enums import FINISHED, LIVE, WRITABLE, CommitmentStatus, PlanState
from praja.kernel.plans.forms.following import StepForm, WordsForm
from praja.kernel.plans.models import ActionPlan, Design, Milestone, PlanVersion
from praja.kernel.plans.queries import OBJECT_KIND
from praja.kernel.plans.queries.planning import design_sheet, handed_in_by, live_milestones, plan_sheet, superior_of
from praja.kernel.plans.queries.readings import EffectLine, evidence_of_diagnosis
from praja.kernel.plans.rules import CARRY, DECIDE_PLAN, DROP, carriers, carries
from praja.kernel.plans.web.acting import Said, Stepped
from praja.kernel.plans.web.drawing import drawn, stage_shown
from praja.kernel.plans.web.showing import period_words
from praja.kernel.plans.wording import SHOWN, SHOWN_WHY, STANCES, figure_words, points
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

STATE_TONES: Mapping[PlanState, str] = {
    PlanState.DRAFT: "neutral",
    PlanState.SUBMITTED: "info",
    PlanState.SENT_BACK: "soon",
    PlanState.ACCEPTED: "info",
    PlanState.CARRIED_OUT: "done",
    PlanState.ENDED: "neutral",
}
TONES: Mapping[CommitmentStatus, str] = {
    CommitmentStatus.OPEN: "info",
    CommitmentStatus.IN_PROGRESS: "info",
    CommitmentStatus.DONE: "done",
    CommitmentStatus.DROPPED: "neutral",
}
SHOWN_TONES = {Shown.BETTER: "done", Shown.WORSE: "late", Shown.DIFFERENT: "info"}


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of the duty on whose page the plan stands: where its acts go, those of one milestone and of one paper (by id),
    and where it is written."""

    act: str
    milestone: Callable[[int], str]
    paper: Callable[[int], str]
    write: str


def plan_shown(
    actor: Actor,
    plan: ActionPlan,
    at: datetime,
    links: Links,
    *,
    said: Said | None = None,
    stepped: Stepped | None = None,
    is_open: bool = True,
) -> dict[str, Any]:
    """A plan for its page; `said` and `stepped` are what was just sent and refused, shown again. `is_open`: whether its duty lets
    anybody write and carry it now."""
    today, versions = local_date(at, local_zone()), list(plan.versions.order_by("number"))
    sheet, began = plan_sheet(versions[-1]), plan.began_on or today
    milestones = _milestones(actor, plan, links, today, stepped)
    owes = any(one["row"].status in LIVE for one in milestones)
    can = what_may_be_done(actor, plan, versions[-1], owes=owes) if is_open else {}
    return {
        "plan": plan,
        "plan_state": _("With the superior") if plan.state == PlanState.SUBMITTED else plan.get_state_display(),
        "plan_tone": STATE_TONES[PlanState(plan.state)],
        "sheet": sheet,
        "plan_words": words_shown(sheet),
        "mentor": decider_of(plan, at),
        "older": plan.accepted_number if plan.accepted_number not in (None, plan.number) else None,
        "gantt": drawn(gantt(sheet.stages, today)),
        "stages": [stage_shown(place, one, began, today) for place, one in enumerate(sheet.stages, start=1)],
        "people": [(one.name, STANCES[one.stance], one.approach) for one in sheet.stakeholders],
        "milestones": milestones,
        "story": story(plan, versions),
        "can": can,
        "may_act": any(can.values()),
        "act_url": links.act,
        "plan_url": links.write,
        "may_write_plan": is_open and plan.state in WRITABLE and carries(actor, plan),
        "said": said.form if said else WordsForm(),
        "refused_step": stepped.form if stepped else None,
    }


def design_shown(design: Design) -> dict[str, Any]:
    """A design for its page, with the standard that it changes."""
    sheet = design_sheet(design)
    names = {one.measure.key: one.measure.label for one in evidence_of_diagnosis(design.diagnosis)}
    return {
        "design": sheet,
        "changes": changed_by(design),
        "expects": [{"term": names.get(one.measure, one.measure), "value": one.target} for one in sheet.expects],
    }


def changed_by(design: Design | None) -> dict[str, str]:
    """What a design changes, as it was called then, and its page; empty where it names nothing."""
    return {"title": design.subject_title, "url": design.subject_url} if design is not None else {}


def words_shown(sheet: PlanSheet) -> list[dict[str, str]]:
    """Issue, idea, aim and output, as far as they are written, as `summary_list` takes them."""
    told = ((_("Issue"), sheet.issue), (_("Idea"), sheet.idea), (_("Aim"), sheet.aim), (_("Output"), sheet.output))
    return [{"term": term, "value": value} for term, value in told if value]


def decider_of(plan: ActionPlan, at: datetime) -> str:
    """Who decides on a plan: to whom it was handed, or would be now; empty where nobody heads the unit."""
    if plan.mentor is not None:
        return plan.mentor.name
    found = superior_of(plan.owner_id, plan.unit_id, at, but=carriers(plan))
    return found.person.name if found else ""


def what_may_be_done(actor: Actor, plan: ActionPlan, last: PlanVersion, *, owes: bool) -> dict[str, bool]:
    """Which acts the page offers. `owes`: a milestone is still open, so that it is not carried out yet."""
    mine, decides = carries(actor, plan), DECIDE_PLAN.allows(actor, plan)
    return {
        "submit": mine and plan.state in WRITABLE and last.handed_in_at is None,
        "decide": decides and plan.state == PlanState.SUBMITTED,
        "change": mine and plan.state == PlanState.ACCEPTED,
        "carried_out": mine and plan.state == PlanState.ACCEPTED and not owes,
        "end": decides and plan.accepted_number is not None and plan.state not in (*FINISHED, PlanState.SUBMITTED),
        "say": actor.person_id is not None and (mine or decides or actor.person_id == plan.coach_id),
    }


def _milestones(
    actor: Actor, plan: ActionPlan, links: Links, today: date, stepped: Stepped | None
) -> list[dict[str, Any]]:
    held = live_milestones([plan])[plan.pk]
    papers: dict[int, list[Attachment]] = {}
    for paper in attachments_of(OBJECT_KIND, *(one.commitment_id for one in held)):
        papers.setdefault(paper.object_id, []).append(paper)
    mine = carries(actor, plan)
    return [
        {
            **_milestone(one, links, papers.get(one.commitment_id, []), today),
            **_acts(one, links, stepped, actor, may=mine or CARRY.allows(actor, one.commitment)),
        }
        for one in held
    ]


def _milestone(one: Milestone, links: Links, papers: Sequence[Attachment], today: date) -> dict[str, Any]:
    row = one.commitment
    is_late = row.status in LIVE and row.due_on < today
    return {
        "row": row,
        "anchor": anchor_of(one.key),
        "label": row.get_status_display(),
        "tone": "late" if is_late else TONES[CommitmentStatus(row.status)],
        "notes": list(row.notes.order_by("pk")),
        "papers": [(place, links.paper(paper.pk)) for place, paper in enumerate(papers, 1)],
    }


def _acts(one: Milestone, links: Links, stepped: Stepped | None, actor: Actor, *, may: bool) -> dict[str, Any]:
    sent = stepped.form if stepped is not None and stepped.milestone.pk == one.pk else None
    if one.commitment.status not in LIVE or not may:
        return {"form": None}
    return {
        "form": sent or StepForm(auto_id=f"id_{one.pk}_%s"),
        "is_open": sent is not None,
        "can_drop": DROP.allows(actor, one.commitment),
        "url": links.milestone(one.pk),
    }


def story(plan: ActionPlan, versions: Sequence[PlanVersion]) -> list[dict[str, Any]]:
    """What happened to a plan and what was said to it, the first first."""
    by = handed_in_by(plan)
    acts = [
        {
            "at": one.handed_in_at,
            "who": by.get(one.number, ""),
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
