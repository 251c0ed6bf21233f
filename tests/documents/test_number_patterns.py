# SPDX-License-Identifier: EUPL-1.2
"""How numbers are written. The shapes are those that offices use."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.kernel.documents.domain.numbering import NumberParts, UnusablePattern, checked_pattern, written_number
from praja.kernel.documents.enums import PatternProblem
from praja.kernel.documents.errors import pattern_refusal


@pytest.mark.parametrize(
    ("pattern", "parts", "text"),
    [
        (
            "{kode}/{nomor}/{unit}/{tahun}",
            (73, "800.1.11.1", "434.100", date(2026, 5, 4)),
            "800.1.11.1/73/434.100/2026",
        ),
        (
            "{kode}/{nomor:3}/{unit}/{bulan_romawi}/{tahun}",
            (91, "800.1.11.1", "BKAD", date(2026, 5, 4)),
            "800.1.11.1/091/BKAD/V/2026",
        ),
        ("B/{nomor}/{kode}/{unit}/{tahun}", (1, "800.1.11.1", "UM", date(2026, 5, 4)), "B/1/800.1.11.1/UM/2026"),
        ("{nomor}.{bulan}-{tahun}", (1234, "", "", date(2026, 12, 31)), "1234.12-2026"),
    ],
)
def test_numbers_are_written_as_offices_write_them(pattern, parts, text):
    assert written_number(pattern, NumberParts(*parts)) == text


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("  ", "empty"),
        ("{nomor}/{tahun}/" + "a" * 80, "too_long"),
        ("{nomor}/{tahun}/{opd}", "unknown_place"),
        ("{nomor}/{tahun}/{", "stray_brace"),
        ("{nomor}/{tahun}/{Kode}", "stray_brace"),
        ("{nomor}/{tahun}<b>", "stray_character"),
        ("{kode}/{tahun}", "number_missing"),
        ("{nomor}/{nomor}/{tahun}", "number_missing"),
        ("{nomor}/{kode}", "year_missing"),
    ],
)
def test_what_cannot_number_is_refused_with_its_reason(pattern, problem):
    with pytest.raises(UnusablePattern) as refused:
        checked_pattern(pattern)
    assert refused.value.problem.value == problem
    error = pattern_refusal(refused.value.problem, refused.value.found)
    assert (error.field, error.detail["problem"]) == ("number_pattern", problem)
    assert "%(" not in str(error.message)


def test_every_problem_has_its_words():
    assert all(str(pattern_refusal(problem, "x").message) for problem in PatternProblem)


@given(st.text(max_size=90))
def test_any_text_is_either_refused_or_numbers(pattern):
    try:
        text = written_number(pattern, NumberParts(7, "000", "X", date(2026, 1, 1)))
    except UnusablePattern:
        return
    assert "7" in text
    assert "2026" in text
