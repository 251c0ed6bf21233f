# SPDX-License-Identifier: EUPL-1.2
"""Files as people have them: what is proposed about them."""

import io
import json
import zipfile

import openpyxl
import pytest
import shapefile
from hypothesis import given
from hypothesis import strategies as st

from praja.duties.opendata.queries.inspecting import as_json, inspect
from praja.duties.opendata.queries.wording import COUNTED, SENTENCES
from praja.lib.errors import InvalidInput, TooLarge


def proposed(text, name="data.csv"):
    return as_json(inspect(text.encode() if isinstance(text, str) else text, name))


def types_of(found, table=0):
    return {column["name"]: column["type"] for column in found["tables"][table]["columns"]}


def kinds(found, table=0):
    return {note["kind"] for note in found["tables"][table]["notes"]}, {one["kind"] for one in found["problems"]}


def workbook(*sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows, merged in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for span in merged:
            sheet.merge_cells(span)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_plain_table_is_taken_as_it_is():
    found = proposed(
        "kode_wilayah,nama,kelompok_umur,jumlah,tahun\n9701,Tirta,00 - 04,12,2025\n9702,Marga,05 - 09,7,2025\n"
    )
    assert types_of(found) == {
        "kode_wilayah": "string",
        "nama": "string",
        "kelompok_umur": "string",
        "jumlah": "integer",
        "tahun": "year",
    }
    assert (found["tables"][0]["header_rows"], found["tables"][0]["rows"], found["problems"]) == (1, 2, [])


def test_years_to_the_right_are_headings_and_the_line_of_nothing_above_is_not():
    found = proposed("\ufeff;;;\r\nWilayah;2025;2024;2023\r\nTirta;410;386;367\r\n")
    assert (found["encoding"], found["delimiter"], found["tables"][0]["first_line"]) == ("utf-8-sig", ";", 2)
    assert list(types_of(found)) == ["wilayah", "2025", "2024", "2023"]
    assert kinds(found) == ({"wide"}, set())


def test_headings_on_several_lines_are_one_and_what_stands_over_all_is_a_caption():
    found = proposed(
        "Kecamatan,,\n,Penduduk menurut kecamatan,\n,Jumlah,Luas (ha)\n,2025,2025\n"
        "Tirta,120,6.5\nMarga,90,4.25\nKota,-,-\n"
    )
    table = found["tables"][0]
    assert (table["title"], table["header_rows"], table["rows"]) == ("Penduduk menurut kecamatan", 4, 3)
    assert types_of(found) == {"kecamatan": "string", "jumlah_2025": "integer", "luas_ha_2025": "number"}
    assert "no_figures" in kinds(found)[0]


@pytest.mark.parametrize(
    ("cells", "kind", "decimal"),
    [
        (["98,05", "97,1", "1.250,75"], "number", ","),
        (["1,250.75", "12", "3.5"], "number", "."),
        (["1.250.000", "12"], "integer", ","),
        (["1.250", "2.500"], "integer", ","),
        (["0.910", "0.250"], "number", "."),
        (["0.910", "2.500", "1.2"], "number", "."),
        (["2014.0", "3.0"], "integer", "."),
        (["Rp 1.500.000", "Rp2.750.500"], "integer", ","),
        (["12,5%", "7%"], "number", ","),
        (["1 250 000", "12"], "integer", ""),
        (["007", "12"], "string", ""),
        (["2025-01-31", "1/2/2025", "3 Maret 2025"], "date", ""),
        (["2025-01-31T08:00:00+07:00", "2025-02-01 09:30"], "datetime", ""),
        (["07:30", "16.00"], "string", ""),
        (["true", "FALSE"], "boolean", ""),
        (["ADA", "TIDAK ADA"], "string", ""),
    ],
)
def test_how_a_column_is_written(cells, kind, decimal):
    (column,) = proposed("nilai;\n" + "".join(f"{cell};\n" for cell in cells))["tables"][0]["columns"]
    assert (column["type"], column.get("decimal", "")) == (kind, decimal)


def test_what_cannot_be_told_is_asked():
    assert kinds(proposed("a;b\nx;1.250\ny;2.500\n"))[1] == {"ambiguous_separator"}
    assert kinds(proposed("a;b\nx;1.250,5\ny;2.5\n"))[1] == {"mixed_separators"}


def test_codes_that_became_numbers_are_codes_again():
    found = proposed("kode_kecamatan,jumlah\n9701010.0,3.0\n9701020.0,4.0\n")
    assert types_of(found) == {"kode_kecamatan": "string", "jumlah": "integer"}
    assert kinds(found)[0] == {"code_as_number", "whole_numbers"}


def test_a_value_that_comes_late_in_the_file_counts_as_well():
    rows = [f"x,{number}" for number in range(3000)]
    assert types_of(proposed("a,b\n" + "\n".join([*rows, "x,0.5\n"])))["b"] == "number"
    (misfit,) = proposed("a,b\n" + "\n".join([*rows, "x,banyak\n"]))["problems"]
    assert (misfit["kind"], misfit["lines"], misfit["count"]) == ("misfit", [3002], 1)


def test_sums_footnotes_and_repeated_headings_are_no_rows():
    found = proposed(
        "no;nama;jumlah\n1;Tirta;5\nno;nama;jumlah\n2;Marga;6\n3;Asri;1\n4;Jaya;1\n;Jumlah;13\nSumber: dinas;;\n"
    )
    assert found["tables"][0]["rows"] == 4
    assert kinds(found)[0] == {"sums", "repeated_headings", "footnote"}


def test_the_word_total_as_a_value_is_one():
    assert proposed("jenis,tahun,n\nTotal,2024,3\nLaki,2024,1\nTotal,2025,3\nLaki,2025,1\n")["tables"][0]["rows"] == 4


def test_rows_behind_an_empty_line_go_on():
    found = proposed("nama;n\nTirta;1\n\nMarga;2\n;\nAsri;3\n")
    assert [table["rows"] for table in found["tables"]] == [3]


def test_a_sheet_with_a_title_joined_cells_and_two_tables():
    rows = [
        ["JUMLAH KENDARAAN", None, None],
        [],
        ["Bulan", "Jenis", None],
        [None, "Bus", "Truk"],
        ["Januari", 3, 4],
        ["Februari", 5, 6],
        ["Jumlah", 8, 10],
        [],
        ["BUKAN UMUM"],
        ["No", "Jenis", "Banyak"],
        [1, "Bus", 2],
        [2, "Truk", 9],
    ]
    found = proposed(workbook(("Data", rows, ("A1:C1", "A3:A4", "B3:C3"))), "a.xlsx")
    first, second = found["tables"]
    assert (first["sheet"], first["title"], first["first_line"], first["header_rows"], first["rows"]) == (
        "Data",
        "JUMLAH KENDARAAN",
        3,
        2,
        2,
    )
    assert list(types_of(found)) == ["bulan", "jenis_bus", "jenis_truk"]
    assert (second["title"], second["rows"], types_of(found, 1)["banyak"]) == ("BUKAN UMUM", 2, "integer")


def test_tables_side_by_side_and_a_value_for_several_rows():
    rows = [["Kec", "Kel", "n", None, "Tahun", "n"], ["Tirta", "A", 1, None, 2024, 5], [None, "B", 2, None, 2025, 6]]
    found = proposed(workbook(("Dua", rows, ("A2:A3",)), ("Kosong", [], ())), "b.xlsx")
    assert [list(types_of(found, at)) for at in range(2)] == [["kec", "kel", "n"], ["tahun", "n"]]
    assert found["tables"][0]["columns"][0]["missing"] == 0


def test_a_page_that_is_called_a_workbook():
    page = (
        "<html><table><tr><th rowspan=2>Nama</th><th colspan=2>Jumlah</th></tr><tr><th>L</th><th>P</th></tr>"
        "<tr><td>Tirta</td><td>1</td><td>2</td></tr><tr><td>Marga</td><td>3</td><td>4</td></tr></table></html>"
    )
    found = proposed(page, "export.xls")
    assert types_of(found) == {"nama": "string", "jumlah_l": "integer", "jumlah_p": "integer"}
    assert (found["format"], found["tables"][0]["rows"], kinds(found)[1]) == ("html", 2, {"page_as_workbook"})


def test_answers_of_services_and_maps():
    rows = [{"kode": "01", "alamat": {"kota": "Tirta"}, "n": 1.5}, {"kode": "02", "n": 2}]
    found = proposed(json.dumps({"success": True, "result": {"records": rows}}))
    assert types_of(found) == {"kode": "string", "alamat_kota": "string", "n": "number"}
    point = {"type": "Feature", "properties": {"nama": "Balai"}, "geometry": {"type": "Point", "coordinates": [1, 2]}}
    found = proposed(json.dumps({"type": "FeatureCollection", "features": [point, point]}))
    assert (found["format"], types_of(found), found["tables"][0]["rows"]) == (
        "geojson",
        {"nama": "string", "geometry": "string"},
        2,
    )


def test_a_zipped_shapefile():
    parts = {end: io.BytesIO() for end in ("shp", "shx", "dbf")}
    with shapefile.Writer(**parts) as writer:
        writer.field("KODE", "C")
        writer.field("LUAS", "N", decimal=2)
        for number in range(3):
            writer.point(110 + number, -7)
            writer.record(f"97.0{number}", 1.25)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for end, content in parts.items():
            archive.writestr(f"batas.{end}", content.getvalue())
    found = proposed(out.getvalue(), "batas.zip")
    assert (found["tables"][0]["sheet"], found["tables"][0]["rows"]) == ("batas", 3)
    assert types_of(found) == {"kode": "string", "luas": "number", "geometry": "string"}


def test_data_of_persons_is_noticed_by_heading_and_by_value():
    assert kinds(proposed("nama_pemohon,n\nA,1\nB,2\n"))[1] == {"personal_data"}
    numbers = ["9701014507900001", "9701014507900002", "9701011203850003"]
    assert kinds(proposed("nomor;n\n" + "".join(f"'{one};1\n" for one in numbers)))[1] == {"personal_data"}


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", InvalidInput),
        (b"PK\x03\x04 broken", InvalidInput),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken", InvalidInput),
        (b'{"a": ', InvalidInput),
        (b'{"a": 1}', InvalidInput),
        (b"<html><p>none</p></html>", InvalidInput),
    ],
)
def test_what_is_no_table_says_what_to_do(data, refusal):
    with pytest.raises(refusal) as refused:
        inspect(data, "x")
    assert refused.value.next_step


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_read():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5_001):
            archive.writestr(f"xl/{number}", b"")
    with pytest.raises(TooLarge):
        inspect(out.getvalue(), "bomb.xlsx")


cell = st.one_of(st.text(alphabet="ab1.,;\"'-\n Jumlah2020", max_size=6), st.sampled_from(["", "2020", "Jumlah", "-"]))


@given(st.lists(st.lists(cell, min_size=1, max_size=5), min_size=1, max_size=9), st.sampled_from(";,\t"))
def test_whatever_stands_in_a_text_file_no_line_is_counted_twice(rows, separator):
    text = "\n".join(separator.join(row) for row in rows)
    if not text.strip():
        return
    found = as_json(inspect(text.encode(), "x.csv"))
    lines = len(text.splitlines()) + text.count("\n")
    assert sum(table["rows"] + table["header_rows"] for table in found["tables"]) <= lines
    for table in found["tables"]:
        names = [column["name"] for column in table["columns"]]
        assert len(set(names)) == len(names)
        assert all(column["missing"] <= table["rows"] for column in table["columns"])


def test_every_remark_has_one_sentence():
    assert not SENTENCES.keys() & COUNTED.keys()
