# SPDX-License-Identifier: EUPL-1.2
"""The application as officers work on it."""

from django.http import HttpResponse
from django.shortcuts import render

from praja.duties.services.queries.office import case_in_office
from praja.duties.services.rules import opens_office
from praja.kernel.procedures.declarations import procedure_of
from praja.lib.codes import show_code
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_office)
def case(request: PrajaRequest, code: str) -> HttpResponse:
    """Where the application stands."""
    case = case_in_office(request.actor, code)
    context = {"case": case, "code": show_code(case.code), "state": procedure_of(case).by_state[case.state]}
    return render(request, "services/office/case.html", context)
