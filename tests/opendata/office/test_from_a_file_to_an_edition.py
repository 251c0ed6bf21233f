# SPDX-License-Identifier: EUPL-1.2
"""A file is brought in the browser, looked at, decided by a person, remembered, and read without questions next time."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from officers import signed_in
from opendata.conftest import AT
from opendata.publishing import opened, sent_on
from praja.duties.opendata.models import Release, TableVersion, Upload
from praja.duties.opendata.operations.releases import begin_release
from praja.duties.opendata.queries.brought import changes_of, rows_aside
from praja.lib import clock

pytestmark = pytest.mark.django_db

MARCH = (
    b"Laporan Maret\n\nKecamatan;Kode;Jumlah\nTirta;9701.0;1.250,5\nMarga;9702.0;98\nAsri;9703.0;7\nJumlah;;1355,5\n"
)
APRIL = b"Laporan April\n\nKecamatan;Kode;Jumlah\nTirta;9701.0;1.300,5\nMarga;9702.0;98\nJaya;9704.0;12\n"


@pytest.fixture(autouse=True)
def on_monday():
    with clock.frozen(AT):
        yield


@pytest.fixture
def producer(office) -> Client:
    return signed_in(office.producer)


@pytest.fixture
def edition(office) -> Release:
    return begin_release(dataset=opened(office, at=AT), period="Maret", actor=office.actor(office.producer), at=AT)


def sent(client, release, data, *, name="laporan.csv", table="new"):
    """Bring a file by the page; where it leads."""
    file = SimpleUploadedFile(name, data)
    answer = client.post(f"/satu-data/edisi/{release.case.code}/berkas/", {"file": file, "resource": table})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def as_proposed(client, address):
    """The form of the page as it is filled in before anybody changes anything."""
    page = client.get(address)
    form = page.context["form"]
    return {one.html_name: one.value() for one in form if one.value() not in (None, False)}


def test_a_file_is_looked_at_decided_and_taken(producer, edition):
    decide = sent(producer, edition, MARCH)
    page = producer.get(decide).content.decode()
    assert "1250.5" in page
    assert "1.250,5" in page
    assert "9701.0" in page
    said = as_proposed(producer, decide)
    assert {said[f"type_{at}"] for at in range(3)} == {"string", "number"}
    answer = producer.post(decide, {**said, "title": "Sampah", "name_0": "kec", "role_0": "place", "role_1": "note"})
    assert re.search(r"/tabel/\d+/$", answer["Location"])
    version = TableVersion.objects.get()
    assert [field["name"] for field in version.schema["fields"]] == ["kec", "kode", "jumlah"]
    assert (version.rows, version.set_aside, version.resource.title) == (3, 0, "Sampah")
    assert not Upload.objects.exists()
    assert [column.role for column in version.resource.columns.order_by("position")] == ["place", "note", "measure"]


def test_next_months_file_is_read_without_questions_and_told_what_changed(office, producer, edition):
    decide = sent(producer, edition, MARCH)
    producer.post(decide, {**as_proposed(producer, decide), "role_0": "key", "role_1": "note"})
    sent_on(office, edition, at=AT)
    table = edition.dataset.resources.get()
    april = begin_release(dataset=edition.dataset, period="April", actor=office.actor(office.producer), at=AT)
    address = sent(producer, april, APRIL, table=str(table.pk))
    version = april.tables.get()
    assert address.endswith(f"/tabel/{version.pk}/")
    differences = {name: version.differences[name] for name in ("added", "gone", "changed", "by")}
    assert differences == {"added": 1, "gone": 1, "changed": 1, "by": ["kecamatan"]}
    assert changes_of(version).changed == [("Tirta", [("jumlah", "1250.5", "1300.5")])]
    page = producer.get(address).content.decode()
    assert "1250.5 → 1300.5" in page


def test_a_changed_shape_is_said_column_by_column(office, producer, edition):
    decide = sent(producer, edition, MARCH)
    producer.post(decide, as_proposed(producer, decide))
    table = edition.dataset.resources.get()
    changed = b"Kecamatan;Jumlah;Sumber\nTirta;banyak;dinas\nMarga;sedikit;dinas\n"
    again = sent(producer, edition, changed, table=str(table.pk))
    shape = producer.get(again).context["shape"]
    assert (shape.missing, shape.new) == (("Kode",), ("Sumber",))
    assert shape.turned == (("Jumlah", "number", "string"),)


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(producer, edition):
    decide = sent(producer, edition, MARCH)
    said = {**as_proposed(producer, decide), "title": "Judul saya", "name_1": "Kode Wilayah", "counts_2": "on"}
    answer = producer.post(decide, said)
    form = answer.context["form"]
    assert answer.status_code == 422
    assert set(form.errors) == {"name_1", "least_count"}
    page = answer.content.decode()
    assert "Judul saya" in page
    assert "Kode Wilayah" in page
    assert not TableVersion.objects.exists()


def test_rows_that_do_not_fit_are_told_by_line_column_and_value(producer, edition):
    rows = b"".join(b"Kec%d,%d\n" % (at, at) for at in range(12))
    decide = sent(producer, edition, b"kecamatan,n\n" + rows + b"=1+1,banyak\n")
    producer.post(decide, as_proposed(producer, decide))
    version = TableVersion.objects.get()
    (aside,) = rows_aside(version)
    assert (version.rows, aside.line, aside.column, aside.value) == (12, "14", "n", "banyak")
    assert aside.reason
    file = producer.get(f"/satu-data/edisi/{edition.case.code}/tabel/{version.pk}/disisihkan.csv")
    assert b"banyak" in b"".join(file.streaming_content)


def test_data_of_persons_stops_handing_in_until_somebody_says_why(producer, edition):
    decide = sent(producer, edition, b"nama_pemohon,n\nAda,1\nIda,2\n")
    producer.post(decide, as_proposed(producer, decide))
    version = TableVersion.objects.get()
    hand_in = f"/satu-data/edisi/{edition.case.code}/serahkan/"
    edition.case.refresh_from_db()
    assert producer.post(hand_in, {"seen_version": edition.case.version}).status_code == 409
    reason = f"/satu-data/edisi/{edition.case.code}/tabel/{version.pk}/alasan/"
    assert producer.post(reason, {"reason": ""}).status_code == 422
    producer.post(reason, {"reason": "Nama kantor, bukan orang"})
    assert producer.post(hand_in, {"seen_version": edition.case.version}).status_code == 302
    edition.case.refresh_from_db()
    assert edition.case.state == "confirming"


def test_the_reason_of_last_time_needs_only_to_be_confirmed(office, producer, edition):
    decide = sent(producer, edition, b"nama_pemohon,n\nAda,1\nIda,2\n")
    producer.post(decide, as_proposed(producer, decide))
    first = TableVersion.objects.get()
    page = f"/satu-data/edisi/{edition.case.code}/tabel/{first.pk}/"
    assert producer.get(page).context["form"]["reason"].value() == ""
    producer.post(f"{page}alasan/", {"reason": "Nama kantor, bukan orang"})
    sent_on(office, edition, at=AT)
    april = begin_release(dataset=edition.dataset, period="April", actor=office.actor(office.producer), at=AT)
    address = sent(producer, april, b"nama_pemohon,n\nUda,3\nEda,4\n", table=str(first.resource_id))
    second = april.tables.get()
    assert address.endswith(f"/tabel/{second.pk}/")
    assert second.undecided_persons == ("nama_pemohon",)
    offered = producer.get(address).context["form"]["reason"].value()
    assert offered == "Nama kantor, bukan orang"
    producer.post(f"{address}alasan/", {"reason": offered})
    second.refresh_from_db()
    assert second.undecided_persons == ()


def test_small_figures_are_emptied_by_the_rule_of_the_table(producer, edition):
    rows = b"kecamatan,jk,penderita\nTirta,L,3\nTirta,P,40\nMarga,L,25\nMarga,P,30\nAsri,L,0\nAsri,P,12\n"
    decide = sent(producer, edition, rows)
    producer.post(decide, {**as_proposed(producer, decide), "counts_2": "on", "least_count": "5"})
    version = TableVersion.objects.get()
    assert version.hidden["least"] == 5
    assert version.hidden["cells"] == 5  # the small one, and enough beside it in each line
    page = producer.get(f"/satu-data/edisi/{edition.case.code}/tabel/{version.pk}/")
    assert [row[2] for row in page.context["rows"]] == ["", "", "", "", "0", ""]


def test_a_file_with_several_tables_is_decided_table_by_table(producer, edition):
    two = b"<table><tr><th>Kec</th><th>n</th></tr><tr><td>A</td><td>1</td></tr></table>"
    first = sent(producer, edition, b"<html>" + two + two.replace(b"Kec", b"Kel") + b"</html>", name="x.xls")
    tables = producer.get(first).context["tables"]
    for table in tables:
        answer = producer.post(table["url"], {**as_proposed(producer, table["url"]), "title": table["url"][-8:]})
    assert (len(tables), TableVersion.objects.count(), Upload.objects.count()) == (2, 2, 0)
    assert "/tabel/" in answer["Location"]


def test_what_is_no_table_says_so_at_the_file(producer, edition):
    file = SimpleUploadedFile("x.xlsx", b"PK\x03\x04 broken")
    answer = producer.post(f"/satu-data/edisi/{edition.case.code}/berkas/", {"file": file, "resource": "new"})
    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"file"})


def test_somebody_elses_file_and_edition_are_not_there(office, producer, edition):
    decide = sent(producer, edition, MARCH)
    outsider, colleague = signed_in(office.outsider), signed_in(office.producer_head)
    assert outsider.get(f"/satu-data/edisi/{edition.case.code}/").status_code == 404
    assert colleague.get(f"/satu-data/edisi/{edition.case.code}/").status_code == 200
    assert colleague.get(decide).status_code == 404
