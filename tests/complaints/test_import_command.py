# SPDX-License-Identifier: EUPL-1.2
"""`praja import complaints`: counts, refused rows by line and field, a file to mend them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from praja.duties.complaints.cli import complaints_cli
from praja.duties.complaints.models import Complaint
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.models import Case
from praja.lib.errors import InvalidInput, Unavailable
from towns import Town

pytestmark = pytest.mark.usefixtures("in_english")

HEADER = "no,jam_masuk,kecamatan,topik,instansi,jam_respons,teks\n"
GOOD = "7,2025-11-03T09,Timur,Jalan,Dinas Pekerjaan Umum,30,Jalan berlubang besar\n"
FOREIGN = "8,2025-11-03T09,Timur,Jalan,Dinas Tidak Ada,,Jalan berlubang besar\n"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register 2025.csv"
    path.write_text(HEADER + GOOD + FOREIGN)
    return path


def run(*arguments: str):
    return CliRunner().invoke(complaints_cli, ["import", *arguments])


def test_counts_and_refused_rows_are_told_and_refusals_are_no_failure(town: Town, register: Path) -> None:
    result = run(str(register))

    assert result.exit_code == 0
    assert "2 rows: 1 taken over, 0 known before, 1 refused." in result.stdout
    line = next(line for line in result.stdout.splitlines() if "Dinas Tidak Ada" in line)
    assert line.split()[:2] == ["3", "agency"]
    assert Complaint.objects.get().source_ref == "register 2025:7"


def test_the_same_register_again_changes_nothing(town: Town, register: Path) -> None:
    run(str(register), "--source", "lama")
    found = json.loads(run(str(register), "--source", "lama", "--json").stdout)

    assert (found["read"], found["created"], found["unchanged"]) == (2, 0, 1)
    assert [(row["line"], row["field"]) for row in found["refused"]] == [(3, "agency")]
    assert Case.objects.count() == 1


def test_missing_units_are_set_up_on_request(town: Town, register: Path) -> None:
    result = run(str(register), "--make-missing-units")

    assert "2 taken over" in result.stdout
    assert Unit.objects.get(name="Dinas Tidak Ada").parent == town.root


def test_refused_rows_can_be_mended_and_sent_again(town: Town, register: Path, tmp_path: Path) -> None:
    mended = tmp_path / "mended.csv"
    run(str(register), "--source", "lama", "--refused", str(mended))
    mended.write_text(mended.read_text("utf-8-sig").replace("Dinas Tidak Ada", "Dinas Perhubungan"))

    result = run(str(mended), "--source", "lama")

    assert "1 rows: 1 taken over" in result.stdout
    assert set(Complaint.objects.values_list("source_ref", flat=True)) == {"lama:7", "lama:8"}


def test_a_file_without_rows_or_columns_fails(town: Town, tmp_path: Path) -> None:
    empty, other = tmp_path / "empty.csv", tmp_path / "other.csv"
    empty.write_text(HEADER)
    other.write_text("warna,rasa\nmerah,manis\n")

    assert run(str(empty)).exit_code == 1
    refused = run(str(other))
    assert refused.exit_code == 1
    assert isinstance(refused.exception, InvalidInput)


@pytest.mark.django_db
def test_units_cannot_be_set_up_below_nobody(register: Path) -> None:
    assert isinstance(run(str(register), "--make-missing-units").exception, Unavailable)
