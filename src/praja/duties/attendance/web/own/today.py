# SPDX-License-Identifier: EUPL-1.2
"""One's own day: what was recorded so far."""

from django.http import HttpResponse
from django.shortcuts import render

from praja.duties.attendance.queries.punches import own_employee, punches_between
from praja.duties.attendance.rules import opens_own
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_own)
def own(request: PrajaRequest) -> HttpResponse:
    """What was recorded of the reader today."""
    employee, day = own_employee(request.actor), today(request)
    context = {
        "employee": employee,
        "day": day,
        "punches": list(punches_between(employee.pk, day, day)) if employee else [],
    }
    return no_store(render(request, "attendance/own/today.html", context))
