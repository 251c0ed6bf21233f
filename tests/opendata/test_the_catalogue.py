# SPDX-License-Identifier: EUPL-1.2
"""The catalogue and the page of a dataset, as everybody reads them."""

import json
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from opendata.conftest import AT, DataOffice
from opendata.publishing import begun, opened, published, sent_on
from praja.duties.opendata.enums import Access, ForumMatter
from praja.duties.opendata.models import Dataset
from praja.duties.opendata.operations.datasets import DatasetWords, limit_access
from praja.duties.opendata.operations.planning import PlannedWords, agree_entry, propose_dataset, record_forum_decision
from praja.duties.opendata.queries.catalogue import Wanted, listed_datasets
from praja.kernel.search.operations import rebuild_index

ROADS = DatasetWords(
    title="Panjang jalan menurut kondisi",
    title_en="Length of roads by condition",
    tags=("jalan",),
    row_meaning="Satu ruas jalan",
    frequency="half_yearly",
    licence="cc-zero",
    first_day=date(2024, 1, 1),
    last_day=date(2025, 12, 31),
)


def page(path: str, **headers: str) -> str:
    answer = Client().get(path, headers=headers)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def titles(html: str) -> list[str]:
    return re.findall(r'<a href="/data/[^"]+/" data-keyboard-item>([^<]+)</a>', html)


@pytest.fixture
def two(office: DataOffice) -> tuple[Dataset, Dataset]:
    """Waste first, roads a day later; and one that is not published."""
    waste = published(office, at=AT)
    roads = published(office, at=AT + timedelta(days=1), name="jalan", words=ROADS)
    opened(office, at=AT, name="rahasia", title="Belum terbit")
    rebuild_index(at=AT)
    return waste, roads


def test_what_is_published_stands_in_the_catalogue_the_latest_first(two: object) -> None:
    html = page("/data/")

    assert titles(html) == ["Panjang jalan menurut kondisi", "Produksi sampah"]
    assert "Belum terbit" not in html
    assert titles(page("/data/?urut=judul")) == ["Panjang jalan menurut kondisi", "Produksi sampah"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("sampah", ["Produksi sampah"]),
        ("persampahan", ["Produksi sampah"]),
        ("limbah", ["Produksi sampah"]),
        ("jembatan", ["Panjang jalan menurut kondisi"]),
        ("kecamatan", ["Panjang jalan menurut kondisi", "Produksi sampah"]),
        ("tiadalah", []),
    ],
)
def test_a_dataset_is_found_by_stems_synonyms_and_its_columns(two: object, words: str, found: list[str]) -> None:
    assert sorted(titles(page(f"/data/?q={words}"))) == sorted(found)


def test_the_home_page_finds_data(two: object) -> None:
    assert '<a href="/data/produksi-sampah/">' in page("/?q=limbah")


def test_a_list_is_narrowed_by_links_that_say_how_many_they_leave(two: object) -> None:
    html = page("/data/")

    assert re.search(r'href="\?lisensi=cc-zero">[^<]*</a> <span class="soft num">1<', html)
    assert titles(page("/data/?lisensi=cc-zero")) == ["Panjang jalan menurut kondisi"]
    assert titles(page("/data/?tahun=2025")) == ["Panjang jalan menurut kondisi"]
    assert titles(page("/data/?tahun=2023")) == []
    assert titles(page("/data/?kala=half_yearly&bentuk=table")) == ["Panjang jalan menurut kondisi"]
    assert titles(page("/data/?tahun=bukan&bentuk=entah%00")) == []


def test_a_facet_counts_beside_what_is_chosen_elsewhere(two: object) -> None:
    found = listed_datasets(Wanted(chosen={"licence": "cc-zero"}))

    assert dict(found.facets["licence"]) == {"cc-zero": 1, "cc-by-4.0": 1}
    assert dict(found.facets["frequency"]) == {"half_yearly": 1}
    assert found.count == 1


def test_pages_follow_each_other_without_gaps(office: DataOffice) -> None:
    for number in range(23):
        published(office, at=AT + timedelta(minutes=number), name=f"data-{number:02}", title=f"Data {number:02}")
    rebuild_index(at=AT)

    first = page("/data/")
    further = re.search(r'rel="next" href="([^"]+)"', first)
    assert further, first[-2000:]
    seen = titles(first) + titles(page("/data/" + further[1].replace("&amp;", "&")))
    best = page("/data/?q=data")
    more = re.search(r'rel="next" href="([^"]+)"', best)
    assert more
    by_words = titles(best) + titles(page("/data/" + more[1].replace("&amp;", "&")))

    assert seen == [f"Data {number:02}" for number in reversed(range(23))]
    assert sorted(by_words) == sorted(seen)
    assert Client().get("/data/?halaman=palsu").status_code == 422
    assert Client().get("/data/?q=data&halaman=palsu").status_code == 422


def test_the_catalogue_asks_the_database_as_often_for_three_datasets_as_for_one(office: DataOffice) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page("/data/")
        return len(queries)

    published(office, at=AT)
    one = asked()
    for name in ("dua", "tiga"):
        published(office, at=AT, name=name, title=name)
    assert asked() == one


def test_the_page_of_a_dataset_says_what_a_row_is_and_what_columns_mean(two: object) -> None:
    html = page("/data/jalan/")

    for words in ("Satu ruas jalan", "Creative Commons CC0 1.0", "ton", "cc-zero"):
        assert words in html or words == "cc-zero"
    assert "120,5" in html, "rows are shown as Indonesians write numbers"
    assert "resource_id=" in html
    assert "Length of roads by condition" in page("/data/jalan/", accept_language="en")


def test_a_page_describes_itself_to_search_engines(office: DataOffice) -> None:
    words = DatasetWords(title="Uji </script><b>", notes="a & b", tags=("satu",), row_meaning="Satu")
    published(office, at=AT, name="uji", words=words)

    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page("/data/uji/"), re.S)
    said = json.loads(text)

    assert said["@type"] == "Dataset"
    assert said["name"] == "Uji </script><b>"
    assert said["description"] == "a & b"
    assert [one["name"] for one in said["variableMeasured"]] == ["kecamatan", "tahun", "ton"]


def test_a_second_edition_stands_beside_the_first(office: DataOffice) -> None:
    dataset = published(office, at=AT)
    later = AT + timedelta(days=30)
    sent_on(office, begun(office, dataset, at=later, period="2026"), at=later)

    html = page("/data/produksi-sampah/")

    assert re.findall(r'<p class="what">Edisi (\d)', html) == ["2", "1"]
    assert "edisi 2" in html
    assert "@misc{produksi_sampah_2026," in html


def test_a_limit_hides_the_rows_and_says_why(office: DataOffice) -> None:
    dataset = published(office, at=AT)
    steward = office.actor(office.steward)
    decision = record_forum_decision(
        number="FSD/3", decided_on=AT.date(), matter=ForumMatter.LIMIT, subject="Pembatasan", actor=steward, at=AT
    )
    limit_access(
        dataset=dataset,
        access=Access.LIMITED,
        reason="Menunjukkan lokasi sumur warga",
        basis="UU 14/2008 Pasal 17",
        decision=decision,
        until=date(2027, 1, 1),
        actor=steward,
        at=AT,
    )

    html = page("/data/produksi-sampah/")
    inside = Client()
    inside.force_login(office.outsider)

    assert "Menunjukkan lokasi sumur warga" in html
    assert "FSD/3" in html
    assert "120,5" not in html
    assert "resource_id=" not in html
    assert "120,5" in inside.get("/data/produksi-sampah/").content.decode()


def test_the_next_edition_is_told_from_the_list_of_data(office: DataOffice) -> None:
    dataset = published(office, at=AT)
    steward, producer = office.actor(office.steward), office.actor(office.producer)
    planned = propose_dataset(
        year=2026,
        words=PlannedWords(title="Produksi sampah"),
        unit=office.roads,
        due_on=date(2026, 1, 20),
        dataset=dataset,
        actor=producer,
        at=AT,
    )
    decision = record_forum_decision(
        number="FSD/1", decided_on=AT.date(), matter=ForumMatter.PLAN, subject="Daftar data", actor=steward, at=AT
    )
    planned.case.refresh_from_db()
    due = {"due_on": date(2026, 1, 20), "is_priority": False, "seen_version": None}
    agree_entry(planned=planned, decision=decision, actor=steward, at=AT, **due)

    assert "20 Jan 2026" in page("/data/produksi-sampah/")


def test_what_is_not_published_is_there_for_its_producer_alone(office: DataOffice) -> None:
    opened(office, at=AT, name="draf")
    inside, outside = Client(), Client()
    inside.force_login(office.producer)
    outside.force_login(office.outsider)

    assert Client().get("/data/draf/").status_code == 404
    assert outside.get("/data/draf/").status_code == 404
    assert inside.get("/data/draf/").status_code == 200
