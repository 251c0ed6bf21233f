# SPDX-License-Identifier: EUPL-1.2
"""Numbers by which machines know people, files that were carried over, and lines that could not be read."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.attendance.domain.adms.bodies import Faulty
from praja.duties.attendance.enums import MachineState
from praja.duties.attendance.forms.machines import EndPinForm, PinForm, PinsFileForm, PunchFileForm
from praja.duties.attendance.models import Machine
from praja.duties.attendance.operations.files import employee_with, explained, import_pins, import_punches
from praja.duties.attendance.operations.pins import end_pin, give_pin
from praja.duties.attendance.queries.machines import bad_lines_of, batch_kept_by, kept_units, machines_kept_by
from praja.duties.attendance.queries.pins import pin_kept_by, pins_kept_by
from praja.duties.attendance.rules import opens_machines
from praja.duties.attendance.web.machines.keeping import put
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import DomainError
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

SHOWN = 200


@guarded(opens_machines)
def pins(request: PrajaRequest) -> HttpResponse:
    """Whose which number is; POST gives one, or finds some: numbers of people stand in no address."""
    sought = request.POST.get("sought", "").replace("\x00", "").strip()[:80] if "find" in request.POST else ""
    form = PinForm(
        request.POST if request.method == "POST" and "find" not in request.POST else None,
        machines=_machines(request),
        everywhere=True,
        initial={"since": today(request), "machine": request.GET.get("mesin", "")},
    )
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                return _given(request, form)
            except DomainError as refused:
                put(form, refused)
                status = refused.status
    rows = pins_kept_by(kept_units(request.actor), sought)
    page = page_of(rows, order=("-pk",), cursor=request.GET.get("halaman") or None, size=50)
    context = {"form": form, "page": page, "sought": sought, "today": today(request), "has_errors": status >= 400}
    return no_store(render(request, "attendance/machines/pins.html", context, status=status))


def _given(request: PrajaRequest, form: PinForm) -> HttpResponse:
    said = form.cleaned_data
    give_pin(
        machine=_chosen(request, said["machine"]),
        pin=said["pin"],
        employee=employee_with(said["nip"]),
        since=said["since"],
        actor=request.actor,
        at=request.at,
    )
    messages.success(request, _("The number is given. Check-ins by it from that day on are theirs."))
    return HttpResponseRedirect(reverse("attendance:pins"))


@guarded(opens_machines)
def ending_pin(request: PrajaRequest, pk: int) -> HttpResponse:
    """From when a number stands for somebody no more."""
    entry = pin_kept_by(kept_units(request.actor), pk)
    form = EndPinForm(request.POST or None, initial={"until": today(request)})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                end_pin(entry=entry, until=form.cleaned_data["until"], actor=request.actor, at=request.at)
            except DomainError as refused:
                put(form, refused)
                status = refused.status
            else:
                messages.success(request, _("The number is ended."))
                return HttpResponseRedirect(reverse("attendance:pins"))
    context = {"entry": entry, "form": form, "has_errors": status >= 400}
    return no_store(render(request, "attendance/machines/end_pin.html", context, status=status))


@guarded(opens_machines)
def pins_file(request: PrajaRequest) -> HttpResponse:
    """Numbers by a list."""
    form = PinsFileForm(
        request.POST or None,
        request.FILES or None,
        machines=_machines(request),
        everywhere=True,
        initial={"since": today(request)},
    )

    def take(said: dict[str, Any]) -> Any:
        return import_pins(
            machine=_chosen(request, said["machine"]),
            data=said["file"].read(),
            since=said["since"],
            actor=request.actor,
            at=request.at,
        )

    return _file_page(request, form, take, "attendance/machines/pins_file.html")


@guarded(opens_machines)
def punches_file(request: PrajaRequest) -> HttpResponse:
    """A file that was carried over from a machine."""
    form = PunchFileForm(
        request.POST or None,
        request.FILES or None,
        machines=_machines(request),
        initial={"machine": request.GET.get("mesin", "")},
    )

    def take(said: dict[str, Any]) -> Any:
        machine = _chosen(request, said["machine"])
        assert machine is not None
        return import_punches(machine=machine, data=said["file"].read(), actor=request.actor, at=request.at)[0]

    return _file_page(request, form, take, "attendance/machines/punches_file.html")


@guarded(opens_machines)
def machine_batch(request: PrajaRequest, pk: int) -> HttpResponse:
    """Lines of one delivery that could not be read."""
    batch = batch_kept_by(request.actor, pk)
    lines = [(number, explained(Faulty(number, reason)), words) for number, reason, words in bad_lines_of(batch)]
    heads = [{"label": _("Line"), "number": True}, _("Why"), _("As it came")]
    context = {"batch": batch, "lines": lines, "heads": heads, "is_blank": not batch.body}
    return no_store(render(request, "attendance/machines/batch.html", context))


def _file_page(request: PrajaRequest, form: Any, take: Any, template: str) -> HttpResponse:
    status, report = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                report, status = take(form.cleaned_data), 200
            except DomainError as refused:
                put(form, refused)
                status = refused.status
    refused_lines = (
        [{"line": one.line, "column": one.field, "reason": one.reason} for one in report.refused[:SHOWN]]
        if report
        else []
    )
    context = {"form": form, "report": report, "refused": refused_lines, "has_errors": status >= 400}
    return no_store(render(request, template, context, status=status))


def _machines(request: PrajaRequest) -> list[tuple[str, str]]:
    rows = machines_kept_by(request.actor).filter(state=MachineState.ACTIVE)
    return [(str(row.pk), f"{row.name} ({row.serial})") for row in rows]


def _chosen(request: PrajaRequest, pk: str) -> Machine | None:
    return machines_kept_by(request.actor).get(pk=pk) if pk else None
