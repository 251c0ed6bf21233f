# SPDX-License-Identifier: EUPL-1.2
"""SP4N-LAPOR!: what still has to be keyed in there, what differs, and the exported list that tells."""

import hashlib
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.complaints.enums import LaporState
from praja.duties.complaints.forms.lapor import ExportForm, TrackingForm
from praja.duties.complaints.models import LaporReport
from praja.duties.complaints.operations import link_lapor, reconcile_lapor
from praja.duties.complaints.operations.lapor import EXPORT, Reconciled
from praja.duties.complaints.queries.lapor import (
    cases_for_lapor,
    copy_fields,
    copy_page,
    report_page,
    state_counts,
    tracking_id_of,
)
from praja.duties.complaints.rules import opens_coordination
from praja.duties.complaints.web.list_pages import list_links
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.models import Case
from praja.lib.codes import read_code, show_code
from praja.lib.errors import DomainError, NotFound
from praja.lib.imports import read_table
from praja.lib.web import PrajaRequest, guarded

TO_COPY = "to_copy"
DIFFERENCES = {
    "status": gettext_lazy("status"),
    "agency": gettext_lazy("agency"),
    "anonymous": gettext_lazy("anonymity"),
    "secret": gettext_lazy("secrecy"),
}
SHOWN_REFUSALS = 50


@guarded(opens_coordination)
def lapor(request: PrajaRequest) -> HttpResponse:
    """The worklists, one at a time: to copy, only there, not alike, answered there only, not found there."""
    chosen = request.GET.get("daftar", TO_COPY)
    if chosen not in (TO_COPY, *LaporState.values):
        chosen = TO_COPY
    context = {
        "chosen": chosen,
        "tabs": _tabs(request, chosen),
        "form": ExportForm(),
        "list_links": list_links(request, "lapor"),
    }
    return render(request, "complaints/lapor/list.html", {**context, **_rows(request, chosen)})


@guarded(opens_coordination)
def lapor_list(request: PrajaRequest) -> HttpResponse:
    """Compare an exported list with the cases here."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("complaints:lapor"))
    form = ExportForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "complaints/lapor/list_file.html", {"form": form}, status=422)
    data = form.cleaned_data["file"].read()
    try:
        done = _reconcile(request, data, form.cleaned_data["take_over"])
    except DomainError as refused:
        form.add_error("file", str(refused))
        return render(request, "complaints/lapor/list_file.html", {"form": form}, status=422)
    counts = [(LaporState(name).label, count, name) for name, count in done.counts.items()]
    context = {"form": ExportForm(), "report": done.report, "counts": counts}
    context["refused"] = [
        {"line": one.line, "column": EXPORT.header_of(one.field), "reason": one.reason}
        for one in done.report.refused[:SHOWN_REFUSALS]
    ]
    return render(request, "complaints/lapor/list_file.html", context)


@guarded(opens_coordination)
def lapor_case(request: PrajaRequest, code: str) -> HttpResponse:
    """One case, field by field, to be keyed into LAPOR!; ticked with the number that LAPOR! gave."""
    case = _case(request, code)
    form = TrackingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            link_lapor(
                case=case, tracking_id=form.cleaned_data["tracking_id"], copied=True, actor=request.actor, at=request.at
            )
        except DomainError as refused:
            form.add_error("tracking_id", str(refused))
        else:
            messages.success(request, _("Recorded in LAPOR!."))
            return HttpResponseRedirect(reverse("complaints:lapor"))
    context = {
        "case": case,
        "code": show_code(case.code),
        "fields": copy_fields(case),
        "tracking_id": tracking_id_of(case.pk),
        "form": form,
    }
    return render(request, "complaints/lapor/case.html", context, status=422 if form.errors else 200)


def _reconcile(request: PrajaRequest, data: bytes, take_over: bool) -> Reconciled:
    return reconcile_lapor(
        lines=read_table(data, EXPORT).lines,
        file_digest=hashlib.sha256(data).hexdigest(),
        take_over=take_over,
        actor=request.actor,
        at=request.at,
    )


def _case(request: PrajaRequest, code: str) -> Case:
    cases = cases_for_lapor(request.actor).select_related(
        "lead_unit", "complaint__topic", "complaint__region", "complaint__reporter"
    )
    found = cases.filter(code=read_code(code)).first()
    if found is None:
        raise NotFound(_("There is no report with this code among those you may read."))
    return found


def _tabs(request: PrajaRequest, chosen: str) -> list[dict[str, Any]]:
    counts = state_counts(request.actor)
    names: list[tuple[str, str, int | None]] = [(TO_COPY, _("Copy to LAPOR!"), None)]
    names += [
        (state.value, str(state.label), counts[state.value]) for state in LaporState if state is not LaporState.SAME
    ]
    return [
        {"label": label, "href": f"?{urlencode({'daftar': name})}", "current": name == chosen, "count": count}
        for name, label, count in names
    ]


def _rows(request: PrajaRequest, chosen: str) -> dict[str, Any]:
    cursor = request.GET.get("halaman")
    if chosen == TO_COPY:
        cases = copy_page(request.actor, cursor)
        return {"rows": [_case_row(case) for case in cases.items], **_pages(chosen, cases.next, cases.previous)}
    reports = report_page(LaporState(chosen), request.actor, cursor)
    return {"rows": [_report_row(row) for row in reports.items], **_pages(chosen, reports.next, reports.previous)}


def _pages(chosen: str, after: str | None, before: str | None) -> dict[str, str]:
    def url(cursor: str | None) -> str:
        return f"?{urlencode({'daftar': chosen, 'halaman': cursor})}" if cursor else ""

    return {"next_url": url(after), "previous_url": url(before)}


def _case_row(case: Case) -> dict[str, Any]:
    state = procedure_of(case).by_state[case.state]
    return {
        "title": case.subject,
        "url": reverse("complaints:lapor_case", args=[case.code]),
        "meta": f"{case.lead_unit.name} · {show_code(case.code)}",
        "label": state.office,
        "tone": state.tone,
    }


def _report_row(row: LaporReport) -> dict[str, Any]:
    unlike = ", ".join(str(DIFFERENCES.get(name, name)) for name in row.differences)
    return {
        "title": row.case.subject if row.case else row.category or _("A report in LAPOR!"),
        "url": reverse("complaints:case", args=[row.case.code]) if row.case else "",
        "meta": " · ".join(part for part in (f"LAPOR! {row.tracking_id}", row.agency, unlike) if part),
        "label": row.status or _("no status"),
        "tone": "soon",
    }
