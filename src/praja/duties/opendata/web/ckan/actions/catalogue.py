# SPDX-License-Identifier: EUPL-1.2
"""Datasets: listed, shown, searched."""

from typing import Any

from praja.duties.opendata.domain import fq
from praja.duties.opendata.queries.ckan.drafts import package_with_draft
from praja.duties.opendata.queries.ckan.packages import dataset_called, package, readable, with_parts
from praja.duties.opendata.queries.ckan.searching import SORT, BadSort, Found, Search, search, terms_of
from praja.duties.opendata.queries.shown import dataset_as_it_is
from praja.duties.opendata.web.ckan.actions.registry import Actions
from praja.duties.opendata.web.ckan.answering import Held
from praja.duties.opendata.web.ckan.calling import Call
from praja.duties.opendata.web.ckan.refusals import BadSearch, NotThere

catalogue = Actions()
MOST = 1_000


@catalogue.reads
def package_list(call: Call) -> list[str]:
    """The names of all published datasets, in their order. `limit`, `offset`."""
    names = readable(call.actor).order_by("name").values_list("name", flat=True)
    offset, limit = call.whole("offset", 0), call.whole("limit", -1)
    return list(names[offset : offset + limit] if limit >= 0 else names[offset:])


@catalogue.reads
def package_show(call: Call) -> Held:
    """A dataset with its resources. `id`: its name or UUID."""
    key = call.required("name_or_id", "id")
    standing = dataset_as_it_is(key)  # before the rest: what changes meanwhile is told once, and then anew
    dataset = dataset_called(call.actor, key)
    if dataset is None:
        raise NotThere
    return Held(package_with_draft(dataset, call.actor), standing)


@catalogue.reads
def current_package_list_with_resources(call: Call) -> list[dict[str, Any]]:
    """Published datasets with their resources, the newest first. `limit`, `offset`."""
    offset, limit = call.whole("offset", 0), call.whole("limit", MOST, most=MOST)
    found = with_parts(readable(call.actor).order_by("-modified_at", "-pk"))
    return [package(one, call.actor) for one in found[offset : offset + limit]]


@catalogue.reads
def package_autocomplete(call: Call) -> list[dict[str, Any]]:
    """Datasets in whose name or title a text stands. `q`, `limit` (10)."""
    words = call.required("q")
    asked = Search(queries=(fq.Any((fq.Term("title", words), fq.Term("name", words.lower(), is_prefix=True))),))
    rows = search(asked, call.actor).datasets.order_by("name")[: call.whole("limit", 10, most=100)]
    return [_matched(one.name, one.title, words) for one in rows]


def _matched(name: str, title: str, words: str) -> dict[str, Any]:
    in_title = words.lower() in title.lower()
    shown = f"{title} ({name})" if in_title and title != name else name
    return {
        "name": name,
        "title": title,
        "match_field": "title" if in_title else "name",
        "match_displayed": shown,
    }


@catalogue.reads
def package_search(call: Call) -> dict[str, Any]:
    """Datasets that a query finds. `q`, `fq`, `fq_list`, `sort`, `rows` (10, at most 1000), `start`, `facet`, `facet.field`,
    `facet.limit` (50), `facet.mincount`, `fl`, `include_private`, `include_drafts`."""
    rows, start = call.whole("rows", 10, most=MOST), call.whole("start", 0)
    asked = _asked(call)
    try:
        found = search(asked, call.actor)
    except (fq.BadQuery, BadSort) as error:
        raise BadSearch(str(error)) from error
    page = with_parts(found.datasets)[start : start + rows]
    results = [package(one, call.actor) for one in page]
    if names := call.several("fl"):
        wanted = {name for part in names for name in part.replace(",", " ").split()}
        results = [{key: value for key, value in one.items() if key in wanted} for one in results]
    return {"count": found.count, **_facets(found), "results": results, "sort": asked.sort}


def _asked(call: Call) -> Search:
    words = _parsed(call.text("q"))
    filters = [_parsed(text) for text in (*call.several("fq"), *call.several("fq_list"))]
    facets = call.several("facet.field") if call.is_true("facet", default=True) else []
    limit = call.text("facet.limit")
    return Search(
        queries=(words, *filters),
        words=terms_of(words)[:10],
        sort=call.text("sort") or SORT,
        with_drafts=call.is_true("include_private") or call.is_true("include_drafts"),
        facets=tuple(dict.fromkeys(facets))[:20],
        facet_limit=-1 if limit.startswith("-") else call.whole("facet.limit", 50),
        facet_mincount=call.whole("facet.mincount", 1),
    )


def _parsed(text: str) -> fq.Query:
    try:
        return fq.parsed(text)
    except fq.BadQuery as error:
        raise BadSearch(str(error)) from error


def _facets(found: Found) -> dict[str, Any]:
    return {
        "facets": {name: {one.name: one.count for one in items} for name, items in found.facets.items()},
        "search_facets": {
            name: {
                "title": name,
                "items": [{"name": one.name, "display_name": one.display_name, "count": one.count} for one in items],
            }
            for name, items in found.facets.items()
        },
    }
