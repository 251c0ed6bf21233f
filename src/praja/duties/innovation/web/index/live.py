# SPDX-License-Identifier: EUPL-1.2
"""The index of a year, live: what it comes to, what if, by other editions, and what brings most."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.innovation.domain.index.eligibility import window_of
from praja.duties.innovation.domain.index.standing import Standing
from praja.duties.innovation.domain.regional_index import RegionalIndex
from praja.duties.innovation.forms.index import WhatIfForm
from praja.duties.innovation.queries.index.editions import all_editions, current_year
from praja.duties.innovation.queries.index.live import standing_of
from praja.duties.innovation.rules.index import opens_index
from praja.duties.innovation.web.index.advice import advice_shown
from praja.duties.innovation.web.index.frame import index_frame, seen_index
from praja.duties.innovation.web.index.words import divisor_words, services_words, shown
from praja.kernel.law.domain.rules import Confidence
from praja.kernel.procedures.web.taking import no_store
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_index)
def index_now(request: PrajaRequest) -> HttpResponse:
    """To the year that is answered now."""
    seen_index(request)
    year = current_year(local_date(request.at, local_zone()).year)
    return HttpResponseRedirect(reverse("innovation:index_year", args=[year]))


@guarded(opens_index)
def index_year(request: PrajaRequest, year: int) -> HttpResponse:
    """The live index of a year."""
    seen_index(request)
    frame, standing = index_frame(request, year, "live"), standing_of(year)
    found = standing.index()
    form = WhatIfForm(request.GET if request.GET else None)
    context = {
        **frame,
        "found": found,
        "accepted": shown(standing.index(accepted=True).index),
        "index": shown(found.index),
        "count": len(standing.sent),
        "out": len(standing.entrants) - len(standing.sent),
        "divisor": divisor_words(standing),
        "services": services_words(standing),
        "part_columns": _PARTS,
        "parts": _parts(standing, found),
        "form": form,
        "what_if": _what_if(form, standing, found),
        "steps": advice_shown(standing, keeps=frame["keeps"], window_over=_is_over(standing, request)),
        "edition_columns": _EDITIONS,
        "editions": _by_editions(standing),
        "source": f"{standing.edition.title}: {standing.edition.source}",
    }
    return no_store(render(request, "innovation/index/live.html", context))


_PARTS = [
    gettext_lazy("Part"),
    {"label": gettext_lazy("Points"), "number": True},
    {"label": gettext_lazy("At most"), "number": True},
]
_EDITIONS = [
    gettext_lazy("Edition"),
    {"label": gettext_lazy("Index"), "number": True},
    gettext_lazy("Predicate"),
    {"label": gettext_lazy("Divided by at least"), "number": True},
    {"label": gettext_lazy("Basic services needed"), "number": True},
    gettext_lazy("How sure"),
]


def _is_over(standing: Standing, request: PrajaRequest) -> bool:
    """Whether what is applied today counts in a later edition only."""
    window = window_of(standing.edition)
    return window is not None and window.last_day < local_date(request.at, local_zone())


def _parts(standing: Standing, found: RegionalIndex) -> list[list[str]]:
    figures = standing.edition.figures
    number_most = figures["per_innovation"].value * figures["most_counted"].value
    rows = (
        (_("Of the region"), standing.region_score, figures["region_most"].value),
        (_("Maturity of the innovations"), found.maturity, figures["innovation_most"].value),
        (_("Number of innovations"), found.number, number_most),
        (_("Together"), found.total, figures["whole"].value),
    )
    return [[label, shown(points), shown(most)] for label, points, most in rows]


def _what_if(form: WhatIfForm, standing: Standing, found: RegionalIndex) -> str:
    if not form.is_bound or not form.is_valid():
        return ""
    asked = form.asked()
    if not asked:
        return ""
    if asked.get("more") and "maturity" not in asked:
        asked["maturity"] = standing.mean
    then = standing.what_if(**asked)
    if then.index == found.index:
        return _("The index stays %(index)s.") % {"index": shown(then.index)}
    return _("The index would be %(then)s instead of %(now)s: %(name)s.") % {
        "then": shown(then.index),
        "now": shown(found.index),
        "name": then.predicate,
    }


def _by_editions(standing: Standing) -> list[list[Any]]:
    rows = []
    for one in all_editions():
        found = standing.index(one)
        sure = _("confirmed") if one.confidence is Confidence.CONFIRMED else _("to be verified")
        rows.append(
            [
                one.title,
                shown(found.index),
                found.predicate,
                int(one.figures["least_divisor"].value),
                int(one.figures["least_basic_services"].value),
                sure,
            ]
        )
    return rows
