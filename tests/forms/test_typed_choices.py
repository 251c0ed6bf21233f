# SPDX-License-Identifier: EUPL-1.2
"""Choices as an editor types them: codes stay what they are when words change."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.making import WORDS
from praja.kernel.forms.domain.choices import choices_from, typed_of
from praja.kernel.forms.domain.naming import name_from
from praja.kernel.forms.domain.questions import Choice

CODES = WORDS.filter(lambda code: "|" not in code)


def test_a_code_is_made_of_the_words_or_typed_before_them() -> None:
    assert choices_from("Makanan\n\n  kain |  Pakaian jadi \r\nMakanan!") == (
        Choice("makanan", "Makanan"),
        Choice("kain", "Pakaian jadi"),
        Choice("makanan_2", "Makanan!"),
    )


def test_known_words_keep_their_code_and_numbers_stay_numbers() -> None:
    before = (Choice("f1", "Makanan"), Choice("f2", "Kain"))
    numbers = (Choice(1, "Satu"), Choice(2, "Dua"))

    assert choices_from("Kain\nMakanan", before) == (Choice("f2", "Kain"), Choice("f1", "Makanan"))
    assert choices_from("2 | Dua\n3 | Tiga", numbers) == (Choice(2, "Dua"), Choice(3, "Tiga"))
    assert choices_from("2 | Dua\nEmpat", numbers) == (Choice("2", "Dua"), Choice("empat", "Empat"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.builds(Choice, CODES, WORDS), max_size=6, unique_by=lambda choice: choice.value))
def test_whatever_the_choices_what_is_shown_reads_as_they_are(choices: list[Choice]) -> None:
    assert choices_from(typed_of(choices), choices) == tuple(choices)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Nama usaha", "nama_usaha"),
        ("3 tahun terakhir?", "n_3_tahun_terakhir"),
        ("Ωé", "e"),
        ("!?", "n"),
        ("x" * 99, "x" * 40),
    ],
)
def test_names_are_made_of_words(words: str, name: str) -> None:
    assert name_from(words, ()) == name
    assert name_from(words, {name}) == f"{name}_2"
