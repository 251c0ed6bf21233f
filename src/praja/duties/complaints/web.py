# SPDX-License-Identifier: EUPL-1.2
from django.http import HttpResponse

from praja.duties.complaints.rules import opens_office
from praja.lib.actors import ANYONE
from praja.lib.web import PrajaRequest, guarded


def _page(request: PrajaRequest, code: str = "") -> HttpResponse:
    return HttpResponse("")


report = guarded(ANYONE)(_page)
case = guarded(opens_office)(_page)
