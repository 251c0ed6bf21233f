# SPDX-License-Identifier: EUPL-1.2
"""Datasets and their resources: entering them, saying what they mean, limiting who reads the rows."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from praja.duties.opendata.domain.licences import LICENCES
from praja.duties.opendata.domain.naming import is_name
from praja.duties.opendata.enums import Access, Frequency, Origin, ResourceKind
from praja.duties.opendata.errors import (
    FileShownAtOnce,
    LimitNeedsReason,
    NameTaken,
    NeedsWords,
    NotYourData,
    WrongName,
)
from praja.duties.opendata.events.datasets import (
    AccessSet,
    DatasetDescribed,
    DatasetOpened,
    ResourceRemoved,
    ResourceSet,
)
from praja.duties.opendata.models import Column, Dataset, ForumDecision, Resource, Topic
from praja.duties.opendata.models.digests import dataset_digest, resource_digest
from praja.duties.opendata.rules import may_keep_dataset, units_kept, units_stewarded
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Region, Unit
from praja.lib.actors import Actor, ActorKind


@dataclass(frozen=True, kw_only=True)
class DatasetWords:
    """What a dataset is called and means. `licence` is a key of `domain.licences`."""

    title: str
    title_en: str = ""
    notes: str = ""
    notes_en: str = ""
    tags: tuple[str, ...] = ()
    row_meaning: str = ""
    concept: str = ""
    definition: str = ""
    method: str = ""
    source: str = ""
    frequency: str = Frequency.YEARLY
    licence: str = "cc-by-4.0"
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, kw_only=True)
class ColumnWords:
    """What a column is called and means; the fields of `models.Column`."""

    name: str
    title: str
    type: str
    role: str = "note"
    title_en: str = ""
    concept: str = ""
    definition: str = ""
    definition_en: str = ""
    measure: str = ""
    unit_of_measure: str = ""
    reference_time: str = ""
    code_list_id: int | None = None
    is_required: bool = False
    is_unique: bool = False
    allowed: tuple[str, ...] = ()
    minimum: str = ""
    maximum: str = ""
    pattern: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ResourceWords:
    """What a resource is called, and what its columns mean; of a file, which one it is."""

    title: str
    title_en: str = ""
    notes: str = ""
    kind: str = ResourceKind.TABLE
    url: str = ""
    columns: tuple[ColumnWords, ...] = ()
    least_count: int | None = None
    counted_columns: tuple[str, ...] = ()
    file_id: int | None = None


def open_dataset(
    *,
    name: str,
    words: DatasetWords,
    unit: Unit,
    topics: Sequence[Topic] = (),
    region: Region | None = None,
    origin: str = Origin.FILES,
    actor: Actor,
    at: datetime,
) -> Dataset:
    """Enter a dataset in the catalogue; nobody outside sees it before something is published.

    Raises `NotYourData`, `NeedsWords` without a title, `WrongName`, `NameTaken`.
    """
    if unit.pk not in units_kept(actor) and actor.kind is not ActorKind.SYSTEM:
        raise NotYourData
    _check_words(words)
    if not is_name(name):
        raise WrongName
    dataset = Dataset(
        name=name,
        unit=unit,
        region=region,
        origin=origin,
        salt=new_salt(),
        opened_at=at,
        modified_at=at,
        **_kept(words),
    )
    try:
        with transaction.atomic():
            dataset.save()
            dataset.topics.set(topics)
            event = DatasetOpened(
                dataset=dataset.pk,
                uuid=str(dataset.uuid),
                unit=unit.pk,
                origin=origin,
                content=dataset_digest(dataset),
            )
            record(event, actor=actor, at=at, stream=dataset.stream, refs={"dataset": dataset.pk, "unit": unit.pk})
    except IntegrityError as error:
        if Dataset.objects.filter(name=name).exists():
            raise NameTaken from error
        raise
    return dataset


def describe_dataset(
    *,
    dataset: Dataset,
    words: DatasetWords,
    unit: Unit,
    topics: Sequence[Topic],
    region: Region | None,
    actor: Actor,
    at: datetime,
) -> Dataset:
    """Change what a dataset is called and means, or who keeps it. Name, uuid and origin never change.

    Raises `NotYourData`, `NeedsWords`.
    """
    _check_words(words)
    with transaction.atomic():
        locked = lock_dataset(dataset.pk)
        if not _may_keep(actor, locked) or (unit.pk != locked.unit_id and unit.pk not in units_kept(actor)):
            raise NotYourData
        for key, value in _kept(words).items():
            setattr(locked, key, value)
        locked.unit, locked.region = unit, region
        locked.modified_at = later_than(locked, at)
        locked.save()
        locked.topics.set(topics)
        event = DatasetDescribed(dataset=locked.pk, unit=unit.pk, content=dataset_digest(locked))
        record(event, actor=actor, at=at, stream=locked.stream, refs={"dataset": locked.pk, "unit": unit.pk})
    return locked


def limit_access(
    *,
    dataset: Dataset,
    access: str,
    reason: str,
    basis: str,
    decision: ForumDecision | None,
    until: date | None,
    actor: Actor,
    at: datetime,
) -> Dataset:
    """Say who may read the rows. A limit needs a reason, the article and a decision of the forum; opening needs none.

    Raises `NotYourData` for others than the steward, `LimitNeedsReason`.
    """
    said, cited = " ".join(reason.split())[:300], " ".join(basis.split())[:200]
    if access != Access.OPEN:
        for field_name, given in (("reason", said), ("basis", cited), ("decision", decision)):
            if not given:
                raise LimitNeedsReason(field_name)
    with transaction.atomic():
        locked = lock_dataset(dataset.pk)
        if locked.unit_id not in units_stewarded(actor):
            raise NotYourData
        locked.access, locked.access_reason, locked.access_basis = Access(access), said, cited
        locked.access_decision, locked.access_until = decision, until
        locked.modified_at = later_than(locked, at)
        locked.save()
        event = AccessSet(
            dataset=locked.pk,
            access=locked.access,
            decision=decision.pk if decision else None,
            until=until.isoformat() if until else None,
            reason=content_digest(bytes(locked.salt), {"reason": said, "basis": cited}),
        )
        record(event, actor=actor, at=at, stream=locked.stream, refs={"dataset": locked.pk, "unit": locked.unit_id})
    return locked


def set_resource(
    *, dataset: Dataset, resource: Resource | None, words: ResourceWords, actor: Actor, at: datetime
) -> Resource:
    """Add a resource, or change what one is called and what its columns mean.

    Raises `NotYourData`, `NeedsWords` without a title or, for a file, without one; `FileShownAtOnce` where somebody other than
    the steward would put another file before readers.
    """
    if not words.title.strip():
        raise NeedsWords("title")
    if words.kind == ResourceKind.FILE and words.file_id is None:
        raise NeedsWords("file")
    with transaction.atomic():
        locked = lock_dataset(dataset.pk)
        if not _may_keep(actor, locked):
            raise NotYourData
        if _shows_a_file(locked, resource, words, actor):
            raise FileShownAtOnce
        row = resource or Resource(dataset=locked, position=locked.resources.count(), created_at=at)
        kept = asdict(words)
        for name in ("title", "title_en", "notes", "kind", "url", "least_count", "file_id"):
            setattr(row, name, kept[name])
        row.counted_columns = list(words.counted_columns)
        row.save()
        columns = _set_columns(row, words.columns)
        locked.modified_at = later_than(locked, at)
        locked.save(update_fields=["modified_at"])
        event = ResourceSet(dataset=locked.pk, resource=row.pk, content=resource_digest(locked, row, columns))
        record(event, actor=actor, at=at, stream=locked.stream, refs={"dataset": locked.pk, "unit": locked.unit_id})
    return row


def remove_resource(*, resource: Resource, actor: Actor, at: datetime) -> Resource:
    """Offer a resource no more; its versions stay to be cited. Raises `NotYourData`."""
    with transaction.atomic():
        locked = lock_dataset(resource.dataset_id)
        if not _may_keep(actor, locked):
            raise NotYourData
        resource.removed_at = at
        resource.save(update_fields=["removed_at"])
        locked.modified_at = later_than(locked, at)
        locked.save(update_fields=["modified_at"])
        event = ResourceRemoved(dataset=locked.pk, resource=resource.pk)
        record(event, actor=actor, at=at, stream=locked.stream, refs={"dataset": locked.pk, "unit": locked.unit_id})
    return resource


def lock_dataset(pk: int) -> Dataset:
    """The dataset's row, locked until the transaction ends."""
    return Dataset.objects.select_for_update(of=("self",)).select_related("unit").get(pk=pk)


def later_than(dataset: Dataset, at: datetime) -> datetime:
    """The moment of a change: `at`, or just after the last one, so that a harvester that goes by it misses nothing."""
    return max(at, dataset.modified_at + timedelta(microseconds=1))


def _may_keep(actor: Actor, dataset: Dataset) -> bool:
    return actor.kind is ActorKind.SYSTEM or may_keep_dataset.allows(actor, dataset)


def _shows_a_file(dataset: Dataset, resource: Resource | None, words: ResourceWords, actor: Actor) -> bool:
    """Whether readers would see a file at once that only its producer has looked at."""
    is_other = words.kind == ResourceKind.FILE and (resource is None or resource.file_id != words.file_id)
    return is_other and dataset.is_shown and dataset.unit_id not in units_stewarded(actor)


def _check_words(words: DatasetWords) -> None:
    if not words.title.strip():
        raise NeedsWords("title")
    if words.licence not in LICENCES:
        raise NeedsWords("licence")


def _kept(words: DatasetWords) -> dict[str, Any]:
    kept = asdict(words)
    return {**kept, "tags": list(words.tags), "title": words.title.strip()[:200]}


def _set_columns(resource: Resource, words: Sequence[ColumnWords]) -> list[Column]:
    resource.columns.all().delete()
    rows = [
        Column(
            resource=resource,
            position=place,
            **{**asdict(one), "allowed": list(one.allowed), "extra": dict(one.extra)},
        )
        for place, one in enumerate(words)
    ]
    return Column.objects.bulk_create(rows)
