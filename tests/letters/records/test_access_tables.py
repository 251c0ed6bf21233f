# SPDX-License-Identifier: EUPL-1.2
"""Tables of security and access (SKKAAD) are read in the layouts in which offices keep them."""

import io
import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from typer.testing import CliRunner

from letters.records.keeping import AT, code
from officers import signed_in
from praja.duties.letters.cli import letters_app
from praja.duties.letters.domain.access_tables import UnreadableTable, is_table_line, recognised, rules_of
from praja.duties.letters.models import AccessColumns, AccessRule
from praja.duties.letters.operations.records.access_tables import access_lines
from praja.duties.letters.operations.records.planning import Decreed
from praja.duties.letters.operations.records.schedules import lines_of, take_over_schedule
from praja.lib.imports import read_sheet
from sql_edits import findings, not_named
from towns import FOUNDER

MERGED = (
    ("Daftar klasifikasi keamanan dan akses",),
    ("No", "Kode", "Jenis Arsip", "Klasifikasi Keamanan", None, None, None, "Hak Akses", None, None),
    (None, None, None, "B", "T", "R", "SR", "Pimpinan", "Sekretaris", "Staf"),
    ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"),
    (None, "900", "Keuangan"),
    (1, "900.1", "Keuangan daerah", "√", None, None, None, "√", "√", "√"),
    (2, None, "Gaji", None, "√", None, None, "√", "√", None),
    (3, "900.1.2", "Anggaran", None, None, "√", None, "√", None, None),
    (4, "900.1.2", "Lampiran", None, None, None, "√", None, None, None),
)


def workbook(rows) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def told(values: dict[str, str], **more) -> list[tuple[str, str]]:
    columns = recognised(list(values))
    found = rules_of(values, columns, code_above=more.get("above", ""), crosses_count=more.get("crosses", True))
    return [(one.security, one.reach) for one in found]


def test_headings_in_several_rows_are_one_name_for_each_column():
    sheet = read_sheet(workbook(MERGED), is_line=is_table_line)
    assert sheet.headings[3:8] == [
        *("Klasifikasi Keamanan / B", "Klasifikasi Keamanan / T", "Klasifikasi Keamanan / R"),
        *("Klasifikasi Keamanan / SR", "Hak Akses / Pimpinan"),
    ]
    assert [line.number for line in sheet.lines] == [5, 6, 7, 8, 9]
    plain = read_sheet(b"kode;sifat;akses\n900;B;kantor\n", is_line=is_table_line)
    assert (plain.headings, len(plain.lines)) == (["kode", "sifat", "akses"], 1)


@pytest.mark.parametrize(
    ("values", "means"),
    [
        ({"Kode": "900", "Sifat": "Terbatas (T)", "Akses": "Kepala, sekretaris"}, [("T", "meja")]),
        ({"Kode": "900", "Biasa/Terbuka": "v", "Terbatas": "", "Rahasia": "x"}, [("B", "kantor"), ("R", "pimpinan")]),
        ({"Kode": "900", "Terbatas": "kantor"}, [("T", "kantor")]),
        ({"Kode": "900", "Sifat": "Rahasia", "Pimpinan": "√", "Staf": "-"}, [("R", "pimpinan")]),
        ({"Kode": "900", "Sifat": "", "Akses": ""}, []),
    ],
)
def test_each_usual_layout_says_the_same_kind_of_rule(values, means):
    assert told(values) == means


@pytest.mark.parametrize(
    ("values", "at", "problem"),
    [
        ({"Kode": "900", "Sifat": "Sekali", "Akses": "kantor"}, "Sifat", "unreadable"),
        ({"Kode": "900", "Sifat": "B", "Akses": "Eselon II"}, "Akses", "unreadable"),
        ({"Kode": "900", "Sifat": "B", "Pimpinan": "", "Staf": ""}, "Pimpinan", "nobody"),
        ({"Kode": "900", "Sifat": "", "Akses": "kantor"}, "Sifat", "no_class"),
        ({"Kode": "900", "Terbatas": "mungkin"}, "Terbatas", "mark"),
        ({"Kode": "900", "Terbatas": "x"}, "Terbatas", "cross"),
    ],
)
def test_what_is_not_understood_is_named_with_its_column(values, at, problem):
    with pytest.raises(UnreadableTable) as refused:
        told(values, crosses=problem != "cross")
    assert (refused.value.heading, refused.value.problem) == (at, problem)


@pytest.mark.django_db
def test_a_workbook_with_merged_headings_and_marks_is_taken_over():
    code("900.1.2", "Anggaran")
    decreed = Decreed(decree="Perwal 1/2026", since=date(2026, 1, 1))
    lines = lines_of("access", workbook(MERGED))
    plan = take_over_schedule(what="access", lines=lines, decreed=decreed, actor=FOUNDER, at=AT)
    assert [(one.line, one.field, one.code) for one in plan.report.refused] == [(9, "Hak Akses / Pimpinan", "nobody")]
    rules = AccessRule.objects.order_by("pk").values_list("code__code", "security", "reach")
    assert list(rules) == [("900.1", "B", 1), ("900.1", "T", 2), ("900.1.2", "R", 3)]


@pytest.mark.django_db
def test_a_refused_line_ends_no_rule_of_its_code():
    code("900.1.2", "Anggaran")
    first = Decreed(decree="Perwal 1/2026", since=date(2026, 1, 1))
    text = "kode;sifat;akses\n900;T;kantor\n900.1;R;pimpinan\n900.1.2;T;meja\n"
    take_over_schedule(what="access", lines=lines_of("access", text.encode()), decreed=first, actor=FOUNDER, at=AT)
    whole = Decreed(decree="Perwal 2/2026", since=date(2026, 6, 1), extent="whole")
    text = "kode;sifat;akses\n900;T;kantor\n900.1;entah;pimpinan\n"
    plan = take_over_schedule(
        what="access", lines=lines_of("access", text.encode()), decreed=whole, actor=FOUNDER, at=AT
    )
    assert [rule.code.code for rule in plan.ending] == ["900.1.2"]


UNCLEAR = "Nomor;Tingkat;Bapak Kepala;Ibu Sekretaris\n900;terbatas;√;√\n900;rahasia;√;\n"


@pytest.mark.one_database
@pytest.mark.django_db
def test_columns_are_said_once_looked_at_and_remembered(office):
    code("900", "Keuangan")
    client, there = signed_in(office.roads_records), "/surat/pengaturan/daftar/skkaad/"

    def sent():
        given = {"decree": "Perwal 1/2026", "since": "2026-01-01", "extent": "part"}
        return client.post(there, {**given, "file": SimpleUploadedFile("skkaad.csv", UNCLEAR.encode())})

    assert sent().status_code == 302
    asked = client.get(there)
    assert (asked.context["plan"], "Ibu Sekretaris" in asked.content.decode()) == (None, True)
    refused = client.post(f"{there}kolom/", {"k0": "code"})
    assert (refused.status_code, "nor which columns are classes" in refused.content.decode()) == (422, True)
    said = {"k0": "code", "k1": "security", "k2": "by_head", "k3": "by_desk"}
    assert client.post(f"{there}kolom/", said).status_code == 302
    seen = client.get(there)
    assert [(one["code"], str(one["security"])) for one in seen.context["rules"]] == [
        ("900", "Limited (terbatas)"),
        ("900", "Secret (rahasia)"),
    ]
    assert client.post(f"{there}ambil-alih/").status_code == 302
    assert set(AccessRule.objects.values_list("security", "reach")) == {("T", 2), ("R", 3)}
    assert [line.values["reach"] for line in access_lines(UNCLEAR.encode())] == ["meja", "pimpinan"]
    edits = [
        ("UPDATE letters_accesscolumns SET columns='{}'", (), "its columns"),
        ("DELETE FROM letters_accesscolumns", (), "has events but no row"),
    ]
    assert (findings(), not_named(edits)) == ([], [])


@pytest.mark.one_database
@pytest.mark.django_db
def test_columns_are_said_on_the_command_line(tmp_path):
    file = tmp_path / "skkaad.csv"
    file.write_text(UNCLEAR)
    said = ["Nomor=code", "Tingkat=security", "Bapak Kepala=by_head", "Ibu Sekretaris=by_desk"]
    asked = ["access-columns", str(file), "--json", *(part for one in said for part in ("--column", one))]
    told = json.loads(CliRunner().invoke(letters_app, asked).stdout)
    assert told["Ibu Sekretaris"] == "by_desk"
    assert AccessColumns.objects.get().columns == told
