# SPDX-License-Identifier: EUPL-1.2
"""The seven tools of a project: their list, each as a drawing, making and changing them, counting on check sheets."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.innovation.domain.circles.tools import ToolKind
from praja.duties.innovation.enums.circles import ENDED, STEP_OF, ProjectState
from praja.duties.innovation.forms.circles.tools import CountForm, ToolForm
from praja.duties.innovation.forms.circles.words import STEP_NAMES, TOOL_AIMS, TOOLS
from praja.duties.innovation.models.circles import CircleProject, Tool
from praja.duties.innovation.operations.circles import count, draw_tool, drop_tool
from praja.duties.innovation.queries.circles import project_with
from praja.duties.innovation.queries.circles.finding import last_sheets, tool_with, tools_of
from praja.duties.innovation.queries.circles.numbers import counts_of, tallies_of
from praja.duties.innovation.rules import opens_innovation
from praja.duties.innovation.rules.circles import WORK_ON_PROJECT
from praja.duties.innovation.web.circles.charts import Drawing, chart_of
from praja.duties.innovation.web.circles.frame import frame_of
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.plans.queries.readings import readable_measures
from praja.kernel.procedures.web.pages import form_page
from praja.kernel.procedures.web.taking import no_store
from praja.lib.actors import Actor
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded


def may_write(actor: Actor, project: CircleProject) -> bool:
    """Whether this reader writes in the project: of its circle, and as long as it is worked on."""
    return ProjectState(project.case.state) not in ENDED and WORK_ON_PROJECT.allows(actor, project)


@guarded(opens_innovation)
def tool_list(request: PrajaRequest, code: str) -> HttpResponse:
    """The tools of a project by step, and what can be made."""
    with recalled(units, law_data):
        project = project_with(request.actor, code)
        rows = tools_of(project)
    context = {
        **frame_of(project, "tools"),
        "rows": [tool_row(project, row) for row in rows],
        "kinds": [
            {
                "name": TOOLS[kind],
                "aim": TOOL_AIMS[kind],
                "url": reverse("innovation:new_circle_tool", args=[code, kind]),
            }
            for kind in ToolKind
        ],
        "may_write": may_write(request.actor, project),
    }
    return no_store(render(request, "innovation/circles/tools.html", context))


def tool_row(project: CircleProject, row: Tool) -> dict[str, Any]:
    """A tool as a row of a list."""
    return {
        "title": row.sheet["title"],
        "url": reverse("innovation:circle_tool", args=[project.case.code, row.pk]),
        "meta": f"{TOOLS[row.kind]} · {row.step} {STEP_NAMES[row.step]}",
    }


@guarded(opens_innovation)
def tool(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """One tool: its drawing, its table, and what can be done with it."""
    with recalled(units, law_data):
        project = project_with(request.actor, code)
        row = tool_with(project, pk)
        context = _shown(request, project, row)
    return no_store(render(request, "innovation/circles/tool.html", context))


def _shown(request: PrajaRequest, project: CircleProject, row: Tool) -> dict[str, Any]:
    rows = tools_of(project)
    is_check = row.kind == ToolKind.CHECK_SHEET
    chart = chart_of(drawing_of(project, row, request, rows))
    writes = may_write(request.actor, project)
    counts = counts_of(row) if is_check else None
    return {
        **frame_of(project, "tools"),
        "tool": row,
        "title": row.sheet["title"],
        "kind": TOOLS[row.kind],
        "step": f"{row.step} {STEP_NAMES[row.step]}",
        "chart": chart,
        "is_check": is_check,
        "counts": counts,
        "tallies": _tallies(row) if is_check else [],
        "may_write": writes,
        "drawn_from_it": [tool_row(project, one) for one in rows if one.sheet.get("check") == row.pk],
    }


def drawing_of(project: CircleProject, row: Tool, request: PrajaRequest, rows: list[Tool]) -> Drawing:
    """What a tool is drawn from; `rows` are all tools of the project."""
    causes = last_sheets(project).get(2) if row.kind == ToolKind.FISHBONE else None
    checks = {one.pk: one for one in rows if one.kind == ToolKind.CHECK_SHEET}
    return Drawing(row, project, request.actor, request.at, causes, checks)


def _tallies(row: Tool) -> list[dict[str, Any]]:
    marks, groups = row.sheet["marks"], row.sheet.get("groups", [])
    return [
        {
            "mark": marks[one.mark],
            "group": groups[one.group] if groups else "",
            "count": one.count,
            "who": one.person.name,
            "at": one.counted_at,
        }
        for one in tallies_of(row)
    ]


@guarded(opens_innovation)
def new_tool(request: PrajaRequest, code: str, kind: str) -> HttpResponse:
    """Make a tool of a kind."""
    if kind not in map(str, ToolKind):
        raise NotFound(_("There is no such tool."), next_step=_("Choose one of the seven."))
    with recalled(units, law_data):
        return _tool_form(request, _written(request, code), ToolKind(kind), None)


@guarded(opens_innovation)
def change_tool(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Change a tool: its title, its numbers."""
    with recalled(units, law_data):
        project = _written(request, code)
        row = tool_with(project, pk)
        return _tool_form(request, project, ToolKind(row.kind), row)


def _written(request: PrajaRequest, code: str) -> CircleProject:
    """A project in which the reader writes. Raises NotFound."""
    project = project_with(request.actor, code)
    if not may_write(request.actor, project):
        raise NotFound(_("There is no such project among those of your groups."), next_step=_("Open your groups."))
    return project


def _tool_form(request: PrajaRequest, project: CircleProject, kind: ToolKind, row: Tool | None) -> HttpResponse:
    code, unit_id = project.case.code, project.case.lead_unit_id
    checks = [(one.pk, one.sheet["title"]) for one in tools_of(project) if one.kind == ToolKind.CHECK_SHEET]
    measures = [(key, str(one.label)) for key, one in readable_measures(request.actor, unit_id).items()]
    now = STEP_OF.get(ProjectState(project.case.state), 1)
    form = ToolForm(
        request.POST or None,
        kind=kind,
        kept=row.sheet if row else None,
        sheets=checks,
        measures=sorted(measures, key=lambda one: one[1]) if kind is ToolKind.GRAPH else [],
        initial={
            "title": row.sheet["title"] if row else "",
            "step": row.step if row else now,
            "number": row.number if row else 0,
        },
    )

    def act() -> str:
        made = draw_tool(
            project=project,
            wish=form.wish(),
            tool=row,
            seen_number=form.cleaned_data["number"] or 0,
            actor=request.actor,
            at=request.at,
        )
        return reverse("innovation:circle_tool", args=[code, made.pk])

    back = (
        reverse("innovation:circle_tool", args=[code, row.pk])
        if row
        else reverse("innovation:circle_tools", args=[code])
    )
    context = {
        **frame_of(project, "tools"),
        "heading": TOOLS[kind],
        "aim": TOOL_AIMS[kind],
        "back": back,
        "button": _("Draw it") if kind is not ToolKind.CHECK_SHEET else _("Keep the sheet"),
    }
    template = "innovation/circles/tool_form.html"
    return form_page(request, form, act=act, template=template, context=context, done=_("Kept."))


@guarded(opens_innovation)
def count_on(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Count on a check sheet, on a phone: a tap counts one, or numbers of several at once. Who and when is kept."""
    with recalled(units, law_data):
        project = _written(request, code)
        row = tool_with(project, pk)
        if row.kind != ToolKind.CHECK_SHEET:
            raise NotFound(_("There is no such check sheet."), next_step=_("Look in the list of the project's tools."))
        marks, groups = tuple(row.sheet["marks"]), tuple(row.sheet.get("groups", ()))
        tapped = request.POST.get("tap", "")
        form = CountForm(None if tapped else request.POST or None, marks=marks, groups=groups)
        error: DomainError | None = None
        if tapped or (form.is_bound and form.is_valid()):
            try:
                said = _tap(request, row, tapped) if tapped else _several(request, row, form)
            except DomainError as refused:
                error = refused
            else:
                messages.success(request, said)
                return HttpResponseRedirect(reverse("innovation:circle_count", args=[code, pk]))
        counts = counts_of(row)
    has_errors = bool(error or form.errors)
    context = {
        **frame_of(project, "tools"),
        "tool": row,
        "title": row.sheet["title"],
        "form": form,
        "error": error,
        "has_errors": has_errors,
        "blocks": [
            {
                "group": group,
                "marks": [
                    {"label": mark, "tap": f"{place}-{at}", "count": counts.of(place, at)}
                    for place, mark in enumerate(marks)
                ],
            }
            for at, group in enumerate(groups or ("",))
        ],
    }
    return no_store(render(request, "innovation/circles/count.html", context, status=422 if has_errors else 200))


def _tap(request: PrajaRequest, row: Tool, tapped: str) -> str:
    mark, _sep, group = tapped.partition("-")
    place = int(mark) if mark.isdecimal() and len(mark) < 4 else -1
    made = count(
        tool=row,
        mark=place,
        group=int(group) if group.isdecimal() and len(group) < 4 else 0,
        many=1,
        actor=request.actor,
        at=request.at,
    )
    return _("One more: %(label)s.") % {"label": row.sheet["marks"][made.mark]}


def _several(request: PrajaRequest, row: Tool, form: CountForm) -> str:
    group = form.cleaned_data.get("group") or 0
    given = form.given()
    if not given:
        raise NotFound(_("Nothing was counted."), next_step=_("Write how many beside at least one line."))
    for place, many in given:
        count(tool=row, mark=place, group=group, many=many, actor=request.actor, at=request.at)
    return _("Counted: %(many)s.") % {"many": sum(many for _place, many in given)}


@require_POST
@guarded(opens_innovation)
def drop(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Show a tool no more."""
    with recalled(units, law_data):
        project = _written(request, code)
        row = tool_with(project, pk)
        try:
            drop_tool(tool=row, actor=request.actor, at=request.at)
        except DomainError as refused:
            messages.error(request, str(refused))
            return HttpResponseRedirect(reverse("innovation:circle_tool", args=[code, pk]))
    messages.success(request, _("It is shown no more."))
    return HttpResponseRedirect(reverse("innovation:circle_tools", args=[code]))
