# SPDX-License-Identifier: EUPL-1.2
"""A catalogue with everything that a dataset can be, rich and poor, and how tests read it."""

from dataclasses import dataclass
from datetime import date, timedelta

from opendata.conftest import AT, DataOffice
from opendata.publishing import begun, opened, published, sent_on, with_table
from praja.duties.opendata.domain.standards.described import Addresses
from praja.duties.opendata.enums import Access, Origin
from praja.duties.opendata.models import Dataset, HarvestedDataset, HarvestSource
from praja.duties.opendata.operations.datasets import (
    ColumnWords,
    DatasetWords,
    ResourceWords,
    limit_access,
    open_dataset,
    set_resource,
)
from praja.duties.opendata.operations.planning import record_forum_decision
from praja.duties.opendata.operations.taking_in import take_in_table
from praja.duties.opendata.operations.topics import TopicWords, set_topics
from praja.duties.opendata.queries.standards.telling import dataset_told, portal
from praja.kernel.organization.models import ExternalId, Region

ENVIRONMENT = "http://publications.europa.eu/resource/authority/data-theme/ENVI"
POSTS = (
    "nama,tahun,jumlah,nilai,buka,tanggal,dicatat,jam,lintang,bujur\n"
    '"Pos ""utara"", <b> & é",2024,12,1.5,true,2024-01-31,2024-01-31T03:04:05Z,07:30:00,-7.25,112.75\n'
    '"=1+1",2025,9007199254740993,-2,false,2024-02-29,2024-02-29T23:59:59.5Z,23:59:59,0.5,95\n'
    "Kosong,2025,,,,,,,,\n"
).encode()
"""Every type of column, with what is hard to write."""


@dataclass(frozen=True)
class Machines:
    """`rich` says everything and has two editions; `poor` has a title and a table; of `limited` the rows are closed; `harvested`
    has only links; `draft` nobody outside knows of."""

    office: DataOffice
    rich: Dataset
    poor: Dataset
    limited: Dataset
    harvested: Dataset
    draft: Dataset

    def told(self, dataset: Dataset) -> Addresses:
        """What is told of it, with its addresses."""
        return Addresses(portal(), dataset_told(dataset.name))


def machines(office: DataOffice) -> Machines:
    return Machines(
        office,
        _rich(office),
        published(office, at=AT, name="miskin", title="Miskin", words=DatasetWords(title="Miskin")),
        _limited(office),
        _harvested(office),
        opened(office, at=AT, name="rancangan", title="Rancangan"),
    )


def _rich(office: DataOffice) -> Dataset:
    producer, steward = office.actor(office.producer), office.actor(office.steward)
    named = [
        TopicWords(code="lingkungan", name="Lingkungan", name_en="Environment", theme=ENVIRONMENT),
        TopicWords(code="desa-wisata", name="Desa wisata"),
    ]
    topics = set_topics(topics=named, actor=steward, at=AT)
    words = DatasetWords(
        title='Pos "jaga" <1> & lain',
        title_en="Guard posts",
        notes="Pos jaga di setiap kecamatan.\nBaris kedua: 5 < 6 & \u00bd \U0001f600",
        notes_en="Guard posts in every district.",
        tags=("pos", "jaga", "lingkungan hidup"),
        row_meaning="Satu pos",
        method="Dihitung petugas.",
        source="Register pos",
        frequency="half_yearly",
        licence="cc-by-sa-4.0",
        first_day=date(2024, 1, 1),
        last_day=date(2025, 12, 31),
    )
    region = Region.objects.create(code="98.71", level=2, kind="kota", name="Tirtamarga")
    dataset = open_dataset(
        name="pos-jaga", words=words, unit=office.roads, topics=topics, region=region, actor=producer, at=AT
    )
    rows = take_in_table(data=POSTS, name="pos.csv", recipe=None, at=AT)
    table = with_table(office, dataset, rows, at=AT, title="Pos jaga")
    meanings = tuple(
        ColumnWords(
            name=one["name"],
            title=one.get("title", one["name"]),
            type=one["type"],
            definition=f"Arti {one['name']}.",
            unit_of_measure="pos" if one["name"] == "jumlah" else "",
        )
        for one in rows.schema["fields"]
    )
    set_resource(
        dataset=dataset,
        resource=table,
        words=ResourceWords(title="Pos jaga", title_en="Posts", notes="Satu baris satu pos.", columns=meanings),
        actor=producer,
        at=AT,
    )
    set_resource(
        dataset=dataset,
        resource=None,
        words=ResourceWords(title="Petunjuk", kind="link", url="https://contoh.invalid/petunjuk pos.pdf"),
        actor=producer,
        at=AT,
    )
    sent_on(office, begun(office, dataset, data=POSTS, at=AT, period="2024", resource=table), at=AT)
    later = AT + timedelta(days=30)
    sent_on(
        office,
        begun(
            office,
            dataset,
            data=POSTS + b"Baru,2025,1,1,true,2025-01-01,2025-01-01T00:00:00Z,00:00:00,1,2\n",
            at=later,
            period="2025",
            resource=table,
        ),
        at=later,
    )
    ExternalId.objects.create(
        object_kind="opendata.dataset", object_id=dataset.pk, system="sipd", code="1.03.01", since=AT.date()
    )
    return Dataset.objects.get(pk=dataset.pk)


def _limited(office: DataOffice) -> Dataset:
    steward = office.actor(office.steward)
    dataset = published(office, at=AT, name="tertutup", title="Data tertutup")
    decision = record_forum_decision(
        number="SK 3/2026", decided_on=AT.date(), matter="limit", subject="Batas", actor=steward, at=AT
    )
    return limit_access(
        dataset=dataset,
        access=Access.CLOSED,
        reason="Rahasia dagang",
        basis="UU 14/2008 Pasal 17",
        decision=decision,
        until=None,
        actor=steward,
        at=AT + timedelta(hours=1),
    )


def _harvested(office: DataOffice) -> Dataset:
    """Taken over from elsewhere: nothing of it went through an edition here."""
    dataset = open_dataset(
        name="panen",
        words=DatasetWords(title="Panen", licence="other-closed"),
        unit=office.lights,
        origin=Origin.HARVESTED,
        actor=office.actor(office.outsider),
        at=AT,
    )
    for title, url in (("Berkas", "https://lain.invalid/data.xlsx"), ("Peta", "https://lain.invalid/peta")):
        set_resource(
            dataset=dataset,
            resource=None,
            words=ResourceWords(title=title, kind="link", url=url),
            actor=office.actor(office.outsider),
            at=AT,
        )
    Dataset.objects.filter(pk=dataset.pk).update(is_shown=True)
    source = HarvestSource.objects.create(
        title="Portal lain", address="https://lain.invalid", unit=office.lights, added_at=AT
    )
    HarvestedDataset.objects.create(
        source=source,
        identifier="panen",
        dataset=dataset,
        digest="0" * 64,
        address="https://lain.invalid/dataset/panen",
        publisher="Dinas Pertanian",
        licence="Bebas",
        taken_at=AT,
    )
    return Dataset.objects.get(pk=dataset.pk)
