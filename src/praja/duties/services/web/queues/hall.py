# SPDX-License-Identifier: EUPL-1.2
"""The devices of a hall: the display that everybody sees, and the kiosk that gives tickets. Neither knows a person."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.services.enums.queues import DeviceKind, TicketChannel
from praja.duties.services.errors.queues import NoSuchAppointment, NoSuchTicket
from praja.duties.services.forms.queues import CodeForm, TakeForm
from praja.duties.services.models import QueueDevice, Ticket
from praja.duties.services.operations.queues import arrive, take_ticket
from praja.duties.services.queries.queues.booking import appointment_with
from praja.duties.services.queries.queues.counters import hall_of
from praja.duties.services.queries.queues.hours import today_of
from praja.duties.services.queries.queues.offices import offered, opens_at, queues_of
from praja.duties.services.queries.queues.tickets import ticket_with
from praja.duties.services.web.queues.holding import actor_for, become, device_here, hold, secret_for
from praja.duties.services.web.queues.paper import ticket_pdf
from praja.duties.services.web.queues.phone import choices_of
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.lib.actors import ANYONE, Actor
from praja.lib.codes import hash_secret, read_code
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded

AT = {DeviceKind.DISPLAY: "queues:display", DeviceKind.KIOSK: "queues:kiosk"}


@guarded(ANYONE)
def device(request: PrajaRequest, secret: str) -> HttpResponse:
    """The link of a device, swapped for a cookie: from now on this browser is the device."""
    found = QueueDevice.objects.filter(secret_hash=hash_secret(secret), revoked_at=None).first()
    if found is None:
        raise _no_device()
    response = HttpResponseRedirect(reverse(AT[DeviceKind(found.kind)]))
    become(response, found)
    return response


@guarded(ANYONE)
def display(request: PrajaRequest) -> HttpResponse:
    """Who was called where, large; it renews itself, calls out where there is sound, and comes back after a restart."""
    return render(request, "services/queues/display.html", _hall(request))


@guarded(ANYONE)
def display_now(request: PrajaRequest) -> HttpResponse:
    """The part of the display that changes."""
    response = render(request, "services/queues/_display_now.html", _hall(request))
    response["Cache-Control"] = "no-store"
    return response


@guarded(ANYONE)
def kiosk(request: PrajaRequest) -> HttpResponse:
    """Large buttons; POST takes a ticket, without any account."""
    here, actor = _device(request, DeviceKind.KIOSK)
    with recalled(units, law_data):
        form = TakeForm(request.POST or None, queues=queues_of(here.unit_id), initial={"key": uuid4()})
        if request.method != "POST" or not form.is_valid():
            return _kiosk_page(request, here, form)
        key = form.cleaned_data["key"]
        try:
            taken = take_ticket(
                queue=form.queue_chosen(),
                channel=TicketChannel.KIOSK,
                actor=actor,
                at=request.at,
                priority=form.cleaned_data["priority"],
                key=key,
                secret=secret_for(key),
            )
        except DomainError as error:
            return _kiosk_page(request, here, form, error)
    return _to_paper(request, taken.ticket)


@guarded(ANYONE)
def kiosk_arrive(request: PrajaRequest) -> HttpResponse:
    """Whoever booked an hour types the code of their appointment."""
    here, actor = _device(request, DeviceKind.KIOSK)
    form, error = CodeForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            return _to_paper(request, _arrived(request, form.cleaned_data["kode"], actor))
        except DomainError as refused:
            error = refused
    context = {"unit": here.unit, "form": form, "error": error}
    status = error.status if error else 422 if form.is_bound else 200
    return render(request, "services/queues/kiosk_arrive.html", context, status=status)


@guarded(ANYONE)
def kiosk_ticket(request: PrajaRequest, code: str) -> HttpResponse:
    """The ticket just taken, to be printed or scanned; the kiosk goes back to its start by itself."""
    here, found = _at_kiosk(request, code)
    return render(request, "services/queues/kiosk_ticket.html", {"unit": here.unit, "ticket": found})


@guarded(ANYONE)
def kiosk_paper(request: PrajaRequest, code: str) -> HttpResponse:
    """The ticket on 80 mm paper, with the code that leads to its page."""
    _here, found = _at_kiosk(request, code)
    secret = secret_for(found.key) if found.key else ""
    url = reverse("queues:ticket_secret", args=[code, secret]) if secret else reverse("queues:ticket", args=[code])
    return ticket_pdf(found, f"{settings.PRAJA_BASE_URL}{url}", request.at)


def _arrived(request: PrajaRequest, typed: str, actor: Actor) -> Ticket:
    found = appointment_with(read_code(typed)[:10])
    if found is None:
        raise NoSuchAppointment
    return arrive(appointment=found, actor=actor, at=request.at).ticket


def _to_paper(request: PrajaRequest, ticket: Ticket) -> HttpResponse:
    response = HttpResponseRedirect(reverse("queues:kiosk_ticket", args=[ticket.code]))
    hold(request, response, ticket)
    return response


def _at_kiosk(request: PrajaRequest, code: str) -> tuple[QueueDevice, Ticket]:
    """The kiosk, and a ticket that was taken at it."""
    here, _actor = _device(request, DeviceKind.KIOSK)
    found = ticket_with(code)
    if found is None or found.queue.unit_id != here.unit_id or actor_for(request, found) is None:
        raise NoSuchTicket
    return here, found


def _device(request: PrajaRequest, kind: DeviceKind) -> tuple[QueueDevice, Actor]:
    found = device_here(request, kind)
    if found is None:
        raise _no_device()
    return found


def _no_device() -> NotFound:
    return NotFound(
        _("This browser is no device of a hall."),
        next_step=_("Open the link that the head of the office got when registering the device, or register it anew."),
    )


def _hall(request: PrajaRequest) -> dict[str, Any]:
    here, _actor = _device(request, DeviceKind.DISPLAY)
    return {"unit": here.unit, "hall": hall_of(here.unit_id, today_of(request.at))}


def _kiosk_page(
    request: PrajaRequest, here: QueueDevice, form: TakeForm, error: DomainError | None = None
) -> HttpResponse:
    shown = choices_of(offered(form.queues, request.at))
    form.explain({one["queue"].pk: one["says"] for one in shown})
    context = {
        "unit": here.unit,
        "form": form,
        "error": error,
        "opens_at": opens_at(here.unit_id, request.at),
        "books": any(queue.slot_minutes for queue in form.queues),
    }
    status = error.status if error else 422 if form.is_bound else 200
    return render(request, "services/queues/kiosk.html", context, status=status)
