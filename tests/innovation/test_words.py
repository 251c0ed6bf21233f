# SPDX-License-Identifier: EUPL-1.2
"""A limit of words counts what white space keeps apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.duties.innovation.domain.words import TooManyWordsError, check_limit, word_count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" \n\t ", 0),
        ("Antrean singkat", 2),
        ("satu\ndua\r\n  tiga\tempat", 4),
        ("pelan-pelan", 1),
        ("naik — turun", 3),
        ("lihat https://contoh.invalid/a?b=c ya", 3),
        ("kata\u00a0sambung", 2),
    ],
)
def test_words_are_what_white_space_keeps_apart(text: str, words: int) -> None:
    assert word_count(text) == words


def test_two_hundred_words_pass_where_two_hundred_are_taken_and_one_more_does_not() -> None:
    assert check_limit("kata " * 200, 200) == 200
    with pytest.raises(TooManyWordsError) as refused:
        check_limit("kata " * 201, 200)
    assert (refused.value.words, refused.value.most) == (201, 200)


def test_without_a_limit_any_number_passes() -> None:
    assert check_limit("kata " * 5_000, None) == 5_000


@given(
    st.lists(st.text(st.characters(categories=["L", "N", "P"]), min_size=1), max_size=30),
    st.sampled_from([" ", "\n", " \t"]),
)
def test_the_kind_of_white_space_never_matters(tokens: list[str], between: str) -> None:
    assert word_count(between.join(tokens)) == len(tokens)
