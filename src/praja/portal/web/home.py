# SPDX-License-Identifier: EUPL-1.2
"""The first page: one search, the doors that work, and what was promised and kept."""

from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from praja.duties.complaints.index import PUBLIC_KIND
from praja.duties.complaints.queries.public import ENOUGH, promises
from praja.duties.opendata.index import KIND as DATASET_KIND
from praja.duties.services.queries.public_services import Listed, listed_services
from praja.duties.services.queries.words import sentence_of
from praja.kernel.procedures.tracking import readable_case
from praja.kernel.search.declarations import PUBLIC
from praja.kernel.search.queries import search
from praja.lib.actors import ANYONE
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded

FOUND_OF_EACH = 6


@guarded(ANYONE)
def home(request: PrajaRequest) -> HttpResponse:
    """A code leads to its case, words to the services and published reports that have them; without either the page itself."""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:120]
    if words:
        case = readable_case(request, words)
        if case is not None:
            return HttpResponseRedirect(reverse("track_case", args=[case.code]))
        return render(request, "portal/found.html", _found(words, local_date(request.at, local_zone())))
    figures = promises(request.at)
    context = {"figures": figures, "enough": ENOUGH, "has_figures": figures.answers_due >= ENOUGH}
    return render(request, "portal/home.html", context)


def _found(words: str, on: date) -> dict[str, object]:
    """The best few of each kind, and where the rest is."""
    rest = f"?{urlencode({'q': words})}"
    services = listed_services(words=words, on=on).items
    reports = search(words, tokens=frozenset({PUBLIC}), kinds=[PUBLIC_KIND], limit=FOUND_OF_EACH)
    data = search(words, tokens=frozenset({PUBLIC}), kinds=[DATASET_KIND], limit=FOUND_OF_EACH)
    return {
        "words": words,
        "services": {
            "found": [_service(one) for one in services[:FOUND_OF_EACH]],
            "more": reverse("services:catalogue") + rest if len(services) > FOUND_OF_EACH else "",
        },
        "reports": {
            "found": reports.found,
            "more": reverse("complaints:published") + rest if reports.cursor else "",
        },
        "data": {
            "found": data.found,
            "more": reverse("opendata:catalogue") + rest if data.cursor else "",
        },
    }


def _service(one: Listed) -> dict[str, str]:
    return {
        "title": one.service.name,
        "url": reverse("services:service", args=[one.service.code]),
        "summary": one.service.summary,
        "sentence": sentence_of(one.service, one.version),
    }
