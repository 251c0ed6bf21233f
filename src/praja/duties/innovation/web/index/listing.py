# SPDX-License-Identifier: EUPL-1.2
"""Every innovation that is applied, in a year of the index: whether it counts, how mature it is, and where an indicator can be
brought up."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.innovation.domain.index.questions import HIGHEST, INNOVATION, Question, questions, score
from praja.duties.innovation.domain.index.standing import Entrant, Standing
from praja.duties.innovation.queries.index.live import in_use, standing_of
from praja.duties.innovation.rules.index import opens_index
from praja.duties.innovation.web.index.frame import index_frame, seen_index
from praja.duties.innovation.web.index.words import services_words, shown, title_of, what_is_missing
from praja.kernel.organization.domain.tree import UnitTree
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import Text
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

SIZE = 50
COUNTING: Mapping[str, Text] = {
    "": gettext_lazy("All"),
    "ya": gettext_lazy("They count"),
    "tidak": gettext_lazy("They do not count"),
}


@guarded(opens_index)
def index_innovations(request: PrajaRequest, year: int) -> HttpResponse:
    """The applied innovations, the latest first; with an indicator only those of the counting in which it is not full yet."""
    seen_index(request)
    frame, standing = index_frame(request, year, "innovations"), standing_of(year)
    asked = questions(standing.edition, INNOVATION)
    one = next((each for each in asked if each.number == request.GET.get("indikator", "")), None)
    counting = request.GET.get("dihitung", "") if one is None else ""
    chosen = {each.id: each for each in _chosen(standing, one, counting)}
    page = page_of(in_use().filter(pk__in=chosen), order=("-pk",), cursor=request.GET.get("halaman"), size=SIZE)
    base = reverse("innovation:index_innovations", args=[year])
    more = f"{base}?indikator={one.number}" if one else f"{base}?dihitung={counting}"
    shown_rows, tree = [chosen[row.pk] for row in page.items], units.current()
    context = {
        **frame,
        "columns": _columns(one),
        "rows": [
            _cells(each, tree, year, asked) if one is None else _open_cells(each, tree, year, one)
            for each in shown_rows
        ],
        "question": "" if one is None else title_of(one),
        "count": len(standing.sent),
        "all": len(standing.entrants),
        "services": services_words(standing),
        "filters": [
            {
                "label": label,
                "href": f"{base}?dihitung={key}" if key else base,
                "current": one is None and key == counting,
            }
            for key, label in COUNTING.items()
        ],
        "next_url": f"{more}&halaman={page.next}" if page.next else "",
        "previous_url": f"{more}&halaman={page.previous}" if page.previous else "",
    }
    return no_store(render(request, "innovation/index/innovations.html", context))


def _chosen(standing: Standing, one: Question | None, counting: str) -> list[Entrant]:
    if one is not None:
        return [each for each in standing.sent if each.told.get(one.number, 0) < HIGHEST]
    if counting in ("ya", "tidak"):
        return [each for each in standing.entrants if bool(each.missing) == (counting == "tidak")]
    return list(standing.entrants)


def _columns(one: Question | None) -> list[Any]:
    first: list[Any] = [gettext_lazy("Innovation"), gettext_lazy("Unit")]
    if one is not None:
        return [*first, {"label": gettext_lazy("Level now"), "number": True}, gettext_lazy("Next level")]
    return [
        *first,
        {"label": gettext_lazy("Maturity"), "number": True},
        {"label": gettext_lazy("Accepted"), "number": True},
        {"label": gettext_lazy("Number of words"), "number": True},
        gettext_lazy("Counts"),
    ]


def _cells(one: Entrant, tree: UnitTree, year: int, asked: tuple[Question, ...]) -> list[Any]:
    counts = (
        {"text": what_is_missing(one.missing), "tone": "late"} if one.missing else {"text": _("Yes"), "tone": "done"}
    )
    href = f"{reverse('innovation:maturity', args=[one.code])}?tahun={year}"
    told, accepted = score(asked, one.told), score(asked, one.accepted)
    first = [{"text": one.title, "href": href}, tree.name(one.unit)]
    return [*first, shown(told), shown(accepted), one.words, counts]


def _open_cells(one: Entrant, tree: UnitTree, year: int, asked: Question) -> list[Any]:
    """Where an innovation stands at an indicator, leading to where it is answered."""
    href = f"{reverse('innovation:maturity_question', args=[one.code, asked.number])}?tahun={year}"
    level = one.told.get(asked.number, 0)
    follows = asked.ways[0].levels[level] if len(asked.ways) == 1 else _("in one of its ways")
    return [{"text": one.title, "href": href}, tree.name(one.unit), level, follows]
