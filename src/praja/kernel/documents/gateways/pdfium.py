# SPDX-License-Identifier: EUPL-1.2
"""Pages of a PDF as pictures, and the words that it holds. PDFium is no program for several threads: one at a time."""

import io
from threading import Lock

import pypdfium2

WIDTH = 1240
"""Pixels of a page's picture: A4 at 150 dots an inch."""

_one_at_a_time = Lock()


def page_as_png(data: bytes, page: int) -> bytes | None:
    """The page (from 1) as PNG; None where the document has no such page. Raises `pypdfium2.PdfiumError` for what is no PDF."""
    with _one_at_a_time, pypdfium2.PdfDocument(data) as document:
        if not 1 <= page <= len(document):
            return None
        shown = document[page - 1]
        picture = shown.render(scale=min(WIDTH / max(shown.get_width(), 1.0), 4.0)).to_pil()
    held = io.BytesIO()
    picture.convert("L" if picture.mode == "L" else "RGB").save(held, "PNG", optimize=False)
    return held.getvalue()


def pages_of_pdf(data: bytes) -> int:
    """How many pages the document has. Raises `pypdfium2.PdfiumError` for what is no PDF."""
    with _one_at_a_time, pypdfium2.PdfDocument(data) as document:
        return len(document)


def words_of_pdf(data: bytes, at_most: int) -> str:
    """The words that the PDF itself holds, at most so many characters; empty for a scan."""
    with _one_at_a_time, pypdfium2.PdfDocument(data) as document:
        found, length = list[str](), 0
        for number in range(len(document)):
            text = document[number].get_textpage().get_text_bounded()
            found.append(text)
            length += len(text)
            if length >= at_most:
                break
    return "\n".join(found)[:at_most]
