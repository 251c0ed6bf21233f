# SPDX-License-Identifier: EUPL-1.2
"""DOCX: title, source, date and one table, because offices edit what they are sent."""

import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any
from xml.sax.saxutils import escape

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from praja.lib.errors import TooLarge
from praja.lib.exports.tables import Column, Table, as_text, widths_of, without_controls
from praja.lib.exports.workbooks import CHUNK

MOST_ROWS = 3_000
HALF_POINTS = 18
WIDE = 6  # columns; more are set in landscape


def docx_chunks(table: Table) -> Iterator[bytes]:
    """The document. Raises TooLarge past 3,000 rows: a text document of a hundred pages helps nobody."""
    import docx  # loaded late, here and below: most processes never write a document

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
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    section = document.sections[0]
    width, height = Cm(21.0), Cm(29.7)
    section.page_width, section.page_height = (height, width) if wide else (width, height)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    _say_language(document)
    _number_pages(section)


def _say_language(document: Any) -> None:
    """Or the office's program underlines every word as misspelt English."""
    from docx.oxml.ns import qn

    for mark in document.styles.element.iter(qn("w:lang")):
        mark.set(qn("w:val"), "id-ID" if get_language() == "id" else "en-GB")


def _number_pages(section: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    line = section.footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    line._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"/>'))


def _write_table(document: Any, table: Table) -> None:
    rows = [[as_text(row.get(c.key)) for c in table.columns] for row in islice(table.rows, MOST_ROWS + 1)]
    if len(rows) > MOST_ROWS:
        raise TooLarge(_("A DOCX table cannot hold so many rows."), next_step=_("Choose XLSX or CSV."))
    headings = [str(column.label) for column in table.columns]
    grid = document.add_table(rows=0, cols=len(headings), style="Table Grid")
    _set_widths(document, grid, widths_of(headings, rows))
    for number, texts in enumerate([headings, *rows]):
        grid._tbl.append(_row(list(zip(texts, table.columns, strict=True)), heading=number == 0))


def _set_widths(document: Any, grid: Any, widths: Sequence[int]) -> None:
    """Share the width between the margins; office programs that do not measure text themselves take it from here."""
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = room * width // sum(widths)


def _row(cells: list[tuple[str, Column]], *, heading: bool) -> Any:
    """One table row as XML: cell by cell through the library's objects, long tables take minutes."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    # The mark repeats the heading on every page.
    mark = "<w:trPr><w:tblHeader/></w:trPr>" if heading else ""
    inside = "".join(_cell(text, column, bold=heading) for text, column in cells)
    return parse_xml(f"<w:tr {nsdecls('w')}>{mark}{inside}</w:tr>")


def _cell(text: str, column: Column, *, bold: bool) -> str:
    side = '<w:pPr><w:jc w:val="right"/></w:pPr>' if column.kind.is_numeric else ""
    look = f'<w:rPr>{"<w:b/>" if bold else ""}<w:sz w:val="{HALF_POINTS}"/></w:rPr>'
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in without_controls(text).splitlines() or [""]
    )
    return f"<w:tc><w:p>{side}<w:r>{look}{lines}</w:r></w:p></w:tc>"
