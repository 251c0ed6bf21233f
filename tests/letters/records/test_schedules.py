# SPDX-License-Identifier: EUPL-1.2
import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from letters.records.keeping import AT
from praja.duties.letters.cli import letters_app
from praja.duties.letters.domain.schedules import UnreadableCell, read_access_row, read_retention_row
from praja.duties.letters.enums import Extent, Schedule
from praja.duties.letters.errors.records import NotYourLists
from praja.duties.letters.models import AccessRule, ClassificationCode, RetentionRule
from praja.duties.letters.operations.records.planning import Decreed, Plan
from praja.duties.letters.operations.records.ruling import RETENTION
from praja.duties.letters.operations.records.schedules import lines_of, take_over_schedule
from praja.duties.letters.queries.schedules import retention_for
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.verification import verify
from towns import FOUNDER

SHARED = Path(__file__).resolve().parents[4] / "shared/data/reference/classification_codes_permendagri_83_2022.csv"


def taken(what, text, *, since=date(2026, 1, 1), extent=Extent.PART, actor=FOUNDER) -> Plan:
    decreed = Decreed(decree="Perwal 1/2026", since=since, extent=extent)
    content = text if isinstance(text, bytes) else text.encode()
    return take_over_schedule(what=what, lines=lines_of(what, content), decreed=decreed, actor=actor, at=AT)


def refused(plan: Plan) -> list[tuple[int, str]]:
    return [(one.line, one.code) for one in plan.report.refused]


CODES = "kode;uraian\n900;Keuangan\n900.1;Keuangan daerah\n900.1.2;Anggaran\n"


@pytest.mark.django_db
def test_codes_are_taken_over_again_and_again():
    rows = CODES + "00.1;Salah cetak\n900.1.2;Anggaran lain\n7;Pendek\n800.1;Tanpa induk\n"
    plan = taken(Schedule.CODES, rows + "000;Umum\n")
    assert refused(plan) == [(6, "twice"), (7, "unreadable"), (8, "invalid_input")]
    assert list(ClassificationCode.objects.order_by("sort_key").values_list("code", flat=True)) == [
        *("000", "000.1", "900", "900.1", "900.1.2")
    ]
    again = taken(Schedule.CODES, CODES)
    assert (again.report.unchanged, again.changes_something) == (3, False)
    assert LedgerEvent.objects.filter(name="letters.schedule_imported").count() == 1
    assert list(verify()) == []
    ClassificationCode.objects.filter(code="900").update(title="Uang")
    assert [one.where for one in verify()] == ["list codes"]


@pytest.mark.django_db
def test_a_new_list_ends_what_it_does_not_name_and_deletes_nothing():
    taken(Schedule.CODES, CODES)
    later = date(2027, 1, 1)
    plan = taken(Schedule.CODES, "kode;uraian\n900;Keuangan\n900.1;\n", since=later, extent=Extent.WHOLE)
    assert [row.code for row in plan.ending] == ["900.1.2"], "a line that is refused ends nothing"
    assert ClassificationCode.objects.get(code="900.1.2").until == later
    back = taken(Schedule.CODES, "kode;uraian\n900.1.2;Anggaran\n", since=date(2028, 1, 1))
    assert (back.report.updated, ClassificationCode.objects.get(code="900.1.2").until) == (1, None)


@pytest.mark.django_db
def test_a_rule_is_never_edited():
    taken(Schedule.CODES, CODES)
    head = "kode;aktif;inaktif;nasib\n"
    first = taken(Schedule.RETENTION, head + "900.1;2 Tahun Setelah Pemeriksaan;3;Musnah, kecuali neraca\n900.1.2;;;\n")
    assert (first.report.created, first.passed_over) == (1, 1)
    rule = RetentionRule.objects.get()
    assert (rule.active_years, rule.event, rule.inactive_years) == (2, "Setelah Pemeriksaan", 3)
    assert (rule.fate, rule.exception, rule.trigger) == ("musnah", "kecuali neraca", "event")
    early = taken(Schedule.RETENTION, head + "900.1;5;5;Permanen\n", since=date(2025, 12, 31))
    assert refused(early) == [(2, "invalid_input")], "no code holds then"
    taken(Schedule.RETENTION, head + "900.1;5;5;Permanen\n", since=date(2027, 1, 1))
    leaf = ClassificationCode.objects.get(code="900.1.2")
    assert retention_for(leaf, date(2026, 12, 31)) == rule
    assert retention_for(leaf, date(2027, 1, 1)) != rule
    assert RetentionRule.objects.filter(until=None).count() == 1
    assert list(verify()) == []


@pytest.mark.django_db
def test_access_is_taken_over_by_code_and_class(office):
    taken(Schedule.CODES, CODES)
    rows = "kode;sifat;akses\n900.1;Terbatas;kantor\n900.1;Sangat  Rahasia;pimpinan\n900.1;Rahasia;Eselon II\n"
    plan = taken(Schedule.ACCESS, rows)
    assert refused(plan) == [(4, "unreadable")]
    assert list(map(str, (one.field for one in plan.report.refused))) == ["akses"]
    assert set(AccessRule.objects.values_list("security", "reach")) == {("T", 1), ("SR", 3)}
    with pytest.raises(NotYourLists):
        taken(Schedule.ACCESS, rows, actor=office.actor(office.roads_officer, AT))


@pytest.mark.parametrize("cell", ["", "dua tahun", "200 Tahun"])
def test_years_that_say_nothing_are_refused(cell):
    values = {**dict.fromkeys(RETENTION.columns, ""), "code": "900", "active": cell, "inactive": "1", "fate": "Musnah"}
    with pytest.raises(UnreadableCell):
        read_retention_row(values)


def test_cells_are_read_as_schedules_write_them():
    values = {**dict.fromkeys(RETENTION.columns, ""), "code": "00.9", "example_active": "2 (dua) tahun"}
    row = read_retention_row({**values, "example_inactive": "3 Thn", "example_fate": "Musnah (Kecuali Laporan)"})
    assert (row.code, row.active_years, row.inactive_years, row.is_example) == ("000.9", 2, 3, True)
    assert row.exception == "Kecuali Laporan"
    assert read_access_row({"code": "900", "security": "B", "reach": "Meja"}).reach == 2


@pytest.mark.one_database
@pytest.mark.django_db
def test_the_whole_classification_goes_in_at_once():
    if not SHARED.exists():
        pytest.skip("the list of Permendagri 83/2022 is not beside this project")
    content = SHARED.read_bytes()
    plan = taken(Schedule.CODES, content, extent=Extent.WHOLE)
    assert (plan.report.read, plan.report.created, len(plan.report.refused)) == (2988, 2988, 0)
    assert len(plan.doubts) == 32
    schedule = taken(Schedule.RETENTION, content)
    assert schedule.report.created + len(schedule.report.refused) + schedule.passed_over == 2988
    assert len(schedule.report.refused) <= 5
    assert set(RetentionRule.objects.values_list("is_example", flat=True)) == {True}
    in_order = list(ClassificationCode.objects.order_by("sort_key").values_list("code", flat=True))
    assert in_order == sorted(in_order, key=lambda code: [int(part) for part in code.split(".")])


@pytest.mark.one_database
@pytest.mark.django_db
def test_retention_is_counted_on_the_command_line():
    asked = ["retention", "--closed", "2026-12-31", "--active", "5", "--inactive", "3", "--json"]
    told = json.loads(CliRunner().invoke(letters_app, asked).stdout)
    assert told == {
        "closed": "2026-12-31",
        "inactive_from": "2032-01-01",
        "ends_on": "2035-01-01",
        "fate": "musnah",
        "approver": "region_head",
    }
    ten = json.loads(CliRunner().invoke(letters_app, [*asked[:4], "3", "--inactive", "7", "--json"]).stdout)
    assert ten["approver"] == "national_archive"


@pytest.mark.one_database
@pytest.mark.django_db
def test_a_list_is_taken_over_on_the_command_line(tmp_path):
    file = tmp_path / "kode.csv"
    file.write_text(CODES)
    asked = ["import-codes", str(file), "--decree", "Perwal 1/2026", "--since", "2026-01-01", "--json"]
    dry = json.loads(CliRunner().invoke(letters_app, [*asked, "--dry-run"]).stdout)
    assert (dry["created"], ClassificationCode.objects.count()) == (3, 0)
    told = json.loads(CliRunner().invoke(letters_app, asked).stdout)
    assert (told["created"], told["doubtful"], ClassificationCode.objects.count()) == (3, [], 3)
