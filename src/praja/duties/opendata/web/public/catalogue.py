# SPDX-License-Identifier: EUPL-1.2
"""The catalogue: one search, ways to narrow with how many each would leave, and datasets with what one row of them is."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.opendata.domain.licences import LICENCES
from praja.duties.opendata.enums import Access, Frequency, ResourceKind
from praja.duties.opendata.models import Dataset
from praja.duties.opendata.queries.catalogue import FACETS, MOST_COUNTED, DatasetList, Wanted, listed_datasets
from praja.duties.opendata.queries.language import in_reader_language
from praja.lib.actors import ANYONE
from praja.lib.web import PrajaRequest, guarded

PARAMS: Mapping[str, str] = {
    "topic": "topik",
    "unit": "unit",
    "kind": "bentuk",
    "licence": "lisensi",
    "frequency": "kala",
    "year": "tahun",
    "priority": "prioritas",
}
"""How addresses call the facets."""
HEADS = {
    "topic": gettext_lazy("Topic"),
    "unit": gettext_lazy("Unit"),
    "kind": gettext_lazy("Format"),
    "licence": gettext_lazy("Licence"),
    "frequency": gettext_lazy("How often"),
    "year": gettext_lazy("Year"),
    "priority": gettext_lazy("Priority data"),
}
KINDS = {
    ResourceKind.TABLE: gettext_lazy("Table (CSV, XLSX, JSON)"),
    ResourceKind.FILE: gettext_lazy("File"),
    ResourceKind.LINK: gettext_lazy("Link"),
}
ORDER_PARAM = {"latest": "terbaru", "title": "judul"}
MOST_SHOWN = 40
LONGEST = 120


@guarded(ANYONE)
def catalogue(request: PrajaRequest) -> HttpResponse:
    """Published datasets, looked for by words and narrowed by links."""
    wanted = _wanted(request)
    found = listed_datasets(wanted, cursor=request.GET.get("halaman", "")[:500])
    context = {
        "words": wanted.words,
        "kept": _params(wanted, words=False),
        "rows": [row_of(one) for one in found.items],
        "count": found.count,
        "is_capped": found.is_capped,
        "most": MOST_COUNTED,
        "facets": list(_facets(wanted, found)),
        "chosen": list(_chosen(wanted, found)),
        "orders": _orders(wanted),
        "is_narrowed": bool(wanted.words or wanted.chosen),
        "next_url": _address(wanted, found.next),
        "previous_url": _address(wanted, found.previous),
    }
    return render(request, "opendata/public/catalogue.html", context)


def row_of(dataset: Dataset) -> dict[str, Any]:
    """One dataset as lists show it."""
    return {
        "title": in_reader_language(dataset, "title"),
        "href": reverse("opendata:dataset", args=[dataset.name]),
        "row_meaning": dataset.row_meaning,
        "notes": in_reader_language(dataset, "notes"),
        "unit": dataset.unit.name,
        "period": dataset.current.period if dataset.current else "",
        "modified_at": dataset.modified_at,
        "access": "" if dataset.access == Access.OPEN else Access(dataset.access).label,
        "is_priority": dataset.is_priority,
    }


def _wanted(request: PrajaRequest) -> Wanted:
    said = {name: request.GET.get(name, "").replace("\x00", "").strip()[:LONGEST] for name in ("q", *PARAMS.values())}
    chosen = {facet: said[PARAMS[facet]] for facet in FACETS if said[PARAMS[facet]]}
    year = chosen.get("year", "")
    if year and not (year.isascii() and year.isdigit() and len(year) == 4 and year >= "1000"):
        del chosen["year"]
    if "priority" in chosen:
        chosen["priority"] = "yes"
    orders = {param: order for order, param in ORDER_PARAM.items()}
    return Wanted(words=said["q"], chosen=chosen, order=orders.get(request.GET.get("urut", ""), ""))


def _params(wanted: Wanted, *, words: bool = True) -> dict[str, str]:
    given = {"q": wanted.words} if words and wanted.words else {}
    given |= {PARAMS[facet]: "ya" if facet == "priority" else value for facet, value in wanted.chosen.items()}
    return given | ({"urut": ORDER_PARAM[wanted.order]} if wanted.order else {})


def _address(wanted: Wanted, cursor: str | None = "") -> str:
    """The list so narrowed at this cursor; empty where there is no such page."""
    if cursor is None:
        return ""
    given = _params(wanted) | ({"halaman": cursor} if cursor else {})
    return f"?{urlencode(given)}" if given else reverse("opendata:catalogue")


def _other(wanted: Wanted, facet: str, value: str) -> str:
    chosen = {key: held for key, held in wanted.chosen.items() if key != facet} | ({facet: value} if value else {})
    return _address(Wanted(words=wanted.words, chosen=chosen, order=wanted.order))


def _facets(wanted: Wanted, found: DatasetList) -> Iterator[dict[str, Any]]:
    for facet in FACETS:
        said = _words_of(facet, found)
        counted = found.facets.get(facet) or Counter()
        held = wanted.chosen.get(facet, "")
        values = sorted(counted, key=lambda value: said(value).casefold(), reverse=facet == "year")
        links = [
            {
                "label": said(value),
                "count": counted[value],
                "current": value == held,
                "href": _other(wanted, facet, "" if value == held else value),
            }
            for value in values[:MOST_SHOWN]
        ]
        if links and (len(links) > 1 or held or facet == "priority"):
            yield {"name": facet, "label": HEADS[facet], "links": links}


def _chosen(wanted: Wanted, found: DatasetList) -> Iterator[dict[str, str]]:
    for facet, value in wanted.chosen.items():
        label = HEADS[facet] if facet == "priority" else f"{HEADS[facet]}: {_words_of(facet, found)(value)}"
        yield {"label": str(label), "href": _other(wanted, facet, "")}


def _words_of(facet: str, found: DatasetList) -> Callable[[str], str]:
    def topic(value: str) -> str:
        known = found.topics.get(value)
        return in_reader_language(known, "name") if known else value

    def licence(value: str) -> str:
        return LICENCES[value].title if value in LICENCES else value

    def frequency(value: str) -> str:
        return str(Frequency(value).label) if value in Frequency.values else value

    says: dict[str, Callable[[str], str]] = {
        "topic": topic,
        "unit": lambda value: found.units.get(value, value),
        "kind": lambda value: str(KINDS.get(value, value)),  # type: ignore[call-overload]
        "licence": licence,
        "frequency": frequency,
        "priority": lambda _value: _("Priority data only"),
    }
    return says.get(facet, str)


def _orders(wanted: Wanted) -> list[dict[str, Any]]:
    first = "" if wanted.words else "latest"
    labels = {"": _("Best match")} if wanted.words else {}
    labels |= {"latest": _("Latest"), "title": _("By title")}

    def address(order: str) -> str:
        return _address(Wanted(words=wanted.words, chosen=wanted.chosen, order="" if order == first else order))

    return [
        {"label": label, "current": order == (wanted.order or first), "href": address(order)}
        for order, label in labels.items()
    ]
