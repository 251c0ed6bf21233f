# SPDX-License-Identifier: EUPL-1.2
"""What is on its way and not published, for those who may read it in the office."""

from dataclasses import dataclass

from praja.duties.opendata.enums import ResourceKind
from praja.duties.opendata.models import Dataset, Release, Resource, TableVersion
from praja.duties.opendata.procedure.releases import OPEN
from praja.duties.opendata.queries.ckan.packages import as_uuid
from praja.duties.opendata.rules.datasets import READERS
from praja.lib.actors import Actor


def edition_on_its_way(dataset: Dataset) -> Release | None:
    """The edition that is not published yet."""
    rows = Release.objects.filter(dataset=dataset, case__state__in=OPEN)
    return rows.select_related("case", "dataset").first()


def reads_drafts(actor: Actor, dataset: Dataset) -> bool:
    """Whether this actor reads in the office what of the dataset is not published."""
    return dataset.unit_id in actor.units_as(*READERS)


def draft_of(resource: Resource) -> TableVersion | None:
    """The rows that were brought for the edition on its way."""
    rows = TableVersion.objects.filter(resource=resource, release__case__state__in=OPEN)
    return rows.select_related("file", "source_file", "set_aside_file", "resource", "release__case").first()


@dataclass(frozen=True, slots=True)
class Draft:
    """A table with the rows that were brought for it and nobody outside sees; None where there are none yet."""

    resource: Resource
    version: TableVersion | None


def drafts_of(dataset: Dataset) -> list[Draft]:
    """Its tables of which nothing is published, or newer rows are on their way; in order."""
    tables = dataset.resources.filter(removed_at=None, kind=ResourceKind.TABLE).order_by("position", "pk")
    versions = TableVersion.objects.filter(resource__in=tables, release__case__state__in=OPEN)
    brought = {one.resource_id: one for one in versions.select_related("file", "set_aside_file", "resource")}
    return [
        Draft(one, brought.get(one.pk))
        for one in tables.select_related("current")
        if one.pk in brought or one.current_id is None
    ]


def draft_called(actor: Actor, key: object) -> tuple[Resource, Dataset, TableVersion | None] | None:
    """The table of this UUID with its rows on their way, for those who read drafts of its dataset; else None."""
    uuid = as_uuid(key)
    if uuid is None:
        return None
    found = Resource.objects.select_related("dataset__unit", "current__file").filter(removed_at=None, uuid=uuid).first()
    if found is None or not reads_drafts(actor, found.dataset):
        return None
    return found, found.dataset, draft_of(found)
