# SPDX-License-Identifier: EUPL-1.2
"""The page to check in: an installable app where there are scripts, a form for the code on the display where there are none."""

import json
from datetime import date
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.attendance.domain.saying import Saying
from praja.duties.attendance.enums import Direction, Verdict
from praja.duties.attendance.errors.punches import said_of
from praja.duties.attendance.forms.checkin import CheckInForm
from praja.duties.attendance.models import Phone, Punch
from praja.duties.attendance.operations.phones import end_phone
from praja.duties.attendance.operations.punching import NewPunch, take_punch
from praja.duties.attendance.queries.places import places, places_of
from praja.duties.attendance.queries.punches import own_employee, phone_of, punches_between
from praja.duties.attendance.rules import opens_own
from praja.kernel.law.queries import rule_in_force
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Employee
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store
from praja.lib.actors import ANYONE
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.devices import device_of, known_device


@guarded(opens_own)
def check_in(request: PrajaRequest) -> HttpResponse:
    """One big button; without scripts the code on the display, which then waits for the head's word."""
    employee = own_employee(request.actor)
    if request.method != "POST" or employee is None:
        return _page(request, employee, None)
    form = CheckInForm(request.POST)
    if not form.is_valid():
        return _page(request, employee, form, status=422)
    said = form.cleaned_data
    saying = Saying(said["nonce"], request.at, said["direction"], said["code"])
    new = NewPunch(saying=saying, device=known_device(request), sent_at=request.at)
    punch = take_punch(employee=employee, new=new, actor=request.actor, at=request.at)
    sentence, step = said_of(punch.reason, punch.verdict)
    if punch.verdict == Verdict.REFUSED:
        form.add_error("code", f"{sentence} {step}")
        data = request.POST.copy()
        data["nonce"] = str(uuid4())
        form.data = data
        return _page(request, employee, form, status=422)
    messages.info(request, _("Recorded. %(why)s %(step)s") % {"why": sentence, "step": step})
    return HttpResponseRedirect(reverse("attendance:check_in"))


def _page(
    request: PrajaRequest, employee: Employee | None, form: CheckInForm | None, status: int = 200
) -> HttpResponse:
    day = today(request)
    with recalled(units, places):
        open_to = places_of(employee.pk, employee.unit_id, day) if employee else []
    punches = list(punches_between(employee.pk, day, day)) if employee else []
    phone = phone_of(employee.pk) if employee else None
    context: dict[str, Any] = {
        "employee": employee,
        "form": form or CheckInForm(initial={"nonce": uuid4(), "direction": next_direction(punches)}),
        "punches": punches,
        "phone": phone,
        "key_hash": bytes(phone.key_hash).hex() if phone else "",
        "open_to": open_to,
        "places_json": json.dumps(
            [
                {"name": one.name, "outline": one.outline, "limit": one.accuracy_limit, "photo": one.wants_photo}
                for one in open_to
            ]
        ),
        "kept_days": int(rule_in_force("attendance.position_kept", day).value),
        "photo_days": _photo_days(day) if any(one.wants_photo for one in open_to) else 0,
        "needs_code": any(one.needs_code for one in open_to),
    }
    response = no_store(render(request, "attendance/checkin/page.html", context, status=status))
    device_of(request, response)
    return response


def _photo_days(day: date) -> int:
    return int(rule_in_force("attendance.photo_kept", day).value)


def next_direction(punches: list[Punch]) -> int:
    """Whoever came today goes next."""
    return int(Direction.OUT if any(one.verdict != Verdict.REFUSED for one in punches) else Direction.IN)


@guarded(ANYONE)
def shell(request: PrajaRequest) -> HttpResponse:
    """The same page as the app keeps it for times without a connection: nothing of anybody stands on it."""
    form = CheckInForm(initial={"nonce": uuid4(), "direction": int(Direction.IN)})
    context = {
        "form": form,
        "is_shell": True,
        "places_json": "[]",
        "photo_days": _photo_days(today(request)),
        "needs_code": True,
    }
    return render(request, "attendance/checkin/shell.html", context)


@require_POST
@guarded(opens_own)
def end_own_phone(request: PrajaRequest) -> HttpResponse:
    """Let go of one's own telephone: lost, sold, replaced."""
    employee = own_employee(request.actor)
    phone: Phone | None = phone_of(employee.pk) if employee else None
    if phone is None:
        raise NotFound(_("No telephone of yours is registered."), next_step=_("Register one on the check-in page."))
    end_phone(phone=phone, actor=request.actor, at=request.at)
    messages.success(request, _("The telephone is registered no more."))
    return HttpResponseRedirect(reverse("attendance:check_in"))
