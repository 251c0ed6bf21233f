# SPDX-License-Identifier: EUPL-1.2
"""Tables and links: offered, brought as files, taken off."""

from typing import Any

from praja.duties.opendata.enums import ResourceKind
from praja.duties.opendata.models import Dataset, Resource
from praja.duties.opendata.operations.pushing.datasets import push_resource, words_of_resource
from praja.duties.opendata.operations.pushing.editions import Pushed
from praja.duties.opendata.operations.pushing.files import push_file
from praja.duties.opendata.operations.pushing.removing import remove_pushed
from praja.duties.opendata.queries.ckan.drafts import edition_dict, resource_with_draft
from praja.duties.opendata.queries.drafts import draft_of, edition_on_its_way
from praja.duties.opendata.web.ckan.actions.registry import Actions
from praja.duties.opendata.web.ckan.actions.writing.finding import dataset_to_keep, resource_to_keep
from praja.duties.opendata.web.ckan.actions.writing.said import Wrong, resource_said
from praja.duties.opendata.web.ckan.calling import Call
from praja.duties.opendata.web.ckan.refusals import Invalid

resources = Actions()


@resources.writes
def resource_create(call: Call) -> dict[str, Any]:
    """Offer a table or a link. `package_id`, `name`, `description`; `upload`, a file with one table: its rows become part of the
    draft edition (`period`: what it is about); or `url`, a link. With neither, a table that waits for its rows."""
    dataset, wrong = dataset_to_keep(call, "package_id"), Wrong()
    if "upload" in call.files:
        return _brought(call, dataset, None)
    words = resource_said(call.data, None, wrong)
    wrong.check()
    made = push_resource(dataset=dataset, resource=None, words=words, actor=call.actor, at=call.at)
    return resource_told(call, made)


@resources.writes
def resource_update(call: Call) -> dict[str, Any]:
    """Say anew what a table or link is called, or bring the next rows of a table. `id`, and what `resource_create` takes; what is
    not said stays. A file is read as it was decided the last time; of another shape it is refused."""
    return _changed(call)


@resources.writes
def resource_patch(call: Call) -> dict[str, Any]:
    """The same as `resource_update`."""
    return _changed(call)


@resources.writes
def resource_delete(call: Call) -> None:
    """Offer a table or link no more; rows of it that are on their way are taken back, versions that were published stay to be
    cited. `id`."""
    remove_pushed(resource=resource_to_keep(call, "id"), actor=call.actor, at=call.at)


def _changed(call: Call) -> dict[str, Any]:
    resource, wrong = resource_to_keep(call, "id"), Wrong()
    if "upload" in call.files:
        if resource.kind != ResourceKind.TABLE:
            raise Invalid({"upload": ["This resource is a link"]})
        return _brought(call, resource.dataset, resource)
    words = resource_said(call.data, words_of_resource(resource), wrong)
    wrong.check()
    made = push_resource(dataset=resource.dataset, resource=resource, words=words, actor=call.actor, at=call.at)
    return resource_told(call, made)


def _brought(call: Call, dataset: Dataset, resource: Resource | None) -> dict[str, Any]:
    file = call.files["upload"]
    pushed = push_file(
        dataset=dataset,
        resource=resource,
        data=file.read(),
        name=file.name or "",
        title=call.text("name") or ("" if resource else file.name or "Data")[:200],
        notes=call.text("description"),
        period=call.text("period"),
        actor=call.actor,
        at=call.at,
    )
    return pushed_told(call, pushed)


def pushed_told(call: Call, pushed: Pushed) -> dict[str, Any]:
    """The table with what became of the push: `is_new` is false where the same was there already."""
    return {**resource_told(call, pushed.resource), "is_new": pushed.is_new}


def resource_told(call: Call, resource: Resource) -> dict[str, Any]:
    """A table or link as it is now, with its rows on their way and their edition."""
    edition = edition_on_its_way(resource.dataset)
    return {
        **resource_with_draft(resource, resource.dataset, call.actor, draft_of(resource)),
        "edition": edition_dict(edition) if edition else None,
    }
