# SPDX-License-Identifier: EUPL-1.2
from django.http import HttpResponse

from praja.lib.actors import ANYONE
from praja.lib.web import PrajaRequest, guarded


@guarded(ANYONE)
def law(request: PrajaRequest) -> HttpResponse:
    return HttpResponse("")
