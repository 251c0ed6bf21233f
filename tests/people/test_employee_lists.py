# SPDX-License-Identifier: EUPL-1.2
"""Lists of employees come in by NIP; a wrong line is refused with its reason and stops nothing."""

from datetime import UTC, date, datetime

import pytest

from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.queries import history
from praja.kernel.organization.operations import link_external_id
from praja.kernel.organization.queries import external_ids_of, object_with_external_id
from praja.kernel.people.identifiers import opened
from praja.kernel.people.models import Employee, EmployeeRecord
from praja.kernel.people.operations import PLAIN, SIASN, import_employees
from praja.kernel.people.queries import employee_by_nip
from praja.lib.imports import read_table

from .conftest import AT

LATER = datetime(2026, 6, 1, 2, 0, tzinfo=UTC)
PLAIN_LIST = """nip;nama;kode unit;golongan;jabatan;no hp
19860926 201505 1 001;Andi;1;III/a;Analis;0812-3456-7890
198613262015051001;Bulan Salah;1;III/a;;
198609262015131001;Kode Salah;1;III/a;;
19860926201505100;Kurang Satu;1;III/a;;
199009132025242014;Citra;1.1;;;
198609262015051002;;1;III/a;;
198609262015051003;Tanpa Unit;77;III/a;;
198609262015051004;Telepon Salah;1;III/a;;12
"""
SIASN_LIST = (
    "PNS ID,NIP BARU,NAMA,KEDUDUKAN HUKUM ID,KEDUDUKAN HUKUM NAMA,JABATAN ID,JABATAN NAMA,UNOR ID,UNOR NAMA,FLAG IKD\n"
    "A8ACA7,198609262015051001,ANDI,1,Aktif,J1,Analis,U-9,Nama Lain,1\n"
    "A8ACA8,199009132025242014,CITRA,1,Aktif,J2,Penata,,bidang jalan,1\n"
    "A8ACA9,198609262015051002,DEWI,1,Aktif,J2,Penata,,Tidak Ada,1\n"
)


@pytest.fixture
def read(town, platform):
    def reading(text, profile=PLAIN, actor=platform, at=AT):
        lines = read_table(text.encode(), profile).lines
        return import_employees(lines=lines, source="daftar.csv", actor=actor, at=at)

    return reading


def test_good_lines_enter_and_wrong_ones_are_named(read, town):
    report = read(PLAIN_LIST)
    assert (report.created, report.updated, report.unchanged) == (2, 0, 0)
    assert [(r.line, r.field) for r in report.refused] == [
        (3, "nip"),
        (4, "nip"),
        (5, "nip"),
        (7, "name"),
        (8, "unit_code"),
        (9, "phone"),
    ]
    assert all(str(r.reason) for r in report.refused)
    andi, citra = employee_by_nip("198609262015051001"), employee_by_nip("199009132025242014")
    assert (andi.employment, andi.joined_on, andi.unit) == ("PNS", date(2015, 5, 1), town["1"])
    assert (citra.employment, citra.joined_on) == ("PPPK-PW", date(2025, 1, 1))
    assert opened("phone", andi.person.phone) == "+6281234567890"
    assert list(andi.records.order_by("id").values_list("kind", "value")) == [
        ("unit", "Dinas Pekerjaan Umum"),
        ("grade", "III/a"),
        ("post", "Analis"),
    ]


def test_the_same_list_again_changes_nothing(read):
    read(PLAIN_LIST)
    before = EmployeeRecord.objects.count()
    report = read(PLAIN_LIST, at=LATER)
    assert (report.created, report.updated, report.unchanged) == (0, 0, 2)
    assert (Employee.objects.count(), EmployeeRecord.objects.count()) == (2, before)


def test_a_change_is_a_new_entry_in_the_history(read, town):
    read(PLAIN_LIST)
    report = read(PLAIN_LIST.replace("1;III/a;Analis", "2;III/b;Analis"), at=LATER)
    assert (report.updated, report.unchanged) == (1, 1)
    andi = employee_by_nip("198609262015051001")
    assert (andi.grade, andi.unit) == ("III/b", town["2"])
    assert list(andi.records.filter(since=date(2026, 6, 1)).order_by("id").values_list("kind", "value")) == [
        ("unit", "Kecamatan Utara"),
        ("grade", "III/b"),
    ]


def test_each_batch_is_one_event_without_names_or_numbers(read):
    read(PLAIN_LIST)
    batch, whole = history("people.imports")
    assert (len(batch.payload["created"]), batch.payload["refused"]) == (2, 6)
    assert (whole.payload["read"], whole.payload["created"], whole.payload["refused"]) == (8, 2, 6)
    held = "".join(row.payload for row in LedgerEvent.objects.all())
    assert "Andi" not in held
    assert "19860926" not in held


def test_the_siasn_export_links_by_its_own_ids(read, town, platform):
    link_external_id(
        object_kind="unit",
        object_id=town["1"].pk,
        system="siasn",
        code="U-9",
        since=date(2026, 1, 1),
        actor=platform,
        at=AT,
    )
    report = read(SIASN_LIST, SIASN)
    assert (report.created, [(r.line, r.field) for r in report.refused]) == (2, [(4, "unit_name")])
    andi = employee_by_nip("198609262015051001")
    assert andi.unit == town["1"]
    assert external_ids_of("employee", andi.pk) == {"siasn": "A8ACA7"}
    assert object_with_external_id("siasn", "employee", "A8ACA8") == employee_by_nip("199009132025242014").pk
    assert andi.records.get(kind="post").detail == {"siasn": "J1"}
    assert read(SIASN_LIST, SIASN, at=LATER).unchanged == 2


def test_personnel_reads_in_only_their_own_units(read, hire):
    personnel = hire("Kepegawaian Kecamatan", "2", roles={"personnel": "2"})
    report = read(PLAIN_LIST, actor=personnel.actor)
    assert report.created == 0
    assert (report.refused[0].line, report.refused[0].code) == (2, "not_allowed")


def test_a_nik_of_somebody_else_is_refused(read, resident):
    text = "nip;nama;kode unit;nik\n198609262015051001;Andi;1;3273015708900003\n"
    report = read(text)
    assert [(r.line, r.field) for r in report.refused] == [(2, "nik")]
    assert not Employee.objects.exists()
