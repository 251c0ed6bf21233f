# SPDX-License-Identifier: EUPL-1.2
"""XLSX: typed cells, text always as text, frozen header; a second sheet names the source."""

import re
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from praja.lib.errors import TooLarge
from praja.lib.exports.tables import Column, Kind, Table, as_text, without_controls

if TYPE_CHECKING:
    from openpyxl import Workbook

LAST_ROW = 1_048_576
CHUNK = 65_536
A4 = 9
"""Number of the paper in the format."""
PAGE = 210
"""Characters across a page that can still be read."""
LINE, HIGHEST, SPARE = 15, 409, 3
"""Points of a line, the highest row that the format knows, and characters that words leave empty at the end of a line."""
_FORMATS = {
    Kind.INTEGER: "0",
    Kind.MONEY: "#,##0",
    Kind.DECIMAL: "0.00##",
    Kind.DATE: "yyyy-mm-dd",
    Kind.DATETIME: "yyyy-mm-dd hh:mm",
}
_WIDTHS = {Kind.TEXT: 32, Kind.DATE: 12, Kind.DATETIME: 18, Kind.MONEY: 18}


def xlsx_chunks(table: Table) -> Iterator[bytes]:
    """The workbook. Raises TooLarge past the rows that the format holds."""
    from openpyxl import Workbook  # loaded late, here and below: most processes never write a workbook

    book = Workbook(write_only=True)
    book.properties.title = without_controls(str(table.title))
    book.properties.creator = without_controls(str(table.source))
    _write_data(book, table)
    _write_source(book, table)
    with tempfile.TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        yield from _chunks(file)


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk


def _write_data(book: "Workbook", table: Table) -> None:
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(_sheet_name(str(table.title)))
    sheet.freeze_panes = "A2"
    widths = [_width(column) for column in table.columns]
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    _lay_on_paper(sheet, widths)
    sheet.append([_heading(sheet, column) for column in table.columns])
    pens = [_pen(sheet, column.kind) for column in table.columns]
    texts = [(c.key, width) for c, width in zip(table.columns, widths, strict=True) if c.kind is Kind.TEXT]
    for number, row in enumerate(table.rows, start=2):
        if number > LAST_ROW:
            raise TooLarge(_("An XLSX sheet cannot hold so many rows."), next_step=_("Choose CSV."))
        if (lines := max((_lines(row.get(key), width) for key, width in texts), default=1)) > 1:
            sheet.row_dimensions[number].height = min(LINE * lines, HIGHEST)
        sheet.append([_written(pen, row.get(c.key)) for pen, c in zip(pens, table.columns, strict=True)])


def _width(column: Column) -> int:
    return column.width or max(_WIDTHS.get(column.kind, 14), min(len(str(column.label)) + 2, 40))


def _lines(value: Any, width: int) -> int:
    """How many lines a text takes in a column: office programs do not measure it themselves when they open a file."""
    if not isinstance(value, str) or (len(value) < width and "\n" not in value):
        return 1
    return sum(1 + len(line) // max(width - SPARE, 1) for line in value.split("\n"))


def _lay_on_paper(sheet: Any, widths: Sequence[int] = ()) -> None:
    """As offices print it: across, the heading on every page; what is too wide to be read on one page stands on several, each
    with the first column."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    pages = -(-sum(widths) // PAGE) or 1
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if widths:
        sheet.print_title_rows = "1:1"
    if pages > 1:
        sheet.print_title_cols = "A:A"


def _write_source(book: "Workbook", table: Table) -> None:
    sheet = book.create_sheet(_sheet_name(_("Source")))
    _lay_on_paper(sheet)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 16, 60
    facts = ((_("Title"), table.title), (_("Source"), table.source), (_("As of"), as_text(table.as_of)))
    for label, value in facts:
        sheet.append([_text_cell(sheet, label), _text_cell(sheet, str(value))])


def _sheet_name(title: str) -> str:
    return re.sub(r"[\[\]:*?/\\']", " ", without_controls(title)).strip()[:31] or "Data"


def _heading(sheet: Any, column: Column) -> Any:
    from openpyxl.styles import Alignment, Font

    cell = _text_cell(sheet, str(column.label))
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _text_cell(sheet: Any, text: str) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, without_controls(text))
    cell.data_type = "s"  # "=1+1" is a text here, whatever it looks like
    return cell


def _pen(sheet: Any, kind: Kind) -> Any:
    """The one cell that a column is written with: a row is on disk before the next is begun, and styles cost
    time.
    """
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    pen = WriteOnlyCell(sheet)
    pen.number_format = _FORMATS.get(kind, "General")
    pen.alignment = Alignment(wrap_text=kind is Kind.TEXT, vertical="top")
    return pen


def _written(pen: Any, value: Any) -> Any:
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.make_naive(value)  # the format knows no time zones: local time
    if value is None or _is_typed(value):
        number_format = pen.number_format
        pen.value = value
        pen.number_format = number_format  # a date would choose its own
    else:
        pen.value = as_text(value)
        pen.data_type = "s"
    return pen


def _is_typed(value: Any) -> bool:
    if isinstance(value, bool):
        return False
    if isinstance(value, int):
        return abs(value) <= 999_999_999_999_999  # more digits would be rounded by the reader's program
    return isinstance(value, (float, Decimal, date, datetime))
