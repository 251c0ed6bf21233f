# SPDX-License-Identifier: EUPL-1.2
"""Past training is taken over from files line by line, and the command works out a list."""

import json
from datetime import UTC, date, datetime

from typer.testing import CliRunner

from praja.config.cli.tree import app
from praja.duties.training.models import Credit
from praja.duties.training.operations.credit_files import PAST, import_credits
from praja.kernel.exchange.declarations import points
from praja.kernel.exchange.queries import last_of
from praja.kernel.people.identifiers import opened
from praja.kernel.people.models import Employee
from praja.lib.actors import system_actor
from praja.lib.imports import read_table

AT = datetime(2026, 4, 6, 2, 0, tzinfo=UTC)
PLATFORM = system_actor("import")
LIST = """nipBaru;jenisDiklatId;namaKursus;institusiPenyelenggara;nomorSertipikat;tanggalKursus;tanggalSelesaiKursus;jumlahJam
{nip};3;Pelatihan Teknis Kearsipan;ANRI;K-1;02-03-2026;06-03-2026;40
{nip};Coaching;Coaching pelayanan;Bagian Organisasi;;02-03-2026;;2
{nip};Rapat;Rapat kerja;Sekretariat;;02-03-2026;;2
000000000000000000;3;Pelatihan;ANRI;K-2;02-03-2026;;10
{nip};3;Pelatihan;ANRI;K-3;kemarin;;10
{nip};3;Pelatihan;ANRI;K-4;02-03-2026;;7,5
"""


def take(nip, siasn=True):
    lines = read_table(LIST.format(nip=nip).encode(), PAST).lines
    return import_credits(lines=lines, siasn=siasn, sha256="ab" * 32, actor=PLATFORM, at=AT)


def test_a_list_of_siasn_is_taken_over_and_told_line_by_line(college):
    employee = Employee.objects.get(person=college.staff.worker.person_id)
    report = take(opened("nip", employee.nip))
    assert (report.read, report.created, [(one.line, one.field) for one in report.refused]) == (
        6,
        2,
        [(4, "form"), (5, "nip"), (6, "first_day"), (7, "jp")],
    )
    assert list(Credit.objects.order_by("pk").values_list("form", "jp", "last_day", "source")) == [
        ("technical", 40, date(2026, 3, 6), "imported"),
        ("coaching", 2, date(2026, 3, 2), "imported"),
    ]
    again = take(opened("nip", employee.nip))
    assert (again.created, again.unchanged, Credit.objects.count()) == (0, 2, 2)


def test_the_room_of_exchange_knows_when_siasn_was_taken_over(college):
    point = points()["siasn.training"]
    take("1", siasn=False)
    assert last_of([point], PLATFORM) == {}
    take("1")
    found = last_of([point], PLATFORM)["siasn.training"].passed
    assert (found.rows, found.refused) == (6, 6)


def test_the_command_works_out_a_list(tmp_path, db):
    file = tmp_path / "jp.csv"
    file.write_text(
        "Jenis;Mulai;Selesai;JP;Nomor sertifikat\n"
        "Coaching;2026-03-02;;2;\nCoaching;2026-03-09;;2;\nCoaching;2026-03-16;;2;\n"
        "Pelatihan Teknis;2026-04-06;2026-04-08;12;K-1\nSeminar;2025-05-05;;;\nRapat;2026-01-01;;1;\n"
    )
    result = CliRunner().invoke(app, ["training", "jp", str(file), "--json"])
    found = json.loads(result.output)
    assert result.exit_code == 1
    assert [(year["year"], year["counted"], year["over"], year["missing"]) for year in found["years"]] == [
        (2025, 4, 0, 16),
        (2026, 16, 2, 4),
    ]
    assert [(one["line"], one["field"], one["code"]) for one in found["refused"]] == [(7, "form", "credit_invalid")]
    over = found["years"][1]["activities"][2]
    assert (over["counted"], [reason["code"] for reason in over["reasons"]]) == (0, ["session", "over_month"])
