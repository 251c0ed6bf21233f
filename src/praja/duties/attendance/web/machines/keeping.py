# SPDX-License-Identifier: EUPL-1.2
"""The list of machines, and the page of each."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.attendance.domain.adms import orders
from praja.duties.attendance.enums import MachineState
from praja.duties.attendance.errors.machines import CommandRefused
from praja.duties.attendance.forms.machines import CommandForm, MachineForm, NewMachineForm
from praja.duties.attendance.models import Machine
from praja.duties.attendance.operations.commands import queue_command
from praja.duties.attendance.operations.machines import add_machine, admit_machine, block_machine, set_machine
from praja.duties.attendance.queries.machines import (
    kept_units,
    machine_kept_by,
    machines_kept_by,
    places_of,
    standings_of,
)
from praja.duties.attendance.queries.pins import pin_holder
from praja.duties.attendance.rules import opens_machines
from praja.duties.attendance.web.machines.showing import machine_context
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded

MOST = 500


@guarded(opens_machines)
def machines(request: PrajaRequest) -> HttpResponse:
    """Machines with what they need; those that wait to be admitted first."""
    found = list(machines_kept_by(request.actor)[:MOST])
    waiting = [one for one in found if one.state == MachineState.PENDING]
    rows = standings_of([one for one in found if one.state != MachineState.PENDING], request.at)
    rows.sort(key=lambda row: (row.machine.state == MachineState.BLOCKED, row.is_well))
    return no_store(render(request, "attendance/machines/list.html", {"waiting": waiting, "rows": rows}))


@guarded(opens_machines)
def new_machine(request: PrajaRequest) -> HttpResponse:
    """Write down a machine before it calls."""
    form = NewMachineForm(request.POST or None, **_choices(request))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                machine = add_machine(
                    serial=form.cleaned_data["serial"], settings=form.settings(), actor=request.actor, at=request.at
                )
            except DomainError as refused:
                put(form, refused)
                status = refused.status
            else:
                messages.success(request, _("The machine is admitted. It is heard as soon as it calls."))
                return HttpResponseRedirect(reverse("attendance:machine", args=[machine.pk]))
    context = {"form": form, "has_errors": status >= 400}
    return no_store(render(request, "attendance/machines/new.html", context, status=status))


@guarded(opens_machines)
def machine_page(request: PrajaRequest, pk: int) -> HttpResponse:
    """What a machine is, sends and is told; POST sets or admits it."""
    machine = machine_kept_by(request.actor, pk)
    form = MachineForm(request.POST or None, machine=machine, **_choices(request, machine))
    if request.method != "POST":
        return _page(request, machine, form)
    if not form.is_valid():
        return _page(request, machine, form, status=422)
    is_admitted = machine.state == MachineState.ACTIVE
    act = set_machine if is_admitted else admit_machine
    try:
        act(machine=machine, settings=form.settings(), actor=request.actor, at=request.at)
    except DomainError as refused:
        put(form, refused)
        return _page(request, machine, form, status=refused.status)
    done = _("Saved.") if is_admitted else _("The machine is admitted. It is heard as soon as it calls.")
    messages.success(request, done)
    return HttpResponseRedirect(reverse("attendance:machine", args=[pk]))


@require_POST
@guarded(opens_machines)
def block(request: PrajaRequest, pk: int) -> HttpResponse:
    """Nothing more is taken from it."""
    machine = machine_kept_by(request.actor, pk)
    block_machine(machine=machine, actor=request.actor, at=request.at)
    messages.success(request, _("The machine is blocked. What came from it stays."))
    return HttpResponseRedirect(reverse("attendance:machine", args=[pk]))


@require_POST
@guarded(opens_machines)
def command(request: PrajaRequest, pk: int) -> HttpResponse:
    """The machine is told something when it asks next."""
    machine = machine_kept_by(request.actor, pk)
    form = CommandForm(request.POST)
    settings = MachineForm(machine=machine, **_choices(request, machine))
    if not form.is_valid():
        return _page(request, machine, settings, told=form, status=422)
    try:
        queue_command(machine=machine, text=_text(form, machine, request), actor=request.actor, at=request.at)
    except DomainError as refused:
        form.add_error("what" if refused.field == "text" else None, str(refused))
        return _page(request, machine, settings, told=form, status=refused.status)
    messages.success(request, _("The machine is told when it asks next."))
    return HttpResponseRedirect(reverse("attendance:machine", args=[pk]))


def _text(form: CommandForm, machine: Machine, request: PrajaRequest) -> str:
    holder = pin_holder(machine.pk, form.cleaned_data["pin"], today(request)) if form.cleaned_data["pin"] else None
    if form.cleaned_data["what"] == CommandForm.SHOW and holder is None:
        raise CommandRefused(
            _("This number belongs to nobody today."), next_step=_("Give it to somebody first, in the list of numbers.")
        )
    try:
        return form.text(holder.person.name if holder else "")
    except orders.Forbidden as error:
        raise CommandRefused(
            _("This is never said to a machine."), next_step=_("Look at the number and at the name.")
        ) from error


def put(form: Any, refused: DomainError) -> None:
    """A refusal at its field."""
    form.add_error(refused.field if refused.field in form.fields else None, str(refused))


def _choices(request: PrajaRequest, machine: Machine | None = None) -> dict[str, Any]:
    with recalled(units):
        nodes = units.current().nodes
        kept = sorted((nodes[pk] for pk in kept_units(request.actor) if pk in nodes), key=lambda node: node.code)
    places = places_of(kept_units(request.actor), today(request)).select_related("unit")
    return {
        "units": [(node.id, node.name) for node in kept],
        "places": [(place.pk, f"{place.name} ({place.unit.name})") for place in places],
    }


def _page(
    request: PrajaRequest, machine: Machine, form: MachineForm, *, told: CommandForm | None = None, status: int = 200
) -> HttpResponse:
    context = machine_context(machine, request.at) | {
        "form": form,
        "command": told or CommandForm(),
        "has_errors": status >= 400,
    }
    return no_store(render(request, "attendance/machines/machine.html", context, status=status))
