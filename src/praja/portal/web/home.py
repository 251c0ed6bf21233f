# SPDX-License-Identifier: EUPL-1.2
"""The first page: one search, the doors that work, and what was promised and kept."""

from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from praja.duties.complaints.queries.public import ENOUGH, promises
from praja.kernel.procedures.tracking import readable_case
from praja.lib.actors import ANYONE
from praja.lib.web import PrajaRequest, guarded


@guarded(ANYONE)
def home(request: PrajaRequest) -> HttpResponse:
    """A code leads to its case, words to the published reports; without either the page itself."""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:120]
    if words:
        case = readable_case(request, words)
        if case is not None:
            return HttpResponseRedirect(reverse("track_case", args=[case.code]))
        return HttpResponseRedirect(f"{reverse('complaints:published')}?{urlencode({'q': words})}")
    figures = promises(request.at)
    context = {"figures": figures, "enough": ENOUGH, "has_figures": figures.answers_due >= ENOUGH}
    return render(request, "portal/home.html", context)
