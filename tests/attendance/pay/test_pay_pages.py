# SPDX-License-Identifier: EUPL-1.2
"""The pages of the allowance: everybody their own, sums for heads, everything for the personnel office and the auditor."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from openpyxl import load_workbook

from attendance.conftest import Staff
from attendance.pay.paying import FEBRUARY, ready, sheet_of
from officers import signed_in
from praja.duties.attendance.models import PayBase, PayRule, PaySheet
from praja.lib import clock

NIP = "199001012020011005"


@pytest.fixture
def paid(staff: Staff) -> Staff:
    ready(staff)
    return staff


def read(client: Client, path: str, status: int = 200) -> str:
    with clock.frozen(FEBRUARY):
        answer = client.get(f"/presensi/tpp/{path}")
    assert answer.status_code == status, path
    return b"".join(answer).decode()


def sent(client: Client, path: str, **data):
    with clock.frozen(FEBRUARY):
        return client.post(f"/presensi/tpp/{path}", data)


def test_everybody_reads_their_own_and_how_it_came_about(paid: Staff):
    sheet_of(paid)
    own = read(signed_in(paid.worker), "").replace("\N{NO-BREAK SPACE}", " ")
    for said in ("Rp3.840.000", "40 minutes late.", "19 × 3 % of the discipline part", "100 % by e-Kinerja"):
        assert said in own
    other = read(signed_in(paid.colleague), "?bulan=2026-01")
    assert "Withheld: e-Kinerja says nothing of the month." in other
    assert "Rp3.840.000" not in other
    assert "No allowance yet" in read(signed_in(paid.stranger), "")


def test_a_head_reads_sums_and_others_nothing(paid: Staff):
    sheet = sheet_of(paid)
    for head in (paid.roads_head, paid.bridges_head, paid.mayor):
        page = read(signed_in(head), f"daftar/{sheet.pk}/")
        assert "Rp4.480.000" in page
        assert "Wayan" not in page
        assert "Rp4.480.000" in read(signed_in(head), "daftar/")
        read(signed_in(head), f"daftar/{sheet.pk}/unduh/csv/", 404)
        read(signed_in(head), f"daftar/{sheet.pk}/cetak/", 404)
    read(signed_in(paid.lights_head), f"daftar/{sheet.pk}/", 404)
    assert "Rp4.480.000" not in read(signed_in(paid.lights_head), "daftar/")
    assert "Wayan" in read(signed_in(paid.auditor), f"daftar/{sheet.pk}/")
    read(signed_in(paid.worker), f"daftar/{sheet.pk}/", 403)


def test_the_files_foot_or_are_refused(paid: Staff):
    sheet, client = sheet_of(paid), signed_in(paid.keeper)
    table = read(client, f"daftar/{sheet.pk}/unduh/csv/").splitlines()
    assert f"{NIP[:8]} {NIP[8:14]} {NIP[14]} {NIP[15:]}" in table[2]
    assert [line.rpartition(",")[2] for line in table[1:]] == ["640000", "3840000", "4480000", "4480000"]
    with clock.frozen(FEBRUARY):
        book = load_workbook(BytesIO(b"".join(client.get(f"/presensi/tpp/daftar/{sheet.pk}/unduh/xlsx/"))))
        paper = client.get(f"/presensi/tpp/daftar/{sheet.pk}/cetak/")
    assert [row[-1].value for row in book.worksheets[0].iter_rows(min_row=2)] == [
        640_000,
        3_840_000,
        4_480_000,
        4_480_000,
    ]
    assert paper.content.startswith(b"%PDF")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE attendance_paysheet SET amount = amount + 1")
    read(client, f"daftar/{sheet.pk}/unduh/csv/", 409)


def test_the_personnel_office_enters_a_regulation_from_the_proposal(staff: Staff):
    client = signed_in(staff.keeper)
    page = read(client, "aturan/baru/")
    assert "None of them is law here." in page
    tiers = enumerate(("0,5", "1", "1,25", "1,5"), 1)
    form = {f"{kind}_{tier}": value for tier, value in tiers for kind in ("late", "early")}
    form |= {"discipline_share": "40", "absent": "3", "ceremony": "2", "cap": "100", "since": "2026-01"}
    form |= {"regulation": "Peraturan Wali Kota 7/2026", "stopping": "CB", "needs_result": "on", "worth_baik": "100"}
    wrong = sent(client, "aturan/baru/", **{**form, "late_3": "satu", "cut_CB": "1"})
    assert wrong.status_code == 422
    assert 'value="satu"' in wrong.content.decode()
    assert sent(client, "aturan/baru/", **form).status_code == 302
    rule = PayRule.objects.get()
    assert (rule.late, rule.discipline_share) == ([50, 100, 125, 150], 4000)
    assert (rule.stopping, rule.predicates) == (["CB"], {"baik": 10_000})
    assert "Peraturan Wali Kota 7/2026" in read(signed_in(staff.worker), "aturan/")


def test_amounts_and_results_come_by_file_and_a_month_is_worked_out(paid: Staff):
    client = signed_in(paid.keeper)
    data = SimpleUploadedFile("tpp.csv", f"NIP;Besaran TPP\n{NIP};6.000.000\n1;2\n".encode())
    page = sent(client, "besaran/", what="file", file=data, since="2026-01", basis="Keputusan 13/2026").content.decode()
    assert "Nobody in the register has this NIP." in page
    assert PayBase.objects.order_by("-pk").first().amount == 6_000_000
    refused = sent(client, "kinerja/", nip=NIP, month="2026-01", predicate="kurang", basis="e-Kinerja")
    assert refused.status_code == 422
    assert sent(client, "kinerja/", nip=NIP, month="2026-01", share="90", basis="e-Kinerja").status_code == 302
    done = sent(client, "daftar/", unit=paid.roads.code, month="2026-01")
    sheet = PaySheet.objects.get()
    assert done.headers["Location"] == f"/presensi/tpp/daftar/{sheet.pk}/"
    open_month = sent(client, "daftar/", unit=paid.lights.code, month="2026-01")
    assert open_month.status_code == 422
    assert "The month is not closed for" in open_month.content.decode()
