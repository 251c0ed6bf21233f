# SPDX-License-Identifier: EUPL-1.2
"""Sheets of allowances: worked out, read, fetched as files and printed for signing."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from praja.duties.attendance.domain.footing import Sums
from praja.duties.attendance.errors.pay import NoSuchSheet
from praja.duties.attendance.forms.pay import SheetForm
from praja.duties.attendance.models import PayLine, PaySheet
from praja.duties.attendance.operations.pay import work_out_sheet
from praja.duties.attendance.operations.pay.sheets import check_footing, sums_of
from praja.duties.attendance.queries.pay_words import rupiah
from praja.duties.attendance.queries.sheets import (
    changes_of,
    lines_of,
    list_sums,
    reads_lines,
    sheet_for,
    sheets_for,
    sums_for,
    units_of_keeper,
    versions_of,
    without_base,
)
from praja.duties.attendance.rules import opens_pay_keeping, opens_unit
from praja.duties.attendance.rules.people import KEEPERS
from praja.duties.attendance.web.pay.paper import list_pdf
from praja.duties.attendance.web.pay.table import pay_table
from praja.duties.attendance.web.pay.ways import pay_ways
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.tables import require_format, table_file

MOST_SHEETS, MOST_LINES, MOST_NAMED = 200, 500, 20


@guarded(opens_unit)
def pay_sheets(request: PrajaRequest) -> HttpResponse:
    """The sheets that hold; the personnel office works out another."""
    keeps = opens_pay_keeping.opens(request.actor)
    form = SheetForm(request.POST or None, units=units_of_keeper(request.actor, KEEPERS)) if keeps else None
    error = None
    if form is not None and form.is_bound and form.is_valid():
        try:
            return _worked_out(request, form)
        except DomainError as refused:
            error = put_on(form, refused)
    status = 422 if error or (form is not None and form.errors) else 200
    sheets = list(sheets_for(request.actor)[:MOST_SHEETS])
    sums = list_sums(request.actor, sheets)
    context = {
        "ways": pay_ways(request),
        "rows": [_row(sheet, *sums.get(sheet.pk, (0, 0))) for sheet in sheets],
        "form": form,
        "error": error,
        "has_errors": status != 200,
    }
    return no_store(render(request, "attendance/pay/sheets.html", context, status=status))


def _worked_out(request: PrajaRequest, form: SheetForm) -> HttpResponseRedirect:
    given = form.cleaned_data
    unit = Unit.objects.get(code=given["unit"])
    sheet = work_out_sheet(unit=unit, month=given["month"], actor=request.actor, at=request.at)
    is_new = sheet.made_at == request.at
    messages.success(request, _("Worked out.") if is_new else _("Nothing differs from the sheet that stands."))
    return HttpResponseRedirect(reverse("attendance:pay_sheet", args=[sheet.pk]))


def _row(sheet: PaySheet, people: int, amount: int) -> dict[str, Any]:
    return {
        "sheet": sheet,
        "month": date_format(sheet.month, "F Y"),
        "url": reverse("attendance:pay_sheet", args=[sheet.pk]),
        "people": people,
        "amount": rupiah(amount),
    }


@guarded(opens_unit)
def pay_sheet(request: PrajaRequest, pk: int) -> HttpResponse:
    """A sheet: its sums by unit; every line and what changed for whoever may see what each person is paid."""
    sheet = sheet_for(request.actor, pk)
    by_unit, sees = sums_for(request.actor, sheet), reads_lines(request.actor, sheet)
    lines = lines_of(sheet) if sees else []
    total = sum((one.sums for one in by_unit), Sums())
    context = {
        "ways": pay_ways(request),
        "sheet": sheet,
        "month_name": date_format(sheet.month, "F Y"),
        "units": [{"name": one.name, "people": one.people, **_written(one.sums)} for one in by_unit],
        "total": {"people": sum(one.people for one in by_unit), **_written(total)},
        "sees": sees,
        "lines": [{"line": line, **_written(sums_of(line))} for line in lines[:MOST_LINES]],
        "hidden": max(0, len(lines) - MOST_LINES),
        **(_of_keepers(request, sheet) if sees else {}),
    }
    return no_store(render(request, "attendance/pay/sheet.html", context))


def _of_keepers(request: PrajaRequest, sheet: PaySheet) -> dict[str, Any]:
    missing = without_base(sheet.unit_id, sheet.month)
    versions = list(versions_of(sheet))
    return {
        "versions": [{"sheet": one, "url": reverse("attendance:pay_sheet", args=[one.pk])} for one in versions],
        "is_newest": versions[0].pk == sheet.pk,
        "changes": [
            {
                "name": one.line.employee.person.name,
                "before": "–" if one.before is None else rupiah(one.before),
                "after": "–" if one.after is None else rupiah(one.after),
            }
            for one in changes_of(sheet)
        ],
        "without_base": ", ".join(one.person.name for one in missing[:MOST_NAMED]),
        "without_base_count": len(missing),
        "files": [
            (name.upper(), reverse("attendance:pay_file", args=[sheet.pk, name])) for name in ("xlsx", "csv", "docx")
        ],
        "paper_url": reverse("attendance:pay_paper", args=[sheet.pk]),
    }


def _written(sums: Sums) -> dict[str, str]:
    return {name: rupiah(getattr(sums, name)) for name in Sums.__dataclass_fields__}


@guarded(opens_unit)
def pay_file(request: PrajaRequest, pk: int, name: str) -> Any:
    """The sheet for the payroll, with sums by unit and in all; refused where they do not agree."""
    kind, (sheet, lines) = require_format(name), _whole(request, pk)
    return table_file(pay_table(sheet, lines), kind, called=f"tpp-{sheet.month:%Y-%m}-{sheet.version}")


@guarded(opens_unit)
def pay_paper(request: PrajaRequest, pk: int) -> HttpResponse:
    """The sheet as a list to be signed."""
    sheet, lines = _whole(request, pk)
    return list_pdf(sheet, lines, at=request.at)


def _whole(request: PrajaRequest, pk: int) -> tuple[PaySheet, list[PayLine]]:
    """A sheet with its lines for whoever may see what each person is paid. Raises `NoSuchSheet`, `SheetDoesNotFoot`."""
    sheet = sheet_for(request.actor, pk)
    if not reads_lines(request.actor, sheet):
        raise NoSuchSheet
    lines = lines_of(sheet)
    check_footing(sheet, lines)
    return sheet, lines
