# SPDX-License-Identifier: EUPL-1.2
"""The first page: one search, the doors that work, and what was promised and kept."""

from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from praja.duties.complaints.queries.public import ENOUGH, promises
from praja.kernel.procedures.tracking import readable_case
from praja.kernel.search.declarations import PUBLIC
from praja.kernel.search.queries import search
from praja.lib.actors import ANYONE
from praja.lib.web import PrajaRequest, guarded

FOUND_OF_EACH = 6
KINDS = (("services", "service", "services:catalogue"), ("reports", "public_complaint", "complaints:published"))
"""What everybody may look for, each with the page that finds more of it."""


@guarded(ANYONE)
def home(request: PrajaRequest) -> HttpResponse:
    """A code leads to its case, words to the services and published reports that have them; without either the page itself."""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:120]
    if words:
        case = readable_case(request, words)
        if case is not None:
            return HttpResponseRedirect(reverse("track_case", args=[case.code]))
        return render(request, "portal/found.html", _found(words))
    figures = promises(request.at)
    context = {"figures": figures, "enough": ENOUGH, "has_figures": figures.answers_due >= ENOUGH}
    return render(request, "portal/home.html", context)


def _found(words: str) -> dict[str, object]:
    """The best few of each kind, and where the rest is."""
    context: dict[str, object] = {"words": words}
    for name, kind, route in KINDS:
        page = search(words, tokens=frozenset({PUBLIC}), kinds=[kind], limit=FOUND_OF_EACH)
        more = f"{reverse(route)}?{urlencode({'q': words})}" if page.cursor else ""
        context[name] = {"found": page.found, "more": more}
    return context
