# SPDX-License-Identifier: EUPL-1.2
"""What an innovation changes, and its action plan with stages from day to day."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.innovation.enums import PATH
from praja.duties.innovation.errors.path import NotYourInnovation
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.procedure.names import path_url
from praja.duties.innovation.queries.path import design_of, diagnosis_of, innovation_with, plan_of
from praja.duties.innovation.rules import WORK_ON, opens_innovation
from praja.duties.innovation.web.frame import frame_of
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.plans.domain.gantt import gantt
from praja.kernel.plans.domain.sheets import PlanSheet
from praja.kernel.plans.forms import DesignForm, PlanForm, StakeholderForm
from praja.kernel.plans.models import ActionPlan, Design, Diagnosis
from praja.kernel.plans.operations import Changed, start_design, start_plan, write_design, write_plan
from praja.kernel.plans.queries.planning import design_sheet, plan_sheet, version_of
from praja.kernel.plans.queries.readings import evidence_of_diagnosis
from praja.kernel.plans.web.drawing import drawn, stage_row
from praja.kernel.plans.wording import STANCES
from praja.kernel.procedures.web.pages import form_page
from praja.kernel.procedures.web.taking import no_store
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_innovation)
def plan(request: PrajaRequest, code: str) -> HttpResponse:
    """What is changed, and the plan."""
    with recalled(units, law_data):
        row = innovation_with(request.actor, code)
        diagnosis, design, made = diagnosis_of(row), design_of(row), plan_of(row)
        context: dict[str, Any] = {
            **frame_of(request.actor, row, "plan"),
            "may_write": diagnosis is not None and WORK_ON.allows(request.actor, row),
            "has_diagnosis": diagnosis is not None,
            "urls": {name: reverse(f"innovation:write_{name}", args=[code]) for name in ("design", "plan")},
            **(_design(design) if design else {}),
            **(_plan(request, made) if made else {}),
        }
    return no_store(render(request, "innovation/design/plan.html", context))


def _design(design: Design) -> dict[str, Any]:
    sheet = design_sheet(design)
    names = {one.measure.key: one.measure.label for one in evidence_of_diagnosis(design.diagnosis)}
    return {
        "design": sheet,
        "expects": [{"term": names.get(one.measure, one.measure), "value": one.target} for one in sheet.expects],
    }


def _plan(request: PrajaRequest, made: ActionPlan) -> dict[str, Any]:
    sheet, today = plan_sheet(version_of(made)), local_date(request.at, local_zone())
    began = made.began_on or today
    words = ((_("Issue"), sheet.issue), (_("Idea"), sheet.idea), (_("Aim"), sheet.aim), (_("Output"), sheet.output))
    return {
        "plan": made,
        "words": [{"term": term, "value": value} for term, value in words if value],
        "stage_columns": [_("Stage"), _("From"), _("Until"), _("What comes of it"), _("Milestone")],
        "gantt": drawn(gantt(sheet.stages, today)),
        "stages": [stage_row(place, one, began, today) for place, one in enumerate(sheet.stages, start=1)],
        "people": [(one.name, STANCES[one.stance], one.approach) for one in sheet.stakeholders],
    }


@guarded(opens_innovation)
def write_design_page(request: PrajaRequest, code: str) -> HttpResponse:
    """Say what is changed, how, and by which number it will show."""
    with recalled(units, law_data):
        row, diagnosis = _writable(request, code)
        back = reverse("innovation:plan", args=[code])
        if diagnosis is None:
            return HttpResponseRedirect(back)
        design, read = design_of(row), evidence_of_diagnosis(diagnosis)
        targets = {one.measure: one.target for one in design_sheet(design).expects} if design else {}
        sheet = design_sheet(design) if design else None
        form = DesignForm(
            request.POST if request.method == "POST" else None,
            measures=[(one.measure.key, one.measure.label) for one in read],
            kept=[{"target": targets.get(one.measure.key, "")} for one in read],
            initial={"what": sheet.what, "how": sheet.how, "number": design.number} if sheet and design else {},
        )

        def act() -> str:
            given: dict[str, Any] = {"sheet": form.sheet(), "changes": Changed(), "actor": request.actor}
            if design is None:
                start_design(diagnosis=diagnosis, at=request.at, **given)
            else:
                seen = form.cleaned_data["number"] or 0
                write_design(design=design, seen_number=seen, at=request.at, **given)
            return back

        return form_page(
            request,
            form,
            act=act,
            template="innovation/design/write_design.html",
            context={**frame_of(request.actor, row, "plan"), "back": back, "has_numbers": bool(read)},
            done=_("Saved."),
        )


@guarded(opens_innovation)
def write_plan_page(request: PrajaRequest, code: str) -> HttpResponse:
    """Write the action plan."""
    with recalled(units, law_data):
        row, _diagnosis = _writable(request, code)
        back, design, made = reverse("innovation:plan", args=[code]), design_of(row), plan_of(row)
        if design is None:
            return HttpResponseRedirect(back)
        form, people = _plan_forms(request, made)

        def act() -> str:
            sheet, actor, at = form.sheet(people.people()), request.actor, request.at
            if made is None:
                start_plan(
                    design=design,
                    source_kind=PATH,
                    source_id=row.pk,
                    url=path_url(row.case),
                    sheet=sheet,
                    actor=actor,
                    at=at,
                )
            else:
                seen_at = _moment(form.cleaned_data["written"])
                write_plan(plan=made, seen_at=seen_at, sheet=sheet, actor=actor, at=at)
            return back

        if form.is_bound and not people.is_valid():
            form.add_error(None, _("Look at who is touched."))
        return form_page(
            request,
            form,
            act=act,
            template="innovation/design/write_plan.html",
            context={**frame_of(request.actor, row, "plan"), "back": back, "people": people},
            done=_("Saved."),
        )


def _writable(request: PrajaRequest, code: str) -> tuple[Innovation, Diagnosis | None]:
    row = innovation_with(request.actor, code)
    diagnosis = diagnosis_of(row)
    if not WORK_ON.allows(request.actor, row):
        raise NotYourInnovation
    return row, diagnosis


def _plan_forms(request: PrajaRequest, made: ActionPlan | None) -> tuple[PlanForm, StakeholderForm]:
    version = version_of(made) if made else None
    sheet = plan_sheet(version) if version else PlanSheet("", "", "", "")
    initial = {name: getattr(sheet, name) for name in ("issue", "idea", "aim", "output")}
    initial["written"] = version.written_at.isoformat() if version else ""
    stages = [
        {name: getattr(one, name) for name in ("title", "first_day", "last_day", "output", "milestone", "key")}
        for one in sheet.stages
    ]
    people = [{"name": one.name, "stance": one.stance.value, "approach": one.approach} for one in sheet.stakeholders]
    data = request.POST if request.method == "POST" else None
    return PlanForm(data, kept=stages, initial=initial), StakeholderForm(data, kept=people)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
