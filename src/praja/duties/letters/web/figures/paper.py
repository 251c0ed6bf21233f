# SPDX-License-Identifier: EUPL-1.2
"""What paper costs: realised spending, the same months before and after."""

import re
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.letters.operations.paper import PROFILE, take_in_paper
from praja.duties.letters.queries.figures import unit_names
from praja.duties.letters.queries.paper import UnitPaper, paper_of
from praja.duties.letters.rules import opens_paper, units_of_paper
from praja.kernel.ledger.queries import recalled
from praja.kernel.measures.wording import NONE
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import DomainError
from praja.lib.imports import Report
from praja.lib.moments import describe_moment
from praja.lib.web import PrajaRequest, guarded

SHOWN = 200


class PaperForm(forms.Form):
    """A list of what was spent, as a file."""

    use_required_attribute = False
    file = forms.FileField(
        label=gettext_lazy("What was spent, as XLSX or CSV"),
        help_text=gettext_lazy("Columns: unit, bulan, belanja (ATK or penggandaan), realisasi, kode rekening."),
        error_messages={"required": gettext_lazy("Choose the file")},
    )


@guarded(opens_paper)
def paper(request: PrajaRequest) -> HttpResponse:
    """What was spent; a list sent here is taken in."""
    form, report, status = PaperForm(request.POST or None, request.FILES or None), None, 200
    with recalled(units):
        if request.method == "POST":
            status = 422
            if form.is_valid():
                try:
                    report = take_in_paper(data=form.cleaned_data["file"].read(), actor=request.actor, at=request.at)
                    status = 200
                except DomainError as refused:
                    form.add_error("file", " ".join(filter(None, (str(refused.message), str(refused.next_step)))))
                    status = refused.status
        since = _since(request.GET.get("sejak", ""))
        found = paper_of(units_of_paper(request.actor), since)
        names = {unit: name for unit, _code, name in unit_names([one.unit for one in found])}
    context = {
        "form": form,
        "has_errors": status >= 400,
        "report": _report(report) if report else None,
        "since": f"{since:%Y-%m}" if since else "",
        "columns": _columns(),
        "rows": [_row(one, names.get(one.unit, "")) for one in found],
        "bars": [
            {"label": names.get(one.unit, ""), "value": one.less}
            for one in found
            if one.less is not None and one.less > 0
        ],
        "months": [_months(one, names.get(one.unit, "")) for one in found if one.pairs],
        "month_columns": [
            {"label": _("Month")},
            {"label": _("Year before (Rp)"), "number": True},
            {"label": _("Without paper (Rp)"), "number": True},
        ],
    }
    return no_store(render(request, "letters/figures/paper.html", context, status=status))


def _since(text: str) -> date | None:
    match = re.fullmatch(r"(20\d\d)-(0[1-9]|1[0-2])", text)
    return date(int(match[1]), int(match[2]), 1) if match else None


def _columns() -> list[dict[str, Any]]:
    return [
        {"label": _("Unit")},
        {"label": _("Without paper since")},
        {"label": _("Months compared"), "number": True},
        {"label": _("Before (Rp)"), "number": True},
        {"label": _("After (Rp)"), "number": True},
        {"label": _("Less"), "number": True},
    ]


def _row(one: UnitPaper, name: str) -> list[Any]:
    since = describe_moment(one.since, "date") if one.since else _("not said")
    return [name, since, len(one.pairs), _rupiah(one.before), _rupiah(one.after), _less(one.less)]


def _less(percent: int | None) -> str:
    if percent is None:
        return NONE
    return f"{percent}%" if percent >= 0 else _("%(percent)s%% more") % {"percent": -percent}


def _months(one: UnitPaper, name: str) -> dict[str, Any]:
    rows = [
        [
            date_format(pair.after, "F Y"),
            f"{_rupiah(pair.spent_before)} ({pair.before.year})",
            _rupiah(pair.spent_after),
        ]
        for pair in one.pairs
    ]
    return {"name": name, "rows": rows}


def _report(report: Report) -> dict[str, Any]:
    return {
        "counts": [
            {"term": _("rows read"), "value": report.read},
            {"term": _("new"), "value": report.created},
            {"term": _("changed"), "value": report.updated},
            {"term": _("as before"), "value": report.unchanged},
            {"term": _("refused"), "value": len(report.refused)},
        ],
        "refused": [
            {"line": one.line, "column": PROFILE.header_of(one.field), "reason": one.reason}
            for one in report.refused[:SHOWN]
        ],
    }


def _rupiah(amount: int) -> str:
    return number_format(amount, force_grouping=True)
