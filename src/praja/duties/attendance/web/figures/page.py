# SPDX-License-Identifier: EUPL-1.2
"""The figures of the reader's units over a month, as a page and as files."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.attendance.queries.figures import AttendanceFigures, figures_of, readable_units
from praja.duties.attendance.rules import opens_figures, units_of_figures
from praja.duties.attendance.web.days.months import chosen_month, month_links
from praja.duties.attendance.web.figures.paper import report, table_of_units
from praja.duties.attendance.web.figures.words import (
    cards,
    counted_until,
    month_columns,
    month_rows,
    not_shown,
    trend,
    trend_finding,
    unit_bars,
    unit_columns,
    unit_finding,
    unit_rows,
)
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import NotFound
from praja.lib.exports import MEDIA_TYPES, report_docx, report_xlsx
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.tables import require_format, table_file

EARLIEST = date(2000, 1, 1)
FORMATS = ("xlsx", "docx", "csv")


@guarded(opens_figures)
def figures(request: PrajaRequest) -> HttpResponse:
    """The month in four figures, unit beside unit, and month after month; none of too few people."""
    with recalled(units, law_data):
        found, month, unit = _found(request)
        choices = readable_units(request.actor, today(request))
        more = f"&unit={unit}" if unit else ""
        context = {
            "found": found,
            "unit_name": units.value.name(found.unit) if found.unit is not None else _("All my units"),
            "unit_choices": [{"value": code, "label": name, "chosen": code == unit} for code, name in choices],
            "counted_until": counted_until(found, month),
            "cards": cards(found) if found.whole else [],
            "columns": unit_columns(),
            "rows": unit_rows(found, month),
            "bars": unit_bars(found),
            "unit_finding": unit_finding(found),
            "month_columns": month_columns(),
            "month_rows": month_rows(found),
            "not_shown": not_shown(found),
            "trend": trend(found),
            "trend_finding": trend_finding(found),
            "has_figures": found.whole is None or found.whole.on_duty > 0,
            "files": [(name.upper(), _address(name, month, more)) for name in FORMATS],
            **month_links(request, month, more),
        }
    return no_store(render(request, "attendance/figures/figures.html", context))


@guarded(opens_figures)
def figures_file(request: PrajaRequest, name: str) -> Any:
    """The same as a file: the units alone as CSV, units and months as XLSX and DOCX."""
    kind = require_format(name)
    with recalled(units, law_data):
        found, month, _unit = _found(request)
        called = f"angka-presensi-{month:%Y-%m}"
        if kind == "csv":
            return table_file(table_of_units(found, month), kind, called=called)
        document = report(found, month)
    content = report_xlsx(document) if kind == "xlsx" else report_docx(document)
    headers = {"Content-Disposition": f'attachment; filename="{called}.{kind}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=MEDIA_TYPES[kind], headers=headers)


def _found(request: PrajaRequest) -> tuple[AttendanceFigures, date, str]:
    """The figures that the address asks for, their month, and the code of the unit that it names. Raises NotFound for a unit
    that is none of the reader's."""
    month, code = _month(request), request.GET.get("unit", "")[:30].replace("\x00", "")
    node = units.current().by_code(code) if code else None
    if code and (node is None or node.id not in units_of_figures(request.actor)):
        raise NotFound(_("There is no such unit among yours."))
    unit = node.id if node else None
    found = figures_of(request.actor, unit_id=unit, month=month, today=today(request), at=request.at)
    return found, month, code


def _month(request: PrajaRequest) -> date:
    """The month in the address; the last that is over where it names none, or one of which no day is over."""
    yesterday = today(request) - timedelta(days=1)
    last_whole = (today(request).replace(day=1) - timedelta(days=1)).replace(day=1)
    asked = chosen_month(request) if request.GET.get("bulan") else last_whole
    return asked if EARLIEST <= asked <= yesterday else last_whole


def _address(name: str, month: date, more: str) -> str:
    return f"{reverse('attendance:figures_file', args=[name])}?bulan={month:%Y-%m}{more}"
