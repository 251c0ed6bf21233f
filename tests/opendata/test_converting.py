# SPDX-License-Identifier: EUPL-1.2
"""Rows as they stand in a file become typed columns; what does not fit is set aside."""

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from praja.duties.opendata.domain.inspecting import Sheet, propose
from praja.duties.opendata.domain.inspecting.tables import body_places
from praja.duties.opendata.domain.recipes import Recipe, fit, recipe_of
from praja.duties.opendata.gateways.converting import SetAside, convert
from praja.duties.opendata.gateways.reading import read_file


def converted(text, folder, *, recipe=None, turn=False):
    """The file read as a recipe says (its own proposal without one), and the rows that were kept."""
    (sheet,) = read_file(text.encode()).sheets
    table = propose(sheet)[0]
    recipe = recipe or recipe_of(table, turn=turn)
    rows = ((sheet.line(place), sheet.rows[place]) for place in body_places(table))
    target = folder / "table.parquet"
    found = convert(rows, recipe, fit(recipe, table), target)
    return found, duckdb.sql(f"SELECT * FROM read_parquet('{target}')").fetchall(), recipe


def test_every_way_to_write_a_value(tmp_path):
    text = (
        "kode_kec;nama;luas;jumlah;biaya;hari;tahun;aktif\n"
        "9701010.0; Tirta  Marga ;1.250,75;1.234;Rp 1.500.000;3 Maret 2025;2025.0;true\n"
        "9701020.0;Asri;-;2.000.001;(2.500);2025-04-01;2024;FALSE\n"
        "9701030.0;Jaya;98,05;12;750;1/12/2025;2023;\n"
    )
    found, rows, _recipe = converted(text, tmp_path)
    assert (found.rows, found.set_aside) == (3, 0)
    assert [str(one) for one in rows[0]] == [
        "9701010",
        "Tirta Marga",
        "1250.75",
        "1234",
        "1500000",
        "2025-03-03",
        "2025",
        "True",
    ]
    assert [rows[1][at] for at in (2, 3, 4, 7)] == [None, 2_000_001, -2500, False]
    assert (rows[2][2], str(rows[2][5]), rows[2][7]) == (98.05, "2025-12-01", None)
    assert dict(found.columns)["jumlah"] == "BIGINT"


def test_a_row_that_does_not_fit_is_set_aside_with_its_line_and_value(tmp_path):
    good = "".join(f"x,{number}\n" for number in range(20))
    found, rows, _recipe = converted(f"a,b\n{good}y,banyak\n", tmp_path)
    assert (found.rows, found.set_aside, found.examples) == (20, 1, [SetAside(22, "b", "banyak")])
    assert len(rows) == 20


def test_digits_are_kept_to_the_last(tmp_path):
    _found, rows, _recipe = converted("nomor,n\n1234567890123456789,1\n12,2\n", tmp_path)
    assert rows[0][0] == 1234567890123456789


def test_a_table_that_grows_to_the_right_is_turned(tmp_path):
    text = "Wilayah;SD_2024;SD_2025;SMP_2025\nTirta;98,5;97;80\nMarga;-;96;81\n"
    _found, rows, recipe = converted(text, tmp_path, turn=True)
    assert recipe.turn is not None
    assert rows == [
        ("Tirta", 2024, 98.5, None),
        ("Tirta", 2025, 97.0, 80),
        ("Marga", 2024, None, None),
        ("Marga", 2025, 96.0, 81),
    ]


def test_next_months_file_is_read_by_the_recipe_of_this_one(tmp_path):
    _found, _rows, recipe = converted("Kode Kecamatan,Jumlah\n97.01,5\n", tmp_path)
    kept = Recipe.of(recipe.as_data())
    assert kept == recipe
    found, rows, _recipe = converted(
        "catatan,JUMLAH,kode kecamatan\nbaik,7,97.02\nbaik,8,97.03\n", tmp_path, recipe=kept
    )
    assert (found.rows, rows) == (2, [("97.02", 7), ("97.03", 8)])


def test_what_a_file_lacks_or_has_beyond_the_recipe_is_told():
    def table(*titles):
        return propose(Sheet("", [list(titles), *[["1", "2", "3"][: len(titles)] for _row in range(3)]]))[0]

    found = fit(recipe_of(table("kode", "jumlah")), table("KODE ", "banyak"))
    assert (found.places, found.missing, found.new) == ({"kode": 0}, ("jumlah",), ("banyak",))


@pytest.mark.parametrize("name", ['a"b', "x'); DROP TABLE judged; --", "../../etc/passwd", "select"])
def test_names_and_values_are_never_taken_for_commands(name, tmp_path):
    cell = '"' + name.replace('"', '""') + '"'
    found, rows, _recipe = converted(f"{cell},n\n{cell},1\n", tmp_path)
    assert (found.rows, rows[0][0]) == (1, name)


cells = st.sampled_from(
    ["", "-", "1", "2.0", "1.000", "2,5", "0.5", "x", "3 Mei 2025", "2025-13-40", "'", '"', "1e400", "=1+1"]
)


@settings(max_examples=12)  # each opens a database; the rows of one are many instead
@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=60))
def test_every_row_is_either_kept_or_set_aside(tmp_path_factory, pairs):
    folder = tmp_path_factory.mktemp("rows")
    sheet = Sheet("", [["a", "b"], *[list(pair) for pair in pairs]])
    table = next(iter(propose(sheet)), None)
    if table is None:
        return
    recipe = recipe_of(table)
    rows = ((sheet.line(place), sheet.rows[place]) for place in body_places(table))
    found = convert(rows, recipe, fit(recipe, table), folder / "t.parquet")
    assert found.rows + found.set_aside == table.rows
    misfits = sum(column.misfits for column in table.columns)
    assert (found.set_aside > 0) >= (misfits > 0)
