# SPDX-License-Identifier: EUPL-1.2
"""The table of government affairs to units: everybody who handles reports reads it, the organisation bureau keeps it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.complaints.forms.reference_lists import AffairForm, EndAffairForm, ImportForm
from praja.duties.complaints.queries.reference_lists import open_units
from praja.duties.complaints.rules import opens_lists
from praja.duties.complaints.web.list_pages import edit_page, list_links, today
from praja.kernel.organization.models import Affair, Unit
from praja.kernel.organization.operations import (
    AFFAIR_COLUMNS,
    AffairWords,
    assign_affair,
    end_affair,
    import_affairs,
)
from praja.kernel.organization.queries import affair_with, affairs_in_force, affairs_matching
from praja.kernel.organization.rules import ORGANIZE, may_organize
from praja.lib.errors import DomainError
from praja.lib.imports import Report, read_table
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_lists)
def affairs(request: PrajaRequest) -> HttpResponse:
    """The affairs in force, or those that speak of the words asked for."""
    words = request.GET.get("kata", "")[:200]
    on = today(request)
    found = affairs_matching(words, on=on, limit=50) if words.strip() else list(affairs_in_force(on))
    return _page(request, found, words)


@guarded(ORGANIZE)
def new_affair(request: PrajaRequest) -> HttpResponse:
    """Give an affair to a unit."""
    on = today(request)
    form = AffairForm(request.POST or None, initial={"since": on}, nodes=open_units(on))
    heading, back = _("Give an affair to a unit"), "complaints:affairs"
    if request.method != "POST":
        return edit_page(request, form, heading, back)
    if not form.is_valid():
        return edit_page(request, form, heading, back, status=422)
    given = dict(form.cleaned_data)
    unit, since = Unit.objects.get(pk=given.pop("unit")), given.pop("since")
    try:
        assign_affair(words=AffairWords(**given), unit=unit, since=since, actor=request.actor, at=request.at)
    except DomainError as refused:
        return _refused(request, form, heading, refused)
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(reverse(back))


@guarded(ORGANIZE)
def ended_affair(request: PrajaRequest, pk: int) -> HttpResponse:
    """End what a unit has."""
    affair = affair_with(pk)
    form = EndAffairForm(request.POST or None, initial={"until": today(request)})
    heading = _("End: %(affair)s at %(unit)s") % {"affair": affair.name, "unit": affair.unit.name}
    if request.method != "POST":
        return edit_page(request, form, heading, "complaints:affairs")
    if not form.is_valid():
        return edit_page(request, form, heading, "complaints:affairs", status=422)
    try:
        end_affair(affair=affair, until=form.cleaned_data["until"], actor=request.actor, at=request.at)
    except DomainError as refused:
        return _refused(request, form, heading, refused)
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(reverse("complaints:affairs"))


@guarded(ORGANIZE)
def affairs_import(request: PrajaRequest) -> HttpResponse:
    """Take in the whole table from a file; every line gets its answer."""
    on = today(request)
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return _import_page(request, form)
    if not form.is_valid():
        return _import_page(request, form, status=422)
    try:
        reading = read_table(form.cleaned_data["file"].read(), AFFAIR_COLUMNS)
        report = import_affairs(lines=reading.lines, since=on, actor=request.actor, at=request.at)
    except DomainError as refused:
        form.add_error("file", str(refused))
        return _import_page(request, form, status=refused.status)
    return _import_page(request, ImportForm(), report=report, notes=[str(note) for note in reading.notes])


def _refused(request: PrajaRequest, form: Any, heading: str, refused: DomainError) -> HttpResponse:
    field = "until" if "until" in form.fields else refused.field
    if field in form.fields:
        form.add_error(field, str(refused))
        return edit_page(request, form, heading, "complaints:affairs", status=refused.status)
    return edit_page(request, form, heading, "complaints:affairs", error=refused, status=refused.status)


def _page(request: PrajaRequest, found: list[Affair], words: str) -> HttpResponse:
    context = {
        "affairs": found,
        "words": words,
        "may_organize": may_organize(request.actor),
        "list_links": list_links(request, "affairs"),
    }
    return render(request, "complaints/lists/affairs.html", context)


def _import_page(
    request: PrajaRequest,
    form: ImportForm,
    *,
    report: Report | None = None,
    notes: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "report": report,
        "refused": [
            {"line": one.line, "column": AFFAIR_COLUMNS.header_of(one.field), "reason": one.reason}
            for one in (report.refused if report else ())
        ],
        "notes": notes or [],
        "has_errors": status >= 400,
    }
    return render(request, "complaints/lists/affairs_import.html", context, status=status)
