# SPDX-License-Identifier: EUPL-1.2
"""What an innovation changes, and its action plan with stages from day to day: written by its team, accepted by the superior of
whoever began it, carried out milestone by milestone."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.innovation.enums import PATH, WRITABLE, PathState
from praja.duties.innovation.errors.path import NotYourInnovation
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.procedure.names import plan_url
from praja.duties.innovation.queries.path import design_of, diagnosis_of, innovation_with, plan_of
from praja.duties.innovation.rules import BELONG_TO, WORK_ON, opens_innovation
from praja.duties.innovation.web.frame import frame_of
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.web import served
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.plans.domain.components import SERVICE
from praja.kernel.plans.enums import WRITABLE as OPEN_PLANS
from praja.kernel.plans.forms import StandardForm, kept_design, plan_forms, written_at
from praja.kernel.plans.models import ActionPlan, Diagnosis
from praja.kernel.plans.operations import start_design, start_plan, write_design, write_plan
from praja.kernel.plans.queries.planning import paper_of, version_of
from praja.kernel.plans.queries.readings import effects_of, evidence_of_diagnosis
from praja.kernel.plans.web.acting import Said, Stepped, act_on_milestone, act_on_plan
from praja.kernel.plans.web.following import Links, design_shown, effect_row, plan_shown
from praja.kernel.procedures.web.pages import form_page
from praja.kernel.procedures.web.taking import no_store
from praja.kernel.search.queries import listed_for_all
from praja.lib.actors import Actor
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded

DISCUSSED = (PathState.PROPOSED, PathState.ADVISED)
"""States in which others judge what was written, so that nobody changes it."""


@guarded(opens_innovation)
def plan(request: PrajaRequest, code: str) -> HttpResponse:
    """What is changed, the plan, and what became of its milestones."""
    return _page(request, code)


def _page(
    request: PrajaRequest, code: str, *, said: Said | None = None, stepped: Stepped | None = None
) -> HttpResponse:
    with recalled(units, law_data):
        row = innovation_with(request.actor, code)
        diagnosis, design, made = diagnosis_of(row), design_of(row), plan_of(row)
        refused = said.refused if said else stepped.refused if stepped else None
        context: dict[str, Any] = {
            **frame_of(request.actor, row, "plan"),
            "may_write": diagnosis is not None and not _is_fixed(made) and WORK_ON.allows(request.actor, row),
            "has_diagnosis": diagnosis is not None,
            "urls": {name: reverse(f"innovation:write_{name}", args=[code]) for name in ("design", "plan")},
            **(design_shown(design) if design else {}),
            **(_plan(request, row, made, said, stepped) if made else {}),
            "has_errors": refused is not None,
        }
    answer = render(request, "innovation/design/plan.html", context, status=refused.status if refused else 200)
    return no_store(answer)


def _is_fixed(made: ActionPlan | None) -> bool:
    """Whether the design stands as the superior read it."""
    return made is not None and made.state not in OPEN_PLANS


def _plan(
    request: PrajaRequest, row: Innovation, made: ActionPlan, said: Said | None, stepped: Stepped | None
) -> dict[str, Any]:
    code = row.case.code
    links = Links(
        act=reverse("innovation:plan_act", args=[code]),
        milestone=lambda pk: reverse("innovation:milestone_act", args=[code, pk]),
        paper=lambda pk: reverse("innovation:plan_paper", args=[code, pk]),
        write=reverse("innovation:write_plan", args=[code]),
    )
    shown = plan_shown(request.actor, made, request.at, links, said=said, stepped=stepped)
    return {
        **shown,
        "may_write_plan": shown["may_write_plan"] and may_plan(request.actor, row),
        "hint": _hint(row, made, shown["can"]),
        "effects": [effect_row(one) for one in effects_of(made)],
    }


def may_plan(actor: Actor, row: Innovation) -> bool:
    """Whether the team writes its plan now: to the end of the innovation, but for the time in which it is discussed."""
    return row.case.closed_at is None and row.case.state not in DISCUSSED and BELONG_TO.allows(actor, row)


def _hint(row: Innovation, made: ActionPlan, can: dict[str, bool]) -> str:
    """How the plan stands to the path, for who may hand it in or decide."""
    if can.get("submit") and made.accepted_number is None:
        if row.case.state in WRITABLE:
            return _(
                "Once your superior accepts it, its milestones are promises of your unit. It may be proposed before that: "
                "the head of the region decides about the innovation, your superior about the work."
            )
        return _("Nobody has accepted this plan yet: until your superior does, its milestones promise nothing.")
    if can.get("decide"):
        return _(
            "You decide about the work of your unit. Whether the innovation is tried, the head of the region decides."
        )
    return ""


@require_POST
@guarded(opens_innovation)
def plan_act(request: PrajaRequest, code: str) -> HttpResponse:
    """Hand in, accept, send back, change, say something, tell what came of it, end it."""
    row, made = _planned(request, code)
    if request.POST.get("deed") == "change" and not may_plan(request.actor, row):
        raise NotYourInnovation
    said = act_on_plan(request, made)
    if said.refused is not None:
        return _page(request, code, said=said)
    return HttpResponseRedirect(reverse(f"innovation:{'write_plan' if said.deed == 'change' else 'plan'}", args=[code]))


@require_POST
@guarded(opens_innovation)
def milestone_act(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Tell how far a milestone is, show that it is done, or give it up with the reason."""
    _row, made = _planned(request, code)
    stepped = act_on_milestone(request, made, pk)
    if stepped.refused is not None:
        return _page(request, code, stepped=stepped)
    return HttpResponseRedirect(f"{reverse('innovation:plan', args=[code])}{stepped.anchor}")


@guarded(opens_innovation)
def plan_paper(request: PrajaRequest, code: str, pk: int) -> Any:
    """A paper that shows what was done for a milestone."""
    row = innovation_with(request.actor, code)
    made = plan_of(row)
    found: Attachment | None = paper_of(made, pk) if made else None
    if found is None:
        raise NotFound(_("There is no such paper."))
    return served(found.file, name=f"rencana-{code}-{found.pk}", cache="no-store")


def _planned(request: PrajaRequest, code: str) -> tuple[Innovation, ActionPlan]:
    row = innovation_with(request.actor, code)
    made = plan_of(row)
    if made is None:
        raise NotFound(_("There is no plan yet."), next_step=_("It is written by its team."))
    return row, made


@guarded(opens_innovation)
def write_design_page(request: PrajaRequest, code: str) -> HttpResponse:
    """Say what is changed, in which standard, how, and by which number it will show."""
    with recalled(units, law_data):
        row, diagnosis = _writable(request, code)
        back = reverse("innovation:plan", args=[code])
        if diagnosis is None:
            return HttpResponseRedirect(back)
        design, read = design_of(row), evidence_of_diagnosis(diagnosis)
        form = StandardForm(
            request.POST if request.method == "POST" else None,
            measures=[(one.measure.key, one.measure.label) for one in read],
            services=listed_for_all(SERVICE),
            **kept_design(design, [one.measure.key for one in read]),
        )

        def act() -> str:
            given: dict[str, Any] = {"sheet": form.sheet(), "changes": form.changes(), "actor": request.actor}
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
        row = innovation_with(request.actor, code)
        if not may_plan(request.actor, row):
            raise NotYourInnovation
        back, design, made = reverse("innovation:plan", args=[code]), design_of(row), plan_of(row)
        if design is None:
            return HttpResponseRedirect(back)
        data = request.POST if request.method == "POST" else None
        form, people = plan_forms(data, version_of(made) if made else None)

        def act() -> str:
            sheet, actor, at = form.sheet(people.people()), request.actor, request.at
            if made is None:
                start_plan(
                    design=design,
                    source_kind=PATH,
                    source_id=row.pk,
                    url=plan_url(row.case),
                    sheet=sheet,
                    actor=actor,
                    at=at,
                )
            else:
                write_plan(plan=made, seen_at=written_at(form), sheet=sheet, actor=actor, at=at)
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
    if not WORK_ON.allows(request.actor, row):
        raise NotYourInnovation
    return row, diagnosis_of(row)
