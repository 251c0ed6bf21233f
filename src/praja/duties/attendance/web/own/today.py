# SPDX-License-Identifier: EUPL-1.2
"""One's own day: what it is meant to be, and what was recorded so far."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from praja.duties.attendance.domain.plans import Plan
from praja.duties.attendance.enums import DayCode
from praja.duties.attendance.queries.calendars import OwnDay
from praja.duties.attendance.queries.punches import own_employee, punches_between
from praja.duties.attendance.queries.today import Away, Today, today_of
from praja.duties.attendance.rules import opens_own
from praja.duties.attendance.web.schedules.words import length, off_words
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Employee
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store
from praja.lib.clock import local_date
from praja.lib.moments import describe_moment, local_time, local_zone
from praja.lib.web import PrajaRequest, guarded

Row = dict[str, Any]


@guarded(opens_own)
def own(request: PrajaRequest) -> HttpResponse:
    """The reader's day: its plan in words, and what was recorded."""
    employee, day = own_employee(request.actor), today(request)
    with recalled(units, law_data):
        context = {
            "employee": employee,
            "day": day,
            "plan": _rows(employee, request.at) if employee else [],
            "punches": list(punches_between(employee.pk, day, day)) if employee else [],
        }
        return no_store(render(request, "attendance/own/today.html", context))


def _rows(employee: Employee, at: datetime) -> list[Row]:
    """The plan as label, words and where they lead to."""
    found = today_of(employee, local_date(at, local_zone()), at)
    return [*_hours(found), *_excuses(found), *_around(found)]


def _hours(found: Today) -> Iterator[Row]:
    if found.running is not None:
        yield {"label": _("Still on duty"), "words": _shift(found.running)}
    yield {"label": _("Working time today"), "words": _shift(found.day)}
    if not found.day.plan.is_off:
        yield {"label": _("By which rule"), "words": _rule(found), "href": reverse("attendance:my_calendar")}
        yield {"label": _("Where you check in"), "words": _where(found)}


def _shift(day: OwnDay) -> str:
    words = plan_words(day.plan)
    named = _("%(shift)s: %(times)s") % {"shift": day.shift, "times": words} if day.shift else words
    return _("%(times)s (Ramadan)") % {"times": named} if day.is_ramadan and not day.plan.is_off else named


def plan_words(plan: Plan) -> str:
    """From when until when, and the break; why it is a day off."""
    if plan.is_off:
        return off_words(plan.why_off)
    if plan.begins_at is None or plan.ends_at is None:
        return _("%(length)s, at times of your own") % {"length": length(plan.expected_minutes)}
    zone = local_zone()
    is_over_midnight = local_date(plan.ends_at, zone) > local_date(plan.begins_at, zone)
    ends = _("%(time)s the day after") if is_over_midnight else "%(time)s"
    said = {"begins": _clock(plan.begins_at), "ends": ends % {"time": _clock(plan.ends_at)}, "rest": plan.break_minutes}
    if plan.break_minutes:
        return _("%(begins)s to %(ends)s, break %(rest)d minutes") % said
    return _("%(begins)s to %(ends)s") % said


def _clock(moment: datetime) -> str:
    return local_time(moment).split()[0]


def _rule(found: Today) -> str:
    if found.pattern is None:
        return _("The hours of the law (Perpres 21/2023)")
    return _("%(name)s, by %(decree)s") % {"name": found.pattern.name, "decree": found.pattern.decree}


def _where(found: Today) -> str:
    if found.is_elsewhere:
        return _("Anywhere: you have permission for it today")
    return ", ".join(found.places) or _(
        "No place is set up for your unit yet: use the machine, or ask the personnel office"
    )


def _excuses(found: Today) -> Iterator[Row]:
    for one in found.away:
        yield {"label": _("Away"), "words": _away(one), "href": one.url}
    for row in found.permissions:
        address = reverse("attendance:permission", args=[row.case.code])
        yield {"label": _("Permission"), "words": row.get_kind_display(), "href": address}


def _away(one: Away) -> str:
    row = one.absence
    what = DayCode(row.code).label if row.code in DayCode.values else row.get_kind_display()
    said = {"what": what, "until": date_format(row.last_day, "DATE_FORMAT"), "basis": row.basis}
    if row.basis:
        return _("%(what)s until %(until)s, by %(basis)s") % said
    return _("%(what)s until %(until)s") % said


def _around(found: Today) -> Iterator[Row]:
    if found.following is not None:
        said = {"day": describe_moment(found.following.plan.day, "day"), "times": _shift(found.following)}
        yield {"label": _("Next duty"), "words": _("%(day)s, %(times)s") % said}
    if found.lock is not None:
        words = _("Closed: days of this month change only once it is opened again")
        yield {"label": _("This month"), "words": words}
