# SPDX-License-Identifier: EUPL-1.2
"""A project: its eight steps as a list of tasks, one step, and what its leader and the head do with it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from praja.duties.innovation.domain.circles.steps import PHASES, STEPS, empty
from praja.duties.innovation.enums.circles import DONE, ENDED, STEP_OF, STEP_STATES, ProjectState
from praja.duties.innovation.forms.circles.keeping import DeedForm, ProjectForm
from praja.duties.innovation.forms.circles.sheets import SheetForm
from praja.duties.innovation.forms.circles.words import PHASE_NAMES, STEP_AIMS, STEP_NAMES
from praja.duties.innovation.models.circles import CircleProject, CircleWord
from praja.duties.innovation.operations import circles as operations
from praja.duties.innovation.operations.circles.lacking import said_of
from praja.duties.innovation.procedure.circles import CIRCLE
from praja.duties.innovation.queries.circles import project_with
from praja.duties.innovation.queries.circles.finding import tools_of
from praja.duties.innovation.queries.circles.numbers import last_months
from praja.duties.innovation.queries.circles.standing import Standing, StepStanding, standing_of
from praja.duties.innovation.rules import opens_innovation
from praja.duties.innovation.rules.circles import leads_circle
from praja.duties.innovation.web.circles.effects import effects_of_project, promises_of
from praja.duties.innovation.web.circles.frame import frame_of
from praja.duties.innovation.web.circles.reading import shown_sheet
from praja.duties.innovation.web.circles.tools import may_write, tool_row
from praja.kernel.documents.operations import take_in
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.measures.domain.periods import Period
from praja.kernel.organization.queries import units
from praja.kernel.plans.models import Milestone
from praja.kernel.plans.operations import drop_commitment, finish_commitment, report_progress
from praja.kernel.plans.queries.readings import numbers_of
from praja.kernel.plans.rules import CARRY
from praja.kernel.plans.wording import figure_words
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.pages import form_page
from praja.kernel.procedures.web.taking import no_store
from praja.lib.actors import Actor
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded

BASELINE_MONTHS = 3
_BY_STATE = {
    ProjectState.PLAN: "hand_in_plan",
    ProjectState.PLAN_WAITS: "approve_plan",
    ProjectState.STANDARD: "hand_in_standard",
    ProjectState.STANDARD_WAITS: "approve_standard",
    ProjectState.NEXT: "finish",
    ProjectState.FINISHED: "display",
}
"""What comes next where it is not simply going on."""
_WORDED = ("send_plan_back", "send_standard_back", "go_back", "stop")


@guarded(opens_innovation)
def project(request: PrajaRequest, code: str) -> HttpResponse:
    """The eight steps: what is done, what is missing, and the one thing to do now."""
    with recalled(units, law_data):
        return _page(request, project_with(request.actor, code))


def _page(
    request: PrajaRequest,
    row: CircleProject,
    *,
    deed: str = "",
    form: DeedForm | None = None,
    error: DomainError | None = None,
) -> HttpResponse:
    standing = standing_of(row)
    now = standing.step
    can = [step.name for step in CIRCLE.steps if _may(request.actor, row, step.name)]
    context = {
        **frame_of(row, "steps"),
        "steps": [_step_row(row, one) for one in standing.steps],
        "next": _next(request.actor, row, standing, can),
        "deeds": [_deed_of(name, form if deed == name else None, row, now) for name in _WORDED if name in can],
        "refused": deed,
        "error": error,
        "form": form,
        "has_errors": error is not None or bool(form and form.errors),
        "words": [_word(one) for one in row.words.select_related("said_by").order_by("-pk")[:20]],
        "effects": effects_of_project(request.actor, row, request.at),
        "promises": promises_of(request.actor, row),
        "may_grow": row.case.state in DONE and leads_circle(request.actor, row.circle_id),
        "may_take_numbers": leads_circle(request.actor, row.circle_id) and 0 < now <= 4,
    }
    status = error.status if error else 422 if context["has_errors"] else 200
    return no_store(render(request, "innovation/circles/project.html", context, status=status))


def _may(actor: Actor, row: CircleProject, name: str) -> bool:
    step = CIRCLE.by_step[name]
    return row.case.state in step.sources and step.rule.allows(actor, row.case)


def _step_row(row: CircleProject, one: StepStanding) -> dict[str, Any]:
    if one.is_done:
        label, tone = _("Done"), "done"
    elif one.is_now:
        label, tone = (_("Complete"), "info") if not one.lacks else (_("Now"), "soon")
    else:
        label, tone = _("Later"), "neutral"
    lacks = len(one.lacks)
    return {
        "number": one.step,
        "phase": PHASE_NAMES[PHASES[one.step]],
        "title": STEP_NAMES[one.step],
        "url": reverse("innovation:circle_step", args=[row.case.code, one.step]),
        "label": label,
        "tone": tone,
        "meta": _("Missing: %(count)s") % {"count": lacks} if one.is_now and lacks else "",
        "is_now": one.is_now,
    }


def _next(actor: Actor, row: CircleProject, standing: Standing, can: list[str]) -> dict[str, Any]:
    """The one thing to do: writing the step where something is missing, else the deed that moves it on."""
    state, now = ProjectState(row.case.state), standing.step
    name = _BY_STATE.get(state, "go_on")
    step_url = reverse("innovation:circle_step", args=[row.case.code, now]) if now else ""
    if now and state in STEP_STATES and standing.of(now).lacks:
        if not may_write(actor, row):
            return {}
        return {"label": _("Work on step %(step)s") % {"step": now}, "url": step_url, "says": str(STEP_AIMS[now])}
    if name in can:
        step = CIRCLE.by_step[name]
        return {"label": str(step.label), "deed": name, "says": str(step.consequence)}
    return {}


def _deed_of(name: str, form: DeedForm | None, row: CircleProject, now: int) -> dict[str, Any]:
    step = CIRCLE.by_step[name]
    before = now if name == "go_back" else 0
    return {
        "name": name,
        "label": step.label,
        "says": step.consequence,
        "form": form
        or DeedForm(
            auto_id=f"{name}_%s", before=before, initial={"seen_version": row.case.version, "to_step": now - 1}
        ),
        "asks_step": name == "go_back",
        "is_open": form is not None,
    }


def _word(one: CircleWord) -> dict[str, Any]:
    return {"what": CIRCLE.by_step[one.step].label, "text": one.text, "who": one.said_by.name, "at": one.said_at}


Deed = Callable[[PrajaRequest, Case, DeedForm], object]


def _plain(name: str) -> Deed:
    operation = getattr(operations, name)

    def act(request: PrajaRequest, case: Case, form: DeedForm) -> object:
        return operation(case=case, actor=request.actor, at=request.at, seen_version=form.cleaned_data["seen_version"])

    return act


def _said(name: str) -> Deed:
    operation = getattr(operations, name)

    def act(request: PrajaRequest, case: Case, form: DeedForm) -> object:
        given = form.cleaned_data
        more = {"to_step": given["to_step"] or 0} if name == "go_back" else {}
        return operation(
            case=case, why=given["why"], actor=request.actor, at=request.at, seen_version=given["seen_version"], **more
        )

    return act


_DEEDS: Mapping[str, Deed] = {
    "go_on": _plain("go_on"),
    "hand_in_plan": _plain("hand_in_plan"),
    "approve_plan": _plain("approve_plan"),
    "hand_in_standard": _plain("hand_in_standard"),
    "approve_standard": _plain("approve_standard"),
    "finish": _plain("finish_project"),
    "display": _plain("display_project"),
    "send_plan_back": _said("send_plan_back"),
    "send_standard_back": _said("send_standard_back"),
    "go_back": _said("go_back"),
    "stop": _said("stop_project"),
}


@require_POST
@guarded(opens_innovation)
def project_deed(request: PrajaRequest, code: str) -> HttpResponse:
    """Go on, hand in, accept, ask for changes, go back, finish, show, stop."""
    with recalled(units, law_data):
        row = project_with(request.actor, code)
        deed = request.POST.get("deed", "")
        if deed not in _DEEDS:
            raise NotFound(_("Nothing was sent that can be kept."), next_step=_("Open the project again."))
        now = STEP_OF.get(ProjectState(row.case.state), 0)
        form = DeedForm(request.POST, auto_id=f"{deed}_%s", before=now if deed == "go_back" else 0)
        if not form.is_valid():
            return _page(request, row, deed=deed, form=form)
        try:
            _DEEDS[deed](request, row.case, form)
        except DomainError as refused:
            row = project_with(request.actor, code)
            if refused.field in ("why", "to_step"):
                form.add_error(refused.field, str(refused))
                return _page(request, row, deed=deed, form=form)
            return _page(request, row, deed=deed, form=form if deed in _WORDED else None, error=refused)
    messages.success(request, _("Done: %(deed)s.") % {"deed": CIRCLE.by_step[deed].label})
    return HttpResponseRedirect(reverse("innovation:circle_project", args=[code]))


@require_POST
@guarded(opens_innovation)
def grow(request: PrajaRequest, code: str) -> HttpResponse:
    """Begin an innovation from a finished project."""
    with recalled(units, law_data):
        row = project_with(request.actor, code)
        try:
            made = operations.grow_into_innovation(project=row, actor=request.actor, at=request.at)
        except DomainError as refused:
            return _page(request, row, error=refused)
    messages.success(request, _("Begun. Its words, causes and numbers came along."))
    return HttpResponseRedirect(reverse("innovation:work", args=[made.case.code]))


@guarded(opens_innovation)
def step(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """One step: what it says, what is missing, its tools and minutes; to be written while the project stands at it."""
    if number not in STEPS:
        raise NotFound(_("There is no such step."), next_step=_("A project has eight."))
    with recalled(units, law_data):
        row = project_with(request.actor, code)
        standing = standing_of(row).of(number)
        is_here = row.case.state == STEP_STATES[number - 1]
        writes = is_here and may_write(request.actor, row)
        sheet = standing.sheet.sheet if standing.sheet else empty(number)
        seen = standing.sheet.number if standing.sheet else 0
        posted = request.POST if writes and request.method == "POST" else None
        form = SheetForm(posted, step=number, kept=sheet, initial={"number": seen})
        if request.method == "POST" and not writes:
            raise NotFound(_("This step cannot be written now."), next_step=_("Open the project again."))

        def act() -> str:
            operations.write_sheet(
                project=row,
                step=number,
                sheet=form.sheet(),
                seen_number=form.cleaned_data["number"],
                actor=request.actor,
                at=request.at,
            )
            return reverse("innovation:circle_step", args=[code, number])

        context = {**frame_of(row, "steps"), **_step_context(request, row, number, standing, form, writes=writes)}
        return form_page(
            request, form, act=act, template="innovation/circles/step.html", context=context, done=_("Kept.")
        )


def _step_context(
    request: PrajaRequest, row: CircleProject, number: int, standing: StepStanding, form: SheetForm, *, writes: bool
) -> dict[str, Any]:
    code = row.case.code
    beside = {
        "numbers": reverse("innovation:circle_tools", args=[code]),
        "meetings": reverse("innovation:new_circle_minutes", args=[code]),
        "milestones": reverse("innovation:circle_project", args=[code]) + "#janji",
    }
    lacks = [
        {
            "says": said_of(number, one),
            "href": beside.get(one.field) or (f"#{at}" if (at := form.at(one)) else ""),
        }
        for one in standing.lacks
    ]
    return {
        "number": number,
        "phase": PHASE_NAMES[PHASES[number]],
        "heading": f"{number}. {STEP_NAMES[number]}",
        "aim": STEP_AIMS[number],
        "writes": writes,
        "lacks": lacks if writes else [],
        "is_now": standing.is_now,
        "sheet": standing.sheet,
        "says": shown_sheet(number, standing.sheet.sheet) if standing.sheet and not writes else [],
        "versions": list(row.sheets.filter(step=number).select_related("written_by").order_by("-number")[:20]),
        "step_tools": [tool_row(row, one) for one in tools_of(row) if one.step == number],
        "meetings": row.minutes.filter(step=number).count(),
        "ended": ProjectState(row.case.state) in ENDED,
    }


@guarded(opens_innovation)
def baseline(request: PrajaRequest, code: str) -> HttpResponse:
    """Choose numbers of the unit that the project starts from."""
    with recalled(units, law_data):
        row = project_with(request.actor, code)
        if not leads_circle(request.actor, row.circle_id):
            raise NotFound(_("Numbers are chosen by the leader of the group."), next_step=_("Ask the leader."))
        known = row.diagnosis
        period = Period(known.first_day, known.last_day) if known else last_months(BASELINE_MONTHS, today(request))
        taken = set(known.evidence.values_list("measure", flat=True)) if known else set()
        numbers = numbers_of(request.actor, row.case.lead_unit_id, period, request.at)
        choices = [
            (one.measure.key, f"{one.measure.label}: {figure_words(one.measure, one.figure)}")
            for one in numbers
            if one.measure.key not in taken
        ]
        form = ProjectForm(request.POST or None, choices=choices, initial={"title": row.case.subject})
        form.fields["title"].widget = form.fields["title"].hidden_widget()

        def act() -> str:
            operations.take_baseline(
                project=row,
                period=period,
                measures=form.cleaned_data.get("measures", ()),
                actor=request.actor,
                at=request.at,
            )
            return reverse("innovation:circle_project", args=[code])

        context = {
            **frame_of(row, "steps"),
            "heading": _("Numbers of the unit that it starts from"),
            "aim": _("They are read once and stay; step 6 sets the same numbers beside them."),
            "back": reverse("innovation:circle_project", args=[code]),
            "button": _("Take these numbers"),
            "nothing": "" if choices else _("There is no further number of this unit that you may read."),
        }
        template = "innovation/circles/tool_form.html"
        return form_page(request, form, act=act, template=template, context=context, done=_("Kept."))


_CARRIED = {
    "progress": gettext_lazy("Kept."),
    "finish": gettext_lazy("It is done."),
    "drop": gettext_lazy("It is given up, with the reason."),
}


@require_POST
@guarded(opens_innovation)
def promise(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Tell how far a row of the plan is, show that it is done, or give it up with the reason."""
    with recalled(units, law_data):
        row = project_with(request.actor, code)
        found = Milestone.objects.filter(plan=row.plan_id or 0, pk=pk).select_related("commitment").first()
        deed, note = request.POST.get("deed", ""), request.POST.get("note", "")
        if found is None or deed not in _CARRIED:
            raise NotFound(_("There is no such row of the plan."), next_step=_("Open the project again."))
        owed, actor, at = found.commitment, request.actor, request.at
        try:
            sent = request.FILES.getlist("papers") if CARRY.allows(actor, owed) else []
            files = [take_in(upload=upload, actor=actor, at=at) for upload in sent]
            if deed == "drop":
                drop_commitment(commitment=owed, reason=note, actor=actor, at=at)
            elif deed == "finish":
                finish_commitment(commitment=owed, files=files, actor=actor, at=at)
            else:
                report_progress(commitment=owed, note=note, files=files, actor=actor, at=at)
        except DomainError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, str(_CARRIED[deed]))
    return HttpResponseRedirect(reverse("innovation:circle_project", args=[code]) + "#janji")
