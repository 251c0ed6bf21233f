# SPDX-License-Identifier: EUPL-1.2
"""Datasets and tables with what of them is not published, as whoever pushes them is told. Nobody else is."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.opendata.models import Dataset, Release, Resource, TableVersion
from praja.duties.opendata.procedure.releases import RELEASE
from praja.duties.opendata.queries.brought import rows_aside
from praja.duties.opendata.queries.ckan.names import naive, site
from praja.duties.opendata.queries.ckan.packages import package, resource_dict
from praja.duties.opendata.queries.drafts import drafts_of, edition_on_its_way, reads_drafts
from praja.lib.actors import Actor

MOST_ASIDE = 20


def package_with_draft(dataset: Dataset, actor: Actor) -> dict[str, Any]:
    """A dataset as `package_show` tells it; for those who read its drafts with the tables that nobody else sees yet and the
    edition on its way. Needs `with_parts`."""
    told = package(dataset, actor)
    if not reads_drafts(actor, dataset):
        return told
    by_id = {one["id"]: one for one in told["resources"]}
    for draft in drafts_of(dataset):
        key = str(draft.resource.uuid)
        by_id[key] = resource_with_draft(draft.resource, dataset, actor, draft.version)
    resources = sorted(by_id.values(), key=lambda one: int(one["position"]))
    edition = edition_on_its_way(dataset)
    return {
        **told,
        "resources": resources,
        "num_resources": len(resources),
        "edition": edition_dict(edition) if edition else None,
    }


def resource_with_draft(
    resource: Resource, dataset: Dataset, actor: Actor, version: TableVersion | None
) -> dict[str, Any]:
    """A table with the rows that were brought for it: until something of it is published its state is draft."""
    told = {**resource_dict(resource, dataset, actor), "draft": draft_dict(version) if version else None}
    if resource.current_id is not None or resource.kind != "table":
        return told
    has_rows = version is not None
    address = f"{site()}/datastore/dump/{resource.uuid}" if has_rows else told["url"]
    moment = naive(version.made_at) if version else told["last_modified"]
    return {
        **told,
        "state": "draft",
        "datastore_active": has_rows,
        "url": address,
        "url_type": "datastore" if has_rows else None,
        "last_modified": moment,
        "metadata_modified": moment or told["metadata_modified"],
    }


def draft_dict(version: TableVersion) -> dict[str, Any]:
    """What is known of rows on their way: how many were taken and set aside (and why the first of these were), and which columns
    may hold data of persons, which stops the edition until somebody decides."""
    aside = rows_aside(version, most=MOST_ASIDE)
    return {
        "rows": version.rows,
        "set_aside": version.set_aside,
        "set_aside_rows": [
            {"line": one.line, "column": one.column, "value": one.value, "reason": one.reason} for one in aside
        ],
        "personal_data": list(version.undecided_persons),
        "differences": {
            key: value for key, value in version.differences.items() if key in ("added", "gone", "changed")
        },
    }


def edition_dict(edition: Release) -> dict[str, Any]:
    """The edition on its way: where it stands, and that nothing of it is published by pushing."""
    case = edition.case
    return {
        "code": case.code,
        "number": edition.number,
        "period": edition.period,
        "state": case.state,
        "state_label": str(RELEASE.by_state[case.state].office),
        "is_published": False,
        "url": site() + reverse("satu_data:release", args=[case.code]),
        "next_step": _(
            "Nothing that is pushed publishes itself. An officer of the producer hands the edition in, its head stands for it,"
            " the data steward checks and publishes it."
        ),
    }
