# SPDX-License-Identifier: EUPL-1.2
"""The action plan on paper: to be filed as PDF, to be edited as DOCX. And the papers that show what was done."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.training.queries.change.seats import Work, decided_by, seat_of_plan, visits_of, work_of
from praja.duties.training.queries.classes import class_with_code
from praja.duties.training.rules import opens_training
from praja.duties.training.web.change.showing import fishbone, number_row
from praja.kernel.documents.gateways.reports import render_report
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.web import served
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.plans.domain.gantt import gantt
from praja.kernel.plans.domain.sheets import PlanSheet, read_design, read_diagnosis, read_plan
from praja.kernel.plans.models import ActionPlan, PlanVersion
from praja.kernel.plans.queries.planning import VISIT_PAPERS, paper_of, version_of, visit_sheet
from praja.kernel.plans.queries.readings import effects_of, evidence_of_diagnosis
from praja.kernel.plans.web.drawing import drawn, stage_columns, stage_row
from praja.kernel.plans.web.following import effect_row, words_shown
from praja.kernel.plans.wording import STANCES
from praja.lib.clock import local_date
from praja.lib.errors import NotFound
from praja.lib.exports import MEDIA_TYPES, Column, Kind, ReportDocument, Section, Table, report_docx
from praja.lib.exports.reports import Drawing, Signature
from praja.lib.moments import describe_moment, local_zone
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_training)
def plan_file(request: PrajaRequest, code: str, number: int, name: str) -> HttpResponse:
    """The plan as it was handed in last, or as it stands in the draft."""
    if name not in ("pdf", "docx"):
        raise NotFound(_("There is no such format."))
    with recalled(units, law_data):
        row = class_with_code(request.actor, code)
        work = work_of(seat_of_plan(request.actor, row, number))
        if work.plan is None:
            raise NotFound(_("There is no plan yet."), next_step=_("It is written by its owner."))
        document = plan_document(
            work, work.plan, decided_by(work.seat, request.at), local_date(request.at, local_zone())
        )
    content = render_report(document, at=request.at) if name == "pdf" else report_docx(document)
    media_type = "application/pdf" if name == "pdf" else MEDIA_TYPES["docx"]
    headers = {
        "Content-Disposition": f'attachment; filename="rencana-aksi-{row.case.code}-{number}.{name}"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(content, content_type=media_type, headers=headers)


def plan_document(work: Work, plan: ActionPlan, mentor: str, today: date) -> ReportDocument:
    """Every part of the plan, in the order in which it came about."""
    version = version_of(plan)
    sheet = read_plan(version.sheet)
    seat = work.seat
    lead = _("%(owner)s, %(unit)s. Mentor: %(mentor)s. Coach: %(coach)s. Version %(number)s, %(state)s.") % {
        "owner": plan.owner.name,
        "unit": seat.unit.name,
        "mentor": mentor or "–",
        "coach": plan.coach.name if plan.coach else "–",
        "number": version.number,
        "state": str(plan.get_state_display()).lower(),
    }
    began = plan.began_on or today
    return ReportDocument(
        title=_("Action plan: %(idea)s") % {"idea": sheet.idea or sheet.issue or seat.unit.name},
        government=settings.PRAJA_SITE_NAME,
        lead=lead,
        sections=(
            _diagnosis(work, version),
            _design(work, version),
            Section(_("Issue, aim and output"), _said(sheet)),
            _stakeholders(sheet, today),
            _stages(sheet, began, today),
            *_visits(work),
            *_effects(plan, today),
        ),
        as_of=today,
        signature=Signature(_("Accepted by the mentor"), seat.unit.name, mentor) if mentor else None,
    )


def _said(sheet: PlanSheet) -> tuple[str, ...]:
    return tuple(f"{one['term']}: {one['value']}" for one in words_shown(sheet))


def _diagnosis(work: Work, version: PlanVersion) -> Section:
    assert work.diagnosis is not None
    sheet = read_diagnosis(version.diagnosis_sheet or work.diagnosis.sheet)
    read = evidence_of_diagnosis(work.diagnosis)
    said = [_("Problem: %(problem)s") % {"problem": sheet.problem}]
    said += [f"{label}: {'; '.join(causes)}" for label, causes in fishbone(sheet)]
    if sheet.unseen:
        said.append(_("What the numbers do not show: %(unseen)s") % {"unseen": sheet.unseen})
    columns = _columns(_("Number of the unit"), _("Baseline"), (_("Counted"),))
    table = _table(_("Numbers of the unit"), columns, [number_row(one) for one in read], work.diagnosis.last_day)
    return Section(_("Diagnosis"), tuple(said), (table,) if read else ())


def _design(work: Work, version: PlanVersion) -> Section:
    assert work.design is not None
    sheet = read_design(version.design_sheet or work.design.sheet)
    said = [sheet.what, sheet.how]
    if work.design.subject_title:
        said.append(_("It changes: %(title)s") % {"title": work.design.subject_title})
    names = {one.measure.key: str(one.measure.label) for one in evidence_of_diagnosis(work.design.diagnosis)}
    said += [f"{names.get(one.measure, one.measure)}: {one.target}" for one in sheet.expects]
    return Section(_("What changes"), tuple(one for one in said if one))


def _stakeholders(sheet: PlanSheet, today: date) -> Section:
    columns = _columns(_("Who"), _("Their stance"), _("How they are won or kept"))
    rows = [[one.name, str(STANCES[one.stance]), one.approach] for one in sheet.stakeholders]
    return Section(_("Stakeholders"), (), (_table(_("Who is touched"), columns, rows, today),) if rows else ())


def _stages(sheet: PlanSheet, began_on: date, today: date) -> Section:
    columns = _columns(*stage_columns())
    rows = [stage_row(place, one, began_on, today) for place, one in enumerate(sheet.stages, start=1)]
    chart = gantt(sheet.stages)
    drawing = None
    if chart is not None:
        svg = render_to_string("plans/_gantt.svg", {"gantt": drawn(chart)})
        drawing = Drawing(svg, _("Stages by day; the table says the same."))
    return Section(
        _("Stages"), (), (_table(_("Stages and milestones"), columns, rows, today),) if rows else (), drawing
    )


def _visits(work: Work) -> list[Section]:
    found = []
    for visit in visits_of(work.seat):
        sheet = visit_sheet(visit)
        said = [
            f"{describe_moment(sheet.visited_on, 'date')}: {sheet.locus}. {sheet.why}",
            *(_("Found: %(text)s") % {"text": sheet.findings},) * bool(sheet.findings),
            *(_("Missing here: %(text)s") % {"text": sheet.gap},) * bool(sheet.gap),
            *(f"{line.what} ({describe_moment(line.due_on, 'date')})" for line in sheet.adoptions),
        ]
        found.append(Section(_("Benchmarking visit"), tuple(said)))
    return found


def _effects(plan: ActionPlan, today: date) -> list[Section]:
    lines = [effect_row(one) for one in effects_of(plan)]
    if not lines:
        return []
    columns = _columns(
        _("Number of the unit"), _("After"), _("Baseline"), _("Now"), _("Difference"), _("What is shown")
    )
    rows = [
        [
            str(one["label"]),
            _("%(months)s months") % {"months": one["months"]},
            f"{one['before']}, {one['before_days']}",
            f"{one['after']}, {one['after_days']}",
            f"{one['change']} ({one['low']} … {one['high']})" if one["change"] else "",
            str(one["said"]),
        ]
        for one in lines
    ]
    return [Section(_("The same numbers later"), (), (_table(_("Beside the baseline"), columns, rows, today),))]


def _columns(*labels: str | tuple[str]) -> tuple[Column, ...]:
    """Columns by place; a label in a tuple is one of numbers."""
    return tuple(
        Column(
            str(place), one[0] if isinstance(one, tuple) else one, Kind.INTEGER if isinstance(one, tuple) else Kind.TEXT
        )
        for place, one in enumerate(labels)
    )


def _table(title: str, columns: tuple[Column, ...], rows: list[list[Any]], as_of: date) -> Table:
    kept = tuple({str(place): cell for place, cell in enumerate(row)} for row in rows)
    return Table(title, columns, kept, _("The action plan and the numbers of the unit"), as_of)


@guarded(opens_training)
def plan_paper(request: PrajaRequest, code: str, number: int, pk: int) -> Any:
    """A paper that shows what was done, or that belongs to a visit."""
    row = class_with_code(request.actor, code)
    seat = seat_of_plan(request.actor, row, number)
    work = work_of(seat)
    found = (paper_of(work.plan, pk) if work.plan else None) or _of_visit(work, pk)
    if found is None:
        raise NotFound(gettext_lazy("There is no such paper."))
    return served(found.file, name=f"rencana-{code}-{found.pk}", cache="no-store")


def _of_visit(work: Work, pk: int) -> Attachment | None:
    found = Attachment.objects.select_related("file").filter(pk=pk, object_kind=VISIT_PAPERS).first()
    return found if found is not None and visits_of(work.seat).filter(pk=found.object_id).exists() else None
