# SPDX-License-Identifier: EUPL-1.2
from django.http import HttpResponse

from praja.lib.actors import ANYONE, SIGNED_IN
from praja.lib.web import PrajaRequest, guarded


def _page(request: PrajaRequest) -> HttpResponse:
    return HttpResponse("")


home = guarded(ANYONE)(_page)
track = guarded(ANYONE)(_page)
law = guarded(ANYONE)(_page)
ledger = guarded(ANYONE)(_page)
desk = guarded(SIGNED_IN)(_page)
overview = guarded(SIGNED_IN)(_page)
