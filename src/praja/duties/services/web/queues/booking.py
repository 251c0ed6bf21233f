# SPDX-License-Identifier: EUPL-1.2
"""Booking an hour without an account, and everything that its link allows."""

import hmac
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.services.domain.queues.hours import may_arrive
from praja.duties.services.enums.queues import AppointmentState
from praja.duties.services.errors.queues import NoSuchAppointment, NoSuchQueue
from praja.duties.services.forms.queues import BookForm
from praja.duties.services.models import Appointment, Queue
from praja.duties.services.operations.queues import (
    arrive,
    book_appointment,
    cancel_appointment,
    change_appointment,
)
from praja.duties.services.queries.queues.booking import appointment_with, bookable_days, is_still_open, slots_on
from praja.duties.services.queries.queues.offices import queues_of
from praja.duties.services.web.queues.holding import actor_for, hold, secret_for
from praja.duties.services.web.queues.phone import unit_named
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.web.secret_links import FRESH
from praja.lib.actors import ANYONE, Actor
from praja.lib.codes import hash_secret, show_code
from praja.lib.errors import DomainError
from praja.lib.icalendar import Happening, calendar_file
from praja.lib.moments import describe_moment, local_time
from praja.lib.web import PrajaRequest, guarded


@guarded(ANYONE)
def book(request: PrajaRequest, name: str) -> HttpResponse:
    """Choose a queue and a day by links, then an hour; POST books it."""
    with recalled(units, law_data):
        node = unit_named(name)
        queues = [queue for queue in queues_of(node.id) if queue.slot_minutes]
        if not queues:
            raise NoSuchQueue
        queue = _chosen_queue(request, queues)
        form = BookForm(request.POST or None, initial={"key": uuid4()})
        if request.method != "POST" or not form.is_valid():
            return _book_page(request, queues, queue, form)
        key, given = form.cleaned_data["key"], form.cleaned_data
        try:
            contact = {name: given[name] for name in ("phone", "email") if given[name].strip()}
            person = new_person(at=request.at, **contact) if contact else None
            booked = book_appointment(
                queue=queue,
                starts_at=given["slot"],
                key=key,
                person=person,
                actor=request.actor,
                at=request.at,
                secret=secret_for(key),
            )
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
            return _book_page(request, queues, queue, form)
    response = HttpResponseRedirect(reverse("queues:appointment", args=[booked.appointment.code]))
    hold(request, response, booked.appointment)
    return response


@guarded(ANYONE)
def appointment(request: PrajaRequest, code: str) -> HttpResponse:
    """An appointment: its hour for whoever has the code, everything else for whoever has its link."""
    with recalled(units, law_data):
        return _page(request, _found(code))


@guarded(ANYONE)
def appointment_secret(request: PrajaRequest, code: str, secret: str) -> HttpResponse:
    """The secret link, swapped for a cookie."""
    found = _found(code)
    if bytes(found.secret_hash) != hash_secret(secret):
        raise NoSuchAppointment
    response = HttpResponseRedirect(reverse("queues:appointment", args=[code]))
    hold(request, response, found)
    return response


@guarded(ANYONE)
def change(request: PrajaRequest, code: str) -> HttpResponse:
    """Choose another hour instead."""
    found = _found(code)
    holder = _holder(request, found)
    with recalled(units, law_data):
        form = BookForm(request.POST or None, initial={"key": uuid4()})
        if request.method != "POST" or not form.is_valid():
            return _book_page(request, [found.queue], found.queue, form, found)
        try:
            change_appointment(appointment=found, starts_at=form.cleaned_data["slot"], actor=holder, at=request.at)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
            return _book_page(request, [found.queue], found.queue, form, found)
    messages.success(request, _("The new hour is booked; the old one is free again."))
    return HttpResponseRedirect(reverse("queues:appointment", args=[code]))


@require_POST
@guarded(ANYONE)
def cancel(request: PrajaRequest, code: str) -> HttpResponse:
    """Give the hour back."""
    found = _found(code)
    holder = _holder(request, found)
    try:
        cancel_appointment(appointment=found, actor=holder, at=request.at)
    except DomainError as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(reverse("queues:appointment", args=[code]))


@require_POST
@guarded(ANYONE)
def here(request: PrajaRequest, code: str) -> HttpResponse:
    """Say that one is here: the appointment becomes a ticket."""
    found = _found(code)
    holder = _holder(request, found)
    try:
        taken = arrive(appointment=found, actor=holder, at=request.at)
    except DomainError as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("queues:appointment", args=[code]))
    response = HttpResponseRedirect(reverse("queues:ticket", args=[taken.ticket.code]))
    hold(request, response, taken.ticket)
    return response


@guarded(ANYONE)
def calendar(request: PrajaRequest, code: str) -> HttpResponse:
    """The appointment for one's own calendar. It carries no secret: calendars are shared."""
    found = _found(code)
    happening = Happening(
        uid=f"{found.code}@{request.get_host()}",
        title=f"{found.queue.name}, {found.queue.unit.name}",
        place=found.queue.unit.name,
        text=_("Code of your appointment: %(code)s") % {"code": show_code(found.code)},
        url=f"{settings.PRAJA_BASE_URL}{reverse('queues:appointment', args=[found.code])}",
        begins_at=found.starts_at,
        ends_at=found.starts_at + timedelta(minutes=found.minutes),
        made_at=found.booked_at,
        is_cancelled=found.state == AppointmentState.CANCELLED,
        remind_minutes=120,
    )
    response = HttpResponse(calendar_file(happening), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="janji-{found.code}.ics"'
    response["Cache-Control"] = "no-store"
    return response


def _found(code: str) -> Appointment:
    found = appointment_with(code)
    if found is None:
        raise NoSuchAppointment
    return found


def _holder(request: PrajaRequest, found: Appointment) -> Actor:
    holder = actor_for(request, found)
    if holder is None:
        raise NoSuchAppointment
    return holder


def _page(request: PrajaRequest, found: Appointment) -> HttpResponse:
    is_booked = found.state == AppointmentState.BOOKED
    ticket = getattr(found, "ticket", None)
    is_holder = actor_for(request, found) is not None
    context = {
        "appointment": found,
        "unit": found.queue.unit,
        "code": show_code(found.code),
        "moment": describe_moment(found.starts_at),
        "is_holder": is_holder,
        "link": _fresh_link(request, found) if is_holder and is_booked else "",
        "is_booked": is_booked,
        "may_arrive": is_booked and may_arrive(found.starts_at, request.at),
        "closed_then": is_booked and not is_still_open(found),
        "ticket_url": reverse("queues:ticket", args=[ticket.code]) if ticket else "",
    }
    response = render(request, "services/queues/appointment.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _fresh_link(request: PrajaRequest, found: Appointment) -> str:
    """The whole secret address, told on the device that booked for a quarter of an hour; afterwards empty."""
    secret = secret_for(found.key)
    is_its_own = hmac.compare_digest(hash_secret(secret), bytes(found.secret_hash))
    if request.at - found.booked_at > FRESH or not is_its_own:
        return ""
    return f"{settings.PRAJA_BASE_URL}{reverse('queues:appointment_secret', args=[found.code, secret])}"


def _chosen_queue(request: PrajaRequest, queues: list[Queue]) -> Queue:
    asked = request.GET.get("antrean", "").upper()
    return next((queue for queue in queues if queue.letter == asked), queues[0])


def _chosen_day(request: PrajaRequest, days: list[date]) -> date | None:
    try:
        asked = date.fromisoformat(request.GET.get("hari", ""))
    except ValueError:
        asked = None
    return asked if asked in days else next(iter(days), None)


def _book_page(
    request: PrajaRequest,
    queues: list[Queue],
    queue: Queue,
    form: BookForm,
    changed: Appointment | None = None,
) -> HttpResponse:
    days = bookable_days(queue, request.at)
    day = _chosen_day(request, days)
    slots = slots_on(queue, day, request.at) if day else []
    chosen = form["slot"].value() or ""
    context = {
        "unit": queue.unit,
        "form": form,
        "changed": changed,
        "queue": queue,
        "queue_links": [_link(f"{q.letter} · {q.name}", q, day, q.pk == queue.pk) for q in queues],
        "day_links": [_link(describe_moment(one, "day"), queue, one, one == day) for one in days],
        "slots": [_slot(slot.starts_at, slot.free, str(chosen)) for slot in slots],
        "has_free": any(slot.free for slot in slots),
        "day": describe_moment(day, "day") if day else "",
    }
    return render(request, "services/queues/book.html", context, status=422 if form.is_bound else 200)


def _link(label: str, queue: Queue, day: date | None, is_current: bool) -> dict[str, Any]:
    return {"label": label, "href": f"?antrean={queue.letter}&hari={day or ''}", "current": is_current}


def _slot(starts_at: datetime, free: int, chosen: str) -> dict[str, Any]:
    value = starts_at.isoformat()
    return {"value": value, "label": local_time(starts_at), "free": free, "chosen": value == chosen}
