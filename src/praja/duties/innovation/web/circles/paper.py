# SPDX-License-Identifier: EUPL-1.2
"""The risalah: a project from its theme to its next plan, with its tools, minutes and lists of who was there; to be filed as PDF,
to be edited as DOCX."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _

from praja.duties.innovation.domain.circles.steps import PHASES, STEPS
from praja.duties.innovation.domain.circles.tools import ToolKind
from praja.duties.innovation.forms.circles.words import PHASE_NAMES, STEP_NAMES, TOOLS
from praja.duties.innovation.models.circles import CircleProject, Minutes, Tool
from praja.duties.innovation.procedure.circles import CIRCLE
from praja.duties.innovation.queries.circles import project_with
from praja.duties.innovation.queries.circles.finding import last_sheets, minutes_of, people_of, tools_of
from praja.duties.innovation.rules import opens_innovation
from praja.duties.innovation.web.circles.charts import chart_of
from praja.duties.innovation.web.circles.effects import effects_of_project, promises_of
from praja.duties.innovation.web.circles.reading import Answer, shown_sheet
from praja.duties.innovation.web.circles.tools import drawing_of
from praja.kernel.documents.gateways.reports import drawing_picture, render_report
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.queries import assignments_of
from praja.lib.charts.shown import Chart
from praja.lib.clock import local_date
from praja.lib.errors import NotFound
from praja.lib.exports import MEDIA_TYPES, Column, Kind, ReportDocument, Section, Table, report_docx
from praja.lib.exports.reports import Drawing, Signature
from praja.lib.moments import describe_moment, local_zone
from praja.lib.web import PrajaRequest, guarded

BLANK = "\N{NO-BREAK SPACE}"
"""Room for a signature: an empty cell would say that something is missing."""
NARROW, WIDE = 55, 100
"""Percent of the paper's width that a drawing takes."""


@guarded(opens_innovation)
def risalah(request: PrajaRequest, code: str, name: str) -> HttpResponse:
    """The risalah of a project as it stands now."""
    if name not in ("pdf", "docx"):
        raise NotFound(_("There is no such format."), next_step=_("Choose PDF or DOCX."))
    with recalled(units, law_data):
        project = project_with(request.actor, code)
        document = document_of(request, project, pictures=name == "docx")
    content = render_report(document, at=request.at) if name == "pdf" else report_docx(document)
    headers = {
        "Content-Disposition": f'attachment; filename="risalah-{code}.{name}"',
        "Cache-Control": "no-store",
    }
    kind = "application/pdf" if name == "pdf" else MEDIA_TYPES["docx"]
    return HttpResponse(content, content_type=kind, headers=headers)


def document_of(request: PrajaRequest, project: CircleProject, *, pictures: bool) -> ReportDocument:
    """Every part of a project, in the order of its steps. `pictures`: drawings also as PNG."""
    today = local_date(request.at, local_zone())
    sheets, meetings, rows = last_sheets(project), list(minutes_of(project)), tools_of(project)
    sections = [_group(project, today)]
    for step in STEPS:
        says = shown_sheet(step, sheets[step].sheet) if step in sheets else []
        sections.append(_step(step, says, today))
        if step == 5:
            sections += _promises(request, project, today)
        if step == 6:
            sections += _effects(request, project, today)
        for row in rows:
            if row.step == step:
                sections.append(_tool(request, project, row, rows, today, pictures=pictures))
    head = _head(project, request)
    return ReportDocument(
        title=_("Report of a work-culture group: %(theme)s") % {"theme": project.case.subject},
        government=settings.PRAJA_SITE_NAME,
        lead=_("%(group)s, %(unit)s. Where it stands: %(state)s.")
        % {
            "group": project.circle.title,
            "unit": project.case.lead_unit.name,
            "state": str(CIRCLE.by_state[project.case.state].public).lower(),
        },
        sections=tuple(sections),
        as_of=today,
        signature=Signature(_("Known to the head of the unit"), project.case.lead_unit.name, head) if head else None,
        annex=tuple(_minutes(meetings, today)),
    )


def _head(project: CircleProject, request: PrajaRequest) -> str:
    found = next(iter(assignments_of(Role.HEAD, project.case.lead_unit_id, request.at)), None)
    return found.account.person.name if found else ""


def _group(project: CircleProject, today: date) -> Section:
    people = people_of(project.circle)
    rows = [[one.person.name, str(one.get_part_display()), one.since] for one in people]
    table = _table(_("Who belongs to the group"), (_("Name"), _("As"), _("Since")), rows, today)
    said = (project.circle.aim,)
    decree = (_("Decree: %(decree)s") % {"decree": project.circle.decree},) if project.circle.decree else ()
    return Section(_("The group"), (*said, *decree), (table,))


def _step(step: int, says: Sequence[Answer], today: date) -> Section:
    heading = f"{PHASE_NAMES[PHASES[step]]} – {step}. {STEP_NAMES[step]}"
    texts = tuple(f"{one.label}: {one.text}" for one in says if one.text)
    tables = tuple(_table(one.label, one.columns, one.rows, today) for one in says if one.rows)
    return Section(heading, texts or (() if tables else (_("Nothing is written in this step yet."),)), tables)


def _tool(
    request: PrajaRequest, project: CircleProject, row: Tool, rows: list[Tool], today: date, *, pictures: bool
) -> Section:
    chart = chart_of(drawing_of(project, row, request, rows))
    table = _chart_table(chart, row.sheet["title"], today)
    # What a fishbone's table says stands in step 2 already.
    tables = () if row.kind == ToolKind.FISHBONE or not chart.rows else (table,)
    return Section(
        f"{TOOLS[row.kind]}: {row.sheet['title']}",
        (chart.finding, *chart.notes),
        tables,
        _drawing(chart, pictures=pictures),
    )


def _drawing(chart: Chart, *, pictures: bool) -> Drawing | None:
    if chart.canvas is None:
        return None
    svg = chart.canvas.on_paper()
    return Drawing(svg, chart.finding, WIDE if chart.wide else NARROW, drawing_picture(svg) if pictures else b"")


def _chart_table(chart: Chart, title: str, today: date) -> Table:
    return _table(title, chart.headings, chart.rows, today, source=chart.source, numeric=chart.numeric)


def _promises(request: PrajaRequest, project: CircleProject, today: date) -> list[Section]:
    rows = [[one["row"].title, one["row"].due_on, str(one["label"])] for one in promises_of(request.actor, project)]
    if not rows:
        return []
    columns = (_("What the plan promised"), _("By"), _("Where it stands"))
    return [Section(_("What the plan promised"), (), (_table(_("Rows of the plan"), columns, rows, today),))]


def _effects(request: PrajaRequest, project: CircleProject, today: date) -> list[Section]:
    found = effects_of_project(request.actor, project, request.at)
    if not found:
        return []
    rows = [
        [
            str(one["label"]),
            f"{one['before']} ({one['before_days']})",
            f"{one['after']} ({one['after_days']})" if one["after"] else "",
            str(one.get("says", "")),
        ]
        for one in found
    ]
    columns = (_("Number of the unit"), _("Before"), _("After"), _("What is shown"))
    why = _("What is shown follows the 95 % interval of the difference. Why a number changed, it does not say.")
    return [
        Section(
            _("The unit's numbers before and after"), (why,), (_table(_("Before and after"), columns, rows, today),)
        )
    ]


def _minutes(meetings: Sequence[Minutes], today: date) -> list[Section]:
    found = []
    for one in meetings:
        day = describe_moment(one.held_on, "date")
        said = [_("About step %(number)s: %(step)s") % {"number": one.step, "step": STEP_NAMES[one.step]}]
        said += [_("Where: %(place)s") % {"place": one.place}] if one.place else []
        said += [_("What was discussed: %(text)s") % {"text": one.discussed}]
        said += [_("What was decided: %(text)s") % {"text": one.decided}]
        rows = [[number, person.person.name, BLANK] for number, person in enumerate(one.present.all(), start=1)]
        table = _table(_("Who was there, %(day)s") % {"day": day}, (_("No."), _("Name"), _("Signature")), rows, today)
        found.append(Section(_("Minutes of %(day)s") % {"day": day}, tuple(said), (table,)))
    return found


def _table(
    title: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[Any]],
    today: date,
    *,
    source: str = "",
    numeric: bool = False,
) -> Table:
    columns = tuple(
        Column(str(place), str(label), Kind.INTEGER if numeric and place else Kind.TEXT)
        for place, label in enumerate(headings)
    )
    kept = tuple({str(place): cell for place, cell in enumerate(row)} for row in rows)
    return Table(str(title), columns, kept, source or _("The group"), today)
