# SPDX-License-Identifier: EUPL-1.2
from django.http import HttpResponse

from praja.duties.complaints.rules import opens_office
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_office)
def case(request: PrajaRequest, code: str) -> HttpResponse:
    return HttpResponse("")


@guarded(opens_office)
def cases(request: PrajaRequest) -> HttpResponse:
    return HttpResponse("")
