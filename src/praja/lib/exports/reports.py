# SPDX-License-Identifier: EUPL-1.2
"""A report with words and several tables: one shape, so that its PDF, DOCX and XLSX say the same."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _

from praja.lib.exports.tables import Table, as_text, without_controls
from praja.lib.exports.text_documents import _lay_out, _write_table
from praja.lib.exports.workbooks import _lay_on_paper, _sheet_name, _text_cell, _write_data

ROOM = 25.7
"""Centimetres between the margins of the report's paper, across."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing as SVG and what it shows in words. Paper draws it as wide as `width` percent of the room; a document to be edited
    shows `picture` (PNG) where there is one. The tables beside it say the same everywhere."""

    svg: str
    says: str
    width: int = 100
    picture: bytes = b""


@dataclass(frozen=True, slots=True)
class Section:
    """`paragraphs` come before `tables`; the rows of a table are a sequence, since each format reads them again."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    drawing: Drawing | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Room for a hand-written signature at the end: what it says (`words`), the office of the signer, their name."""

    words: str
    title: str
    name: str


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """`government` is who reports, `lead` one sentence under the title, `as_of` the day for which the figures hold. What the
    signature need not stand under is the `annex`, behind it. `upright`: mostly words, with tables of few columns."""

    title: str
    government: str
    lead: str
    sections: tuple[Section, ...]
    as_of: date
    signature: Signature | None = None
    annex: tuple[Section, ...] = ()
    upright: bool = False

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(table for section in (*self.sections, *self.annex) for table in section.tables)


def report_docx(report: ReportDocument) -> bytes:
    """The report to be edited: real headings, paragraphs and tables; in landscape for the width of the tables, unless it stands
    upright. The annex begins a page of its own."""
    import docx  # loaded late, as in `text_documents`

    document = docx.Document()
    _lay_out(document, wide=not report.upright)
    document.core_properties.title = without_controls(report.title)[:255]
    document.core_properties.author = without_controls(report.government)[:255]
    document.add_paragraph(without_controls(report.government))
    document.add_heading(without_controls(report.title), level=1)
    document.add_paragraph(without_controls(report.lead))
    _write_sections(document, report.sections)
    if report.signature:
        signed = report.signature
        for line in (signed.words, signed.title, "", "", signed.name):
            document.add_paragraph(without_controls(line)).paragraph_format.keep_with_next = line != signed.name
    before = len(document.paragraphs)
    _write_sections(document, report.annex)
    if report.annex:
        document.paragraphs[before].paragraph_format.page_break_before = True
    with tempfile.TemporaryFile() as file:
        document.save(file)
        file.seek(0)
        return file.read()


def _write_sections(document: Any, sections: Iterable[Section]) -> None:
    for section in sections:
        document.add_heading(without_controls(section.heading), level=2)
        drawn = section.drawing if section.drawing and section.drawing.picture else None
        for text in section.paragraphs:
            # Words of a drawing stay on its page; the heading's style keeps it with what follows.
            document.add_paragraph(without_controls(text)).paragraph_format.keep_with_next = drawn is not None
        if drawn is not None:
            _write_picture(document, drawn)
        for table in section.tables:
            title = document.add_paragraph()
            title.add_run(without_controls(str(table.title))).bold = True
            title.paragraph_format.keep_with_next = True
            _write_table(document, table)
            document.add_paragraph(_("Source: %(source)s") % {"source": without_controls(str(table.source))})


def _write_picture(document: Any, drawing: Drawing) -> None:
    """The picture with its words for whoever does not see it."""
    from docx.shared import Cm

    shape = document.add_picture(BytesIO(drawing.picture), width=Cm(ROOM * drawing.width / 100))
    shape._inline.docPr.set("descr", without_controls(drawing.says))


def _about(sheet: Any, text: str, *, bold: bool = False) -> Any:
    from openpyxl.styles import Alignment, Font

    cell = _text_cell(sheet, text)
    cell.font, cell.alignment = Font(bold=bold), Alignment(wrap_text=True, vertical="top")
    return cell


def report_xlsx(report: ReportDocument) -> bytes:
    """The tables of the report, a sheet each, and its words on the first."""
    from openpyxl import Workbook  # loaded late, as in `workbooks`

    book = Workbook(write_only=True)
    book.properties.title = without_controls(report.title)
    book.properties.creator = without_controls(report.government)
    sheet = book.create_sheet(_sheet_name(_("About")))
    _lay_on_paper(sheet)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 28, 110
    lines = [(_("Title"), report.title), (_("Government"), report.government), ("", report.lead)]
    lines += [(section.heading, text) for section in (*report.sections, *report.annex) for text in section.paragraphs]
    if report.signature:
        lines.append((report.signature.words, f"{report.signature.title}, {report.signature.name}"))
    for label, text in [*lines, (_("As of"), as_text(report.as_of))]:
        sheet.append([_about(sheet, label, bold=True), _about(sheet, text)])
    for table in report.tables:
        _write_data(book, table)
    with tempfile.TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        return file.read()
