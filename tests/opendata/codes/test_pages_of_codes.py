# SPDX-License-Identifier: EUPL-1.2
"""The steward takes lists over by pages, and everybody reads them."""

import json
from collections import Counter
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from officers import signed_in
from opendata.codes.listing import FIRST, LATER, SECOND, SINCE, taken_over, walked
from opendata.conftest import AT
from praja.duties.opendata.enums import Same
from praja.duties.opendata.gateways.code_files import names_by_code
from praja.duties.opendata.models import CodeList, Crosswalk
from praja.duties.opendata.queries.codes import code_in, codes_below, levels_of
from praja.lib import clock

pytestmark = pytest.mark.django_db
REGIONS = Path(__file__).resolve().parents[4] / "shared/data/regions/wilayah_kepmendagri_2430_2025.csv"
WORDS = {"title": "Wilayah", "keeper": "Kemendagri", "label": "Keputusan 2024", "since": "2024-01-01"}


@pytest.fixture(autouse=True)
def on_monday():
    with clock.frozen(AT):
        yield


@pytest.fixture
def steward(office) -> Client:
    return signed_in(office.steward)


def sent(client, address, data, *, name="kode.csv", **more):
    """Bring a file: the page that asks what its columns are."""
    page = client.post(address, {"file": SimpleUploadedFile(name, data), **more})
    assert page.status_code == 200, page.content.decode()[:500]
    return page


def filled(page, **said):
    """The form of that page as it is filled in, with what somebody changes."""
    form = page.context["form"]
    values = {one.html_name: one.value() for one in form if one.value() not in (None, False)}
    return {**values, "kept": page.context["kept"], **said}


def test_a_file_is_looked_at_decided_and_taken_over(steward):
    page = sent(steward, "/satu-data/kode/baru/", FIRST)
    said = filled(page, **WORDS, grows="2 provinsi\n5 kabupaten/kota", is_master_data="on")
    assert (said["code_column"], said["name_column"]) == ("kode", "nama")
    looked = steward.post("/satu-data/kode/baru/", {**said, "look": "1"})
    assert looked.context["looks"]["by_level"] == [("provinsi", 2), ("kabupaten/kota", 3)]
    assert not CodeList.objects.exists()
    answer = steward.post("/satu-data/kode/baru/", said)
    assert answer["Location"] == "/satu-data/kode/wilayah/"
    row = CodeList.objects.get()
    assert (row.is_master_data, row.current.rows, len(levels_of(row))) == (True, 5, 2)
    assert "Wilayah" in steward.get("/satu-data/kode/").content.decode()


def test_what_would_change_is_said_before_it_does(office, steward):
    taken_over(office)
    page = sent(steward, "/satu-data/kode/wilayah/versi/", SECOND)
    changes = page.context["looks"]["changes"]
    assert (changes["added"], changes["gone"], changes["renamed"]) == (2, 1, 1)
    assert "Marga → Marga Baru" in page.content.decode()
    said = filled(page, label="Keputusan 2025", since=LATER.isoformat())
    assert steward.post("/satu-data/kode/wilayah/versi/", said).status_code == 302
    assert "Marga Baru" in steward.get("/satu-data/kode/wilayah/").content.decode()


def test_a_line_that_cannot_stand_is_shown_with_its_number_and_nothing_is_lost(steward):
    page = sent(steward, "/satu-data/kode/baru/", FIRST + b"97.01;Lagi;\n99.01;Yatim;\n")
    said = filled(page, **WORDS, grows="2 provinsi\n5 kabupaten")
    answer = steward.post("/satu-data/kode/baru/", said)
    assert answer.status_code == 422
    assert [(line, code) for line, code, _why in answer.context["looks"]["refused"]] == [(7, "97.01"), (8, "99.01")]
    text = answer.content.decode()
    assert "Keputusan 2024" in text
    assert "2 provinsi" in text
    assert not CodeList.objects.exists()


def test_a_crosswalk_is_taken_over_by_pages(office, steward):
    first = taken_over(office)
    taken_over(office, code_list=first.code_list, data=SECOND, since=LATER)
    address = "/satu-data/kode/wilayah/padanan/"
    page = sent(steward, address, b"dari,ke\n97.03,97.02\n97.04,97.02\n", target=str(first.pk))
    assert page.context["looks"]["pairs"][0] == ("97.03", "97.02", Same.MERGED.label)
    assert steward.post(address, {**filled(page), "target": str(first.pk)}).status_code == 302
    assert Crosswalk.objects.get().rows == 2


def test_somebody_elses_file_is_not_taken_over(office, steward):
    page = sent(steward, "/satu-data/kode/baru/", FIRST)
    other = signed_in(office.producer)
    assert other.post("/satu-data/kode/baru/", filled(page, **WORDS)).status_code == 403
    assert steward.post("/satu-data/kode/baru/", {"kept": "palsu:x:y"}).status_code == 422


def test_everybody_searches_goes_down_and_reads_what_a_code_was(office):
    first = taken_over(office)
    second = taken_over(office, code_list=first.code_list, data=SECOND, since=LATER)
    walked(office, first, second, b"dari,ke\n97.02,97.03\n97.02,97.04\n")
    anybody = Client()
    assert [one.code for one in anybody.get("/data/kode/wilayah/").context["codes"]] == ["97", "98"]
    below = anybody.get("/data/kode/wilayah/?induk=97")
    assert [one.name for one in below.context["codes"]] == ["Marga Baru", "Asri Timur", "Asri Barat"]
    found = anybody.get("/data/kode/wilayah/?q=asri&pada=2024-06-01")
    assert [(one.code, found.context["is_current"]) for one in found.context["codes"]] == [("97.02", False)]
    page = anybody.get("/data/kode/wilayah/?kode=97.02&versi=1").content.decode()
    assert "Asri Timur" in page
    gone = anybody.get("/data/kode/wilayah/?kode=97.02")
    assert (gone.status_code, gone.context["found"]) == (200, None)
    assert anybody.get("/data/kode/wilayah/?kode=00").status_code == 404
    for wrong in ("?versi=9", "?versi=x", "?pada=kemarin", "?pada=2024-13-40", "?pada=1990-01-01"):
        assert anybody.get(f"/data/kode/wilayah/{wrong}").status_code == 404, wrong
    assert anybody.get("/data/kode/tiada/").status_code == 404
    assert anybody.get("/data/").content.decode().count("/data/kode/") == 1


def test_codes_as_files_are_whole_and_marked(office):
    taken_over(office, data=FIRST + b"98.02;=1+1;\n")
    anybody = Client()
    answer = anybody.get("/data/kode/wilayah/unduh.csv")
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert lines[:2] == ["code,name,parent,pos", "97,Tirtamarga,,"]
    assert lines[-1] == "98.02,'=1+1,98,"
    assert anybody.get("/data/kode/wilayah/unduh.csv", headers={"If-None-Match": answer["ETag"]}).status_code == 304
    rows = json.loads(b"".join(anybody.get("/data/kode/wilayah/unduh.json").streaming_content))
    assert rows[1] == {"code": "97.01", "name": "Marga", "parent": "97", "pos": "97001"}
    (one,) = anybody.get("/data/kode/daftar.json").json()["lists"]
    assert (one["name"], one["codes"], one["levels"][0]) == ("wilayah", 6, {"length": 2, "name": "provinsi"})
    assert anybody.get("/data/kode/wilayah/unduh.exe").status_code == 404


def test_the_regions_that_come_with_the_platform(steward):
    """One button, then a look, then it holds: the counts are those that the package itself states."""
    page = steward.post("/satu-data/kode/bawaan/")
    said = filled(page, since=SINCE.isoformat())
    assert [count for _name, count in page.context["looks"]["by_level"]] == [38, 514, 7_285, 83_762]
    assert page.context["looks"]["refused_count"] == 0
    assert steward.post("/satu-data/kode/baru/", said)["Location"] == "/satu-data/kode/wilayah-kemendagri/"
    row = CodeList.objects.get()
    assert (row.is_master_data, row.current.rows) == (True, 91_599)
    assert code_in(row.current, "71.72").name == "Kota Bitung"
    assert codes_below(row.current, "71.72").total == 8


def test_the_decreed_list_of_regions_is_taken_over_by_the_page(steward):
    if not REGIONS.exists():
        pytest.skip("the list of regions is not beside this project")
    page = sent(steward, "/satu-data/kode/baru/", REGIONS.read_bytes(), name=REGIONS.name)
    said = filled(page, **WORDS, grows="2 provinsi\n5 kabupaten/kota\n8 kecamatan\n13 desa/kelurahan")
    assert (said["code_column"], said["name_column"], said["parent_column"]) == ("kode", "nama", "kode_induk")
    answer = steward.post("/satu-data/kode/baru/", said)
    assert answer.status_code == 302
    version = CodeList.objects.get().current
    assert version.rows == 91_599
    levels = Counter(map(len, names_by_code(version.file.sha256)))
    assert [levels[length] for length in (2, 5, 8, 13)] == [38, 514, 7_285, 83_762]
