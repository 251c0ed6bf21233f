# SPDX-License-Identifier: EUPL-1.2
from django.http import HttpResponse

from praja.lib.actors import SIGNED_IN
from praja.lib.web import PrajaRequest, guarded


@guarded(SIGNED_IN)
def overview(request: PrajaRequest) -> HttpResponse:
    return HttpResponse("")
