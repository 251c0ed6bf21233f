# SPDX-License-Identifier: EUPL-1.2
"""Which lines of a file can stand in a list of codes, and what changed since the last one."""

from hypothesis import given
from hypothesis import strategies as st

from praja.duties.opendata.domain.coding import Coded, Level, Wrong, differences, judge, mended
from praja.duties.opendata.domain.crosswalks import Pair, WrongPair, judge_pairs

LEVELS = [Level(2, "provinsi"), Level(5, "kabupaten"), Level(8, "kecamatan")]


def coded(*rows):
    return [Coded(at, *row) for at, row in enumerate(rows, 2)]


def refused(found):
    return [(one.line, one.code, one.why) for one in found.refused]


def test_a_code_that_became_a_number_is_mended_and_one_with_points_is_not():
    assert [mended(code) for code in ("1101.0", "0801", "11.01", "11.01.01", "1101.00")] == [
        "1101",
        "0801",
        "11.01",
        "11.01.01",
        "1101",
    ]


def test_every_line_that_cannot_stand_is_named_with_its_reason():
    rows = coded(
        ("97", "Tirta"),
        ("97.01", "Marga", "97"),
        ("97.01", "Marga lagi", "97"),
        ("", "Tanpa kode", "97"),
        ("97.02", "", "97"),
        ("97.1", "Salah panjang", "97"),
        ("98.01", "Tanpa induk", "98"),
        ("98.01.01", "Di bawahnya", "98.01"),
        ("97.03", "Diri sendiri", "97.03"),
    )
    found = judge(rows, LEVELS)
    assert [one.code for one in found.taken] == ["97", "97.01"]
    assert refused(found) == [
        (4, "97.01", Wrong.TWICE),
        (5, "", Wrong.NO_CODE),
        (6, "97.02", Wrong.NO_NAME),
        (7, "97.1", Wrong.NO_LEVEL),
        (8, "98.01", Wrong.NO_PARENT),
        (9, "98.01.01", Wrong.NO_PARENT),
        (10, "97.03", Wrong.NOT_ABOVE),
    ]


def test_codes_that_grow_say_themselves_what_they_stand_below():
    found = judge(coded(("97.01.02", "Asri"), ("97", "Tirta"), ("97.01", "Marga")), LEVELS, has_parents=False)
    assert [(one.code, one.parent) for one in found.taken] == [("97", ""), ("97.01", "97"), ("97.01.02", "97.01")]


def test_what_goes_round_in_a_circle_stands_nowhere():
    found = judge(coded(("a", "A", "b"), ("b", "B", "a"), ("c", "C", ""), ("d", "D", "a")))
    assert [one.code for one in found.taken] == ["c"]
    assert {one.why for one in found.refused} == {Wrong.NOT_ABOVE}


@given(st.lists(st.tuples(st.text("ab", max_size=2), st.text("x", max_size=1), st.text("ab", max_size=2)), max_size=8))
def test_each_line_is_taken_or_refused_and_what_is_taken_reaches_the_top(rows):
    found = judge(coded(*rows))
    assert len(found.taken) + len(found.refused) == len(rows)
    by_code = {one.code: one for one in found.taken}
    for one in found.taken:
        at, steps = one, 0
        while at.parent:
            at, steps = by_code[at.parent], steps + 1
            assert steps <= len(rows)


def test_what_came_went_and_was_renamed():
    found = differences({"1": "Satu", "2": "Dua", "3": "Tiga"}, {"1": "Satu", "2": "Kalih", "4": "Empat"})
    assert (found["added"], found["gone"], found["renamed"]) == (1, 1, 1)
    assert found["first_renamed"] == [["2", "Dua", "Kalih"]]


def test_a_pair_of_codes_needs_both_and_stands_once():
    pairs = [Pair(2, "1", "A"), Pair(3, "9", "A"), Pair(4, "1", "Z"), Pair(5, "1", "A"), Pair(6, "2", "B", "kira-kira")]
    found = judge_pairs(pairs, {"1", "2"}, {"A", "B"})
    assert [(one.line, one.why) for one in found.refused] == [
        (3, WrongPair.NO_SOURCE),
        (4, WrongPair.NO_TARGET),
        (5, WrongPair.TWICE),
        (6, WrongPair.NO_RELATION),
    ]
    assert [(one.source, one.target, one.relation) for one in found.taken] == [("1", "A", "same")]


def test_how_codes_relate_follows_from_the_pairs_where_the_file_says_nothing():
    pairs = [Pair(1, "1", "A"), Pair(2, "2", "B"), Pair(3, "2", "C"), Pair(4, "3", "D"), Pair(5, "4", "D", "sama")]
    found = judge_pairs(pairs, {"1", "2", "3", "4"}, {"A", "B", "C", "D"})
    assert [one.relation for one in found.taken] == ["same", "split", "split", "merged", "same"]
