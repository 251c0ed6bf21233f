# SPDX-License-Identifier: EUPL-1.2
import io
import subprocess
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.making import picture
from letters.records.keeping import code
from officers import signed_in
from praja.duties.letters.models import Clearance, LegalHold, RecordFile, RecordItem
from praja.duties.letters.tasks.destroying import erase_destroyed_files
from praja.kernel.documents.operations.files import take_in
from praja.kernel.ledger.verification import verify
from praja.kernel.procedures.models import Case
from praja.lib import clock
from praja.lib.moments import local_zone
from towns import FOUNDER

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def page(client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def sent(client, path: str, status: int = 302, **given) -> str:
    answer = client.post(path, given)
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer.content.decode()


def test_a_records_officer_files_and_destroys_from_first_page_to_last(keeping, office):
    keeper, head = signed_in(office.roads_records), signed_in(office.roads_head)
    case = keeping.letter("Permohonan cuti Siti")
    today = clock.local_date(clock.now(), local_zone())

    assert "Open a file" in page(keeper, "/surat/arsip/")
    sent(
        keeper,
        "/surat/arsip/baru/",
        unit=keeping.unit.pk,
        code="perjalanan",
        title="Perjalanan dinas 2010",
        opened_on="2010-01-04",
    )
    file = RecordFile.objects.get()
    assert "Permohonan cuti Siti" in page(keeper, "/surat/arsip/belum-diberkaskan/")
    assert "Choose at least one letter" in sent(keeper, "/surat/arsip/belum-diberkaskan/", 422, file=file.pk)
    sent(keeper, "/surat/arsip/belum-diberkaskan/", file=file.pk, cases=[case.code])
    assert "Permohonan cuti Siti" in page(keeper, f"/surat/arsip/berkas/{file.pk}/")
    assert "It lies in" in page(keeper, f"/surat/masuk/{case.code}/")
    refused = sent(keeper, f"/surat/arsip/berkas/{file.pk}/tutup/", 422, closed_on="2999-01-01")
    assert "2999-01-01" in refused
    sent(keeper, f"/surat/arsip/berkas/{file.pk}/tutup/", closed_on="2010-12-31")
    assert "time over" in page(keeper, f"/surat/arsip/berkas/{file.pk}/")

    sent(head, f"/surat/arsip/berkas/{file.pk}/tahan/", reason="Sengketa")
    assert "Nothing may go" in page(keeper, "/surat/arsip/penyusutan/baru/?untuk=destroyed")
    sent(head, f"/surat/arsip/berkas/{file.pk}/lepas/")
    assert LegalHold.objects.get().until is not None

    sent(keeper, "/surat/arsip/penyusutan/baru/?untuk=destroyed", picked=[file.pk])
    listed = Case.objects.get(pk=Clearance.objects.get().pk)
    url = f"/surat/arsip/penyusutan/{listed.code}/"
    assert "the head of the region" in page(head, url)
    assert "Back-ups that were made before" in page(head, url)
    sent(head, f"{url}nilai/", seen_version=1)
    assert "Choose the file of the approval" in sent(
        keeper, f"{url}persetujuan/", 422, seen_version=2, number="045/1", approved_on=today.isoformat()
    )
    scan = SimpleUploadedFile("a.png", picture("PNG"), "image/png")
    sent(keeper, f"{url}persetujuan/", seen_version=2, number="045/1", approved_on=today.isoformat(), photos=scan)
    sent(keeper, f"{url}laksanakan/", 422, seen_version=3, number="BA-1")
    sent(keeper, f"{url}laksanakan/", seen_version=3, number="BA-1", sure="on")
    minutes = keeper.get(f"{url}naskah/berita-acara/")
    assert b"".join(minutes.streaming_content).startswith(b"%PDF")
    erase_destroyed_files(clock.now())
    gone = page(keeper, f"/surat/arsip/berkas/{file.pk}/")
    assert "Permohonan cuti Siti" not in gone
    assert "Destroyed" in gone
    assert "Permohonan cuti Siti" not in page(keeper, f"/surat/masuk/{case.code}/")
    assert list(verify()) == []


def test_lists_are_printed_and_cost_the_same_at_one_row_and_three(keeping, office, django_assert_max_num_queries):
    keeper = signed_in(office.roads_records)
    keeping.closed()
    page(keeper, "/surat/arsip/?di=usul")
    counts = []
    for _more in range(2):
        with django_assert_max_num_queries(40) as asked:
            page(keeper, "/surat/arsip/?di=usul")
        counts.append(len(asked))
        keeping.closed(), keeping.closed()
    assert counts[0] == counts[1]
    assert keeper.get("/surat/arsip/cetak/usul-musnah.pdf").content.startswith(b"%PDF")
    assert keeper.get("/surat/arsip/cetak/aktif.xlsx").content.startswith(b"PK")


def test_a_letter_is_filed_from_its_own_page(keeping, office):
    keeper, case, file = signed_in(office.roads_records), keeping.letter(), keeping.file()
    assert "File it" in page(keeper, f"/surat/masuk/{case.code}/")
    sent(keeper, f"/surat/arsip/masukkan/{case.code}/", file=file.pk)
    assert RecordItem.objects.get().file == file
    outsider = signed_in(office.lights_records)
    sent(outsider, f"/surat/arsip/masukkan/{case.code}/", 404, file=file.pk)
    page(outsider, f"/surat/arsip/berkas/{file.pk}/", 404)


def test_what_is_sealed_is_listed_without_its_words(keeping, office):
    case, file = keeping.letter("Pemeriksaan khusus", security="R"), keeping.file()
    keeper = signed_in(office.roads_records)
    sent(keeper, f"/surat/arsip/masukkan/{case.code}/", file=file.pk)
    shown = page(keeper, f"/surat/arsip/berkas/{file.pk}/")
    assert "Pemeriksaan khusus" not in shown
    assert "Contents of a secret letter" in shown
    page(keeper, f"/surat/arsip/berkas/{file.pk}/berkas.zip", 403)
    assert "Pemeriksaan khusus" in page(signed_in(office.roads_head), f"/surat/arsip/berkas/{file.pk}/")


@pytest.mark.one_database
def test_a_file_leaves_as_a_bag_that_another_program_finds_whole(keeping, office, tmp_path):
    scan = take_in(upload=io.BytesIO(picture("PNG")), actor=FOUNDER, at=clock.now())
    case, file = keeping.letter(files=(scan,)), keeping.file()
    keeper = signed_in(office.roads_records)
    sent(keeper, f"/surat/arsip/masukkan/{case.code}/", file=file.pk)
    answer = keeper.get(f"/surat/arsip/berkas/{file.pk}/berkas.zip")
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        archive.extractall(tmp_path)
    bag = tmp_path / f"berkas-{file.pk}"
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        subprocess.run(["sha256sum", "--strict", "-c", manifest], cwd=bag, check=True, capture_output=True)
    payload = [path for path in (bag / "data").rglob("*") if path.is_file()]
    assert [path.name for path in payload] == ["01.png"]
    info = dict(line.split(": ", 1) for line in (bag / "bag-info.txt").read_text().splitlines())
    assert info["Payload-Oxum"] == f"{payload[0].stat().st_size}.1"
    assert (bag / "bagit.txt").read_text() == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    assert "Permohonan cuti Siti" in (bag / "metadata/metadata.csv").read_text()
    (bag / "data" / case.code / "01.png").write_bytes(b"lain")
    spoilt = subprocess.run(["sha256sum", "-c", "manifest-sha256.txt"], cwd=bag, capture_output=True)
    assert spoilt.returncode == 1


@pytest.mark.one_database
def test_a_list_is_looked_at_before_it_is_taken_over(keeping, office):
    keeper = signed_in(office.roads_records)
    rows = "kode,uraian,keyakinan\n900,Keuangan,\n900.1,Keuangan daerah,PERIKSA\n9.x,Salah,\n"
    url = "/surat/pengaturan/daftar/kode/"
    sheet = SimpleUploadedFile("kode.csv", rows.encode(), "text/csv")
    assert "Name the decree" in sent(keeper, url, 422, file=sheet, since="2026-01-01", extent="part")
    sheet = SimpleUploadedFile("kode.csv", rows.encode(), "text/csv")
    sent(keeper, url, file=sheet, decree="Perwal 3/2026", since="2026-01-01", extent="part")
    shown = page(keeper, url)
    assert "Line 3: 900.1" in shown
    assert "9.x" in shown
    assert "?kode=900" not in page(keeper, "/surat/pengaturan/klasifikasi/")
    sent(keeper, f"{url}ambil-alih/")
    assert "Keuangan daerah" in page(keeper, "/surat/pengaturan/klasifikasi/?kode=900")
    assert "Keuangan daerah" in page(keeper, "/surat/pengaturan/klasifikasi/?kata=uang+daerah")
    page(signed_in(office.roads_officer), url, 403)
    assert date(2026, 1, 1) == code("900").since
