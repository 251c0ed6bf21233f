# SPDX-License-Identifier: EUPL-1.2
"""Datasets as everybody may know them, one or many, in the same number of statements."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.db.models import Count, Max, Prefetch, Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.domain.licences import LICENCES, Licence
from praja.duties.opendata.domain.standards.described import (
    Described,
    Elsewhere,
    Field,
    Keeper,
    Link,
    Place,
    Portal,
    Subject,
    Table,
    Version,
)
from praja.duties.opendata.enums import Access, Origin, ResourceKind
from praja.duties.opendata.gateways.writing import Columns, place_of
from praja.duties.opendata.models import (
    CodeList,
    Column,
    Dataset,
    HarvestedDataset,
    Release,
    Resource,
    TableVersion,
    Topic,
)
from praja.duties.opendata.procedure.names import PUBLISHED
from praja.duties.opendata.queries.ckan.names import page_of_dataset
from praja.duties.opendata.queries.ckan.packages import as_uuid, file_address, format_of, readable
from praja.duties.opendata.queries.dataset_page import MOST_EDITIONS, DatasetPage, table_said
from praja.duties.opendata.queries.rows import types_of
from praja.duties.opendata.rules import may_read_rows
from praja.kernel.organization.models import ExternalId, Unit
from praja.lib.actors import NOBODY
from praja.lib.errors import NotFound

PAGE = 100
"""Datasets of a page of the catalogue, as ckanext-dcat has it."""
CHUNK = 200
Codes = tuple[tuple[str, str], ...]
"""What other systems call a dataset: system and code."""


@dataclass(frozen=True, slots=True)
class CataloguePage:
    """A page of the published datasets: which of how many pages, of how many datasets, and when the last of these changed."""

    datasets: tuple[Described, ...]
    number: int
    last: int
    total: int
    modified_at: datetime | None


def portal() -> Portal:
    """Who gives the catalogue."""
    return Portal(settings.PRAJA_BASE_URL, settings.PRAJA_SITE_NAME, settings.PRAJA_DATA_CONTACT)


def catalogue_page(number: int, *, modified_since: datetime | None = None) -> CataloguePage:
    """Published datasets in the order in which they came, those that changed since then; nothing beyond the last page."""
    rows = readable(NOBODY)
    if modified_since is not None:
        rows = rows.filter(modified_at__gte=modified_since)
    counted = rows.aggregate(total=Count("pk"), at=Max("modified_at"))
    start = (number - 1) * PAGE
    told = described(rows.order_by("pk")[start : start + PAGE]) if start < counted["total"] else ()
    last = max(1, -(-counted["total"] // PAGE))
    return CataloguePage(tuple(told), number, last, counted["total"], counted["at"])


def every_dataset() -> Iterator[Described]:
    """All published datasets, some at a time: however many there are, they never stand in memory together."""
    rows, after = readable(NOBODY).order_by("pk"), 0
    while numbers := list(rows.filter(pk__gt=after).values_list("pk", flat=True)[:CHUNK]):
        yield from described(rows.filter(pk__in=numbers))
        after = numbers[-1]


def mark_of_everything() -> str:
    """A text that changes with everything that `every_dataset` tells, without telling it."""
    mark = sha256(repr(portal()).encode())
    told = readable(NOBODY).order_by("pk").values_list("pk", "modified_at", "region__name", "harvested__address")
    for row in told.iterator(chunk_size=2_000):
        mark.update(repr(row).encode())
    offers = Resource.objects.filter(removed_at=None).aggregate(Count("pk"), Max("current"), Sum("current"))
    names = (
        list(Unit.objects.order_by("pk").values_list("code", "name")),
        list(Topic.objects.order_by("pk").values_list("code", "name", "name_en", "theme")),
        sorted(offers.items()),
    )
    mark.update(repr(names).encode())
    return mark.hexdigest()


def dataset_told(key: str) -> Described:
    """The published dataset of this name or UUID, with what its columns mean and its earlier editions. Raises `NotFound`."""
    called = Q(name=key)
    if (uuid := as_uuid(key)) is not None:
        called |= Q(uuid=uuid)
    for found in described(readable(NOBODY).filter(called), in_full=True):
        return found
    raise NotFound(_("There is no such data."), next_step=_("Look for it in the catalogue."))


def described(rows: "QuerySet[Dataset]", *, in_full: bool = False) -> Iterator[Described]:
    """These datasets. `in_full`: with what columns mean and the earlier editions, for one at a time."""
    found = list(_with_parts(rows, in_full=in_full))
    codes = _codes_of([one.pk for one in found])
    for dataset in found:
        yield _described(dataset, codes.get(dataset.pk, ()), in_full=in_full)


def _with_parts(rows: "QuerySet[Dataset]", *, in_full: bool) -> "QuerySet[Dataset]":
    resources = Resource.objects.filter(removed_at=None).exclude(kind=ResourceKind.TABLE, current=None)
    resources = resources.select_related("current__file", "file").order_by("position", "pk")
    resources = resources.defer(
        "current__report", "current__differences", "current__hidden", "current__recipe", "recipe"
    )
    if in_full:
        columns = Column.objects.select_related("code_list").order_by("position", "pk")
        resources = resources.prefetch_related(Prefetch("columns", columns))
    parts: list[Prefetch[str]] = [
        Prefetch("topics", Topic.objects.order_by("code")),
        Prefetch("resources", resources, to_attr="offered"),
    ]
    if in_full:
        tables = TableVersion.objects.select_related("resource").order_by("resource__position", "pk")
        tables = tables.defer("schema", "recipe", "report", "differences", "hidden", "resource__recipe")
        shown = Release.objects.filter(case__state=PUBLISHED).order_by("-number")
        parts.append(Prefetch("releases", shown.prefetch_related(Prefetch("tables", tables)), to_attr="shown_releases"))
    return rows.select_related("unit", "region", "current", "harvested__source").prefetch_related(*parts)


def _codes_of(numbers: Iterable[int]) -> Mapping[int, Codes]:
    """What other systems call these datasets now."""
    found: dict[int, Codes] = {}
    rows = ExternalId.objects.filter(object_kind="opendata.dataset", object_id__in=list(numbers), until=None)
    for number, system, code in rows.order_by("system", "code").values_list("object_id", "system", "code"):
        found[number] = (*found.get(number, ()), (system, code))
    return found


def described_on_page(page: DatasetPage) -> Described:
    """The dataset of a page as everybody may know it, made of what the page has read already; without earlier editions."""
    resources = [one.resource for one in page.tables if one.resource.current] + list(page.others)
    return _told(page.dataset, page.topics, resources, in_full=True)


def _described(dataset: Dataset, codes: Codes, *, in_full: bool) -> Described:
    found: list[Resource] = dataset.offered  # type: ignore[attr-defined]
    versions = _versions(dataset) if in_full else ()
    return _told(dataset, dataset.topics.all(), found, codes=codes, versions=versions, in_full=in_full)


def _told(
    dataset: Dataset,
    topics: Iterable[Topic],
    offered: Sequence[Resource],
    *,
    codes: Codes = (),
    versions: tuple[Version, ...] = (),
    in_full: bool,
) -> Described:
    may_read = may_read_rows.allows(NOBODY, dataset)
    tables = [one for one in offered if one.kind == ResourceKind.TABLE]
    others = [one for one in offered if one.kind != ResourceKind.TABLE]
    return Described(
        uuid=str(dataset.uuid),
        name=dataset.name,
        title=dataset.title,
        title_en=dataset.title_en,
        notes=dataset.notes.strip(),
        notes_en=dataset.notes_en.strip(),
        row_meaning=dataset.row_meaning.strip(),
        method=dataset.method.strip(),
        source=dataset.source.strip(),
        keeper=Keeper(dataset.unit.code, dataset.unit.name),
        subjects=tuple(Subject(one.code, one.name, one.name_en, one.theme) for one in topics),
        tags=tuple(dict.fromkeys(dataset.tags)),
        frequency=dataset.frequency,
        licence=LICENCES.get(dataset.licence) or Licence(dataset.licence, dataset.licence, "", is_open=False),
        place=_place(dataset),
        first_day=dataset.first_day,
        last_day=dataset.last_day,
        access=dataset.access,
        access_reason=dataset.access_reason if dataset.access != Access.OPEN else "",
        access_basis=dataset.access_basis if dataset.access != Access.OPEN else "",
        published_at=dataset.first_published_at or dataset.opened_at,
        modified_at=dataset.modified_at,
        current=_version(dataset.current) if dataset.current else None,
        versions=versions,
        tables=tuple(_table(one, in_full=in_full) for one in tables) if may_read else (),
        links=tuple(_link(dataset, one) for one in others) if may_read else (),
        fields_of=tuple((one.title, _fields(one)) for one in tables) if in_full else (),
        codes=codes,
        elsewhere=_elsewhere(dataset),
    )


def _elsewhere(dataset: Dataset) -> Elsewhere | None:
    found: HarvestedDataset | None = getattr(dataset, "harvested", None) if dataset.origin == Origin.HARVESTED else None
    if found is None:
        return None
    return Elsewhere(found.source.title, found.address or found.source.address, found.publisher, found.licence)


def _place(dataset: Dataset) -> Place:
    if dataset.region is None:
        return Place(settings.PRAJA_REGION_CODE, settings.PRAJA_SITE_NAME)
    return Place(dataset.region.code, dataset.region.name)


def _table(resource: Resource, *, in_full: bool) -> Table:
    version = resource.current
    assert version is not None
    return Table(
        uuid=str(resource.uuid),
        title=resource.title,
        title_en=resource.title_en,
        notes=resource.notes.strip(),
        number=version.number,
        rows=version.rows,
        made_at=version.made_at,
        sha256=version.file.sha256,
        size=version.file.size,
        fields=_fields(resource) if in_full else (),
        has_places=place_of(Columns(types_of(version))) is not None,
        key=tuple(version.schema.get("primaryKey", ())) if in_full else (),
    )


def _fields(resource: Resource) -> tuple[Field, ...]:
    schema = resource.current.schema if resource.current else {"fields": ()}
    asked = {one["name"]: one.get("constraints", {}) for one in schema["fields"]}
    return tuple(
        Field(
            name=one.name,
            type=one.type,
            title=one.title,
            title_en=one.meaning.title_en if one.meaning else "",
            definition=(one.meaning.definition or one.meaning.concept) if one.meaning else "",
            measure=one.meaning.measure if one.meaning else "",
            unit=one.meaning.unit_of_measure if one.meaning else "",
            reference_time=one.meaning.reference_time if one.meaning else "",
            constraints=asked.get(one.name, {}),
            codes=_codes(one.meaning.code_list) if one.meaning else None,
        )
        for one in table_said(resource).columns
    )


def _codes(found: CodeList | None) -> tuple[str, str] | None:
    return (found.name, found.title) if found and found.current_id else None


def _link(dataset: Dataset, resource: Resource) -> Link:
    return Link(
        uuid=str(resource.uuid),
        title=resource.title,
        title_en=resource.title_en,
        notes=resource.notes.strip(),
        url=resource.url or (file_address(resource, dataset) if resource.file else f"{page_of_dataset(dataset.name)}/"),
        format=format_of(resource) if resource.url or resource.file else "HTML",
    )


def _versions(dataset: Dataset) -> tuple[Version, ...]:
    """The editions before the one that is shown."""
    may_read = may_read_rows.allows(NOBODY, dataset)
    found: list[Release] = dataset.shown_releases  # type: ignore[attr-defined]
    earlier = [one for one in found if one.pk != dataset.current_id][:MOST_EDITIONS]
    return tuple(_version(one, [*one.tables.all()] if may_read else ()) for one in earlier)


def _version(release: Release, tables: Iterable[TableVersion] = ()) -> Version:
    return Version(
        number=release.number,
        period=release.period,
        published_at=release.published_at,
        changes=release.changes.strip(),
        tables=tuple((str(one.resource.uuid), one.number) for one in tables if one.resource.removed_at is None),
    )
