# SPDX-License-Identifier: EUPL-1.2
"""Cells of text files are counted before they are read: the same is found as cell by cell, only sooner."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from praja.duties.opendata.domain.inspecting import Column, Sheet, lay_out, propose, values
from praja.duties.opendata.domain.inspecting.columns import FIT_PERCENT, Tally, _counted, judge
from praja.duties.opendata.domain.inspecting.persons import _kind_of, _may_be
from praja.duties.opendata.domain.inspecting.sheets import text_of
from praja.duties.opendata.domain.inspecting.tables import _SUM, _is_sum, body_places
from praja.duties.opendata.domain.inspecting.values import NOTHING, read

_WRITTEN = """
-|0|007|12|1.234|1,5|2.0|5%|Rp 1.000|(2,5)|x|ya|2024|2024-01-02|true| 7 |3 Mei 2025|05-09|#REF!|Jumlah|Total kota|1e5|Jakarta
|3578014507900001|0812 3456 7890|+62-812-3456-789|a@b.id|'081234567890
"""
CELLS = st.sampled_from(_WRITTEN.replace("\n", "").split("|"))
SUMS = st.sampled_from(["SUB-TOTAL", " grand total", "rata - rata", "ſub total", None, 5])


@given(st.lists(CELLS | st.none() | st.text(max_size=4), max_size=60))
def test_counts_are_those_of_every_cell(cells):
    _known, counts = _counted(cells)
    assert counts == Counter(read(cell) for cell in cells)


@given(st.lists(CELLS | st.text("0123456789.,-+ %RprIN()", max_size=9), max_size=40))
def test_numbers_of_one_shape_are_read_alike(texts):
    values._numbers.clear()
    fresh = []
    for text in texts:
        values._numbers.clear()
        fresh.append(read(text))
    values._numbers.clear()
    assert [read(text) for text in texts] == fresh


@given(st.lists(CELLS | st.none() | st.integers() | st.booleans(), max_size=60), st.integers(1, 9))
def test_counting_in_pieces_is_counting_at_once(cells, size):
    whole, parts = Tally("tahun"), Tally("tahun")
    whole.add(cells)
    for at in range(0, len(cells), size):
        parts.add(cells[at : at + size])
    assert (parts.counts, parts.cells, parts.is_blank, parts.are_years) == (
        whole.counts,
        whole.cells,
        whole.is_blank,
        whole.are_years,
    )
    assert parts.persons.kind == whole.persons.kind


@given(st.lists(CELLS, min_size=1, max_size=60), st.sampled_from(["kolom", "kode", "tahun"]))
def test_misfits_are_named_by_their_lines(cells, title):
    lines = list(range(2, len(cells) + 2))
    found = judge(Column("k", title, "string", 0), cells, lines)
    misfits = [one for one in found.problems if one.kind == "misfit"]
    assert found.column.missing == sum(read(cell) is NOTHING for cell in cells)
    assert found.column.misfits == sum(one.count for one in misfits)
    for one in misfits:
        assert len(one.lines) == min(one.count, 20)
        kinds = {read(cells[line - 2]).kind for line in one.lines}
        assert NOTHING.kind not in kinds
    present = len(cells) - found.column.missing
    if found.column.type in ("integer", "number") and present:
        numbers = sum(read(cell).is_number for cell in cells)
        assert 100 * numbers >= FIT_PERCENT * present
        assert found.column.misfits == present - numbers


@given(st.one_of(CELLS, st.text(max_size=20), st.text(st.sampled_from("0123456789 -+'@a."), max_size=20)))
def test_what_is_passed_over_holds_no_data_of_persons(cell):
    assert _may_be(cell) or not _kind_of(text_of(cell))


@given(
    st.one_of(
        CELLS, st.text(max_size=12), st.sampled_from(["SUB-TOTAL", " grand total", "rata - rata", "ſub total", None, 5])
    )
)
def test_what_is_passed_over_is_no_sum(cell):
    assert _is_sum(cell) == bool(_SUM.fullmatch(text_of(cell)))


def test_laid_out_as_proposed():
    rows = [
        ["Laporan"],
        ["kode", "nama", "", "2024"],
        ["1", "Tirta", "", "5"],
        ["2", "Marga", "", "7"],
        ["Jumlah", "", "", "12"],
    ]
    laid, proposed = (make(Sheet("", [list(row) for row in rows])) for make in (lay_out, propose))
    assert [list(body_places(one)) for one in laid] == [list(body_places(one)) for one in proposed] == [[2, 3]]
    assert [(one.name, one.place) for one in laid[0].columns if one.title] == [
        (one.name, one.place) for one in proposed[0].columns
    ]
    assert laid[0].rows == proposed[0].rows == 2
