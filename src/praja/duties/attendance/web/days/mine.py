# SPDX-License-Identifier: EUPL-1.2
"""The days of one employee: everybody's own, and those of a unit's people for who may see them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from praja.duties.attendance.models import Day
from praja.duties.attendance.queries.punches import own_employee
from praja.duties.attendance.queries.reasons import reasons_of
from praja.duties.attendance.queries.recap import days_of, employee_with_days
from praja.duties.attendance.rules import opens_own, opens_unit
from praja.duties.attendance.web.days.months import chosen_month, month_links
from praja.kernel.people.models import Employee
from praja.kernel.procedures.web.taking import no_store
from praja.lib.web import PrajaRequest, guarded

TONES = {"H": "done", "WFH": "done", "WFA": "done", "TK": "late", "L": "neutral", "CBER": "neutral"}


@guarded(opens_own)
def days(request: PrajaRequest) -> HttpResponse:
    """One's own month."""
    return _page(request, own_employee(request.actor), is_own=True)


@guarded(opens_unit)
def person(request: PrajaRequest, pk: int) -> HttpResponse:
    """Somebody's month."""
    return _page(request, employee_with_days(request.actor, pk), is_own=False)


def _page(request: PrajaRequest, employee: Employee | None, *, is_own: bool) -> HttpResponse:
    month = chosen_month(request)
    found = days_of(request.actor, employee.pk, month) if employee else Day.objects.none()
    context = {
        "employee": employee,
        "is_own": is_own,
        "rows": [_row(day) for day in found],
        "ask_url": reverse("attendance:ask_correction"),
        **month_links(request, month),
    }
    return no_store(render(request, "attendance/days/days.html", context))


def _row(day: Day) -> dict[str, Any]:
    tone = "soon" if day.late_class or day.early_class else TONES.get(day.code, "info")
    return {
        "day": day.day,
        "label": day.get_code_display(),
        "tone": tone,
        "first": day.first_at,
        "last": day.last_at,
        "classes": [f"TL{day.late_class}"] * bool(day.late_class) + [f"PSW{day.early_class}"] * bool(day.early_class),
        "reasons": reasons_of(day),
        "wants_correction": bool(day.late_class or day.early_class or day.code == "TK"),
    }
