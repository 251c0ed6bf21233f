# SPDX-License-Identifier: EUPL-1.2
"""The words that a file holds: those of a PDF that was written on a computer, and those on a scan where the program that reads
them is installed."""

import logging
from subprocess import TimeoutExpired

from praja.kernel.documents.enums import Kind
from praja.kernel.documents.gateways import tesseract
from praja.kernel.documents.gateways.pdfium import page_as_png, words_of_pdf
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.queries.files import content_of

log = logging.getLogger("praja.documents")

MOST_PAGES = 10
"""Pages of one scan that are read: the matter of a letter stands on its first."""
FEWEST = 40
"""Characters under which a PDF counts as a scan: what a scanner writes into it beside the picture."""


def words_in(file: StoredFile, *, at_most: int) -> str:
    """The words in a file, at most so many characters; empty where it has none, or where nothing here can read a scan.

    A page takes seconds: never called while a person waits, nor inside a transaction."""
    kind = Kind(file.media_type)
    with content_of(file) as content:
        data = content.read()
    held = "" if kind.is_image else words_of_pdf(data, at_most)
    if len(held.strip()) >= FEWEST or not tesseract.reads():
        return held.strip()[:at_most]
    found, length = list[str](), 0
    for page in range(1, 2 if kind.is_image else min(file.pages or 1, MOST_PAGES) + 1):
        picture = data if kind.is_image else page_as_png(data, page)
        found.append(_read(picture) if picture else "")
        length += len(found[-1])
        if length >= at_most:
            break
    return "\n".join(found).strip()[:at_most]


def _read(picture: bytes) -> str:
    try:
        return tesseract.words_on(picture)
    except TimeoutExpired:
        log.warning("a page took too long to read")
        return ""
