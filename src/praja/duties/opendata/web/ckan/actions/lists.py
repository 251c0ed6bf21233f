# SPDX-License-Identifier: EUPL-1.2
"""Units as organizations, topics as groups, tags, licences, resources."""

from collections.abc import Callable
from typing import Any

from praja.duties.opendata.queries.ckan import lists as queries
from praja.duties.opendata.queries.ckan.drafts import resource_with_draft
from praja.duties.opendata.queries.ckan.packages import resource_dict, tag_dict
from praja.duties.opendata.queries.drafts import draft_called
from praja.duties.opendata.web.ckan.actions.registry import Actions
from praja.duties.opendata.web.ckan.calling import Call
from praja.duties.opendata.web.ckan.refusals import BadSearch, Invalid, NotThere

lists = Actions()
MOST_NAMES, MOST_ENTRIES, MOST_RESOURCES = 1_000, 25, 1_000
_ORDERS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "name": lambda one: one["name"],
    "title": lambda one: (one["title"], one["name"]),
    "package_count": lambda one: one["package_count"],
}


@lists.reads
def organization_list(call: Call) -> list[Any]:
    """Names of the units that publish. `all_fields`, `sort` ("title asc"), `limit` (1000; 25 with `all_fields`), `offset`."""
    return _listed(call, queries.organizations(call.actor))


@lists.reads
def group_list(call: Call) -> list[Any]:
    """Names of the topics. `all_fields`, `sort` ("title asc"), `limit` (1000; 25 with `all_fields`), `offset`."""
    return _listed(call, queries.groups(call.actor))


@lists.reads
def organization_show(call: Call) -> dict[str, Any]:
    """A unit that publishes. `id`: its name or UUID; `include_datasets`."""
    return _shown(call, queries.organization_called(call.actor, call.required("id")))


@lists.reads
def group_show(call: Call) -> dict[str, Any]:
    """A topic. `id`: its name or UUID; `include_datasets`."""
    return _shown(call, queries.group_called(call.actor, call.required("id")))


@lists.reads
def tag_list(call: Call) -> list[Any]:
    """The words by which datasets are found. `query`, `all_fields`."""
    names = queries.tags(call.actor, call.text("query"))
    return [tag_dict(name) for name in names] if call.is_true("all_fields") else names


@lists.reads
def license_list(_call: Call) -> list[dict[str, Any]]:
    """The licences under which data is published here."""
    return queries.licences()


@lists.reads
def resource_show(call: Call) -> dict[str, Any]:
    """A resource of a dataset. `id`: its UUID."""
    key = call.required("id")
    found = queries.resource_called(call.actor, key)
    if (draft := draft_called(call.actor, key)) is not None:
        resource, dataset, version = draft
        return resource_with_draft(resource, dataset, call.actor, version)
    if found is None:
        raise NotThere
    return resource_dict(*found, call.actor)


@lists.reads
def resource_view_list(call: Call) -> list[Any]:
    """Always empty: views are made on the dataset's page. `id`: the UUID of a resource."""
    if queries.resource_called(call.actor, call.required("id")) is None:
        raise NotThere
    return []


@lists.reads
def resource_search(call: Call) -> dict[str, Any]:
    """Resources in whose field a text stands. `query`: "field:text", one or several; `offset`, `limit`."""
    asked = call.several("query")
    if not asked:
        raise Invalid({"query": ["Missing value"]})
    wanted = {}
    for one in asked:
        field, _colon, words = one.partition(":")
        if field not in {"name", "description", "url"}:
            raise BadSearch(f'Field "{field[:60]}" not recognised in resource_search.')
        wanted[field] = words
    offset, limit = call.whole("offset", 0), call.whole("limit", 100, most=MOST_RESOURCES)
    count, results = queries.resources_like(call.actor, wanted, offset=offset, limit=limit)
    return {"count": count, "results": results}


def _listed(call: Call, entries: list[dict[str, Any]]) -> list[Any]:
    named = [*call.several("organizations"), *call.several("groups")]
    if wanted := {name.strip() for part in named for name in part.split(",")}:
        entries = [one for one in entries if one["name"] in wanted]
    field, _space, way = (call.text("sort") or call.text("order_by") or "title asc").partition(" ")
    key = _ORDERS.get(field)
    if key is None:
        raise Invalid({"sort": [f"Cannot sort by field `{field[:60]}`"]})
    entries = sorted(entries, key=key, reverse=way.strip().lower() == "desc")
    with_all = call.is_true("all_fields")
    limit = call.whole("limit", MOST_ENTRIES if with_all else MOST_NAMES, most=MOST_NAMES)
    offset = call.whole("offset", 0)
    page = entries[offset : offset + limit]
    return page if with_all else [one["name"] for one in page]


def _shown(call: Call, found: Any) -> dict[str, Any]:
    if found is None:
        raise NotThere
    entry, datasets = found
    told = {**entry, "extras": [], "tags": [], "users": [], "groups": []}
    if call.is_true("include_datasets"):
        told["packages"] = queries.packages_of(datasets, call.actor)
    return told
