# SPDX-License-Identifier: EUPL-1.2
"""DOCX: title, source, date and one table, because offices edit what they are sent."""

import tempfile
from collections.abc import Iterator
from typing import Any

import docx
from django.utils.translation import gettext as _
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from praja.lib.errors import TooLarge
from praja.lib.exports.tables import Column, Table, as_text, without_controls
from praja.lib.exports.workbooks import CHUNK

MOST_ROWS = 3_000
WIDE = 6  # columns; more are set in landscape


def docx_chunks(table: Table) -> Iterator[bytes]:
    """The document. Raises TooLarge past 3,000 rows: a text document of a hundred pages helps nobody."""
    document = docx.Document()
    _lay_out(document, wide=len(table.columns) > WIDE)
    document.core_properties.title = without_controls(str(table.title))[:255]
    document.core_properties.author = without_controls(str(table.source))[:255]
    document.add_heading(without_controls(str(table.title)), level=1)
    document.add_paragraph(_("Source: %(source)s") % {"source": without_controls(str(table.source))})
    document.add_paragraph(_("As of: %(date)s") % {"date": as_text(table.as_of)})
    _write_table(document, table)
    with tempfile.TemporaryFile() as file:
        document.save(file)
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk


def _lay_out(document: Any, *, wide: bool) -> None:
    section = document.sections[0]
    width, height = Cm(21.0), Cm(29.7)
    section.page_width, section.page_height = (height, width) if wide else (width, height)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)


def _write_table(document: Any, table: Table) -> None:
    grid = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    for cell, column in zip(grid.rows[0].cells, table.columns, strict=True):
        _write_cell(cell, str(column.label), column, bold=True)
    _repeat_on_every_page(grid.rows[0])
    for number, row in enumerate(table.rows, start=1):
        if number > MOST_ROWS:
            raise TooLarge(_("A DOCX table cannot hold so many rows."), next_step=_("Choose XLSX or CSV."))
        for cell, column in zip(grid.add_row().cells, table.columns, strict=True):
            _write_cell(cell, as_text(row.get(column.key)), column)


def _write_cell(cell: Any, text: str, column: Column, *, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(without_controls(text))
    run.bold, run.font.size = bold, Pt(9)
    if column.kind.is_numeric:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _repeat_on_every_page(row: Any) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
