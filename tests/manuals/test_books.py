# SPDX-License-Identifier: EUPL-1.2
"""Every manual can be made, is readable by everybody, and says nothing that is not there."""

import io
import re
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from django.urls import Resolver404, resolve
from PIL import Image
from pypdfium2 import PdfDocument

from praja.config.demo.cast import CAST
from praja.config.manuals.blocks import blocks_of, links_of
from praja.config.manuals.books import HOME, Book, book_blocks, books, pdf_of, pictures_of
from praja.config.manuals.pictures import SHOTS
from praja.config.practice.declarations import courses

AT = datetime(2026, 6, 10, 3, 0, tzinfo=UTC)
BOOKS = [pytest.param(book, id=book.slug) for book in books()]
NO_PAGES = {"/iclock/"}
"""Beginnings of addresses that machines call."""
ADDRESS = re.compile(r"`(/[a-z0-9/-]*/)`")


@pytest.mark.parametrize("book", BOOKS)
def test_a_book_names_chapters_and_pictures_that_there_are(book: Book) -> None:
    assert book.chapters
    assert [chapter.name for chapter in book.chapters if not chapter.exists()] == []
    assert len(set(book.chapters)) == len(book.chapters)
    assert [one["name"] for one in pictures_of(book_blocks(book)) if one["name"] not in SHOTS] == []


def test_every_chapter_stands_in_a_book_and_every_role_that_is_practised_has_one() -> None:
    chapters = {chapter for book in books() for chapter in book.chapters}

    assert sorted(path.name for path in HOME.glob("*.md") if path not in chapters) == []
    assert {book.role for book in books() if book.role} == set(courses())


def test_every_picture_is_of_a_page_that_exists_and_is_shown_by_somebody() -> None:
    people = {member.mail for member in CAST}
    shown = {one["name"] for book in books() for one in pictures_of(book_blocks(book))}

    for shot in SHOTS.values():
        resolve(shot.path)
        assert shot.login in people | {""}
    assert sorted(set(SHOTS) - shown) == []


def test_addresses_in_books_and_chapters_exist() -> None:
    texts = {path.name: path.read_text() for path in HOME.rglob("*.md")}
    absent = []
    for name, text in texts.items():
        for address in ADDRESS.findall(text):
            try:
                resolve(address)
            except Resolver404:
                absent += [f"{name}: {address}"] * (address not in NO_PAGES)

    assert absent == []


def test_a_book_is_a_tagged_pdf_with_contents_pictures_and_the_ten_exercises(tmp_path: Path) -> None:
    book = next(book for book in books() if book.slug == "loket")
    Image.new("RGB", (1100, 760), "#0B5C5E").save(tmp_path / "loket.png")

    content = pdf_of(book, pictures=tmp_path, edition="Praja", at=AT)

    text = "\n".join(page.get_textpage().get_text_range() for page in PdfDocument(content))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang == "id"
        assert "/Outlines" in pdf.Root
    assert "Daftar isi" in text
    assert "Halaman loket: satu kotak untuk mencari" in text
    assert all(one.title in text for one in courses()[book.role].exercises)


def test_markdown_becomes_blocks() -> None:
    text = "# A\n\nDua **kata** dan `kode`, [tautan](b.md).\n\n1. satu\n   - dalam\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"

    heading, words, numbered, table = blocks_of(text, deeper=1)

    assert (heading["level"], heading["runs"]) == (2, [["A", ""]])
    assert ["kata", "b"] in words["runs"]
    assert ["kode", "c"] in words["runs"]
    assert ["tautan", "l:b.md"] in words["runs"]
    assert [block["is"] for block in numbered["items"][0]] == ["text", "list"]
    assert (table["head"], table["rows"]) == ([[["a", ""]], [["b", ""]]], [[[["1", ""]], [["2", ""]]]])
    assert links_of(text) == ["b.md"]
