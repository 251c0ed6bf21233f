# SPDX-License-Identifier: EUPL-1.2
"""Causes and numbers as people type them are read line by line; a line that cannot be read is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.duties.innovation.domain.circles.causes import Problem, by_bone, read_causes, roots_of, typed
from praja.duties.innovation.domain.circles.tools import (
    BadLine,
    Fault,
    Graph,
    ToolKind,
    labels_of,
    read_lines,
    read_number,
    shape_of,
    typed_lines,
)

BOXES = {
    "man": "Satu petugas\n- Cuti tanpa pengganti\n-- Tidak ada jadwal\nBelum dilatih",
    "method": "Verifikasi ganda",
}
LINE = shape_of(ToolKind.GRAPH, Graph.LINE)


def test_dashes_make_a_chain_of_whys():
    rows, problems = read_causes(BOXES)
    assert problems == []
    assert [(row["text"], row["parent"]) for row in rows] == [
        ("Satu petugas", ""),
        ("Cuti tanpa pengganti", "0"),
        ("Tidak ada jadwal", "1"),
        ("Belum dilatih", ""),
        ("Verifikasi ganda", ""),
    ]
    assert roots_of(rows) == ["Tidak ada jadwal", "Belum dilatih", "Verifikasi ganda"]
    assert typed(rows) == BOXES


def test_a_line_with_too_many_dashes_is_named():
    rows, problems = read_causes({"man": "a\n\n-- c", "method": "- b"})
    assert problems == [Problem("man", 3), Problem("method", 1)]
    assert [row["text"] for row in rows] == ["a"]


def test_causes_of_a_category_name_each_other_within_it():
    rows, _ = read_causes({"man": "a\n- b", "own": "c\n- d"})
    assert by_bone(rows, ["man", "machine"]) == {
        "man": [("a", None), ("b", 0)],
        "machine": [],
        "own": [("c", None), ("d", 0)],
    }


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["a", "b c", "d"])), max_size=12))
def test_what_was_read_is_typed_and_read_again_alike(lines: list[tuple[int, str]]):
    rows, _ = read_causes({"man": "\n".join(f"{'-' * depth} {words}" for depth, words in lines)})
    assert read_causes(typed(rows)) == (rows, [])


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("a", Fault.CELLS),
        ("a; 1; 2", Fault.CELLS),
        ("a; lima", Fault.NUMBER),
        ("a; NaN", Fault.NUMBER),
        ("a; 1e99", Fault.NUMBER),
        ("; 4", Fault.LABEL),
        ("=SUM(A1); 4", Fault.FORMULA),
        ("@x; 4", Fault.FORMULA),
    ],
)
def test_a_line_that_cannot_be_taken_is_named_with_its_reason(line: str, fault: Fault):
    rows, bad = read_lines(f"Senin; 3,5\n\n{line}\nSelasa\t4", LINE)
    assert rows == [["Senin", "3.5"], ["Selasa", "4"]]
    assert bad == [BadLine(3, fault)]


def test_counts_are_whole_and_parts_lie_within_their_whole():
    assert read_lines("a; 1,5", shape_of(ToolKind.PARETO, Graph.LINE))[1] == [BadLine(1, Fault.WHOLE)]
    assert read_lines("a; -1", shape_of(ToolKind.PARETO, Graph.LINE))[1] == [BadLine(1, Fault.NEGATIVE)]
    assert read_lines("a; 5; 4", shape_of(ToolKind.GRAPH, Graph.P))[1] == [BadLine(1, Fault.PART)]
    assert read_lines("a; b; 4", shape_of(ToolKind.STRATIFICATION, Graph.LINE))[0] == [["a", "b", "4"]]


def test_more_lines_than_can_be_drawn_are_refused_one_by_one():
    rows, bad = read_lines("1\n" * 503, shape_of(ToolKind.HISTOGRAM, Graph.LINE))
    assert len(rows) == 500
    assert [one.fault for one in bad] == [Fault.MANY] * 3


@pytest.mark.parametrize(
    ("text", "value"),
    [("3,50", "3.50"), ("1.250,75", "1250.75"), ("1 250", "1250"), ("1.250", "1250"), ("-2.5", "-2.5")],
)
def test_numbers_are_read_as_they_are_written_here(text: str, value: str):
    assert str(read_number(text)) == value


def test_kept_rows_are_typed_with_decimal_commas():
    rows, _ = read_lines("Senin; 3.50\nSelasa; 4", LINE)
    assert typed_lines(rows) == "Senin; 3,5\nSelasa; 4"


def test_a_label_counts_once():
    assert list(labels_of("Berkas\n\n Antrean  lama\nBerkas")) == ["Berkas", "Antrean lama"]
