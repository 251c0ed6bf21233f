# SPDX-License-Identifier: EUPL-1.2
"""What is shown before a table is taken is what will be: turned where it is turned, with what the description demands."""

import pytest
from django.test import Client

from officers import signed_in
from opendata.codes.listing import taken_over
from opendata.conftest import AT
from opendata.office.bringing import as_proposed, sent
from opendata.publishing import opened
from praja.duties.opendata.models import Column, Release, TableVersion
from praja.duties.opendata.operations.releases import begin_release
from praja.duties.opendata.queries.brought import first_rows
from praja.lib import clock

pytestmark = pytest.mark.django_db
WIDE = b"Wilayah;SD_2024;SD_2025;SMP_2025\nTirta;98,5;97;80\nMarga;-;96;81\n"
CODED = b"kode;n\n97.01;1\n97.02;2\n98.01;3\nMarga;4\n97.01;5\n"


@pytest.fixture(autouse=True)
def on_monday():
    with clock.frozen(AT):
        yield


@pytest.fixture
def producer(office) -> Client:
    return signed_in(office.producer)


@pytest.fixture
def edition(office) -> Release:
    return begin_release(dataset=opened(office, at=AT), period="2025", actor=office.actor(office.producer), at=AT)


def test_a_turned_table_is_shown_with_the_rows_that_it_will_have(producer, edition):
    decide = sent(producer, edition, WIDE)
    said = {**as_proposed(producer, decide), "turn": "on"}
    preview = producer.post(decide, {**said, "look": "1"}).context["preview"]
    assert preview.columns == ("wilayah", "tahun", "sd", "smp")
    assert [(row.line, *(value for value, _stands in row.cells)) for row in preview.rows] == [
        (2, "Tirta", "2024", "98.5", ""),
        (2, "Tirta", "2025", "97", "80"),
        (3, "Marga", "2024", "", ""),
        (3, "Marga", "2025", "96", "81"),
    ]
    assert preview.rows[0].cells[2] == ("98.5", "98,5")
    producer.post(decide, said)
    taken = first_rows(TableVersion.objects.get())[1]
    assert [tuple(value for value, _stands in row.cells) for row in preview.rows] == taken


def test_a_row_with_a_wrong_code_is_shown_with_its_reason(office, producer, edition):
    first = taken_over(office)
    decide = sent(producer, edition, CODED)
    said = {**as_proposed(producer, decide), "codes_0": str(first.code_list_id), "role_0": "place"}
    preview = producer.post(decide, {**said, "look": "1"}).context["preview"]
    assert [(row.line, [column for column, _why in row.reasons]) for row in preview.rows if row.aside] == [
        (5, ["kode"])
    ]
    address = producer.post(decide, said)["Location"]
    page = producer.get(address)
    assert [(one.value, one.code) for one in page.context["meant"]] == [("Marga", "97.01")]
    version = TableVersion.objects.get()
    assert (version.rows, version.set_aside) == (4, 1)
    file = b"".join(producer.get(f"{address}disisihkan.csv").streaming_content).decode()
    assert len(file.splitlines()[1].split(",")[-1]) > 10


def test_what_a_column_demands_is_written_down_and_asked_of_the_next_file(office, producer, edition):
    taken_over(office)
    decide = sent(producer, edition, b"jk;n\nL;1\nP;2\n")
    producer.post(decide, as_proposed(producer, decide))
    table = edition.dataset.resources.get()
    here = f"/satu-data/dataset/{edition.dataset.name}/isi/{table.pk}"
    wrong = producer.post(f"{here}/2/", {"title": "N", "role": "measure", "minimum": "nol", "pattern": "("})
    assert set(wrong.context["form"].errors) == {"minimum", "pattern"}
    producer.post(f"{here}/1/", {"title": "JK", "role": "dimension", "allowed": "L\nP\n\n", "is_required": "on"})
    producer.post(f"{here}/2/", {"title": "N", "role": "measure", "minimum": "0", "maximum": "10"})
    assert [(one.allowed, one.minimum, one.maximum) for one in Column.objects.order_by("position")] == [
        (["L", "P"], "", ""),
        ([], "0", "10"),
    ]
    assert producer.get(f"{here}/1/").context["form"]["allowed"].value() == "L\nP"
    sent(producer, edition, b"jk;n\nL;1\nX;2\nP;11\n;3\n", table=str(table.pk))
    version = TableVersion.objects.get()
    assert version.rows == 1
    assert {(one["column"], one["why"]) for one in version.report["failed"]} >= {("jk", "allowed"), ("n", "maximum")}
