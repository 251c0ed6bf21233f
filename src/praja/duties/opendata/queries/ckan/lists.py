# SPDX-License-Identifier: EUPL-1.2
"""Units as organizations, topics as groups, tags and licences, as CKAN lists them. A unit of which nothing is published is in no
list: that it prepares something is nobody's business."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, QuerySet

from praja.duties.opendata.domain.licences import LICENCES
from praja.duties.opendata.models import Dataset, Resource, Topic
from praja.duties.opendata.queries.ckan import packages
from praja.duties.opendata.queries.ckan.names import organization_id, organization_name, stable_id
from praja.duties.opendata.queries.ckan.packages import package, readable, resource_dict, with_parts
from praja.duties.opendata.rules import may_read_dataset, units_kept
from praja.kernel.organization.models import Unit
from praja.lib.actors import Actor

MOST_PACKAGES = 1_000
"""As many datasets as an organization or group tells of itself, as in CKAN."""


def organizations(actor: Actor) -> list[dict[str, Any]]:
    """The units that have something published, each with how many datasets, by title."""
    counted = dict(readable(actor).order_by().values_list("unit").annotate(count=Count("pk")))
    return [
        _organization(unit, counted[unit.pk]) for unit in Unit.objects.filter(pk__in=counted).order_by("name", "pk")
    ]


def organizations_kept(actor: Actor) -> list[dict[str, Any]]:
    """The units whose data this actor may bring, by title."""
    kept = units_kept(actor)
    counted = dict(
        Dataset.objects.filter(unit_id__among=kept).order_by().values_list("unit").annotate(count=Count("pk"))
    )
    rows = Unit.objects.filter(pk__in=kept).order_by("name", "pk")
    return [{**_organization(unit, counted.get(unit.pk, 0)), "capacity": "editor"} for unit in rows]


def groups(actor: Actor) -> list[dict[str, Any]]:
    """The topics, each with how many published datasets, by title."""
    shown = readable(actor).values("pk")
    counted = dict(
        Dataset.topics.through.objects.filter(dataset__in=shown).values_list("topic").annotate(count=Count("pk"))
    )
    return [_group(topic, counted.get(topic.pk, 0)) for topic in Topic.objects.order_by("name", "pk")]


def organization_called(actor: Actor, key: str) -> tuple[dict[str, Any], "QuerySet[Dataset]"] | None:
    """The organization of this name or id with its published datasets, or None."""
    for unit in Unit.objects.filter(pk__in=readable(actor).values("unit")):
        if key in {organization_name(unit.code), organization_id(unit.code)}:
            shown = readable(actor).filter(unit=unit)
            return _organization(unit, shown.count()), shown
    return None


def group_called(actor: Actor, key: str) -> tuple[dict[str, Any], "QuerySet[Dataset]"] | None:
    """The group of this name or id with its published datasets, or None."""
    for topic in Topic.objects.all():
        if key in {topic.code, stable_id("topic", topic.code)}:
            shown = readable(actor).filter(topics=topic)
            return _group(topic, shown.count()), shown
    return None


def packages_of(shown: "QuerySet[Dataset]", actor: Actor) -> list[dict[str, Any]]:
    """The first datasets of an organization or group as packages."""
    return [package(one, actor) for one in with_parts(shown.order_by("name"))[:MOST_PACKAGES]]


def tags(actor: Actor, query: str = "") -> list[str]:
    """The tags of what is published, in their order; those alone in which `query` stands."""
    rows: Iterable[list[str]] = readable(actor).values_list("tags", flat=True)
    return sorted({tag for row in rows for tag in row if query.lower() in tag.lower()})


def licences() -> list[dict[str, Any]]:
    """The licences under which data can be published."""
    return [
        {
            "id": one.key,
            "title": one.title,
            "url": one.url,
            "status": "active",
            "is_okd_compliant": one.is_open,
            "is_osi_compliant": False,
            "od_conformance": "approved" if one.is_open else "not reviewed",
            "osd_conformance": "not reviewed",
            "is_generic": False,
            "domain_content": False,
            "domain_data": True,
            "domain_software": False,
            "maintainer": "",
            "family": "",
        }
        for one in LICENCES.values()
    ]


def resource_called(actor: Actor, key: object) -> tuple[Resource, Dataset] | None:
    """The resource of this UUID that is offered, with its dataset, if this reader may know of it."""
    uuid = packages.as_uuid(key)
    if uuid is None:
        return None
    offered = Resource.objects.filter(
        removed_at=None, dataset__in=may_read_dataset.visible(actor, Dataset.objects.all())
    )
    found = offered.select_related("dataset", "current__file", "file").filter(uuid=uuid).first()
    if found is None or (found.kind == "table" and found.current_id is None):
        return None
    return found, found.dataset


def resources_like(actor: Actor, asked: dict[str, str], *, offset: int, limit: int) -> tuple[int, list[dict[str, Any]]]:
    """Resources of published datasets in whose named columns the given words stand: how many, and one page of them."""
    offered = Resource.objects.filter(removed_at=None, dataset__in=readable(actor).values("pk"))
    offered = offered.exclude(kind="table", current=None)
    columns = {"name": "title", "description": "notes", "url": "url"}
    for field, words in asked.items():
        offered = offered.filter(**{f"{columns[field]}__icontains": words})
    page = offered.select_related("dataset", "current", "file").order_by("pk")[offset : offset + limit]
    return offered.count(), [resource_dict(one, one.dataset, actor) for one in page]


def _organization(unit: Unit, count: int) -> dict[str, Any]:
    return {
        **packages.organization(unit),
        "display_name": unit.name,
        "image_display_url": "",
        "num_followers": 0,
        "package_count": count,
    }


def _group(topic: Topic, count: int) -> dict[str, Any]:
    return {
        **packages.group(topic),
        "approval_status": "approved",
        "created": None,
        "image_url": "",
        "is_organization": False,
        "num_followers": 0,
        "package_count": count,
        "state": "active",
        "type": "group",
    }
