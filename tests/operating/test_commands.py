# SPDX-License-Identifier: EUPL-1.2
"""The `praja` command as an operator meets it: sentences, exit codes, JSON."""

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from praja.config.cli.tree import app
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.measures.models import Fact
from praja.kernel.organization.models import Unit
from procedures.cases import filed
from towns import Town

runner = CliRunner()


def praja(*arguments: str, var: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", "from praja.config.cli import main; main()", *arguments],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "praja.config.settings",
            "PRAJA_ENV_FILE": "",
            "PRAJA_VAR": str(var),
            "PRAJA_REQUIRE_SECOND_FACTOR": "true",
            "DATABASE_URL": "",
            "COLUMNS": "200",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_wrong_setting_stops_the_start_by_its_name(tmp_path: Path) -> None:
    result = praja("doctor", var=tmp_path, PRAJA_TIME_ZONE="Europe/Paris")

    assert result.returncode == 2
    assert result.stderr.startswith("PRAJA_TIME_ZONE: ")
    assert "Traceback" not in result.stderr


def test_commands_that_compute_open_no_database(tmp_path: Path) -> None:
    result = praja("law", "due", "sp4n.verification", "--from", "2026-01-05", "--json", var=tmp_path)

    assert json.loads(result.stdout)["due"] == "2026-01-08"
    assert not (tmp_path / "praja.sqlite3").exists()


def test_a_database_without_tables_is_a_sentence_and_a_next_step(tmp_path: Path) -> None:
    result = praja("ledger", "verify", var=tmp_path)

    assert result.returncode == 1
    assert "Run `praja doctor`." in result.stderr
    assert "Traceback" not in result.stderr


def test_setup_may_run_again_and_changes_nothing(tmp_path: Path) -> None:
    first = praja("setup", var=tmp_path)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "static").rglob("*")}
    second = praja("setup", var=tmp_path)
    after = {path: path.stat().st_mtime_ns for path in (tmp_path / "static").rglob("*")}

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert "migrations" in first.stdout
    assert second.stdout == ""
    assert before == after
    assert praja("ledger", "verify", "--json", var=tmp_path).returncode == 0


def test_verify_is_silent_about_a_whole_ledger_and_names_the_first_bad_row(town: Town) -> None:
    runner.invoke(app, ["ledger", "close"], catch_exceptions=False)
    whole = runner.invoke(app, ["ledger", "verify", "--json"], catch_exceptions=False)
    assert (whole.exit_code, answer(whole.stdout)["ok"]) == (0, True)

    row = LedgerEvent.objects.order_by("stream", "seq").first()
    assert row is not None
    LedgerEvent.objects.filter(pk=row.pk).update(payload="{}")
    broken = runner.invoke(app, ["ledger", "verify"], catch_exceptions=False)

    assert broken.exit_code == 1
    assert broken.stdout.splitlines()[0].startswith(f"event {row.pk} ")


def test_checkpoint_prints_the_signed_head(town: Town) -> None:
    assert runner.invoke(app, ["ledger", "checkpoint"], catch_exceptions=False).exit_code == 1

    runner.invoke(app, ["ledger", "close"], catch_exceptions=False)
    printed = runner.invoke(app, ["ledger", "checkpoint"], catch_exceptions=False)

    assert printed.exit_code == 0
    assert printed.stdout.splitlines()[1] == str(LedgerEvent.objects.count())


def test_units_are_imported_line_by_line_and_again_without_change(town: Town, tmp_path: Path) -> None:
    source = tmp_path / "units.csv"
    source.write_text("kode,nama,jenis,kode induk\n7,Dinas Satu,department,0\n8,Dinas Dua,department,77\n")

    first = runner.invoke(app, ["import", "units", str(source), "--json"], catch_exceptions=False)
    again = runner.invoke(app, ["import", "units", str(source), "--json"], catch_exceptions=False)

    report = answer(first.stdout)
    assert (first.exit_code, report["created"], [row["line"] for row in report["refused"]]) == (0, 1, [3])
    assert answer(again.stdout)["unchanged"] == 1
    assert Unit.objects.filter(code="7").count() == 1


def test_refused_lines_can_be_written_out(town: Town, tmp_path: Path) -> None:
    source, refused = tmp_path / "units.csv", tmp_path / "refused.csv"
    source.write_text("kode,nama,jenis,kode induk\n8,Dinas Dua,department,77\n")

    runner.invoke(app, ["import", "units", str(source), "--refused", str(refused)], catch_exceptions=False)

    assert "Dinas Dua" in refused.read_text()


@pytest.mark.parametrize("command", [["nik", "1"], ["nip", "1"]])
def test_an_impossible_number_is_exit_code_one(command: list[str]) -> None:
    result = runner.invoke(app, [*command, "--json"], catch_exceptions=False)

    assert result.exit_code == 1
    assert answer(result.stdout)["valid"] is False


def answer(text: str) -> dict[str, Any]:
    found = json.loads(text.strip().splitlines()[-1])
    assert isinstance(found, dict)
    return found


def test_measures_are_counted_anew_by_one_command(town: Town, monday: datetime) -> None:
    filed(monday)
    before = set(Fact.objects.values_list("measure", "subject", "numerator"))
    result = runner.invoke(app, ["measures", "rebuild", "--json"])

    assert (result.exit_code, answer(result.stdout)["subjects"]) == (0, 1)
    assert set(Fact.objects.values_list("measure", "subject", "numerator")) > before
