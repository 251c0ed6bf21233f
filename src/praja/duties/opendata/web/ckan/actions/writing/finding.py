# SPDX-License-Identifier: EUPL-1.2
"""What a push is about: datasets, tables and units that its key may bring data of."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from praja.duties.opendata.domain.datastore import Invalid as BadParameter
from praja.duties.opendata.models import Dataset, Resource
from praja.duties.opendata.queries.ckan.drafts import package_with_draft
from praja.duties.opendata.queries.ckan.names import organization_id, organization_name
from praja.duties.opendata.queries.ckan.packages import as_uuid, dataset_called
from praja.duties.opendata.rules import may_keep_dataset, may_read_dataset, units_kept
from praja.duties.opendata.web.ckan.calling import Call
from praja.duties.opendata.web.ckan.refusals import Invalid, NotForYou, NotThere
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units

NOT_YOURS = "this key does not bring data of this organization"


def dataset_to_keep(call: Call, *names: str) -> Dataset:
    """The dataset that one of these parameters names. Raises `Invalid`, `NotThere`, `NotForYou`."""
    found = dataset_called(call.actor, call.required(*names))
    if found is None:
        raise NotThere
    if not may_keep_dataset.allows(call.actor, found):
        raise NotForYou(NOT_YOURS)
    return found


def resource_to_keep(call: Call, *names: str) -> Resource:
    """The table or link that one of these parameters names by its UUID. Raises `Invalid`, `NotThere`, `NotForYou`."""
    key = call.required(*names)
    uuid = as_uuid(key)
    rows = Resource.objects.select_related("dataset__unit", "current__file", "current__source_file")
    found = rows.filter(removed_at=None, uuid=uuid).first() if uuid else None
    if found is None or not may_read_dataset.allows(call.actor, found.dataset):
        raise NotThere(f'Resource "{key[:80]}" was not found.')
    if not may_keep_dataset.allows(call.actor, found.dataset):
        raise NotForYou(NOT_YOURS)
    return found


def unit_to_keep(call: Call, key: str, field: str) -> Unit:
    """The unit of this name or id. Raises `Invalid` where there is none, `NotForYou`."""
    for node in units.current().nodes.values():
        if key in (organization_name(node.code), organization_id(node.code)):
            if node.id not in units_kept(call.actor):
                raise NotForYou(NOT_YOURS)
            return Unit.objects.get(pk=node.id)
    raise Invalid({field: ["Organization does not exist"]})


def told(call: Call, dataset: Dataset) -> dict[str, Any]:
    """The dataset as it is now."""
    fresh = dataset_called(call.actor, str(dataset.uuid))
    assert fresh is not None
    return package_with_draft(fresh, call.actor)


@contextmanager
def as_validation() -> Iterator[None]:
    """What the domain finds wrong with a parameter, as the protocol says it."""
    try:
        yield
    except BadParameter as error:
        raise Invalid({error.field: [str(error)]}) from error
