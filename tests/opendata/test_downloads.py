# SPDX-License-Identifier: EUPL-1.2
"""Tables as files: every form says the same, nothing in them runs, and what is taken off is gone at once."""

import csv
import io
import json
from datetime import timedelta

import duckdb
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import MONDAY
from opendata.conftest import _found
from opendata.publishing import begun, published, sent_on
from praja.duties.opendata.domain.asking import Ask
from praja.duties.opendata.domain.selecting import Statement, select
from praja.duties.opendata.enums import Access
from praja.duties.opendata.gateways.workbook_stream import workbook
from praja.duties.opendata.gateways.writing import Columns, delimited, written
from praja.duties.opendata.models import Dataset, Release
from praja.duties.opendata.operations.releases import withdraw_release
from praja.duties.opendata.operations.taking_in import take_in_table
from praja.lib.spreadsheet_text import guarded
from remembering import Remembered

POSTS = (
    b"nama,lat,lon,jumlah,nomor,hari,aktif\n"
    b'=HYPERLINK("x"),-7.25,112.75,1.5,12345678901234567,2025-01-02,true\n'
    b'"Pos, ""utara"" & <b>",-7.5,112.5,-2,2,2025-01-03,false\n'
    b"@SUM(A1),95,0.5,,3,,\n"
    b"-12,0.5,0.25,3,4,2025-02-01,true\n"
)


def _made():
    office = _found()
    return office, published(office, data=POSTS, at=MONDAY, name="pos-jaga", title="Pos jaga: 1/2")


_made_once = Remembered(_made)


@pytest.fixture
def made(db):
    """A published table of four posts."""
    return _made_once()


def address(dataset, kind, query=""):
    return f"/data/{dataset.name}/{dataset.resources.get().uuid}/unduh/{kind}{query}"


def fetched(client, dataset, kind, query="", **headers):
    response = client.get(address(dataset, kind, query), **headers)
    return response, b"".join(response.streaming_content) if response.streaming else response.content


def test_csv_keeps_numbers_and_lets_no_text_run(client, made):
    response, content = fetched(client, made[1], "csv")
    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    assert response["Content-Disposition"] == 'attachment; filename="pos-jaga-1-v1.csv"'
    assert rows[0] == ["nama", "lat", "lon", "jumlah", "nomor", "hari", "aktif"]
    assert rows[1] == ['\'=HYPERLINK("x")', "-7.25", "112.75", "1.5", "12345678901234567", "2025-01-02", "true"]
    assert [row[0] for row in rows[2:]] == ['Pos, "utara" & <b>', "'@SUM(A1)", "-12"]
    assert rows[3][3:] == ["", "3", "", ""]
    assert (content[:4], content[-2:]) == (b"nama", b"\r\n")


def test_csv_for_spreadsheets_of_this_country(client, made):
    _response, content = fetched(client, made[1], "csv", "?bom=1&pemisah=titik-koma")
    assert content.startswith(b"\xef\xbb\xbfnama;lat;lon;")
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))[2][0] == 'Pos, "utara" & <b>'


def test_objects_keep_every_value_as_it_is(client, made):
    _response, content = fetched(client, made[1], "json")
    rows = json.loads(content)
    assert rows[0] == {
        "nama": '=HYPERLINK("x")',
        "lat": -7.25,
        "lon": 112.75,
        "jumlah": 1.5,
        "nomor": 12345678901234567,
        "hari": "2025-01-02",
        "aktif": True,
    }
    _response, lines = fetched(client, made[1], "ndjson")
    assert [json.loads(line) for line in lines.splitlines()] == rows


def test_a_workbook_holds_typed_cells_and_says_what_it_is(client, made):
    made[1].resources.update(title="Pos jaga: 1/2")
    _response, content = fetched(client, made[1], "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    assert sheet.title == "Pos jaga  1 2"
    first = [cell.value for cell in sheet[2]]
    assert (first[0], first[1], first[4], str(first[5].date()), first[6]) == (
        '=HYPERLINK("x")',
        -7.25,
        "12345678901234567",
        "2025-01-02",
        True,
    )
    assert sheet["A2"].data_type == "s"
    assert sheet["A3"].value == 'Pos, "utara" & <b>'
    assert "Pos jaga: 1/2" in [cell.value for cell in book.worksheets[1]["B"]]


def test_places_are_those_that_lie_on_the_earth(client, made):
    _response, content = fetched(client, made[1], "geojson")
    features = json.loads(content)["features"]
    assert [one["geometry"] for one in features[:3]] == [
        {"type": "Point", "coordinates": [112.75, -7.25]},
        {"type": "Point", "coordinates": [112.5, -7.5]},
        None,
    ]
    assert features[0]["properties"]["nomor"] == 12345678901234567


def test_a_table_without_places_says_so(client, office):
    dataset = published(office, at=MONDAY)
    response, content = fetched(client, dataset, "geojson")
    assert response.status_code == 422
    assert "lintang" in content.decode()


def test_parquet_whole_is_the_file_that_is_kept_and_a_view_of_it_another(client, made, tmp_path):
    _response, content = fetched(client, made[1], "parquet")
    assert content.startswith(b"PAR1")
    response, part = fetched(client, made[1], "parquet", "?saring=jumlah:gte:1&kolom=nama,jumlah&urut=-jumlah")
    (tmp_path / "part.parquet").write_bytes(part)
    assert duckdb.sql(f"SELECT jumlah FROM '{tmp_path / 'part.parquet'}'").fetchall() == [(3.0,), (1.5,)]
    assert response["Content-Disposition"] == 'attachment; filename="pos-jaga-1-v1-pilihan.parquet"'


def test_a_view_is_what_the_page_shows(client, made):
    _response, content = fetched(client, made[1], "csv", "?saring=lat:lt:1&kolom=nomor,lat&urut=-nomor&q=pos")
    assert content.decode().splitlines() == ["nomor,lat", "2,-7.5"]
    _response, grouped = fetched(client, made[1], "csv", "?grup=aktif&hitung=sum:nomor")
    assert grouped.decode().splitlines() == ["aktif,sum_nomor", "false,2", "true,12345678901234571", ",3"]
    _response, none = fetched(client, made[1], "json", "?saring=nomor:eq:99")
    assert json.loads(none) == []
    assert fetched(client, made[1], "csv", "?saring=lain:eq:1")[0].status_code == 422
    assert fetched(client, made[1], "csv", "?saring=nomor:eq:banyak")[0].status_code == 422


def test_whoever_has_it_is_told_so(client, made):
    response, _content = fetched(client, made[1], "csv")
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    for mark in (response["ETag"], f"W/{response['ETag']}", f'"x", {response["ETag"]}'):
        again, nothing = fetched(client, made[1], "csv", headers={"if-none-match": mark})
        assert (again.status_code, nothing, again["ETag"]) == (304, b"", response["ETag"])
    others = {fetched(client, made[1], *what)[0]["ETag"] for what in (("json",), ("csv", "?bom=1"), ("csv", "?q=pos"))}
    assert len(others | {response["ETag"]}) == 4


def test_an_older_version_stays_and_one_that_is_taken_off_goes(client, made):
    office, dataset = made
    later = MONDAY + timedelta(days=1)
    release = sent_on(office, begun(office, dataset, data=POSTS.replace(b",4,", b",40,"), at=later), at=later)
    assert b",40," in fetched(client, dataset, "csv")[1]
    old, content = fetched(client, dataset, "csv", "?versi=1")
    assert (b",4," in content, old["Content-Disposition"]) == (True, 'attachment; filename="pos-jaga-1-v1.csv"')
    mark = fetched(client, dataset, "csv", "?versi=2")[0]["ETag"]
    withdraw_release(
        release=Release.objects.select_related("case", "dataset").get(pk=release.pk),
        reason="Salah hitung",
        actor=office.actor(office.steward, later),
        at=later,
        seen_version=release.case.version,
    )
    assert fetched(client, dataset, "csv", "?versi=2", headers={"if-none-match": mark})[0].status_code == 404
    assert b",4," in fetched(client, dataset, "csv")[1]
    for number in ("9", "0", "x", "-1"):
        assert fetched(client, dataset, "csv", f"?versi={number}")[0].status_code == 404


def test_a_draft_is_nobodys_and_limited_rows_are_not_everybodys(client, made):
    office, dataset = made
    begun(office, dataset, data=POSTS.replace(b",4,", b",40,"), at=MONDAY + timedelta(days=1))
    assert fetched(client, dataset, "csv", "?versi=2")[0].status_code == 404
    Dataset.objects.filter(pk=dataset.pk).update(access=Access.LIMITED, access_reason="Uji")
    assert fetched(client, dataset, "csv")[0].status_code == 403
    client.force_login(office.outsider)
    response, content = fetched(client, dataset, "csv")
    assert (response["Cache-Control"], b"HYPERLINK" in content) == ("private, no-store", True)
    Dataset.objects.filter(pk=dataset.pk).update(is_shown=False)
    assert fetched(client, dataset, "csv")[0].status_code == 404


def test_another_format_or_dataset_is_nowhere(client, made):
    assert fetched(client, made[1], "exe")[0].status_code == 404
    assert client.get(address(made[1], "csv").replace("pos-jaga", "..%2f..%2fetc")).status_code == 404
    assert client.get(address(made[1], "csv").replace("pos-jaga", "lain")).status_code == 404


texts = st.text(st.sampled_from("=+-@'\"\t\r\n ,;0129.a＝<&\x01é"), max_size=6)


@settings(max_examples=15)  # many rows in each
@given(st.lists(texts, min_size=40, max_size=80))
def test_texts_are_as_safe_as_in_every_other_export(texts):
    found = duckdb.connect()
    found.execute("CREATE TABLE t (a VARCHAR, n INTEGER)")
    found.executemany("INSERT INTO t VALUES (?, ?)", [(text, at) for at, text in enumerate(texts)])
    row = delimited(Columns({"a": "string", "n": "integer"})).row
    lines = [one for (one,) in found.execute(f"SELECT {row} FROM t ORDER BY n").fetchall()]
    read = list(csv.reader(io.StringIO("\r\n".join(lines), newline="")))
    assert read == [[guarded(text), str(at)] for at, text in enumerate(texts)]


def test_any_text_goes_into_a_workbook(db):
    words = ["\x01awal", "a]]>b", "<&>", "é\u2028", "'", "x" * 40_000, " spasi "]
    data = io.StringIO()
    csv.writer(data).writerows([["kata", "n"], *[[word, at] for at, word in enumerate(words)]])
    rows = take_in_table(data=data.getvalue().encode(), name="kata.csv", recipe=None, at=MONDAY)
    types = {"kata": "string", "n": "integer"}
    chosen = select(Ask(columns=("kata", "n"), limit=100), types)
    content = b"".join(workbook(rows.file.sha256, chosen, Columns(types), titles=("Kata", "Kata"), about=[("a", "b")]))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    values = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert values[:5] == ["awal", "a]]>b", "<&>", "é\u2028", "'"]
    assert (len(values[5]), values[6]) == (32_767, "spasi")


def test_a_million_rows_are_never_held(made):
    sha256 = made[1].resources.get().current.file.sha256
    endless = Statement("SELECT n AS a FROM range(1000000000000) AS t(n)")
    pieces = written(sha256, endless, delimited(Columns({"a": "integer"})))
    assert next(pieces).startswith(b"a\r\n0\r\n1\r\n")
    pieces.close()
