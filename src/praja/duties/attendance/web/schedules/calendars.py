# SPDX-License-Identifier: EUPL-1.2
"""One's own calendar: a month at a time, as a file, and by a secret address for the calendar of a telephone."""

from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from praja.duties.attendance.domain.weeks import NO_ROSTER, ROSTER
from praja.duties.attendance.forms.schedules import month_of
from praja.duties.attendance.operations.calendars import end_calendar_link, make_calendar_link
from praja.duties.attendance.queries.calendars import OwnDay, employee_behind, open_link_of, own_days
from praja.duties.attendance.queries.punches import own_employee
from praja.duties.attendance.queries.rosters import last_of
from praja.duties.attendance.rules import opens_own
from praja.duties.attendance.web.schedules.words import length, off_words
from praja.kernel.law.domain.calendar import WEEKDAYS
from praja.kernel.law.queries import current_calendar, law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Employee
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store
from praja.lib.actors import ANYONE
from praja.lib.clock import start_of
from praja.lib.errors import NotFound
from praja.lib.icalendar import Happening, WholeDay, calendar_of
from praja.lib.moments import local_time, local_zone
from praja.lib.web import PrajaRequest, guarded

BACK, AHEAD = timedelta(days=31), timedelta(days=184)
"""How far a calendar that is fetched goes."""


@guarded(opens_own)
def my_calendar(request: PrajaRequest) -> HttpResponse:
    """A month of the reader's own days: working time, holidays, days away."""
    with recalled(units, law_data):
        return _page(request)


def _page(request: PrajaRequest, secret: str = "") -> HttpResponse:
    on = today(request)
    month = month_of(request.GET.get("bulan", ""), on)
    employee = own_employee(request.actor)
    days = own_days(employee, month, last_of(month)) if employee else []
    here = reverse("attendance:my_calendar")
    address = request.build_absolute_uri(reverse("attendance:calendar_feed", args=[secret])) if secret else ""
    context = {
        "employee": employee,
        "month_name": date_format(month, "F Y"),
        "previous": _month_link(here, month - timedelta(days=1)),
        "next": _month_link(here, last_of(month) + timedelta(days=1)),
        "starts": month.weekday() + 1,
        "days": [_day(day, on) for day in days],
        "expected": length(sum(day.plan.expected_minutes for day in days if not day.away)),
        "undecreed": current_calendar().undecreed_years(month, last_of(month)),
        "address": address,
        "link": open_link_of(employee) if employee else None,
    }
    return no_store(render(request, "attendance/schedules/calendar.html", context))


def _month_link(here: str, day: date) -> dict[str, str]:
    return {"href": f"{here}?bulan={day:%Y-%m}", "label": date_format(day, "F Y")}


def _day(day: OwnDay, on: date) -> dict[str, Any]:
    return {
        "day": day.plan.day,
        "weekday": date_format(day.plan.day, "D"),
        "words": _words(day),
        "shift": day.shift,
        "away": day.away,
        "is_off": day.plan.is_off,
        "is_today": day.plan.day == on,
        "is_ramadan": day.is_ramadan,
    }


def _words(day: OwnDay) -> str:
    plan = day.plan
    if plan.is_off:
        return off_words(plan.why_off)
    if plan.begins_at is None or plan.ends_at is None:
        return length(plan.expected_minutes)
    return f"{local_time(plan.begins_at).split()[0]}–{local_time(plan.ends_at).split()[0]}"


@require_POST
@guarded(opens_own)
def calendar_link(request: PrajaRequest) -> HttpResponse:
    """Make a new secret address, told this once, or end the one that holds."""
    employee = _own(request)
    if "end" in request.POST:
        end_calendar_link(employee=employee, actor=request.actor, at=request.at)
        messages.success(request, _("The address opens nothing any more."))
        return HttpResponseRedirect(reverse("attendance:my_calendar"))
    secret = make_calendar_link(employee=employee, actor=request.actor, at=request.at)
    with recalled(units, law_data):
        return _page(request, secret)


@guarded(opens_own)
def calendar_file(request: PrajaRequest) -> HttpResponse:
    """The reader's own calendar as a file."""
    return _calendar(request, _own(request))


@require_GET
@guarded(ANYONE)
def calendar_feed(request: PrajaRequest, secret: str) -> HttpResponse:
    """The calendar that a secret address opens, for programs that ask again and again."""
    employee = employee_behind(secret[:64], request.at)
    if employee is None:
        raise NotFound(_("This calendar does not exist."), next_step=_("Make a new address under “My calendar”."))
    return _calendar(request, employee)


def _own(request: PrajaRequest) -> Employee:
    employee = own_employee(request.actor)
    if employee is None:
        raise NotFound(
            _("You stand in no register of employees here."), next_step=_("Ask the personnel office if that is wrong.")
        )
    return employee


def _calendar(request: PrajaRequest, employee: Employee) -> HttpResponse:
    on = today(request)
    with recalled(units, law_data):
        days = own_days(employee, on - BACK, on + AHEAD)
    body = calendar_of(
        _happenings(request, employee, days), name=_("Working hours"), made_at=start_of(on, local_zone())
    )
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    is_known = request.headers.get("If-None-Match") == tag
    response = HttpResponse(b"" if is_known else body, content_type="text/calendar; charset=utf-8")
    response.status_code = 304 if is_known else 200
    response["ETag"], response["Cache-Control"] = tag, "private, no-cache"
    response["Content-Disposition"] = 'attachment; filename="jadwal-kerja.ics"'
    return response


def _happenings(request: PrajaRequest, employee: Employee, days: list[OwnDay]) -> list[Happening | WholeDay]:
    """Working time, holidays as decreed, and days away without saying why; weekly days off need no entry."""
    found: list[Happening | WholeDay] = []
    host = request.get_host().partition(":")[0]
    for day in days:
        plan, uid = day.plan, f"{day.plan.day.isoformat()}-{employee.pk}@{host}"
        if day.away:
            found.append(WholeDay(uid, _("Away"), plan.day))
        elif plan.begins_at is not None and plan.ends_at is not None:
            title = day.shift or _("Work")
            found.append(Happening(uid, title, plan.begins_at, plan.ends_at, plan.begins_at))
        elif not plan.is_off:
            found.append(WholeDay(uid, _("Work, %(length)s") % {"length": length(plan.expected_minutes)}, plan.day))
        elif plan.why_off not in (*WEEKDAYS, ROSTER, NO_ROSTER):
            found.append(WholeDay(uid, plan.why_off, plan.day))
    return found
