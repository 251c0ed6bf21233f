# SPDX-License-Identifier: EUPL-1.2
"""Words, stems and questions: the same for every database, whatever is typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.kernel.search.domain.questions import MOST_WORDS, Question, parse
from praja.kernel.search.domain.snippets import snippet
from praja.kernel.search.domain.words import LONGEST_TEXT, LONGEST_WORD, analyse, stem, tokens

TOKEN = re.compile(r"[a-z0-9]+")


@given(st.text())
def test_tokens_are_plain_letters_and_digits(text: str):
    for token in tokens(text):
        assert TOKEN.fullmatch(token)
        assert TOKEN.fullmatch(stem(token))
        assert len(token) <= LONGEST_WORD


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("Pengaduan Kebersihan", "adu bersih"),
        ("ADU-2026-0001", "adu 2026 0001"),
        ("Café, ＰＤＦ", "cafe pdf"),
        ("jalan_rusak!", "jalan rusak"),
    ],
)
def test_stems_of_indonesian_and_of_codes(text: str, stems: str):
    assert analyse(text, "").title_stems == stems


def test_words_hold_both_what_was_written_and_its_stem_once():
    assert analyse("pelayanan", "layan pelayanan").words == "layan pelayanan"


def test_very_long_texts_are_cut():
    analysed = analyse("", "kata " * LONGEST_TEXT)
    assert LONGEST_TEXT - 10 < len(analysed.body_stems) <= LONGEST_TEXT


def test_words_are_joined_phrases_kept_and_the_last_word_is_a_beginning():
    assert parse('"jalan rusak" lampu pengadu') == Question(
        ("jalan", "rusak", "lampu", "adu"), ("jalan rusak",), "pengadu"
    )
    assert parse("pengaduan ") == Question(("adu",), ())
    assert parse('lampu "jalan"') == Question(("jalan", "lampu"), ())
    assert parse("a") == Question(("a",), ())
    assert parse(' "" !? ').is_empty


@given(st.text(alphabet="ab \"'*()&|:-\x00né", max_size=700))
def test_a_question_is_always_readable(text: str):
    question = parse(text)
    assert len(question.stems) <= MOST_WORDS
    assert len(set(question.stems)) == len(question.stems)
    assert all(TOKEN.fullmatch(word) for word in question.stems)
    assert not question.beginning or question.stems[-1] == stem(question.beginning)


@given(st.text(alphabet="jalan lampu \n.", max_size=900), st.sampled_from(["jalan", "lampu ja", "zzz"]))
def test_a_snippet_is_a_piece_of_the_summary(summary: str, typed: str):
    parts = snippet(summary, parse(typed))
    text = "".join(part.text for part in parts)
    assert text.strip("…") in summary
    assert len(text) <= 202
    assert all(any(map(parse(typed).meets, tokens(part.text))) for part in parts if part.is_hit)


def test_a_snippet_shows_the_first_hit_and_marks_it():
    parts = snippet("kata " * 60 + "lampu jalan padam " + "lagi " * 60, parse("jalan"))
    assert [part.text for part in parts if part.is_hit] == ["jalan"]
    assert (parts[0].text, parts[-1].text) == ("…", "…")
    assert "lampu " in parts[1].text
