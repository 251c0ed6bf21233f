# SPDX-License-Identifier: EUPL-1.2
"""Datasets on their way to readers, by the operations that an office uses."""

from datetime import datetime

from praja.duties.opendata.models import Dataset, Release, Resource
from praja.duties.opendata.operations.datasets import (
    ColumnWords,
    DatasetWords,
    ResourceWords,
    open_dataset,
    set_resource,
)
from praja.duties.opendata.operations.releases import (
    Rows,
    add_version,
    approve_release,
    begin_release,
    confirm_release,
    publish_release,
    submit_release,
)
from praja.duties.opendata.operations.taking_in import take_in_table

WASTE = b"kecamatan,tahun,ton\nTirta,2024,120.5\nMarga,2024,98\nTirta,2025,131\nMarga,2025,\n"
"""A small table of our own."""


def opened(office, *, name="produksi-sampah", title="Produksi sampah", at, unit=None, words=None) -> Dataset:
    """A dataset that nobody outside sees yet."""
    return open_dataset(
        name=name,
        words=words
        or DatasetWords(title=title, tags=("sampah", "lingkungan"), row_meaning="Satu kecamatan dalam satu tahun"),
        unit=unit or office.roads,
        actor=office.actor(office.producer, at),
        at=at,
    )


def with_table(office, dataset: Dataset, rows: Rows, *, at, title="Tabel") -> Resource:
    """The dataset's table, with what its columns are."""
    columns = tuple(
        ColumnWords(name=field["name"], title=field.get("title", field["name"]), type=field["type"])
        for field in rows.schema["fields"]
    )
    return set_resource(
        dataset=dataset,
        resource=None,
        words=ResourceWords(title=title, columns=columns),
        actor=office.actor(office.producer, at),
        at=at,
    )


def begun(
    office, dataset: Dataset, *, data=WASTE, at, period="2025", resource=None, planned=None, file="tabel.csv"
) -> Release:
    """An edition with rows, still with its producer."""
    rows = take_in_table(data=data, name=file, recipe=None, at=at)
    table = resource or dataset.resources.first() or with_table(office, dataset, rows, at=at)
    release = begin_release(
        dataset=dataset, period=period, planned=planned, actor=office.actor(office.producer, at), at=at
    )
    add_version(release=release, resource=table, rows=rows, actor=office.actor(office.producer, at), at=at)
    return release


def sent_on(office, release: Release, *, at: datetime, steps=("submit", "confirm", "approve", "publish")) -> Release:
    """Take the edition so far: by default to readers."""
    producer, head, steward = (office.actor(one, at) for one in (office.producer, office.producer_head, office.steward))
    for step in steps:
        fresh = Release.objects.select_related("case", "dataset").get(pk=release.pk)
        seen = fresh.case.version
        if step == "submit":
            submit_release(release=fresh, actor=producer, at=at, seen_version=seen)
        elif step == "confirm":
            confirm_release(release=fresh, actor=head, at=at, seen_version=seen)
        elif step == "approve":
            approve_release(release=fresh, words="", actor=steward, at=at, seen_version=seen)
        else:
            publish_release(release=fresh, actor=steward, at=at, seen_version=seen)
    return Release.objects.select_related("case", "dataset").get(pk=release.pk)


def published(office, *, data=WASTE, at, **about) -> Dataset:
    """A dataset with one published edition of one table."""
    dataset = opened(office, at=at, **about)
    sent_on(office, begun(office, dataset, data=data, at=at), at=at)
    return Dataset.objects.get(pk=dataset.pk)
