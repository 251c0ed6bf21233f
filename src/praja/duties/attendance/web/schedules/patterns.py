# SPDX-License-Identifier: EUPL-1.2
"""Patterns of working hours: which there are, a new one, who works by one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.attendance.domain.weeks import SHIFTS, Slot, week_minutes
from praja.duties.attendance.forms.patterns import MOST_SHIFTS, PARTS, WEEKS, PatternForm
from praja.duties.attendance.forms.schedules import EndForm, UseForm
from praja.duties.attendance.models import Pattern
from praja.duties.attendance.operations.schedules import end_pattern, set_pattern, use_pattern
from praja.duties.attendance.queries.patterns import Users, kept_units, pattern_for, patterns_for, users_of, uses_of
from praja.duties.attendance.queries.plans import hours_of, lawful_on
from praja.duties.attendance.rules import may_keep_schedules, opens_schedules
from praja.duties.attendance.web.schedules.words import beside_law, slot_words, week_rows
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.queries import employee_by_nip
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded


def unit_choices(request: PrajaRequest) -> list[tuple[int, str]]:
    """Open units whose hours the reader sets."""
    on, kept = today(request), kept_units(request.actor)
    nodes = (node for node in units.current().nodes.values() if node.id in kept and node.is_open(on))
    return [(node.id, node.name) for node in sorted(nodes, key=lambda node: node.code)]


@guarded(opens_schedules)
def schedules(request: PrajaRequest) -> HttpResponse:
    """The patterns that the reader's units may use, and what holds for whoever has none."""
    with recalled(units, law_data):
        rows, on = list(patterns_for(request.actor)), today(request)
        used, lawful = users_of(rows, on), lawful_on(on)
        context = {
            "patterns": [_row(row, used.get(row.pk, Users()), on) for row in rows],
            "lawful": week_rows(lawful.week, lawful.ramadan, lawful.kind),
            "columns": [_("Day"), _("Usual"), _("Ramadan")],
        }
    return no_store(render(request, "attendance/schedules/list.html", context))


def _row(row: Pattern, used: Users, on: Any) -> dict[str, Any]:
    hours = hours_of(row)
    is_over = row.until is not None and row.until <= on
    return {
        "row": row,
        "minutes": 0 if row.kind == SHIFTS else week_minutes(hours.week),
        "sum": None if row.kind == SHIFTS else beside_law(week_minutes(hours.week), "week", on),
        "shifts": ", ".join(f"{shift.code} {slot_words(_slot(shift))}" for shift in row.shifts.all()),
        "used": used,
        "state": "over" if is_over else "later" if row.since > on else "now",
    }


def _slot(shift: Any) -> Slot:
    return Slot(shift.begins, shift.ends, shift.break_minutes)


@guarded(opens_schedules)
def new_pattern(request: PrajaRequest) -> HttpResponse:
    """A new pattern. Where its week is not what the law sets, that is said before it is kept."""
    with recalled(units, law_data):
        form = PatternForm(request.POST or None, units=unit_choices(request), initial={"since": today(request)})
        if request.method != "POST":
            return _form_page(request, form)
        if not form.is_valid():
            return _form_page(request, form, status=422)
        sums = [beside_law(minutes, week, today(request)) for week, minutes in form.week_sums().items()]
        is_other = not all(one["fits"] for one in sums)
        if "try" in request.POST or (is_other and "anyway" not in request.POST):
            return _form_page(request, form, sums=sums, asks=is_other)
        try:
            unit = Unit.objects.get(pk=form.cleaned_data["unit"])
            row = set_pattern(unit=unit, new=form.pattern(), actor=request.actor, at=request.at)
        except DomainError as refused:
            return _form_page(request, form, error=_put_on_cell(form, refused), sums=sums, status=refused.status)
    messages.success(request, _("The pattern is set. Say now who works by it."))
    return HttpResponseRedirect(reverse("attendance:pattern", args=[row.pk]))


def _put_on_cell(form: PatternForm, refused: DomainError) -> DomainError | None:
    """Days and shifts have several fields: what is wrong with one stands at its beginning, and says which day it is."""
    cell = f"{refused.field}_begins"
    if cell not in form.fields:
        return put_on(form, refused)
    form.add_error(cell, f"{form.fields[cell].label}: {refused}")
    return None


def _form_page(
    request: PrajaRequest,
    form: PatternForm,
    *,
    sums: Any = (),
    asks: bool = False,
    error: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    grids = {week: [_cells(form, f"{week}_{number}", PARTS) for number in range(7)] for week in WEEKS}
    shifts = [_cells(form, f"shift_{number}", ("code", "name", *PARTS)) for number in range(MOST_SHIFTS)]
    filled = {name: any(cell["is_filled"] for row in rows for cell in row["cells"]) for name, rows in grids.items()}
    context = {
        "form": form,
        "week": grids["week"],
        "ramadan": grids["ramadan"],
        "ramadan_open": filled["ramadan"],
        "shifts": shifts,
        "sums": sums,
        "asks": asks,
        "error": error,
    }
    return no_store(render(request, "attendance/schedules/new.html", context, status=status))


def _cells(form: PatternForm, prefix: str, parts: tuple[str, ...]) -> dict[str, Any]:
    """The fields of one day or shift, each with its own label and what is wrong with it."""
    cells = []
    for part in parts:
        bound = form[f"{prefix}_{part}"]
        attrs: dict[str, str | bool] = {"class": "control", "autocomplete": "off"}
        if part in PARTS:
            attrs["inputmode"] = "numeric"
        if bound.errors:
            attrs |= {"aria-invalid": "true", "aria-describedby": f"{bound.auto_id}_error"}
        control = bound.as_widget(attrs=attrs)
        short = str(bound.label).partition(", ")[0]
        filled = bool(bound.value() or bound.errors)
        cells.append({"bound": bound, "short": short, "control": control, "is_filled": filled})
    return {"label": str(form.fields[f"{prefix}_begins"].label).partition(", ")[2], "cells": cells}


@guarded(opens_schedules)
def pattern(request: PrajaRequest, number: int) -> HttpResponse:
    """One pattern: its hours, who works by it, and giving it to a unit or an employee, or ending it."""
    with recalled(units, law_data):
        row = pattern_for(request.actor, number)
        if request.method != "POST":
            return _page(request, row)
        return _ended(request, row) if request.POST.get("what") == "end" else _used(request, row)


def _used(request: PrajaRequest, row: Pattern) -> HttpResponse:
    form = UseForm(request.POST, units=unit_choices(request))
    if not form.is_valid():
        return _page(request, row, use=form, status=422)
    said, whose = form.cleaned_data, dict[str, Any]()
    if said["unit"]:
        whose["unit"] = Unit.objects.get(pk=said["unit"])
    else:
        whose["employee"] = employee_by_nip(said["nip"])
        if whose["employee"] is None or whose["employee"].unit_id not in kept_units(request.actor):
            form.add_error("nip", _("Nobody with this NIP works in your units. Check the number."))
            return _page(request, row, use=form, status=422)
    try:
        use_pattern(pattern=row, since=said["since"], until=said["until"], actor=request.actor, at=request.at, **whose)
    except DomainError as refused:
        return _page(request, row, use=form, error=put_on(form, refused), status=refused.status)
    messages.success(request, _("Set. Days that have begun are worked out again."))
    return HttpResponseRedirect(reverse("attendance:pattern", args=[row.pk]))


def _ended(request: PrajaRequest, row: Pattern) -> HttpResponse:
    form = EndForm(request.POST, auto_id="end_%s")
    if not form.is_valid():
        return _page(request, row, end=form, status=422)
    try:
        end_pattern(pattern=row, until=form.cleaned_data["until"], actor=request.actor, at=request.at)
    except DomainError as refused:
        return _page(request, row, end=form, error=put_on(form, refused), status=refused.status)
    messages.success(request, _("The pattern ends on that day."))
    return HttpResponseRedirect(reverse("attendance:pattern", args=[row.pk]))


def _page(
    request: PrajaRequest,
    row: Pattern,
    *,
    use: UseForm | None = None,
    end: EndForm | None = None,
    error: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    hours, on = hours_of(row), today(request)
    has_week, shown = row.kind != SHIFTS, 3 if hours.ramadan else 2
    weeks = {"week": hours.week} | ({"ramadan": hours.ramadan} if hours.ramadan else {})
    context = {
        "pattern": row,
        "columns": [_("Day"), _("Usual"), _("Ramadan")][:shown],
        "rows": [row[:shown] for row in week_rows(hours.week, hours.ramadan, hours.kind)] if has_week else [],
        "sums": [beside_law(week_minutes(week), name, on) for name, week in weeks.items()] if has_week else [],
        "shifts": [[shift.code, shift.name, slot_words(_slot(shift))] for shift in row.shifts.all()],
        "shift_columns": [_("Code"), _("Name"), _("Working time")],
        "uses": uses_of(row, request.actor),
        "use": use or UseForm(units=unit_choices(request), initial={"since": on}),
        "end": end or EndForm(auto_id="end_%s"),
        "may_end": may_keep_schedules(request.actor, row.unit_id),
        "is_over": row.until is not None and row.until <= on,
        "error": error,
        "end_sent": end is not None,
    }
    return no_store(render(request, "attendance/schedules/pattern.html", context, status=status))
