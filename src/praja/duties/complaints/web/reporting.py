# SPDX-License-Identifier: EUPL-1.2
"""The quarterly and half-yearly report: figures, findings, and a plan that is carried on from here."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.complaints.forms.reporting import ActionForm, FindingForm, ProgressForm
from praja.duties.complaints.models import Finding
from praja.duties.complaints.operations.reporting import (
    WRITERS,
    measure_action,
    plan_action,
    withdraw_finding,
    write_finding,
)
from praja.duties.complaints.queries.reporting import (
    Found,
    PlannedAction,
    finding_of,
    findings_of,
    planned_action,
    report_with,
    rules_behind,
)
from praja.duties.complaints.queries.statistics import statistics_of
from praja.duties.complaints.queries.trends import by_channel, rising
from praja.duties.complaints.rules import OFFICE_ROLES, opens_office
from praja.duties.complaints.web.reporting_words import reading, report_document, report_file_name, sentences
from praja.duties.complaints.web.statistics import Asked, asked_of, query_of, today_of
from praja.kernel.documents.gateways.reports import render_report
from praja.kernel.documents.operations import take_in
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.measures.domain.reporting import PeriodKind
from praja.kernel.measures.wording import period_choices, period_name
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.plans.enums import LIVE
from praja.kernel.plans.models import Commitment
from praja.kernel.plans.operations import drop_commitment, finish_commitment, report_progress
from praja.kernel.plans.rules import CARRY
from praja.lib.errors import DomainError, NotFound
from praja.lib.exports import MEDIA_TYPES, ReportDocument, report_docx, report_xlsx
from praja.lib.web import PrajaRequest, guarded

FORMATS = ("pdf", "docx", "xlsx")
FORMAL = (PeriodKind.QUARTER, PeriodKind.HALF)


@guarded(opens_office)
def periodic_report(request: PrajaRequest) -> HttpResponse:
    """The report of a period as a page; whoever writes it adds findings, and below each what is done about it."""
    with recalled(units, law_data):
        asked = _asked(request)
        mine = _mine(request, asked)
        if not mine or request.method != "POST":
            return _page(request, asked, FindingForm(units=mine) if mine else None)
        form = FindingForm(request.POST, units=mine)
        if form.is_valid() and _written(request, asked, form):
            return HttpResponseRedirect(_url(asked))
        return _page(request, asked, form, status=422)


@require_POST
@guarded(opens_office)
def carry_finding(request: PrajaRequest, number: int) -> HttpResponse:
    """Plan what is done about a finding, or take it out of the report."""
    with recalled(units, law_data):
        asked = _asked(request)
        finding = finding_of(number, request.actor.units_as(*WRITERS))
        if finding is None or finding.period != asked.period.id:
            raise NotFound(_("There is no such finding in a report of your units."))
        if request.POST.get("deed") == "withdraw":
            return _withdrawn(request, asked, finding)
        form = ActionForm(request.POST, units=_mine(request, asked), finding=finding.pk)
        if form.is_valid() and _planned(request, asked, finding, form):
            return HttpResponseRedirect(_url(asked))
        mine = _mine(request, asked)
        return _page(request, asked, FindingForm(units=mine), planning={finding.pk: form}, status=422)


@guarded(opens_office)
def periodic_report_file(request: PrajaRequest, name: str) -> HttpResponse:
    """The report as PDF to be filed, DOCX to be edited, XLSX to be counted on."""
    if name not in FORMATS:
        raise NotFound(_("There is no such format."))
    with recalled(units, law_data):
        asked = _asked(request)
        document = _document(request, asked)
    content = {
        "pdf": lambda: render_report(document, at=request.at),
        "docx": lambda: report_docx(document),
        "xlsx": lambda: report_xlsx(document),
    }[name]()
    media_type = "application/pdf" if name == "pdf" else MEDIA_TYPES[name]  # type: ignore[index]
    file_name = report_file_name(asked.period, name)
    headers = {"Content-Disposition": f'attachment; filename="{file_name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=media_type, headers=headers)


@require_POST
@guarded(opens_office)
def carry_action(request: PrajaRequest, number: int) -> HttpResponse:
    """Go on with one line of a plan: tell how far it is, show that it is done, give it up, or measure again."""
    with recalled(units, law_data):
        commitment = planned_action(number, request.actor.units_as(*OFFICE_ROLES))
        if commitment is None:
            raise NotFound(_("There is no such line in a plan of your units."))
        period = report_with(commitment)
        form = ProgressForm(request.POST, request.FILES)
        try:
            if not form.is_valid():
                raise NotFound(_("Nothing was sent that can be kept."))
            _carry(request, commitment, form)
        except DomainError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Kept."))
    asked = {"periode": period.code if period else "", "unit": request.POST.get("unit", "")}
    return HttpResponseRedirect(f"{reverse('complaints:periodic_report')}{query_of(asked)}#plan")


def _carry(request: PrajaRequest, commitment: Commitment, form: ProgressForm) -> None:
    deed, actor, at = request.POST.get("deed", ""), request.actor, request.at
    note, upload = form.cleaned_data["note"], form.cleaned_data["evidence"]
    period = report_with(commitment)
    if deed == "measure" and period is not None:
        measure_action(commitment=commitment, period=period, actor=actor, at=at)
    elif deed == "drop":
        drop_commitment(commitment=commitment, reason=note, actor=actor, at=at)
    else:
        files = [take_in(upload=upload, actor=actor, at=at)] if upload and CARRY.allows(actor, commitment) else []
        if deed == "finish":
            finish_commitment(commitment=commitment, actor=actor, at=at, files=files)
        else:
            report_progress(commitment=commitment, note=note, actor=actor, at=at, files=files)


def _asked(request: PrajaRequest) -> Asked:
    return asked_of(request, request.actor.units_as(*OFFICE_ROLES), kinds=FORMAL)


def _mine(request: PrajaRequest, asked: Asked) -> list[UnitNode]:
    """The units of this report that the reader writes for, by code."""
    mine = request.actor.units_as(*WRITERS) & asked.unit_ids
    return sorted((units.value.nodes[unit] for unit in mine), key=lambda node: node.code)


def _written(request: PrajaRequest, asked: Asked, form: FindingForm) -> bool:
    given = form.cleaned_data
    try:
        write_finding(
            period=asked.period,
            unit=Unit.objects.get(code=given["unit"]),
            text=given["finding"],
            cause=given["cause"],
            actor=request.actor,
            at=request.at,
        )
    except DomainError as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return False
    return True


def _withdrawn(request: PrajaRequest, asked: Asked, finding: Finding) -> HttpResponse:
    try:
        withdraw_finding(finding=finding, actor=request.actor, at=request.at)
    except DomainError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("It is out of the report."))
    return HttpResponseRedirect(_url(asked))


def _planned(request: PrajaRequest, asked: Asked, finding: Finding, form: ActionForm) -> bool:
    given = form.cleaned_data
    try:
        plan_action(
            finding=finding,
            period=asked.period,
            unit=Unit.objects.get(code=given["unit"]),
            action=given["action"],
            due_on=given["due_on"],
            measure=given["measure"] or None,
            url=f"{reverse('complaints:periodic_report')}{query_of({'periode': asked.period.code})}#plan",
            actor=request.actor,
            at=request.at,
        )
    except DomainError as refused:
        name = {"title": "action"}.get(refused.field, refused.field)
        form.add_error(name if name in form.fields else None, str(refused))
        return False
    return True


def _document(request: PrajaRequest, asked: Asked) -> ReportDocument:
    found = statistics_of(asked.unit_ids, asked.groups, asked.period, request.at)
    given = (asked.unit_ids, asked.period, request.at)
    trends = (by_channel(*given), *rising(*given))
    node = units.value.by_code(asked.unit) if asked.unit else None
    rules = rules_behind(min(asked.period.span.last_day, today_of(request)))
    plan = findings_of(asked.period, asked.unit_ids)
    return report_document(found, plan, trends, rules, node.name if node else "")


def _page(
    request: PrajaRequest,
    asked: Asked,
    form: FindingForm | None,
    *,
    planning: Mapping[int, ActionForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    found = statistics_of(asked.unit_ids, asked.groups, asked.period, request.at)
    mine = request.actor.units_as(*OFFICE_ROLES)
    choices = sorted((node for node in units.value.nodes.values() if node.id in mine), key=lambda node: node.code)
    given = query_of({"periode": asked.period.code, "unit": asked.unit})
    writes_for, refused = _mine(request, asked), planning or {}
    context = {
        "asked": asked,
        "given": given,
        "period": period_name(asked.period),
        "found": found,
        "sentences": sentences(found),
        "findings": [
            _finding_row(row, request, writes_for, refused.get(row.finding.pk))
            for row in findings_of(asked.period, asked.unit_ids)
        ],
        "form": form,
        "refused": form if form is not None and form.errors else next(iter(refused.values()), None),
        "period_groups": period_choices(today_of(request), asked.period, formal=True),
        "unit_choices": [{"value": n.code, "label": n.name, "chosen": n.code == asked.unit} for n in choices],
        "figures_url": f"{reverse('complaints:statistics')}{given}",
        "downloads": [
            (name.upper(), f"{reverse('complaints:periodic_report_file', args=[name])}{given}") for name in FORMATS
        ],
    }
    return render(request, "complaints/statistics/report.html", context, status=status)


def _finding_row(
    row: Found, request: PrajaRequest, mine: Sequence[UnitNode], refused: ActionForm | None
) -> dict[str, Any]:
    finding = row.finding
    is_mine = finding.unit_id in {node.id for node in mine}
    return {
        "finding": finding,
        "number": row.number,
        "actions": [_plan_row(planned, request) for planned in row.actions],
        "form": (refused or ActionForm(units=mine, finding=finding.pk)) if is_mine else None,
        "can_withdraw": is_mine and not any(planned.commitment.status != "dropped" for planned in row.actions),
    }


def _plan_row(planned: PlannedAction, request: PrajaRequest) -> dict[str, Any]:
    row = planned.commitment
    is_live = row.status in LIVE
    return {
        "planned": planned,
        "row": row,
        "state": row.get_status_display(),
        "tone": "done" if row.status == "done" else "neutral" if not is_live else _due_tone(row, request),
        "before": reading(planned.measure, row.baseline_numerator, row.baseline_denominator),
        "after": reading(planned.measure, row.after_numerator, row.after_denominator),
        "can_carry": is_live and CARRY.allows(request.actor, row),
        "can_measure": planned.measure is not None and row.owner_unit_id in request.actor.units_as(*WRITERS),
        "form": ProgressForm(prefix=None, auto_id=f"id_{row.pk}_%s"),
    }


def _due_tone(row: Commitment, request: PrajaRequest) -> str:
    return "late" if row.due_on < today_of(request) else "info"


def _url(asked: Asked) -> str:
    given = query_of({"periode": asked.period.code, "unit": asked.unit})
    return f"{reverse('complaints:periodic_report')}{given}#plan"
