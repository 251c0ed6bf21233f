# SPDX-License-Identifier: EUPL-1.2
"""Data for everybody: a dataset with two editions, one whose rows are limited, and what readers see of them."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import uuid4

from crawl.site import START
from crawl.tourist import Page, Tourist
from officers import officer
from opendata.conftest import DataOffice
from opendata.publishing import begun, published, sent_on
from praja.duties.opendata.enums import Access, ForumMatter, Outcome
from praja.duties.opendata.models import Asked, Dataset
from praja.duties.opendata.operations.asking import answer_asked
from praja.duties.opendata.operations.datasets import DatasetWords, limit_access
from praja.duties.opendata.operations.planning import record_forum_decision
from praja.kernel.organization.operations import import_outlines
from praja.kernel.people.enums import Role
from praja.kernel.search.operations import rebuild_index
from praja.lib.actors import system_actor
from towns import Town

NAME = "produksi-sampah"
ASKED_FOR, PURPOSE = "Harga beras per pasar sejak 2020.", "Tugas kuliah"
WRONG, PLACE = "Angka ton tahun 2024 tertukar.", "Baris 1"
ANSWERED = "Benar, sudah kami perbaiki."
REGIONS, MAPPED_BY = ("99.01.01", "99.01.01.1001"), "Peta uji"
TYPED_IN_DATA = (
    MAPPED_BY,
    "banyak",
    "kode",
    ASKED_FOR,
    PURPOSE,
    WRONG,
    PLACE,
    ANSWERED,
    "pendek",
    "“tiadalah”",
    "Parquet",
    "GeoJSON",
    "BibTeX",
    "DCAT-AP (JSON-LD)",
    "DCAT-AP (Turtle)",
    "DCAT-AP (RDF/XML)",
    "DCAT-AP",
    "DCAT-US",
    "CSVW",
    "Croissant",
    "Data Package",
    "OpenAPI",
    "schema.org",
    "Creative Commons Attribution 4.0",
    "Tirta",
    "Marga",
    "FSD/3",
    "Menunjukkan sumur warga",
    "UU 14/2008 Pasal 17",
    "kecamatan",
    "tahun",
    "ton",
)
"""What stands in rows, and what the forum wrote."""


def data_office(town: Town) -> DataOffice:
    """Who brings and checks data in this town."""
    return DataOffice(
        town=town,
        root=town.root,
        roads=town.roads,
        lights=town.lights,
        producer=officer("Prima Produsen", Role.OFFICER, town.roads),
        producer_head=officer("Kania Kepala", Role.HEAD, town.roads),
        steward=officer("Wira Walidata", Role.STEWARD, town.root),
        outsider=officer("Lukas Luar", Role.OFFICER, town.lights),
        outsider_head=officer("Lina Lampu", Role.HEAD, town.lights),
        auditor=officer("Ayu Auditor", Role.AUDITOR, town.root),
    )


def publish_some(town: Town) -> tuple[DataOffice, Dataset]:
    """Two datasets: of two editions, and a limited one."""
    office, at = data_office(town), START - timedelta(days=3)
    waste = published(office, at=at)
    sent_on(office, begun(office, waste, at=at + timedelta(days=1), period="2026"), at=at + timedelta(days=1))
    words = DatasetWords(
        title="Sumur warga", row_meaning="Satu sumur", first_day=date(2024, 1, 1), last_day=date(2025, 1, 1)
    )
    wells = published(office, at=at, name="sumur", words=words)
    steward = office.actor(office.steward, at)
    decision = record_forum_decision(
        number="FSD/3", decided_on=at.date(), matter=ForumMatter.LIMIT, subject="Pembatasan", actor=steward, at=at
    )
    limit_access(
        dataset=wells,
        access=Access.LIMITED,
        reason="Menunjukkan sumur warga",
        basis="UU 14/2008 Pasal 17",
        decision=decision,
        until=date(2027, 1, 1),
        actor=steward,
        at=at,
    )
    rebuild_index(at=START)
    return office, waste


def data(language: str, town: Town) -> Iterator[Page]:
    """The catalogue, narrowed and not, and both datasets."""
    office, waste = publish_some(town)
    visitor = Tourist(language)
    for path in ("/data/", "/data/?q=sampah", "/data/?q=tiadalah", "/data/?kala=yearly&tahun=2024", "/?q=limbah"):
        yield from visitor.get(path)
    for name in (NAME, "sumur"):
        yield from visitor.get(f"/data/{name}/")
    table = f"/data/{NAME}/{waste.resources.get().uuid}/"
    for query in (
        "",
        "?q=tiadalah",
        "?saring=kecamatan:eq:Tirta&urut=-ton&kolom=kecamatan,ton",
        "?pada=tahun&cara=gte&nilai=entah",
        "?grup=kecamatan&hitung=sum:ton",
        "?grup=tahun&hitung=mean:ton",
        "?kolom=tiada",
    ):
        yield from visitor.get(table + query)
    yield from visitor.get(_on_a_map(office))
    yield from _asked(language, office)
    yield from visitor.get(f"{table}grafik/?grup=kecamatan&hitung=sum:ton")
    yield from visitor.get(f"{table}grafik/")
    yield from visitor.get(f"/data/sumur/{Dataset.objects.get(name='sumur').resources.get().uuid}/")


def _on_a_map(office: DataOffice) -> str:
    """The address of a table by region that is drawn on a map."""
    at = START - timedelta(days=2)
    rows = f"kode,banyak\n{REGIONS[0]},3\n{REGIONS[1]},9\n99.99,1\n".encode()
    table = published(office, at=at, name="peta", data=rows).resources.get()
    table.columns.filter(name="kode").update(role="place")
    corners = ([[118, -2], [118, -1], [119, -1]], [[119, -2], [119, -1], [120, -1]])
    features = [
        {"properties": {"kode": code}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for code, ring in zip(REGIONS, corners, strict=True)
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features})
    import_outlines(text=text, source=MAPPED_BY, actor=system_actor("tests"), at=at)
    return f"/data/peta/{table.uuid}/?grup=kode&hitung=sum%3Abanyak"


def _asked(language: str, office: DataOffice) -> Iterator[Page]:
    """Somebody reports an error, is told where it stands, and reads the answer; somebody else asks for data."""
    reader = Tourist(language, "reader of data")
    for path in ("/data/minta/", f"/data/{NAME}/salah/"):
        yield from reader.get(path)
        yield from reader.post(path, key=str(uuid4()), text="pendek")
    yield from reader.post("/data/minta/", key=str(uuid4()), text=ASKED_FOR, purpose=PURPOSE)
    yield from reader.post(f"/data/{NAME}/salah/", key=str(uuid4()), text=WRONG, place=PLACE)
    asked = Asked.objects.select_related("case", "dataset").latest("pk")
    yield from reader.get(f"/data/minta/{asked.case.code}/")
    yield from reader.get(f"/lacak/{asked.case.code}/")
    yield from Tourist(language, "somebody else").get(f"/lacak/{asked.case.code}/")
    client = Tourist(language, "who counted")
    client.client.force_login(office.steward)
    yield from client.get(f"/satu-data/pertanyaan/{asked.case.code}/")
    answer_asked(
        asked=asked,
        outcome=Outcome.CORRECTED,
        answer=ANSWERED,
        dataset=None,
        actor=office.actor(office.producer, START),
        at=START,
        seen_version=None,
    )
    yield from reader.get(f"/lacak/{asked.case.code}/")
