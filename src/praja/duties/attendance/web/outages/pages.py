# SPDX-License-Identifier: EUPL-1.2
"""Lists kept by hand: those that were entered, a new one with its grid, and the empty form to hang out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.attendance.forms.outages import COME, LEAVE, PROFILE, OutageForm, ReadList, Typed, read_list
from praja.duties.attendance.models import Place
from praja.duties.attendance.operations.outages import OUTAGE_FILES, NewOutage, enter_outage
from praja.duties.attendance.queries.outages import (
    blank_list_data,
    listed_people,
    outage_for,
    outages_for,
    places_for_list,
    times_on,
    units_with_lists,
)
from praja.duties.attendance.rules import opens_outages, opens_unit
from praja.duties.attendance.web.taking import pack_papers, papers_sent
from praja.kernel.documents.gateways.typst import render as render_pdf
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.queries import attachments_of
from praja.kernel.documents.web import served
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Employee
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError, InvalidInput, NotFound
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_unit)
def outages(request: PrajaRequest) -> HttpResponse:
    """The lists that were entered, the newest first."""
    found = page_of(outages_for(request.actor), order=("-since", "-id"), cursor=request.GET.get("halaman"))
    context = {
        "rows": list(found.items),
        "may_enter": opens_outages.opens(request.actor),
        "next_url": f"?halaman={found.next}" if found.next else "",
        "previous_url": f"?halaman={found.previous}" if found.previous else "",
    }
    return no_store(render(request, "attendance/outages/list.html", context))


@guarded(opens_unit)
def outage(request: PrajaRequest, pk: int) -> HttpResponse:
    """One list: who came and left when, and its scan."""
    row = outage_for(request.actor, pk)
    context = {"outage": row, "times": times_on(row), "files": attachments_of(OUTAGE_FILES, row.pk)}
    return no_store(render(request, "attendance/outages/outage.html", context))


@guarded(opens_unit)
def outage_scan(request: PrajaRequest, pk: int, number: int) -> Any:
    """One sheet of its scan."""
    row = outage_for(request.actor, pk)
    found = attachments_of(OUTAGE_FILES, row.pk).filter(pk=number).first()
    if found is None:
        raise NotFound(_("There is no such sheet with this list."))
    return no_store(served(found.file, name=f"daftar-manual-{row.pk}-{found.position + 1}"))


@guarded(opens_outages)
def blank_list(request: PrajaRequest) -> HttpResponse:
    """The empty list of a unit with its names, to be printed while there is power."""
    with recalled(units):
        unit = _unit(request)
        data = blank_list_data(unit, listed_people(unit.pk))
    content = render_pdf("outage_list", data, at=request.at.replace(microsecond=0))
    headers = {"Content-Disposition": 'inline; filename="daftar-hadir-manual.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The list that is being typed in: whose, and what stands in its cells."""

    unit: Unit
    people: Sequence[Employee]
    places: Sequence[Place]
    papers: list[StoredFile] = field(default_factory=list)
    typed: Typed = field(default_factory=dict)


@guarded(opens_outages)
def new_outage(request: PrajaRequest) -> HttpResponse:
    """Enter a list: when and why nobody could check in, the scan, and who came and left."""
    with recalled(units):
        unit = _unit(request)
        people, places = listed_people(unit.pk), places_for_list(unit.pk)
        if request.method != "POST":
            form = OutageForm(initial={"day": today(request)}, places=places)
            return _page(request, _Sheet(unit, people, places), form)
        papers, problems = papers_sent(request)
        sheet = _Sheet(unit, people, places, papers, _typed(request, people))
        if "read" in request.POST:
            return _read(request, sheet, problems)
        return _entered(request, sheet, problems)


def _unit(request: PrajaRequest) -> Unit:
    """The unit that the address or the form names, else the first of those whose list the reader enters. Raises NotFound."""
    code = request.POST.get("unit", "") or request.GET.get("unit", "")
    found = [unit for unit in units_with_lists(request.actor) if code in ("", unit.code)]
    if not found:
        raise NotFound(_("There is no such unit among yours."), next_step=_("The head of the unit enters its list."))
    return found[0]


def _typed(request: PrajaRequest, people: Sequence[Employee]) -> dict[str, str]:
    cells = (f"{what}-{employee.pk}" for employee in people for what in (COME, LEAVE))
    return {cell: said for cell in cells if (said := request.POST.get(cell, "").strip()[:8])}


def _read(request: PrajaRequest, sheet: _Sheet, problems: Sequence[str]) -> HttpResponse:
    """Put what a table says into the grid; nothing is saved before somebody has looked at it."""
    form = OutageForm(initial=request.POST.dict(), places=sheet.places, has_scan=bool(sheet.papers))
    upload = request.FILES.get("table")
    data = upload.read() if upload else request.POST.get("lines", "").encode()
    if not data.strip():
        refused = InvalidInput(_("There is nothing to read."), next_step=_("Paste the lines or choose a file first."))
        return _page(request, sheet, form, error=refused, status=refused.status)
    try:
        found = read_list(data, sheet.people)
    except DomainError as refused:
        return _page(request, sheet, form, error=refused, status=refused.status)
    filled = _Sheet(sheet.unit, sheet.people, sheet.places, sheet.papers, {**sheet.typed, **found.typed})
    return _page(request, filled, form, found=found, problems=problems)


def _entered(request: PrajaRequest, sheet: _Sheet, problems: Sequence[str]) -> HttpResponse:
    # A file that was refused says so itself.
    form = OutageForm(request.POST, places=sheet.places, has_scan=bool(sheet.papers or problems))
    for problem in problems:
        form.add_error("photos", problem)
    if not form.is_valid():
        return _page(request, sheet, form, status=422)
    rows, faults = form.listed(sheet.people, sheet.typed)
    if faults:
        wrong = InvalidInput(_("Some times can't stand like that."), next_step=_("Correct what is marked in the list."))
        return _page(request, sheet, form, error=wrong, faults=faults, status=422)
    since, until = form.span()
    said = form.cleaned_data
    place = next((one for one in sheet.places if str(one.pk) == said["place"]), None)
    new = NewOutage(since=since, until=until, reason=said["reason"], place=place, files=sheet.papers)
    try:
        made = enter_outage(unit=sheet.unit, new=new, rows=rows, actor=request.actor, at=request.at)
    except DomainError as refused:
        return _page(request, sheet, form, error=put_on(form, refused), status=refused.status)
    messages.success(request, _("The list is entered. Its times count as check-ins."))
    return HttpResponseRedirect(reverse("attendance:outage", args=[made.pk]))


def _page(
    request: PrajaRequest,
    sheet: _Sheet,
    form: OutageForm,
    *,
    error: DomainError | None = None,
    faults: Mapping[str, str] | None = None,
    found: ReadList | None = None,
    problems: Sequence[str] = (),
    status: int = 200,
) -> HttpResponse:
    wrong = faults or {}
    context = {
        "unit": sheet.unit,
        "units": units_with_lists(request.actor),
        "form": form,
        "rows": [_row(one, sheet.typed, wrong) for one in sheet.people],
        "faults": [(cell, why, _name_of(cell, sheet.people)) for cell, why in wrong.items()],
        "papers": len(sheet.papers),
        "kept": pack_papers(request, sheet.papers),
        "found": found,
        "refused": [_line(one) for one in found.refused] if found else [],
        "problems": problems,
        "error": error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "attendance/outages/new.html", context, status=status))


def _row(employee: Employee, typed: Typed, faults: Mapping[str, str]) -> dict[str, Any]:
    cells = [_cell(f"{what}-{employee.pk}", typed, faults) for what in (COME, LEAVE)]
    return {"name": employee.person.name, "unit": employee.unit.name, "came": cells[0], "left": cells[1]}


def _cell(name: str, typed: Typed, faults: Mapping[str, str]) -> dict[str, str]:
    return {"name": name, "value": typed.get(name, ""), "fault": faults.get(name, "")}


def _name_of(cell: str, people: Sequence[Employee]) -> str:
    return next(one.person.name for one in people if cell.endswith(f"-{one.pk}"))


def _line(one: Any) -> dict[str, Any]:
    column = PROFILE.header_of(one.field) if one.field in PROFILE.columns else one.field
    return {"line": one.line, "column": column, "reason": one.reason}
