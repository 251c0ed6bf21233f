# SPDX-License-Identifier: EUPL-1.2
"""One's own punches of a month, and who looked at where they were."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render

from praja.duties.attendance.errors.punches import said_of
from praja.duties.attendance.queries.punches import looks_at, own_employee, punches_between
from praja.duties.attendance.rules import opens_own
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_own)
def own_punches(request: PrajaRequest) -> HttpResponse:
    """Every punch of a month (`?bulan=2026-11`), refused ones too, each with its reason."""
    employee, first = own_employee(request.actor), _month(request)
    last = _next(first) - timedelta(days=1)
    found = punches_between(employee.pk, first, last) if employee else []
    context = {
        "month": first,
        "previous": f"?bulan={first - timedelta(days=1):%Y-%m}",
        "next": f"?bulan={_next(first):%Y-%m}" if _next(first) <= today(request) else "",
        "rows": [{"punch": one, "said": said_of(one.reason, one.verdict)} for one in found],
    }
    return no_store(render(request, "attendance/own/punches.html", context))


@guarded(opens_own)
def own_looks(request: PrajaRequest) -> HttpResponse:
    """Who looked at the reader's position, when and why."""
    employee = own_employee(request.actor)
    looks = page_of(
        looks_at(employee.pk if employee else 0), order=("-looked_at", "-id"), cursor=request.GET.get("halaman")
    )
    context = {
        "looks": looks.items,
        "next_url": f"?halaman={looks.next}" if looks.next else "",
        "previous_url": f"?halaman={looks.previous}" if looks.previous else "",
    }
    return no_store(render(request, "attendance/own/looks.html", context))


def _month(request: PrajaRequest) -> date:
    """The first day of the month that the address names; the present one where it names none."""
    year, _dash, month = request.GET.get("bulan", "").partition("-")
    try:
        return date(int(year), int(month), 1)
    except ValueError:
        return today(request).replace(day=1)


def _next(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)
