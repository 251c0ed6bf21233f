# SPDX-License-Identifier: EUPL-1.2
"""Datasets that programs enter and describe, with what they offer beside tables."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from praja.duties.opendata.enums import ResourceKind
from praja.duties.opendata.errors import ShownAtOnce
from praja.duties.opendata.models import Dataset, Resource, Topic
from praja.duties.opendata.operations.bringing import words_of
from praja.duties.opendata.operations.datasets import (
    DatasetWords,
    ResourceWords,
    describe_dataset,
    open_dataset,
    set_resource,
)
from praja.kernel.organization.models import Region, Unit
from praja.lib.actors import Actor


def push_dataset(
    *,
    name: str,
    words: DatasetWords,
    unit: Unit,
    topics: Sequence[Topic],
    region: Region | None = None,
    offers: Sequence[ResourceWords] = (),
    actor: Actor,
    at: datetime,
) -> Dataset:
    """Enter a dataset with links, and tables that wait for their rows, whole or not at all. Raises what `open_dataset` and
    `set_resource` do."""
    with transaction.atomic():
        dataset = open_dataset(name=name, words=words, unit=unit, topics=topics, region=region, actor=actor, at=at)
        for one in offers:
            set_resource(dataset=dataset, resource=None, words=one, actor=actor, at=at)
    return dataset


def push_words(
    *,
    dataset: Dataset,
    words: DatasetWords,
    unit: Unit,
    topics: Sequence[Topic],
    region: Region | None,
    actor: Actor,
    at: datetime,
) -> Dataset:
    """Describe a dataset anew, as its producer does in the office; where it says so already, nothing happens. Raises what
    `describe_dataset` does."""
    same_topics = {one.pk for one in topics} == set(dataset.topics.values_list("pk", flat=True))
    kept = (dataset.unit_id, dataset.region_id) == (unit.pk, region.pk if region else None)
    if same_topics and kept and asdict(words) == asdict(words_about(dataset)):
        return dataset
    return describe_dataset(dataset=dataset, words=words, unit=unit, topics=topics, region=region, actor=actor, at=at)


def words_about(dataset: Dataset) -> DatasetWords:
    """What is written about a dataset."""
    kept: dict[str, Any] = {name: getattr(dataset, name) for name in DatasetWords.__dataclass_fields__}
    return DatasetWords(**{**kept, "tags": tuple(dataset.tags)})


def push_resource(
    *, dataset: Dataset, resource: Resource | None, words: ResourceWords, actor: Actor, at: datetime
) -> Resource:
    """Offer a link, or a table that waits for its rows, or say anew what one is called. The columns of a table stay; where it
    says so already, nothing happens.

    Raises `ShownAtOnce` for a new address on a dataset that readers have, and what `set_resource` does.
    """
    if words.kind == ResourceKind.LINK and dataset.is_shown and (resource is None or resource.url != words.url):
        raise ShownAtOnce
    if resource is not None and words == words_of_resource(resource):
        return resource
    return set_resource(dataset=dataset, resource=resource, words=words, actor=actor, at=at)


def words_of_resource(resource: Resource) -> ResourceWords:
    """What is written about a resource and its columns."""
    columns = tuple(words_of(column) for column in resource.columns.order_by("position", "pk"))
    return ResourceWords(
        title=resource.title,
        title_en=resource.title_en,
        notes=resource.notes,
        kind=resource.kind,
        url=resource.url,
        columns=columns,
        least_count=resource.least_count,
        counted_columns=tuple(resource.counted_columns),
        file_id=resource.file_id,
    )
