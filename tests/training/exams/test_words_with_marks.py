# SPDX-License-Identifier: EUPL-1.2
"""The few marks of questions: read as typed, written in one way, nothing of markup in between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.duties.training.domain.exams.texts import Block, Run, blocks_of, normal, plain, tidy, written


def test_marks_open_and_close() -> None:
    assert blocks_of("Berapa **lama** CO,,2,, dan m^^2^^?") == (
        Block(
            "p",
            (
                (
                    Run("Berapa "),
                    Run("lama", bold=True),
                    Run(" CO"),
                    Run("2", lowered=True),
                    Run(" dan m"),
                    Run("2", raised=True),
                    Run("?"),
                ),
            ),
        ),
    )


@pytest.mark.parametrize("text", ["Isi ____ dan .....", "a * b * c", "2 ** tanpa pasangan", "<b>bukan tanda</b> & itu"])
def test_what_is_no_mark_stays_as_it_is(text: str) -> None:
    assert plain(text) == text
    assert not any(run.marks for block in blocks_of(text) for item in block.items for run in item)


def test_lists_and_paragraphs() -> None:
    blocks = blocks_of("Pilih:\n- satu\n- dua\n\n1. awal\n2. akhir\n\ntutup\nbaris")

    assert [(block.kind, [plain_of(item) for item in block.items]) for block in blocks] == [
        ("p", ["Pilih:"]),
        ("ul", ["satu", "dua"]),
        ("ol", ["awal", "akhir"]),
        ("p", ["tutup\nbaris"]),
    ]


def plain_of(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


TEXT = st.text(alphabet="ab *_^,\\-1.\n<&é", max_size=40)


@given(TEXT)
def test_tidy_words_stay_as_they_are(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


RUNS = st.lists(
    st.builds(
        Run,
        text=st.text(alphabet="ab *_^,\\-1.\n", min_size=1, max_size=6),
        bold=st.booleans(),
        italic=st.booleans(),
        raised=st.booleans(),
    ),
    min_size=1,
    max_size=4,
)


@given(RUNS)
def test_a_paragraph_is_read_as_it_was_written(runs: list[Run]) -> None:
    blocks = normal([Block("p", (tuple(runs),))])

    assert blocks_of(written(blocks)) == blocks


def test_a_long_text_is_cut_for_a_line() -> None:
    assert plain("Siapa **yang** memutus?", longest=10) == "Siapa yan…"
    assert plain("Apa yang **lebih dulu**?") == "Apa yang lebih dulu?"
