# SPDX-License-Identifier: EUPL-1.2
"""What applied innovations still lack, those that came from a list above all."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from praja.duties.innovation.domain.index.eligibility import least_words
from praja.duties.innovation.operations.index.completing import KIND, end_completion
from praja.duties.innovation.queries.index.editions import current_year, edition_of
from praja.duties.innovation.queries.index.incomplete import Incomplete, Lack, incomplete_of
from praja.duties.innovation.queries.index.live import in_use
from praja.duties.innovation.rules.index import keeps_answers
from praja.duties.innovation.web.index.frame import seen_index
from praja.kernel.organization.domain.tree import UnitTree
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.taking import no_store
from praja.kernel.work.queries import open_items
from praja.lib.clock import local_date
from praja.lib.errors import Text
from praja.lib.moments import local_zone
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

PAGES: Mapping[Lack, str] = {
    Lack.LEADER: "innovation:team",
    Lack.AFFAIR: "innovation:sort",
    Lack.WORDS: "innovation:words",
    Lack.ANSWERS: "innovation:maturity",
    Lack.SHOWN: "innovation:work",
}
"""Where what is missing is mended."""


@guarded(keeps_answers)
def to_complete(request: PrajaRequest) -> HttpResponse:
    """Applied innovations that lack something, each leading to where the first of it is mended."""
    seen_index(request)
    year = current_year(local_date(request.at, local_zone()).year)
    found = {one.id: one for one in incomplete_of(year)}
    page = page_of(in_use().filter(pk__in=found), order=("-pk",), cursor=request.GET.get("halaman"))
    base, least, tree = reverse("innovation:to_complete"), least_words(edition_of(year)), units.current()
    context = {
        "year": year,
        "count": len(found),
        "rows": [_row(found[row.pk], tree, least) for row in page.items],
        "waits": open_items(request.actor).filter(kind=KIND).exists(),
        "next_url": f"{base}?halaman={page.next}" if page.next else "",
        "previous_url": f"{base}?halaman={page.previous}" if page.previous else "",
    }
    return no_store(render(request, "innovation/index/to_complete.html", context))


@require_POST
@guarded(keeps_answers)
def completed(request: PrajaRequest) -> HttpResponse:
    """It need not wait on the desk any more."""
    seen_index(request)
    if end_completion(actor=request.actor, at=request.at):
        messages.success(request, _("It is off your desk."))
    return HttpResponseRedirect(reverse("innovation:to_complete"))


_WORDS: Mapping[Lack, Callable[[Incomplete, int], str]] = {
    Lack.LEADER: lambda _one, _least: _("nobody leads it"),
    Lack.AFFAIR: lambda _one, _least: _("no affair of government is named"),
    Lack.WORDS: lambda one, least: (
        _("its description has %(words)s of %(least)s words") % {"words": one.words, "least": least}
    ),
    Lack.ANSWERS: lambda one, _least: (
        ngettext(
            "%(count)s mandatory indicator is not answered",
            "%(count)s mandatory indicators are not answered",
            one.answers,
        )
        % {"count": one.answers}
    ),
    Lack.SHOWN: lambda _one, _least: _("it is not shown to the public"),
}
_FIRST: Mapping[Lack, Text] = {
    Lack.LEADER: gettext_lazy("Name its leader"),
    Lack.AFFAIR: gettext_lazy("Sort it"),
    Lack.WORDS: gettext_lazy("Its team writes on"),
    Lack.ANSWERS: gettext_lazy("Answer the index"),
    Lack.SHOWN: gettext_lazy("Show it"),
}


def _row(one: Incomplete, tree: UnitTree, least: int) -> dict[str, Any]:
    missing = "; ".join(_WORDS[lack](one, least) for lack in one.lacks)
    first = one.lacks[0]
    return {
        "title": one.title,
        "href": reverse(PAGES[first], args=[one.code]),
        "meta": f"{tree.name(one.unit)}: {missing}",
        "label": _FIRST[first],
    }
