# SPDX-License-Identifier: EUPL-1.2
"""A page break never parts a drawing of a report from its heading: in the PDF by blocks, in the DOCX by what is kept together."""

from datetime import UTC, date, datetime
from io import BytesIO

import docx
import pypdfium2
import pytest

from praja.kernel.documents.gateways.reports import drawing_picture, render_report
from praja.lib.exports import ReportDocument, Section, report_docx
from praja.lib.exports.reports import Drawing

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 {high}"><rect width="40" height="{high}" fill="#246"/></svg>'
HEADING, TEXT = "Gambar nomor", 1
"""What every section begins with, and the number by which the PDF library knows objects of text."""
AT = datetime(2026, 2, 2, tzinfo=UTC)


def report(words: int, *, high: int = 20, picture: bytes = b"") -> ReportDocument:
    """Six sections with a drawing each, behind so many words."""
    said = " ".join(["Kata tentang gambar."] * words)
    sections = tuple(
        Section(f"{HEADING} {number}", (said,), (), Drawing(SVG.format(high=high), f"gambar {number}", 55, picture))
        for number in range(6)
    )
    return ReportDocument("Risalah", "Kota Uji", "Satu kelompok.", sections, date(2026, 2, 2))


def drawn_and_headed(content: bytes) -> list[tuple[int, int]]:
    """Of each page: how many drawings and how many headings stand on it. The first also has the line under its letterhead."""
    with pypdfium2.PdfDocument(BytesIO(content)) as found:
        return [
            (
                sum(one.type != TEXT for one in page.get_objects()) - (number == 0),
                page.get_textpage().get_text_bounded().count(HEADING),
            )
            for number, page in enumerate(found)
        ]


@pytest.mark.parametrize("words", [5, 40, 90, 140])
def test_every_page_has_as_many_drawings_as_headings(words: int):
    pages = drawn_and_headed(render_report(report(words), at=AT))

    assert sum(headed for _drawn, headed in pages) == 6
    assert [drawn for drawn, _headed in pages] == [headed for _drawn, headed in pages]


def test_a_high_drawing_is_made_to_fit_beside_its_heading():
    pages = drawn_and_headed(render_report(report(20, high=90), at=AT))

    assert [headed for _drawn, headed in pages] == [1] * 6
    assert [drawn for drawn, _headed in pages] == [1] * 6


def test_the_words_of_a_drawing_are_kept_with_it_in_a_document_to_be_edited():
    picture = drawing_picture(SVG.format(high=20))
    document = docx.Document(BytesIO(report_docx(report(5, picture=picture))))
    before = [
        words
        for words, drawn in zip(document.paragraphs, document.paragraphs[1:], strict=False)
        if drawn._p.xpath(".//w:drawing")
    ]

    assert len(before) == 6
    assert all(words.paragraph_format.keep_with_next for words in before)
    assert document.styles["Heading 2"].paragraph_format.keep_with_next
