# SPDX-License-Identifier: EUPL-1.2
"""Setting up the queues, counters and devices of a unit, in plain forms."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.services.enums.queues import DeviceKind
from praja.duties.services.errors.queues import NoSuchQueue, NotYourQueue
from praja.duties.services.forms.queues import CounterForm, DeviceForm, QueueForm
from praja.duties.services.models import Counter, CounterQueue, Queue, QueueDevice
from praja.duties.services.operations.queues import (
    CounterWords,
    QueueWords,
    close_queue_day,
    register_device,
    revoke_device,
    save_counter,
    save_queue,
)
from praja.duties.services.queries.queues.hours import today_of
from praja.duties.services.queries.queues.setup import counters_of, devices_of, queues_kept, services_at, units_kept
from praja.duties.services.rules.queues import CLOSE, may_keep_queues_of, opens_queue_keeping
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_queue_keeping)
def kept_units(request: PrajaRequest) -> HttpResponse:
    """The units whose queues one keeps: those with queues first, then the rest."""
    with recalled(units):
        context = {"units": units_kept(request.actor, today_of(request.at))}
    return render(request, "services/queues/keep_units.html", context)


@guarded(opens_queue_keeping)
def kept(request: PrajaRequest, name: str) -> HttpResponse:
    """What a unit's hall consists of."""
    unit = _unit(request, name)
    return _kept_page(request, unit)


@guarded(opens_queue_keeping)
def queue(request: PrajaRequest, name: str, pk: int = 0) -> HttpResponse:
    """Set up a queue (`pk` 0), change it, or put it away."""
    unit = _unit(request, name)
    known = _one(Queue, unit, pk)
    initial: dict[str, Any] = {"is_active": True, "slot_capacity": 1, "days_ahead": 14}
    if known is not None:
        fields = [name for name in QueueForm.base_fields if name != "services"]
        initial = {field: getattr(known, field) for field in fields} | {"services": known.services.all()}
    form = QueueForm(request.POST or None, initial=initial, services=services_at(unit.pk, today_of(request.at)))

    def save(given: dict[str, Any]) -> object:
        words = QueueWords(
            **{
                **given,
                "services": tuple(given["services"]),
                "slot_capacity": given["slot_capacity"] or 1,
                "days_ahead": 14 if given["days_ahead"] is None else given["days_ahead"],
            }
        )
        return save_queue(queue=known, unit=unit, words=words, actor=request.actor, at=request.at)

    heading = _("Change the queue") if known else _("Set up a queue")
    return _saving(request, unit, form, save, heading)


@guarded(opens_queue_keeping)
def counter_setup(request: PrajaRequest, name: str, pk: int = 0) -> HttpResponse:
    """Set up a counter (`pk` 0), change it, or put it away."""
    unit = _unit(request, name)
    known = _one(Counter, unit, pk)
    initial: dict[str, Any] = {"is_active": True}
    if known is not None:
        initial = {"number": known.number, "name": known.name, "is_active": known.is_active}
        initial |= {f"queue_{row.queue_id}": str(row.rank) for row in CounterQueue.objects.filter(counter=known)}
    form = CounterForm(request.POST or None, initial=initial, queues=[q for q in queues_kept(unit.pk) if q.is_active])

    def save(given: dict[str, Any]) -> object:
        words = CounterWords(
            number=given["number"], name=given["name"], serves=form.serves(), is_active=given["is_active"]
        )
        return save_counter(counter=known, unit=unit, words=words, actor=request.actor, at=request.at)

    heading = _("Change the counter") if known else _("Set up a counter")
    return _saving(request, unit, form, save, heading)


@guarded(opens_queue_keeping)
def new_device(request: PrajaRequest, name: str) -> HttpResponse:
    """Register a display or kiosk; its link is shown once."""
    unit = _unit(request, name)
    form, error = DeviceForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made, secret = register_device(
                unit=unit, kind=DeviceKind(given["kind"]), name=given["name"], actor=request.actor, at=request.at
            )
        except DomainError as refused:
            error = refused
        else:
            link = f"{settings.PRAJA_BASE_URL}{reverse('queues:device', args=[secret])}"
            response = render(request, "services/queues/keep_device.html", {"unit": unit, "device": made, "link": link})
            response["Cache-Control"] = "no-store"
            return response
    return _form_page(request, unit, form, _("Register a display or kiosk"), error)


@require_POST
@guarded(opens_queue_keeping)
def revoke(request: PrajaRequest, name: str, pk: int) -> HttpResponse:
    """Take a device's right away."""
    unit = _unit(request, name)
    found = _one(QueueDevice, unit, pk)
    if found is None:
        raise NoSuchQueue
    revoke_device(device=found, actor=request.actor, at=request.at)
    messages.success(request, _("The device may do nothing any more."))
    return HttpResponseRedirect(reverse("queues:kept", args=[name]))


@require_POST
@guarded(opens_queue_keeping)
def close_day(request: PrajaRequest, name: str, pk: int) -> HttpResponse:
    """Close a queue for today: whoever still waits is told."""
    unit = _unit(request, name)
    found = _one(Queue, unit, pk)
    if found is None:
        raise NoSuchQueue
    try:
        close_queue_day(queue=found, day=today_of(request.at), actor=request.actor, at=request.at)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The queue is closed for today; whoever still waited is told on their ticket."))
    return HttpResponseRedirect(reverse("queues:kept", args=[name]))


def _unit(request: PrajaRequest, name: str) -> Unit:
    unit = Unit.objects.filter(code=name[:30].replace("\x00", "")).first()
    if unit is None or not may_keep_queues_of(request.actor, unit.pk):
        raise NoSuchQueue
    return unit


def _one(model: Any, unit: Unit, pk: int) -> Any:
    """The row of this unit; None for 0. Raises `NoSuchQueue` for a row of another one."""
    if not pk:
        return None
    found = model.objects.filter(pk=pk, unit=unit).first()
    if found is None:
        raise NoSuchQueue
    return found


def _kept_page(request: PrajaRequest, unit: Unit) -> HttpResponse:
    queues = queues_kept(unit.pk)
    context = {
        "unit": unit,
        "queues": queues,
        "may_close": any(CLOSE.allows(request.actor, queue) for queue in queues),
        "gives_tickets": any(queue.is_active for queue in queues),
        "counters": counters_of(unit.pk),
        "devices": devices_of(unit.pk),
    }
    return render(request, "services/queues/keep.html", context)


def _saving(
    request: PrajaRequest, unit: Unit, form: forms.Form, save: Callable[[dict[str, Any]], object], heading: str
) -> HttpResponse:
    error = None
    if request.method == "POST" and form.is_valid():
        try:
            save(dict(form.cleaned_data))
        except NotYourQueue:
            raise
        except DomainError as refused:
            if refused.field in form.fields:
                form.add_error(refused.field, str(refused))
            else:
                error = refused
        else:
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(reverse("queues:kept", args=[unit.code]))
    return _form_page(request, unit, form, heading, error)


def _form_page(
    request: PrajaRequest, unit: Unit, form: forms.Form, heading: str, error: DomainError | None
) -> HttpResponse:
    context = {
        "unit": unit,
        "form": form,
        "heading": heading,
        "error": error,
        "back": reverse("queues:kept", args=[unit.code]),
        "has_errors": bool(error or form.errors),
    }
    return render(request, "services/queues/keep_form.html", context, status=422 if form.is_bound else 200)
