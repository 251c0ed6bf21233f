# SPDX-License-Identifier: EUPL-1.2
"""Modules written here, as plain values: text that is never markup, pages that move, and when a module is done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.duties.training.domain.modules.pages import (
    Content,
    Page,
    Question,
    Span,
    is_done,
    moved_page,
    pieces_of,
    share_right,
    spans_of,
    with_page,
    without_page,
)

ASKED = Question(text="Apa?", options=("a", "b"), right=1)


def test_a_text_falls_into_its_pieces() -> None:
    found = pieces_of("## Judul\n\nSatu\ndua\n\n- a\n- b")

    assert [(one.kind, len(one.lines)) for one in found] == [("heading", 1), ("paragraph", 2), ("list", 2)]


def test_links_are_words_with_an_address() -> None:
    assert spans_of("Baca [aturan](https://contoh.invalid/a?b=1) ini") == (
        Span("Baca "),
        Span("aturan", "https://contoh.invalid/a?b=1"),
        Span(" ini"),
    )


@pytest.mark.parametrize("text", ["[a](javascript:alert(1))", "[a](//contoh.invalid)", "[a](data:text/html,x)"])
def test_other_addresses_stay_words(text: str) -> None:
    assert spans_of(text) == (Span(text),)


@given(st.text(max_size=200))
def test_no_word_is_lost(text: str) -> None:
    kept = "".join(span.words for piece in pieces_of(text) for line in piece.lines for span in line)
    wanted = "".join(text.split())
    if not any(mark in text for mark in ("#", "- ", "[", "-")):
        assert "".join(kept.split()) == wanted


def test_pages_are_put_moved_and_taken_out() -> None:
    content = Content()
    for title in "abc":
        content = with_page(content, len(content.pages), Page(title=title, text="x"))

    assert [page.title for page in moved_page(content, 2).pages] == ["a", "c", "b"]
    assert [page.title for page in without_page(content, 0).pages] == ["b", "c"]
    assert Content.of(content.as_data()) == content


@pytest.mark.parametrize(("answers", "share"), [((1, 1, 1), 100), ((1, 1, None), 66), ((0, 0, 0), 0)])
def test_the_share_of_right_answers_is_rounded_down(answers: tuple[int | None, ...], share: int) -> None:
    assert share_right((ASKED, ASKED, ASKED), answers) == share


def test_a_module_is_done_when_all_is_read_and_enough_is_right() -> None:
    pages = (Page(title="a", text="x"), Page(title="b", text="y"))
    read_only, checked = Content(pages=pages), Content(pages=pages, questions=(ASKED,), least=60)

    assert (is_done(read_only, (0,), None), is_done(read_only, (0, 1), None)) == (False, True)
    assert [is_done(checked, (0, 1), best) for best in (None, 59, 60)] == [False, False, True]
