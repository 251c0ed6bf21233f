# SPDX-License-Identifier: EUPL-1.2
"""What is sent to break the machine, through the page by which files come: a sentence at the field, or harmless."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from officers import signed_in
from opendata.conftest import AT
from opendata.office.bringing import as_proposed, sent
from opendata.publishing import opened, sent_on
from opendata.test_bad_files import SHEET, book
from praja.duties.opendata.models import TableVersion, Upload
from praja.duties.opendata.operations.releases import begin_release
from praja.lib import clock

pytestmark = pytest.mark.django_db
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
DOCTYPE = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]>'


def zipped(**parts):
    """A zip file with these parts, `/` in their names written as `__`."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return data.getvalue()


def ods(content):
    return zipped(
        mimetype="application/vnd.oasis.opendocument.spreadsheet",
        content_dot_xml=content,
        **{"META-INF__manifest_dot_xml": "<manifest/>"},
    )


BOMBS = {
    "besar.xlsx": book(SHEET.format("<row/>"), said=3 * 2**30),
    "banyak.xlsx": book(SHEET.format("<row/>"), parts=6_000),
    "tawa.xlsx": book(DOCTYPE + SHEET.format('<row><c t="inlineStr"><is><t>&a11;</t></is></c></row>')),
    "tawa.ods": ods(f"{DOCTYPE}<x>&a11;</x>"),
    "peta.zip": zipped(peta_dot_shp="x", peta_dot_dbf="\x00" * 10_000),
    "naik.zip": zipped(**{"..__..__etc__passwd_dot_shp": "x"}),
    "dalam.json": b"[" * 200_000,
    "kosong.csv": b"  \n",
    "rusak.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 4_000,
}


@pytest.fixture(autouse=True)
def on_monday():
    with clock.frozen(AT):
        yield


@pytest.fixture
def edition(office):
    return begin_release(dataset=opened(office, at=AT), period="2025", actor=office.actor(office.producer), at=AT)


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_at_the_field_and_nothing_is_kept(office, edition, name):
    address = f"/satu-data/edisi/{edition.case.code}/berkas/"
    file = SimpleUploadedFile(name, BOMBS[name])
    answer = signed_in(office.producer).post(address, {"file": file, "resource": "new"})
    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"file"})
    assert not Upload.objects.exists()


@pytest.mark.parametrize("name", ["../../etc/passwd.csv", "..\\..\\x.csv", "/etc/cron.d/x.csv", "a\r\nX: y.csv"])
def test_a_name_leads_nowhere(office, edition, name):
    sent(signed_in(office.producer), edition, b"a,b\nx,1\ny,2\n", name=name)
    kept = Upload.objects.get().name
    assert not set("/\r\n") & set(kept)
    assert ".." not in kept


def test_what_a_spreadsheet_would_run_goes_out_as_text(office, edition, client):
    producer = signed_in(office.producer)
    data = b'nama,n\n=HYPERLINK("http://x";"y"),1\n@SUM(A1),2\n+62 812,3\n-5 derajat,4\n"\tkotak",5\nbiasa,6\n'
    decide = sent(producer, edition, data)
    producer.post(decide, as_proposed(producer, decide))
    sent_on(office, edition, at=AT)
    version = TableVersion.objects.get()
    here = f"/data/{edition.dataset.name}/{version.resource.uuid}/unduh"
    lines = b"".join(client.get(f"{here}/csv").streaming_content).decode().splitlines()[1:]
    assert [line.lstrip('"')[0] for line in lines] == ["'", "'", "'", "'", "k", "b"]
    workbook = b"".join(client.get(f"{here}/xlsx").streaming_content)
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())
