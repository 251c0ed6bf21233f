# SPDX-License-Identifier: EUPL-1.2
"""An older register is taken over row by row; the real one is tried where it lies beside the checkout."""

from datetime import UTC, datetime, timedelta

import pytest

from praja.duties.complaints.models import Complaint
from praja.duties.complaints.operations.importing import REGISTER, Target, import_register
from praja.kernel.ledger.operations.closing import close_interval
from praja.kernel.ledger.verification import verify
from praja.kernel.procedures.models import Case
from praja.kernel.work.models import WorkItem
from praja.lib.actors import system_actor
from praja.lib.imports import Report, read_table
from registers import REAL, as_file, rows_to_try
from towns import Town

NOW = datetime(2026, 1, 5, 2, tzinfo=UTC)
HEADER = "no,jam_masuk,kecamatan,topik,jenis_topik,instansi,jam_respons,teks\n"


def run(text: bytes, town: Town, *, make_units: bool = False) -> Report:
    target = Target("register-lama", town.root if make_units else None)
    return import_register(lines=read_table(text, REGISTER).lines, target=target, actor=system_actor("tests"), at=NOW)


def test_rows_are_filed_forwarded_and_answered_at_their_own_moments(town: Town) -> None:
    rows = HEADER + '7,2025-11-03T09,Timur,Jalan,fisik,Dinas Pekerjaan Umum,"30,5",Jalan berlubang\\ndi depan masjid\n'

    report = run(rows.encode(), town)
    complaint = Complaint.objects.select_related("case").get(source_ref="register-lama:7")
    answer = complaint.answers.get()

    assert (report.created, report.refused) == (1, [])
    assert complaint.text == "Jalan berlubang\ndi depan masjid"
    assert complaint.case.filed_at == datetime(2025, 11, 3, 2, tzinfo=UTC)
    assert answer.published_at - complaint.case.filed_at == timedelta(hours=30.5)
    assert (complaint.region_id, complaint.case.is_public) == ("99.01.01", False)


def test_a_second_run_changes_nothing(town: Town) -> None:
    rows = (HEADER + "7,2025-11-03T09,Timur,Jalan,fisik,Dinas Pekerjaan Umum,,Jalan berlubang besar\n").encode()
    run(rows, town)

    report = run(rows, town)

    assert (report.created, report.unchanged, Case.objects.count()) == (0, 1, 1)


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("1,kemarin,Timur,Jalan,fisik,Dinas Pekerjaan Umum,1,Jalan berlubang besar", "received"),
        ("1,2031-01-01T09,Timur,Jalan,fisik,Dinas Pekerjaan Umum,1,Jalan berlubang besar", "received"),
        ("1,2025-01-01T09,Timur,Jalan,fisik,Dinas Tidak Ada,1,Jalan berlubang besar", "agency"),
        ("1,2025-01-01T09,Timur,Jalan,fisik,Dinas Pekerjaan Umum,-3,Jalan berlubang besar", "response_hours"),
        ("1,2025-01-01T09,Timur,Jalan,fisik,Dinas Pekerjaan Umum,nan,Jalan berlubang besar", "response_hours"),
        ("1,2025-01-01T09,Timur,Jalan,fisik,Dinas Pekerjaan Umum,1,rusak", "text"),
    ],
)
def test_a_bad_row_is_refused_by_line_and_field_and_the_others_are_taken(town: Town, row: str, field: str) -> None:
    good = "2,2025-11-03T09,Timur,Jalan,fisik,Dinas Pekerjaan Umum,,Jalan berlubang besar\n"

    report = run(f"{HEADER}{row}\n{good}".encode(), town)

    assert [(refusal.line, refusal.field) for refusal in report.refused] == [(2, field)]
    assert (report.created, Case.objects.count()) == (1, 1)


@pytest.mark.skipif(not REAL.exists(), reason=f"the real register is not beside the checkout ({REAL.name})")
def test_the_real_register_goes_through_and_verifies(town: Town) -> None:
    rows = rows_to_try(on_postgresql=500)
    unanswered = sum(not row["jam_respons"].strip() for row in rows)
    report = run(as_file(rows), town, make_units=True)
    open_rows = Case.objects.filter(state="forwarded").count()
    while close_interval(at=NOW):
        pass

    assert (report.read, report.created, report.refused) == (len(rows), len(rows), [])
    assert (open_rows, WorkItem.objects.filter(closed_at=None).count()) == (unanswered, unanswered)
    assert list(verify()) == []
