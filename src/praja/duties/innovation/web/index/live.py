# SPDX-License-Identifier: EUPL-1.2
"""The index of a year, live: what it comes to, what if, by other editions, what brings most; and which innovations count."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.innovation.domain.index.next_steps import steps_of, steps_of_all, worth, worth_of_region
from praja.duties.innovation.domain.index.questions import INNOVATION, REGION, questions, score
from praja.duties.innovation.domain.index.standing import Entrant, Standing
from praja.duties.innovation.domain.regional_index import RegionalIndex
from praja.duties.innovation.forms.index import WhatIfForm
from praja.duties.innovation.queries.index.editions import all_editions, current_year
from praja.duties.innovation.queries.index.live import standing_of
from praja.duties.innovation.rules.index import opens_index
from praja.duties.innovation.web.index.frame import index_frame, seen_index
from praja.duties.innovation.web.index.words import divisor_words, services_words, shown, step_words, what_is_missing
from praja.kernel.law.domain.rules import Confidence
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.taking import no_store
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded

BEST = 6
MOST_SHOWN = 300
"""Innovations on the page; the list to take along has all."""


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
        "steps": _steps(standing),
        "edition_columns": _EDITIONS,
        "editions": _by_editions(standing),
        "source": f"{standing.edition.title}: {standing.edition.source}",
    }
    return no_store(render(request, "innovation/index/live.html", context))


@guarded(opens_index)
def index_innovations(request: PrajaRequest, year: int) -> HttpResponse:
    """Every innovation that is applied: whether it counts, and how mature it is."""
    seen_index(request)
    frame, standing = index_frame(request, year, "innovations"), standing_of(year)
    asked = questions(standing.edition, INNOVATION)
    entrants = sorted(standing.entrants, key=lambda one: (bool(one.missing), one.title.casefold()))
    context = {
        **frame,
        "columns": _ENTRANTS,
        "rows": [
            _entrant(one, year, score(asked, one.told), score(asked, one.accepted)) for one in entrants[:MOST_SHOWN]
        ],
        "count": len(standing.sent),
        "all": len(entrants),
        "most_shown": MOST_SHOWN,
        "services": services_words(standing),
    }
    return no_store(render(request, "innovation/index/innovations.html", context))


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
_ENTRANTS = [
    gettext_lazy("Innovation"),
    gettext_lazy("Unit"),
    {"label": gettext_lazy("Maturity"), "number": True},
    {"label": gettext_lazy("Accepted"), "number": True},
    {"label": gettext_lazy("Number of words"), "number": True},
    gettext_lazy("Counts"),
]


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


def _steps(standing: Standing) -> list[dict[str, str]]:
    """The steps of the region and of its innovations together, by what they are worth in points of the index."""
    edition, count = standing.edition, len(standing.sent)
    found: list[tuple[Fraction, str, str]] = []
    for step in steps_of(questions(edition, REGION), standing.region):
        points = worth_of_region(step.adds, edition=edition)
        href = reverse("innovation:region_row", args=[edition.year, step.question.number])
        found.append((points, step_words(step, points=points), href))
    everybody = reverse("innovation:index_innovations", args=[edition.year])
    for step in steps_of_all(questions(edition, INNOVATION), [one.told for one in standing.sent]):
        points = worth(step.adds, edition=edition, innovations=count)
        found.append((points, step_words(step, points=points), everybody))
    found += [(points, words, everybody) for points, words in _by_number(standing)]
    found.sort(key=lambda one: -one[0])
    return [{"words": words, "href": href} for _points, words, href in found[:BEST]]


def _by_number(standing: Standing) -> Sequence[tuple[Fraction, str]]:
    """One more innovation, and the basic services that are missing."""
    now, rows = Fraction(standing.index().index), []
    one = Fraction(standing.what_if(more=1, maturity=standing.mean).index) - now
    if one > 0:
        said = {"mean": shown(standing.mean), "points": shown(one)}
        rows.append((one, _("One more innovation with a maturity of %(mean)s adds %(points)s to the index.") % said))
    least = int(standing.edition.figures["least_basic_services"].value)
    lacking = least - len(standing.services)
    if lacking > 0:
        gain = Fraction(standing.what_if(services=lacking).index) - now
        said = {"count": str(lacking), "points": shown(gain)}
        words = _(
            "Innovations of %(count)s more basic services let their number count and add %(points)s to the index."
        )
        rows.append((gain, words % said))
    return rows


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


def _entrant(one: Entrant, year: int, told: Fraction, accepted: Fraction) -> list[Any]:
    counts = (
        {"text": what_is_missing(one.missing), "tone": "late"} if one.missing else {"text": _("Yes"), "tone": "done"}
    )
    href = f"{reverse('innovation:maturity', args=[one.code])}?tahun={year}"
    return [
        {"text": one.title, "href": href},
        units.current().name(one.unit),
        shown(told),
        shown(accepted),
        one.words,
        counts,
    ]
