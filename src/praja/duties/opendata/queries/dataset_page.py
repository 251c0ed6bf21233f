# SPDX-License-Identifier: EUPL-1.2
"""Everything that the page of a dataset says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Prefetch
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.enums import ResourceKind
from praja.duties.opendata.models import Column, Dataset, PlannedDataset, Release, Resource, TableVersion, Topic
from praja.duties.opendata.procedure.names import AGREED, PUBLISHED, WITHDRAWN
from praja.duties.opendata.queries.catalogue import shown_datasets
from praja.duties.opendata.rules import may_read_dataset, may_read_rows
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.errors import NotFound
from praja.lib.moments import local_zone

MOST_EDITIONS = 50
RELATED = 5


@dataclass(frozen=True, slots=True)
class ColumnSaid:
    """A column of a version: its name and type as the rows have them, and what it means, where somebody wrote that down."""

    name: str
    type: str
    title: str
    meaning: Column | None


@dataclass(frozen=True, slots=True)
class TableSaid:
    """A table of a dataset with the version that is shown."""

    resource: Resource
    version: TableVersion | None
    columns: Sequence[ColumnSaid]


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition that was published, with what changed in each table (`TableVersion.differences`) against the one before."""

    release: Release
    is_withdrawn: bool
    is_current: bool
    tables: Sequence[tuple[Resource, int, Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class DatasetPage:
    """One dataset as this reader may see it. `next_due` is the entry of the list of data that promises the next edition;
    `is_overdue`: its day has passed."""

    dataset: Dataset
    topics: Sequence[Topic]
    tables: Sequence[TableSaid]
    others: Sequence[Resource]
    editions: Sequence[Edition]
    next_due: PlannedDataset | None
    is_overdue: bool
    may_read_rows: bool


def readable_dataset(name: str, actor: Actor) -> Dataset:
    """The dataset of this name, if the actor may know of it. Raises `NotFound`."""
    rows = Dataset.objects.select_related("unit", "region", "current", "access_decision", "priority_decision")
    found = may_read_dataset.visible(actor, rows).filter(name=name).first()
    if found is None:
        raise NotFound(_("There is no such data."), next_step=_("Look for it in the catalogue."))
    return found


def dataset_page(dataset: Dataset, *, actor: Actor, at: datetime) -> DatasetPage:
    """What the page says to this reader. The same number of statements however many tables and editions there are."""
    topics = list(dataset.topics.order_by("name"))
    columns = Prefetch("columns", Column.objects.select_related("code_list").order_by("position", "pk"))
    offered = list(
        dataset.resources.filter(removed_at=None)
        .select_related("current__file", "file")
        .prefetch_related(columns)
        .order_by("position", "pk")
    )
    plans = PlannedDataset.objects.filter(dataset=dataset, case__state=AGREED)
    next_due = plans.select_related("case").order_by("due_on", "pk").first()
    return DatasetPage(
        dataset=dataset,
        topics=topics,
        tables=[table_said(one) for one in offered if one.kind == ResourceKind.TABLE],
        others=[one for one in offered if one.kind != ResourceKind.TABLE],
        editions=_editions(dataset),
        next_due=next_due,
        is_overdue=next_due is not None and next_due.due_on < local_date(at, local_zone()),
        may_read_rows=may_read_rows.allows(actor, dataset),
    )


def table_said(resource: Resource, version: TableVersion | None = None) -> TableSaid:
    """A table with what its columns mean, in the order of the rows. `version`: another than the one that is shown."""
    held = version or resource.current
    meanings = {column.name: column for column in resource.columns.all()}
    if held is None:
        said = [ColumnSaid(one.name, one.type, one.title, one) for one in meanings.values()]
    else:
        said = [_said(one, meanings.get(one["name"])) for one in held.schema["fields"]]
    return TableSaid(resource, held, said)


def _said(field: Mapping[str, Any], meaning: Column | None) -> ColumnSaid:
    title = meaning.title if meaning else str(field.get("title") or field["name"])
    return ColumnSaid(str(field["name"]), str(field["type"]), title, meaning)


def _editions(dataset: Dataset) -> list[Edition]:
    tables = TableVersion.objects.select_related("resource").order_by("resource__position", "pk")
    rows = dataset.releases.filter(case__state__in=(PUBLISHED, WITHDRAWN)).select_related("case")
    rows = rows.order_by("-number").prefetch_related(Prefetch("tables", tables))
    return [
        Edition(
            release,
            release.case.state == WITHDRAWN,
            release.pk == dataset.current_id,
            [(one.resource, one.rows, one.differences) for one in release.tables.all()],
        )
        for release in rows[:MOST_EDITIONS]
    ]


def related_to(dataset: Dataset, topics: Sequence[Topic]) -> list[Dataset]:
    """Those that share most topics, the latest first."""
    if not topics:
        return []
    rows = shown_datasets().filter(topics__in=topics).exclude(pk=dataset.pk).select_related("unit", "current")
    return list(rows.annotate(shared=Count("topics")).order_by("-shared", "-modified_at", "-pk")[:RELATED])
