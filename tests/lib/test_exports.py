# SPDX-License-Identifier: EUPL-1.2
"""Tables out: safe to open, faithful to their values."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import docx
import openpyxl
import pytest
from django.utils.translation import override
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from praja.lib.errors import TooLarge
from praja.lib.exports import Column, Kind, Table, csv_chunks, export
from praja.lib.exports.tables import widths_of
from praja.lib.spreadsheet_text import guarded, restored

COLUMNS = (
    Column("code", "Kode"),
    Column("n", "=Jumlah", Kind.INTEGER),
    Column("cost", "Biaya", Kind.MONEY),
    Column("day", "Tanggal", Kind.DATE),
    Column("at", "Waktu", Kind.DATETIME),
)
ROW = {
    "code": "=1+1",
    "n": -5,
    "cost": 1_500_000,
    "day": date(2026, 1, 31),
    "at": datetime(2026, 1, 31, 1, 30, tzinfo=UTC),
}


def table(rows, columns=COLUMNS):
    return Table("Daftar: uji/coba", columns, rows, "Dinas Contoh", date(2026, 2, 1))


def whole(rows, kind, columns=COLUMNS):
    return b"".join(export(table(rows, columns), kind))


@pytest.mark.parametrize(
    "text", ["=1", "+cmd", "-2+3|x", "@SUM(A1)", "\tx", "\rx", " =1", "＝1", "'=1", "-", "+1 2", "-1=2"]
)
def test_what_would_run_is_neutralised(text):
    assert guarded(text) == "'" + text


@pytest.mark.parametrize("text", ["", "a=1", "-12", "+62", "-12,5", "1.000,50", "'quoted'", "2026-01-31"])
def test_what_is_harmless_stays(text):
    assert guarded(text) == text


@given(st.text())
def test_a_guarded_text_never_starts_a_formula_and_comes_back(text):
    assert restored(guarded(text)) == text
    assert guarded(text)[:1] not in tuple("=@\t\r")


def test_csv_holds_numbers_as_numbers_and_formulas_as_text(settings):
    settings.TIME_ZONE = "Asia/Jakarta"
    text = whole([ROW], "csv").decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [
        ["Kode", "'=Jumlah", "Biaya", "Tanggal", "Waktu"],
        ["'=1+1", "-5", "1500000", "2026-01-31", "2026-01-31T08:30:00+07:00"],
    ]


def test_csv_streams_and_the_mark_is_an_option():
    asked = []

    def rows():
        for n in range(3):
            asked.append(n)
            yield {"code": str(n)}

    chunks = csv_chunks(table(rows()), bom=False)
    assert next(chunks) == b"Kode,'=Jumlah,Biaya,Tanggal,Waktu\r\n"
    assert asked == []
    assert next(chunks) == b"0,,,,\r\n"
    assert asked == [0]
    assert next(csv_chunks(table([]))).startswith(b"\xef\xbb\xbfKode")


def test_xlsx_is_typed_and_never_a_formula(settings):
    settings.TIME_ZONE = "Asia/Jakarta"
    odd = {
        "code": "bad\x00\x07\ud800text",
        "n": 3201234567890123,
        "cost": Decimal("2.50"),
        "day": None,
        "at": "#N/A",
    }
    book = openpyxl.load_workbook(io.BytesIO(whole([ROW, odd], "xlsx")))
    sheet = book.worksheets[0]
    cells = [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows()]
    assert cells[0][1] == ("=Jumlah", "s")
    assert cells[1] == [
        ("=1+1", "s"),
        (-5, "n"),
        (1500000, "n"),
        (datetime.fromisoformat("2026-01-31"), "d"),
        (datetime.fromisoformat("2026-01-31T08:30"), "d"),
    ]
    assert [value for value, _type in cells[2]] == ["badtext", "3201234567890123", 2.5, None, "#N/A"]
    assert cells[2][4][1] == "s"
    assert sheet.freeze_panes == "A2"
    assert sheet.title == "Daftar  uji coba"
    assert [cell.value for cell in book.worksheets[1]["B"]] == [
        "Daftar: uji/coba",
        "Dinas Contoh",
        "2026-02-01",
    ]


def test_docx_says_title_source_date_and_rows():
    document = docx.Document(io.BytesIO(whole([ROW, {"code": "b\x00<&>\nc"}], "docx")))
    assert [p.text for p in document.paragraphs] == [
        "Daftar: uji/coba",
        "Source: Dinas Contoh",
        "As of: 2026-02-01",
    ]
    grid = document.tables[0]
    assert [cell.text for cell in grid.columns[0].cells] == ["Kode", "=1+1", "b<&>\nc"]
    assert grid.cell(1, 1).text == "-5"


@pytest.mark.parametrize(("columns", "orientation"), [(6, WD_ORIENT.PORTRAIT), (7, WD_ORIENT.LANDSCAPE)])
def test_a_wide_docx_lies_on_its_side(columns, orientation):
    wide = tuple(Column(str(n), str(n)) for n in range(columns))
    section = docx.Document(io.BytesIO(whole([], "docx", wide))).sections[0]
    assert section.orientation == orientation
    assert (section.page_width > section.page_height) == (columns == 7)


def test_a_sheet_is_printed_across_with_its_heading_and_rows_as_high_as_their_text():
    columns = (Column("code", "Kode"), Column("text", "Isi", width=40))
    rows = [{"code": "1", "text": "pendek"}, {"code": "2", "text": "kata " * 40}, {"code": "3", "text": "a\nb\nc"}]

    sheet = openpyxl.load_workbook(io.BytesIO(whole(rows, "xlsx", columns))).worksheets[0]

    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.print_title_rows) == (
        "landscape",
        9,
        "$1:$1",
    )
    assert sheet.column_dimensions["B"].width == 40
    assert all(cell.alignment.wrap_text and cell.alignment.vertical == "top" for cell in sheet[3])
    assert [sheet.row_dimensions[row].height for row in (2, 3, 4)] == [None, 90, 45]


def test_what_is_too_wide_to_be_read_on_one_page_stands_on_several():
    columns = tuple(Column(f"c{n}", f"Kolom {n}") for n in range(20))

    sheet = openpyxl.load_workbook(io.BytesIO(whole([], "xlsx", columns))).worksheets[0]

    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight, sheet.print_title_cols) == (4, 0, "$A:$A")


def test_a_document_says_its_language_and_numbers_its_pages():
    with override("id"):
        document = docx.Document(io.BytesIO(whole([ROW], "docx")))

    languages = {mark.get(qn("w:val")) for mark in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"id-ID"}
    assert 'w:instr="PAGE"' in document.sections[0].footer.paragraphs[0]._p.xml


def test_docx_refuses_more_rows_than_anybody_reads():
    with pytest.raises(TooLarge):
        whole(({"code": "x"} for _ in range(3001)), "docx", (Column("code", "Kode"),))


def test_columns_are_as_wide_as_their_texts_and_no_heading_runs_into_the_next():
    headings = ["No.", "Diterima", "Perangkat daerah"]
    assert widths_of(headings, [["1", "0", "Dinas Sosial"], ["2", "0", "x" * 200]]) == [6, 11, 60]
    assert widths_of(headings, []) == [6, 11, 12]


def test_a_docx_table_shares_the_page_by_its_texts():
    columns = (Column("n", "No."), Column("text", "Temuan"))
    [grid] = docx.Document(io.BytesIO(whole([{"n": 1, "text": "Jawaban " * 20}], "docx", columns))).tables
    narrow, wide = (column.width.cm for column in grid.columns)

    assert (wide > 9 * narrow, round(narrow + wide)) == (True, 17)
