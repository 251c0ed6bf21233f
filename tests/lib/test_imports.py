# SPDX-License-Identifier: EUPL-1.2
"""Reading offices' files line by line."""

import contextlib
import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.lib.errors import InvalidInput, TooLarge
from praja.lib.imports import (
    Limits,
    Line,
    Outcome,
    Profile,
    Refusal,
    line_by_line,
    read_csv,
    read_sheet,
    read_table,
    read_xlsx,
    run_import,
)

UNITS = Profile("units", {"code": ("Kode Unit", "Kode"), "name": ("Nama",)}, required=("code", "name"))


def values(data, read=read_csv, **options):
    return [(line.number, line.values["code"], line.values["name"]) for line in read(data, UNITS, **options).lines]


def workbook(rows, formats=()):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for address, number_format in formats:
        book.active[address].number_format = number_format
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_separator_line_ending_and_unicode_encoding_reads_the_same(separator, ending, encoding):
    rows = [("kode_unit ", "NAMA"), ("0012", "Café Désa"), ("", ""), ("7", "B")]
    text = ending.join(separator.join(row) for row in rows)
    assert values(text.encode(encoding)) == [(2, "0012", "Café Désa"), (4, "7", "B")]


def test_separator_inside_names_does_not_mislead():
    assert values(b"Kode;Nama\n1;A, B, C, D\n") == [(2, "1", "A, B, C, D")]


def test_separator_line_of_spreadsheets_is_skipped_but_counted():
    assert values(b"sep=;\r\nKode;Nama\r\n1;A\r\n") == [(3, "1", "A")]


def test_windows_text_is_read_with_a_note():
    reading = read_csv("Kode,Nama\n1,Caf\u00e9 \u201cX\u201d\n".encode("cp1252"), UNITS)
    assert [line.values["name"] for line in reading.lines] == ["Caf\u00e9 \u201cX\u201d"]
    assert [str(note) for note in reading.notes] == ["Read as Windows-1252; please check letters with accents."]


def test_latin_text_is_the_last_resort():
    reading = read_csv(b"Kode,Nama\n1,\xe9\x81\n", UNITS)
    assert [line.values["name"] for line in reading.lines] == ["\xe9\x81"]
    assert [str(note) for note in reading.notes] == ["Read as Latin-1; please check letters with accents."]


def test_damaged_utf8_is_refused_on_its_line_only():
    reading = read_csv("Kode,Nama\n1,Désa\n2,".encode() + b"D\xffsa\n3,C\n", UNITS)
    lines = list(reading.lines)
    assert [line.number for line in lines] == [2, 3, 4]
    assert [(line.refusal.field, line.refusal.code) for line in lines if line.refusal] == [("name", "damaged_text")]
    assert lines[2].values == {"code": "3", "name": "C"}


def test_broken_quotes_are_refused_with_the_line_they_start_on():
    lines = list(read_csv(b'Kode,Nama\n1,"A"B\n2,"B\nC"\n3,"open\n4,D\n', UNITS).lines)
    assert [(line.number, line.refusal and line.refusal.code) for line in lines] == [
        (2, "broken_quotes"),
        (3, None),
        (5, "broken_quotes"),
    ]
    assert lines[1].values["name"] == "B\nC"


def test_missing_columns_are_named_with_those_found():
    with pytest.raises(InvalidInput) as refusal:
        read_csv(b"Nama,Alamat\nA,B\n", UNITS)
    assert refusal.value.detail == {"missing": ["Kode Unit"], "found": ["Nama", "Alamat"]}


def test_an_empty_file_is_missing_everything():
    with pytest.raises(InvalidInput) as refusal:
        read_csv(b"", UNITS)
    assert refusal.value.detail == {"missing": ["Kode Unit", "Nama"], "found": []}


def test_two_columns_of_one_meaning_are_refused():
    with pytest.raises(InvalidInput) as refusal:
        read_csv(b"Kode,Kode Unit,Nama\n1,2,A\n", UNITS)
    assert refusal.value.detail == {"twice": ["Kode", "Kode Unit"]}


def test_too_many_bytes_or_rows_are_refused():
    data = b"Kode,Nama\n1,A\n2,B\n"
    assert len(values(data, limits=Limits(size=len(data), rows=2))) == 2
    with pytest.raises(TooLarge):
        values(data, limits=Limits(size=len(data) - 1))
    with pytest.raises(TooLarge):
        values(io.BytesIO(data), limits=Limits(size=len(data) - 1))
    with pytest.raises(TooLarge):
        values(data, limits=Limits(rows=1))


def test_workbook_cells_read_as_a_person_sees_them():
    cells = [
        "0012",
        12,
        12.0,
        0.1 + 0.2,
        3.2e5,
        date(2026, 1, 31),
        datetime.fromisoformat("2026-01-31T08:30"),
        True,
        None,
    ]
    data = workbook([["Kode", "Nama"], *[["x", cell] for cell in cells], [7, "padded"]], [("A11", "0000")])
    seen = values(data, read_table)
    assert [name for _number, _code, name in seen] == [
        "0012", "12", "12", "0.3", "320000", "2026-01-31", "2026-01-31 08:30:00", "TRUE", "", "padded",
    ]  # fmt: skip
    assert seen[-1] == (11, "0007", "padded")


def test_a_number_with_lost_digits_is_refused():
    lines = list(
        read_xlsx(workbook([["Kode", "Nama"], [3201234567890123, "A"], ["3201234567890123", "B"]]), UNITS).lines
    )
    assert [line.refusal and (line.refusal.field, line.refusal.code) for line in lines] == [
        ("code", "digits_lost"),
        None,
    ]
    assert lines[1].values["code"] == "3201234567890123"


def test_gaps_keep_row_numbers():
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B1"], book.active["A9"], book.active["B9"] = "Kode", "Nama", "1", "A"
    out = io.BytesIO()
    book.save(out)
    assert values(out.getvalue(), read_xlsx) == [(9, "1", "A")]


@pytest.mark.parametrize("data", [b"PK\x03\x04 not a zip", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_workbook_is_refused(data):
    with pytest.raises(InvalidInput):
        values(data, read_xlsx)


def repacked(data, **parts):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name.rsplit("/", 1)[-1].split(".")[0], old.read(name)))
    return out.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    good = workbook([["Kode", "Nama"], ["1", "A"]])
    assert values(good, read_xlsx) == [(2, "1", "A")]
    bomb = repacked(good, sheet1=b"<x>" + b" " * 30_000_000)
    assert len(bomb) < 100_000
    with pytest.raises(TooLarge):
        values(bomb, read_xlsx, limits=Limits(unpacked=10_000_000))


def test_entities_are_refused():
    good = workbook([["Kode", "Nama"], ["1", "A"]])
    bomb = repacked(good, sheet1=b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>')
    with pytest.raises(InvalidInput):
        values(bomb, read_xlsx)


SHEET = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/>'
    b'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Kode</t></is></c>'
    b'<c r="B1" t="inlineStr"><is><t>Nama</t></is></c></row>%b</sheetData></worksheet>'
)


@pytest.mark.parametrize(
    ("row", "seen"),
    [
        (b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>', []),
        (b'<row r="1000000"><c r="A1000000"><v>1</v></c></row>', [(1000000, "1", "")]),
        (b'<row r="2"><c r="ZZZ2"><v>1</v></c></row>', []),
    ],
)
def test_forged_places_cost_neither_memory_nor_rows(row, seen):
    assert values(repacked(workbook([["Kode"]]), sheet1=SHEET % row), read_xlsx) == seen


@pytest.mark.parametrize(
    "row",
    [
        b'<row r="x"><c r="A1"><v>1</v></c></row>',
        b'<row r="2"><c r="A2"><v>abc</v></c></row>',
        b'<row r="2"><c r="A2"><v>nan</v></c></row>',
        b'<row r="2"><c r="A2" t="s"><v>77</v></c></row>',
        b'<row r="2"><c r="A2" t="d"><v>soon</v></c></row>',
    ],
)
def test_forged_values_are_refused_plainly(row):
    with pytest.raises(InvalidInput):
        values(repacked(workbook([["Kode"]]), sheet1=SHEET % row), read_xlsx)


def test_a_damaged_sheet_is_refused_plainly():
    bad = repacked(workbook([["Kode", "Nama"], ["1", "A"]]), sheet1=b"<worksheet><sheetData><row><c>")
    with pytest.raises(InvalidInput):
        values(bad, read_xlsx)


@given(st.binary(max_size=400))
def test_no_bytes_make_reading_crash(data):
    for body in (data, b"Kode,Nama\n" + data, b"PK\x03\x04" + data):
        with contextlib.suppress(InvalidInput, TooLarge):
            list(read_table(body, UNITS).lines)


def test_the_report_counts_every_line_and_a_second_run_changes_nothing():
    saved = {"2": "old"}

    def save(line):
        code, name = line.values["code"], line.values["name"]
        if not code:
            raise InvalidInput("No code.", field="code")
        before = saved.get(code)
        saved[code] = name
        if before == name:
            return Outcome.UNCHANGED
        return Outcome.CREATED if before is None else Outcome.UPDATED

    data = b"Kode,Nama\n1,A\n2,B\n,C\n" + b"4,\xc3\xa9\xff\n5,E\n"
    seen = []
    first = run_import(
        read_csv(data, UNITS).lines, line_by_line(save), on_progress=lambda r: seen.append(r.read), batch=2
    )
    assert seen == [2, 4, 5]
    assert first.to_json() == {
        "read": 5,
        "created": 2,
        "updated": 1,
        "unchanged": 0,
        "refused": [
            {"line": 4, "field": "code", "code": "invalid_input", "reason": "No code."},
            {
                "line": 5,
                "field": "name",
                "code": "damaged_text",
                "reason": "This line holds characters that cannot be read.",
            },
        ],
    }
    again = run_import(read_csv(data, UNITS).lines, line_by_line(save))
    assert (again.created, again.updated, again.unchanged, len(again.refused)) == (0, 0, 3, 2)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufffd")).map(str.strip), max_size=5))
def test_refused_lines_can_be_sent_again_as_they_are(names):
    lines = [Line(n, {"code": f"c{n}", "name": name}) for n, name in enumerate(names, start=2)]
    report = run_import(lines, lambda batch: [Refusal(x.number, "name", "no", "=no") for x in batch])
    again = [line.values for line in read_csv(report.refused_csv(), UNITS).lines] if names else []
    assert again == [line.values for line in lines]


def test_headings_in_several_rows_become_one_name_for_each_column():
    text = "Daftar;;;\n;Kode;Nilai;\n;;baik;buruk\n(1);(2);(3);(4)\n1;A1;x;\n;Kode;;\n"
    sheet = read_sheet(text.encode(), is_line=lambda cells: cells[1].startswith("A"))
    assert sheet.headings == ["Kode", "Nilai / baik", "Nilai / buruk"]
    assert [(line.number, line.values["Kode"]) for line in sheet.lines] == [(5, "A1"), (6, "Kode")]
    assert read_sheet(b"a;b\n1;2\n", is_line=lambda _cells: False).headings == ["a", "b"], "no line is known: one row"
