# SPDX-License-Identifier: EUPL-1.2
"""Registers of SRIKANDI come as files: sent, their columns said once, taken in."""

import hashlib
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from praja.duties.letters.forms.srikandi import FIELD_NAMES, ColumnsForm, RegisterForm
from praja.duties.letters.models import RegisterSheet
from praja.duties.letters.operations.srikandi import keep_columns, send_register, take_in_register
from praja.duties.letters.queries.srikandi import are_known, columns_for, lines_under, sheet_with
from praja.duties.letters.rules import REGISTRARS, opens_registration
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import DomainError, TooLarge
from praja.lib.imports import Report, Sheet, read_sheet
from praja.lib.web import PrajaRequest, guarded

MOST_ROWS = 1_000
"""More would keep whoever sent them waiting in front of a white page: they go by the command."""
SHOWN = 200


@guarded(opens_registration)
def srikandi(request: PrajaRequest) -> HttpResponse:
    """Send a register. One whose headings are known is taken in at once."""
    with recalled(units):
        form = RegisterForm(request.POST or None, request.FILES or None, units=_units(request))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _sent(form, request)
            except DomainError as refused:
                _put(form, refused)
                status = refused.status
    context = {"form": form, "has_errors": status >= 400, "most": MOST_ROWS}
    return no_store(render(request, "letters/figures/srikandi.html", context, status=status))


@guarded(opens_registration)
def srikandi_columns(request: PrajaRequest, code: str) -> HttpResponse:
    """Say what the columns of a register mean, once; then it is taken in."""
    sent = sheet_with(request.actor, code)
    known = columns_for(sent.register, sent.headings)
    form = ColumnsForm(request.POST or None, register=sent.register, headings=sent.headings, known=known)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _said(form, sent, request)
            except DomainError as refused:
                _put(form, refused)
                status = refused.status
    context = {"sent": sent, "form": form, "has_errors": status >= 400, "examples": _examples(sent)}
    return no_store(render(request, "letters/figures/srikandi_columns.html", context, status=status))


def _sent(form: RegisterForm, request: PrajaRequest) -> HttpResponse:
    data = form.cleaned_data["file"].read()
    sheet, register = read_sheet(data), form.cleaned_data["register"]
    unit = Unit.objects.get(code=form.cleaned_data["unit"])
    _check_length(sheet)
    sent = send_register(
        sheet=sheet,
        sha256=hashlib.sha256(data).hexdigest(),
        register=register,
        unit=unit,
        actor=request.actor,
        at=request.at,
    )
    columns = columns_for(register, sheet.headings)
    if not are_known(register, columns):
        return HttpResponseRedirect(reverse("letters:srikandi_columns", args=[sent.code]))
    return _taken(sent, columns, request)


def _check_length(sheet: Sheet) -> None:
    if len(sheet.lines) > MOST_ROWS:
        raise TooLarge(
            _("The list has %(rows)s rows; on this page at most %(limit)s can be taken in at a time.")
            % {"rows": number_format(len(sheet.lines), force_grouping=True), "limit": number_format(MOST_ROWS)},
            field="file",
            next_step=_("Split it, or have an administrator use the command “praja letters import-srikandi FILE”."),
        )


def _said(form: ColumnsForm, sent: RegisterSheet, request: PrajaRequest) -> HttpResponse:
    columns = keep_columns(
        register=sent.register, headings=sent.headings, columns=form.columns(), actor=request.actor, at=request.at
    )
    return _taken(sent, columns, request)


def _taken(sent: RegisterSheet, columns: dict[str, str], request: PrajaRequest) -> HttpResponse:
    with recalled(units):
        report = take_in_register(
            register=sent.register,
            lines=lines_under(sent.said(), columns),
            sha256=sent.sha256,
            unit=sent.unit,
            actor=request.actor,
            at=request.at,
        )
    RegisterSheet.objects.filter(pk=sent.pk).delete()
    context = {
        "sent": sent,
        "counts": _counts(report),
        "columns": [{"term": FIELD_NAMES[field], "value": heading} for field, heading in columns.items()],
        "refused": [
            {"line": one.line, "column": FIELD_NAMES.get(one.field, ""), "reason": one.reason}
            for one in report.refused[:SHOWN]
        ],
        "hidden": max(0, len(report.refused) - SHOWN),
    }
    return no_store(render(request, "letters/figures/srikandi_taken.html", context))


def _counts(report: Report) -> list[dict[str, Any]]:
    told = [
        (_("rows read"), report.read),
        (_("new letters"), report.created),
        (_("drafts that got their number"), report.updated),
        (_("known already"), report.unchanged),
        (_("refused"), len(report.refused)),
    ]
    return [{"term": term, "value": value} for term, value in told]


def _units(request: PrajaRequest) -> list[tuple[str, str]]:
    nodes = units.current().nodes
    mine = [nodes[unit] for unit in request.actor.units_as(*REGISTRARS) if unit in nodes]
    return [(node.code, node.name) for node in sorted(mine, key=lambda node: node.code)]


def _examples(sent: RegisterSheet) -> list[tuple[str, str]]:
    """Each heading with the first value below it."""
    rows = sent.said()
    return [(name, next((str(row[1][name])[:80] for row in rows if row[1].get(name)), "")) for name in sent.headings]


def _put(form: Any, refused: DomainError) -> None:
    where = refused.field if refused.field in form.fields else None
    form.add_error(where, " ".join(filter(None, (str(refused.message), str(refused.next_step)))))
