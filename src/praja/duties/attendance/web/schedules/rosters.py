# SPDX-License-Identifier: EUPL-1.2
"""The roster of a unit by month: read, typed in as a grid, fetched and sent as a file."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.attendance.domain.rosters import FREE, Cell
from praja.duties.attendance.domain.weeks import Slot
from praja.duties.attendance.errors.schedules import RosterRefused
from praja.duties.attendance.forms.schedules import RosterFileForm, month_of
from praja.duties.attendance.operations.roster_files import PROFILE, entry_of, take_in_roster
from praja.duties.attendance.operations.rosters import RosterEntry, set_roster
from praja.duties.attendance.queries.patterns import kept_units
from praja.duties.attendance.queries.rosters import RosterLine, RosterMonth, last_of, roster_of, units_on_shifts
from praja.duties.attendance.rules import opens_schedules
from praja.duties.attendance.web.schedules.words import off_words, slot_words
from praja.kernel.law.queries import current_calendar, law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import DomainError, InvalidInput, NotFound
from praja.lib.exports import Column, Table
from praja.lib.imports import Report
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.tables import require_format, table_file

AT_ONCE = 25
"""Employees on one page: their cells are as many fields as a form may have."""
SHOWN = 200
_NAMED = ("employee", "nip", "name")
"""Columns that are not called by the number of a day."""


@guarded(opens_schedules)
def rosters(request: PrajaRequest) -> HttpResponse:
    """The units whose people work by shifts, and the way to the roster of each."""
    month = month_of(request.GET.get("bulan", ""), today(request))
    with recalled(units):
        chosen = request.GET.get("unit", "")[:30]
        if chosen and units.value.by_code(chosen) is not None:
            return HttpResponseRedirect(reverse("attendance:roster", args=[chosen, f"{month:%Y-%m}"]))
        kept = kept_units(request.actor)
        on_shifts = [units.value.nodes[unit] for unit in units_on_shifts(kept)]
    context = {"units": on_shifts, "month": f"{month:%Y-%m}", "month_name": _month_name(month)}
    return no_store(render(request, "attendance/schedules/rosters.html", context))


@guarded(opens_schedules)
def roster(request: PrajaRequest, code: str, month: str) -> HttpResponse:
    """One month of a unit's roster as a grid: an employee in each row, the code of a shift in each cell."""
    with recalled(units, law_data):
        node, first = _unit(request, code), _month(month)
        known = roster_of(node.id, first)
        if request.method != "POST":
            return _page(request, node, first, known)
        return _saved(request, node, first, known)


def _saved(request: PrajaRequest, node: UnitNode, first: date, known: RosterMonth) -> HttpResponse:
    typed = {
        (line.employee, day): request.POST.get(_name(line.employee, day), "")[:6]
        for line in _shown(request, known)[0]
        for day in known.days
        if line.cells[day] is not None
    }
    entries, faults = _read(known, typed)
    seen = request.POST.get("seen", "")
    error: DomainError | None = None
    if not faults:
        try:
            unit = Unit.objects.get(pk=node.id)
            last_seen = int(seen) if seen.isdecimal() else 0
            set_roster(unit=unit, entries=entries, actor=request.actor, at=request.at, seen=last_seen)
        except RosterRefused as refused:
            error, faults = refused, {(one.employee, one.day): str(one.reason) for one in refused.faults}
        except DomainError as refused:
            error = refused
        else:
            messages.success(request, _("The roster is saved."))
            return HttpResponseRedirect(request.get_full_path())
    else:
        error = InvalidInput(
            _("Some cells hold no code of a shift."),
            next_step=_("Correct what is marked and save again; nothing was set yet."),
        )
    return _page(request, node, first, known, typed=typed, faults=faults, error=error, status=error.status)


def _read(known: RosterMonth, typed: Mapping[Cell, str]) -> tuple[list[RosterEntry], dict[Cell, str]]:
    entries, faults = list[RosterEntry](), dict[Cell, str]()
    of_employee = {line.employee: line for line in known.lines}
    for (employee, day), text in typed.items():
        try:
            entry = entry_of(of_employee[employee], day, text)
        except InvalidInput as wrong:
            faults[employee, day] = str(wrong)
        else:
            entries.extend([entry] if entry else [])
    return entries, faults


@require_POST
@guarded(opens_schedules)
def roster_file(request: PrajaRequest, code: str, month: str) -> HttpResponse:
    """Take in the roster from a file; the page says of every line that was not taken why."""
    form, report, status = RosterFileForm(request.POST, request.FILES), None, 422
    with recalled(units, law_data):
        node, first = _unit(request, code), _month(month)
        if form.is_valid():
            data, unit = form.cleaned_data["file"].read(), Unit.objects.get(pk=node.id)
            try:
                report = take_in_roster(unit=unit, month=first, data=data, actor=request.actor, at=request.at)
                status = 200
            except DomainError as refused:
                form.add_error("file", str(refused))
                status = refused.status
        return _page(request, node, first, roster_of(node.id, first), sent=form, report=report, status=status)


@guarded(opens_schedules)
def roster_table(request: PrajaRequest, code: str, month: str, kind: str) -> HttpResponse:
    """The roster as a file, which can be filled in and sent back."""
    wanted = require_format(kind)
    with recalled(units, law_data):
        node, first = _unit(request, code), _month(month)
        known = roster_of(node.id, first)
    columns = (
        Column("employee", PROFILE.header_of("employee")),
        Column("name", PROFILE.header_of("name")),
        *(Column(str(day.day), str(day.day)) for day in known.days),
    )
    rows = (
        {"employee": str(line.employee), "name": line.name}
        | {str(day.day): line.cells[day] or "" for day in known.days}
        for line in known.lines
    )
    title = _("Roster of %(unit)s, %(month)s") % {"unit": node.name, "month": _month_name(first)}
    table = Table(title, columns, rows, source=node.name, as_of=today(request))
    return table_file(table, wanted, called=f"jadwal-{first:%Y-%m}")  # type: ignore[return-value]


def _unit(request: PrajaRequest, code: str) -> UnitNode:
    node = units.value.by_code(code[:30])
    if node is None or node.id not in kept_units(request.actor):
        raise NotFound(_("There is no such unit among those whose hours you set."))
    return node


def _month(text: str) -> date:
    month = month_of(text, date.min)
    if month == date.min:
        raise NotFound(_("There is no such month."))
    return month


def _month_name(month: date) -> str:
    return date_format(month, "F Y")


def _name(employee: int, day: date) -> str:
    return f"c-{employee}-{day.day}"


def _shown(request: PrajaRequest, known: RosterMonth) -> tuple[list[RosterLine], int]:
    """The employees of the page that is asked for, and its number."""
    asked = request.GET.get("hal", "1")[:4]
    last = max(1, -(-len(known.lines) // AT_ONCE))
    number = min(max(int(asked) if asked.isdecimal() else 1, 1), last)
    return list(known.lines[(number - 1) * AT_ONCE : number * AT_ONCE]), number


def _page(
    request: PrajaRequest,
    node: UnitNode,
    first: date,
    known: RosterMonth,
    *,
    typed: Mapping[Cell, str] | None = None,
    faults: Mapping[Cell, str] | None = None,
    error: DomainError | None = None,
    sent: RosterFileForm | None = None,
    report: Report | None = None,
    status: int = 200,
) -> HttpResponse:
    lines, number = _shown(request, known)
    base = reverse("attendance:roster", args=[node.code, f"{first:%Y-%m}"])
    context = {
        "unit": node,
        "month": f"{first:%Y-%m}",
        "month_name": _month_name(first),
        "previous_url": _month_url(node, first - timedelta(days=1)),
        "next_url": _month_url(node, last_of(first) + timedelta(days=1)),
        "days": _heads(known),
        "rows": [_row(line, typed or {}, faults or {}) for line in lines],
        "faults": _fault_rows(lines, faults or {}),
        "shifts": [(shift.code, shift.name, slot_words(Slot(shift.begins, shift.ends))) for shift in known.shifts],
        "free": FREE,
        "seen": known.seen,
        "is_closed": known.is_closed,
        "pages": [
            {"label": str(page), "href": f"{base}?hal={page}", "current": page == number}
            for page in range(1, -(-len(known.lines) // AT_ONCE) + 1)
        ],
        "formats": [
            (kind, reverse("attendance:roster_table", args=[node.code, f"{first:%Y-%m}", kind]))
            for kind in ("xlsx", "csv")
        ],
        "form": sent or RosterFileForm(),
        "file_url": reverse("attendance:roster_file", args=[node.code, f"{first:%Y-%m}"]),
        "save_url": f"{base}?hal={number}",
        "report": report,
        "refused": _refused(report),
        "error": error,
    }
    return no_store(render(request, "attendance/schedules/roster.html", context, status=status))


def _month_url(node: UnitNode, day: date) -> str:
    return reverse("attendance:roster", args=[node.code, f"{day:%Y-%m}"])


def _heads(known: RosterMonth) -> list[dict[str, Any]]:
    calendar = current_calendar()
    off = {day: calendar.why_off(day) for day in known.days}
    return [
        {"day": day.day, "weekday": date_format(day, "D"), "off": off_words(why) if why else ""}
        for day, why in off.items()
    ]


def _row(line: RosterLine, typed: Mapping[Cell, str], faults: Mapping[Cell, str]) -> dict[str, Any]:
    cells = []
    for day, held in line.cells.items():
        said = typed.get((line.employee, day), held)
        cells.append(
            {
                "name": _name(line.employee, day),
                "label": f"{line.name}, {day.day}",
                "held": held,
                "value": said,
                "is_open": held is not None,
                "is_changed": held is not None and said != held,
                "fault": faults.get((line.employee, day), ""),
            }
        )
    return {"name": line.name, "cells": cells}


def _fault_rows(lines: list[RosterLine], faults: Mapping[Cell, str]) -> list[dict[str, Any]]:
    names = {line.employee: line.name for line in lines}
    return [
        {"target": _name(employee, day), "name": names.get(employee, ""), "day": day, "why": why}
        for (employee, day), why in sorted(faults.items())
    ]


def _refused(report: Report | None) -> list[dict[str, Any]]:
    if report is None:
        return []
    return [
        {
            "line": one.line,
            "column": PROFILE.header_of(one.field) if one.field in _NAMED else one.field,
            "reason": one.reason,
        }
        for one in report.refused[:SHOWN]
    ]
