# SPDX-License-Identifier: EUPL-1.2
"""Datasets as packages, with the key set of CKAN 2.12."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from praja.duties.opendata.domain.licences import LICENCES
from praja.duties.opendata.enums import Access, Origin, ResourceKind
from praja.duties.opendata.models import Dataset, Resource, Topic
from praja.duties.opendata.queries.ckan.names import (
    naive,
    organization_id,
    organization_name,
    page_of_dataset,
    site,
    stable_id,
)
from praja.duties.opendata.rules import may_read_dataset, may_read_rows
from praja.kernel.documents.enums import Kind
from praja.kernel.organization.models import Unit
from praja.lib.actors import Actor

MADE_OF = ("row_meaning", "concept", "definition", "method", "source", "frequency", "title_en", "notes_en", "access")
LIMITS = ("access_reason", "access_basis")


def readable(actor: Actor, *, with_drafts: bool = False) -> "QuerySet[Dataset]":
    """The datasets of which this reader may know; those of which nothing is published only `with_drafts`."""
    visible = may_read_dataset.visible(actor, Dataset.objects.all())
    return visible if with_drafts else visible.filter(is_shown=True)


def with_parts(datasets: "QuerySet[Dataset]") -> "QuerySet[Dataset]":
    """The same datasets, with everything that a package tells of them in two queries more."""
    offered = (
        Resource.objects.filter(removed_at=None)
        .exclude(kind=ResourceKind.TABLE, current=None)
        .select_related("current", "file")
        .defer("current__schema", "current__report", "current__differences", "current__hidden", "recipe")
        .order_by("position", "pk")
    )
    return datasets.select_related("unit", "current", "harvested__source").prefetch_related(
        Prefetch("topics", Topic.objects.order_by("code")), Prefetch("resources", offered, to_attr="offered")
    )


def dataset_called(actor: Actor, key: str) -> Dataset | None:
    """The dataset of this name or UUID, with its parts, if this reader may know of it."""
    called = Q(name=key)
    if (uuid := as_uuid(key)) is not None:
        called |= Q(uuid=uuid)
    return with_parts(readable(actor, with_drafts=True).filter(called)).first()


def as_uuid(text: object) -> UUID | None:
    """The UUID that a text writes, or None."""
    try:
        return UUID(str(text))
    except ValueError:
        return None


def package(dataset: Dataset, actor: Actor) -> dict[str, Any]:
    """A dataset as `package_show` tells it. Needs `with_parts`."""
    licence = LICENCES[dataset.licence]
    unit = dataset.unit
    resources = [resource_dict(one, dataset, actor) for one in offered(dataset)]
    tags = [tag_dict(tag) for tag in sorted(set(dataset.tags))]
    return {
        "author": unit.name if dataset.origin != Origin.HARVESTED else dataset.source,
        "author_email": None,
        "creator_user_id": None,
        "id": str(dataset.uuid),
        "isopen": licence.is_open and dataset.access == Access.OPEN,
        "license_id": licence.key,
        "license_title": licence.title,
        "license_url": licence.url,
        "maintainer": unit.name,
        "maintainer_email": None,
        "metadata_created": naive(dataset.first_published_at or dataset.opened_at),
        "metadata_modified": naive(dataset.modified_at),
        "name": dataset.name,
        "notes": dataset.notes,
        "num_resources": len(resources),
        "num_tags": len(tags),
        "organization": organization(unit),
        "owner_org": organization_id(unit.code),
        "private": not dataset.is_shown,
        "state": state_of(dataset),
        "title": dataset.title,
        "type": "dataset",
        "url": page_of_dataset(dataset.name),
        "version": str(dataset.current.number) if dataset.current else "",
        "extras": _extras(dataset),
        "groups": [group(topic) for topic in dataset.topics.all()],
        "resources": resources,
        "tags": tags,
        "relationships_as_subject": [],
        "relationships_as_object": [],
    }


def state_of(dataset: Dataset) -> str:
    """`active` once readers have something of it; a draft before, and deleted where it was given up."""
    if dataset.is_shown or dataset.first_published_at:
        return "active"
    return "deleted" if dataset.closed_at else "draft"


def offered(dataset: Dataset) -> Iterable[Resource]:
    """What the dataset offers, in its order. Needs `with_parts`."""
    found: list[Resource] = dataset.offered  # type: ignore[attr-defined]
    return found


def organization(unit: Unit) -> dict[str, Any]:
    """A unit as a package names its organization."""
    return {
        "id": organization_id(unit.code),
        "name": organization_name(unit.code),
        "title": unit.name,
        "type": "organization",
        "description": "",
        "image_url": "",
        "created": f"{unit.since.isoformat()}T00:00:00.000000",
        "is_organization": True,
        "approval_status": "approved",
        "state": "active",
    }


def group(topic: Topic) -> dict[str, Any]:
    """A topic as a package names its groups."""
    return {
        "description": "",
        "display_name": topic.name,
        "id": stable_id("topic", topic.code),
        "image_display_url": "",
        "name": topic.code,
        "title": topic.name,
    }


def resource_dict(resource: Resource, dataset: Dataset, actor: Actor) -> dict[str, Any]:
    """A resource as CKAN tells it. Its address leads to the rows where this reader may have them, else to the dataset's page."""
    version = resource.current
    may_read = may_read_rows.allows(actor, dataset)
    has_rows = version is not None and may_read
    return {
        "cache_last_updated": None,
        "cache_url": None,
        "created": naive(resource.created_at),
        "datastore_active": has_rows,
        "description": resource.notes,
        "format": format_of(resource),
        "hash": "",
        "id": str(resource.uuid),
        "last_modified": naive(version.made_at) if version else None,
        "metadata_modified": naive(version.made_at if version else resource.created_at),
        "mimetype": "text/csv" if resource.kind == ResourceKind.TABLE else _media_type(resource),
        "mimetype_inner": None,
        "name": resource.title,
        "package_id": str(dataset.uuid),
        "position": resource.position,
        "resource_type": None,
        "size": resource.file.size if resource.file else None,
        "state": "active",
        "url": _address(resource, dataset, has_rows=has_rows, may_read=may_read),
        "url_type": "datastore" if has_rows else None,
    }


def _media_type(resource: Resource) -> str | None:
    return resource.file.media_type if resource.file else None


def format_of(resource: Resource) -> str:
    """What kind of file the resource's address gives, as far as can be said."""
    if resource.kind == ResourceKind.TABLE:
        return "CSV"
    if resource.file is not None:
        return Kind(resource.file.media_type).name
    ending = PurePosixPath(urlsplit(resource.url).path).suffix.lstrip(".").upper()
    return ending if 0 < len(ending) <= 7 else "HTML"


def file_address(resource: Resource, dataset: Dataset) -> str:
    """Where the file of a resource is fetched."""
    return f"{page_of_dataset(dataset.name)}/{resource.uuid}/berkas/"


def _address(resource: Resource, dataset: Dataset, *, has_rows: bool, may_read: bool) -> str:
    if resource.kind == ResourceKind.LINK and may_read:
        return resource.url
    if resource.file is not None and may_read:
        return file_address(resource, dataset)
    return f"{site()}/datastore/dump/{resource.uuid}" if has_rows else page_of_dataset(dataset.name)


def tag_dict(tag: str) -> dict[str, Any]:
    """A tag as CKAN tells it."""
    return {
        "display_name": tag,
        "id": stable_id("tag", tag),
        "name": tag,
        "state": "active",
        "vocabulary_id": None,
    }


def _extras(dataset: Dataset) -> list[dict[str, str]]:
    found = {name: str(getattr(dataset, name)) for name in MADE_OF}
    if dataset.access != Access.OPEN:
        found |= {name: getattr(dataset, name) for name in LIMITS}
    if dataset.first_day:
        found["temporal_start"] = dataset.first_day.isoformat()
    if dataset.last_day:
        found["temporal_end"] = dataset.last_day.isoformat()
    if dataset.is_priority:
        found["is_priority"] = "true"
    if dataset.origin == Origin.HARVESTED:
        there = dataset.harvested  # type: ignore[attr-defined, unused-ignore]
        found |= {
            "harvest_source_title": there.source.title,
            "harvest_source_url": there.address or there.source.address,
            "harvest_identifier": there.identifier,
            "harvest_licence": there.licence,
        }
    if dataset.closed_at:
        found |= {"closed_at": naive(dataset.closed_at) or "", "closed_reason": dataset.closed_reason}
    if dataset.region_id:
        found["region_code"] = dataset.region_id
    return [{"key": key, "value": value} for key, value in sorted(found.items()) if value]
