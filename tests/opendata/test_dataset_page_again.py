# SPDX-License-Identifier: EUPL-1.2
"""The page of a dataset is told again to visitors without being read anew, and never as it no longer is."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from opendata.conftest import AT, DataOffice
from opendata.publishing import WASTE, begun, published, sent_on
from praja.duties.opendata.models import CodeList, Column, Dataset, Release
from praja.duties.opendata.operations.datasets import DatasetWords, describe_dataset
from praja.duties.opendata.operations.releases import withdraw_release
from praja.duties.opendata.operations.topics import TopicWords, set_topics
from praja.kernel.organization.operations.units import rename_unit
from praja.lib import clock
from towns import FOUNDER

LATER = AT + timedelta(days=1)


@pytest.fixture
def dataset(office: DataOffice) -> Dataset:
    """A published dataset with a topic."""
    (topic,) = set_topics(
        topics=[TopicWords(code="lingkungan", name="Lingkungan")], actor=office.actor(office.steward), at=AT
    )
    found = published(office, at=AT)
    describe(office, found, topics=(topic,))
    return found


def describe(office: DataOffice, dataset: Dataset, *, topics, **words) -> None:
    fresh = Dataset.objects.get(pk=dataset.pk)
    said = replace(DatasetWords(title="Produksi sampah", row_meaning="Satu kecamatan dalam satu tahun"), **words)
    describe_dataset(
        dataset=fresh,
        words=said,
        unit=fresh.unit,
        topics=topics,
        region=None,
        actor=office.actor(office.producer),
        at=AT,
    )


def page(dataset: Dataset, at=LATER, **headers: str) -> str:
    """The page as somebody sees it who comes for the first time."""
    with clock.frozen(at):
        return Client(headers=headers).get(f"/data/{dataset.name}/").content.decode()


def test_the_second_visitor_costs_three_statements(dataset: Dataset, django_assert_num_queries) -> None:
    first = page(dataset)
    with django_assert_num_queries(3):  # how it stands, its code lists, related data
        assert page(dataset).count("Produksi sampah") == first.count("Produksi sampah")


def test_each_language_is_its_own(dataset: Dataset) -> None:
    page(dataset)
    assert "One row" in page(dataset, **{"accept-language": "en"})
    assert "Satu baris" in page(dataset)


def test_what_changed_is_told_at_once(office: DataOffice, dataset: Dataset) -> None:
    steward = office.actor(office.steward)
    page(dataset)
    rename_unit(unit=office.roads, name="Dinas Jalan Raya", actor=FOUNDER, at=AT)
    assert "Dinas Jalan Raya" in page(dataset)
    (topic,) = set_topics(topics=[TopicWords(code="lingkungan", name="Alam sekitar")], actor=steward, at=AT)
    assert "Alam sekitar" in page(dataset)
    describe(office, dataset, topics=(topic,), notes="Timbangan di TPA")
    assert "Timbangan di TPA" in page(dataset)


def test_what_a_code_list_is_called_is_told_at_once(office: DataOffice, dataset: Dataset) -> None:
    codes = CodeList.objects.create(name="wilayah", title="Kode wilayah", keeper="Kemendagri", opened_at=AT)
    Column.objects.filter(resource__dataset=dataset, name="kecamatan").update(code_list=codes)
    assert "Kode wilayah" in page(dataset)
    CodeList.objects.filter(pk=codes.pk).update(title="Kode kecamatan")
    assert "Kode kecamatan" in page(dataset)


def test_an_older_edition_that_is_taken_off_says_so_at_once(office: DataOffice, dataset: Dataset) -> None:
    sent_on(office, begun(office, dataset, data=WASTE + b"Tirta,2026,9\n", at=LATER, period="2026"), at=LATER)
    assert "Salah timbang" not in page(dataset)
    older = Release.objects.select_related("case", "dataset").get(dataset=dataset, number=1)
    steward = office.actor(office.steward)
    withdraw_release(release=older, reason="Salah timbang", actor=steward, at=LATER, seen_version=older.case.version)
    assert "Salah timbang" in page(dataset)


def test_what_is_shown_no_more_is_gone_at_once(dataset: Dataset) -> None:
    page(dataset)
    Dataset.objects.filter(pk=dataset.pk).update(is_shown=False)
    assert "Produksi sampah" not in page(dataset)


def test_related_data_that_is_gone_is_named_no_more(office: DataOffice, dataset: Dataset) -> None:
    other = published(office, at=AT, name="tps", title="Tempat penampungan")
    other.topics.set(dataset.topics.all())
    assert "Tempat penampungan" in page(dataset)
    Dataset.objects.filter(pk=other.pk).update(is_shown=False)
    assert "Tempat penampungan" not in page(dataset)
