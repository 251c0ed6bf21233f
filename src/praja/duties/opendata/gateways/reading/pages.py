# SPDX-License-Identifier: EUPL-1.2
"""Tables of web pages: many systems call a page `.xls` and offer it as their export."""

from django.utils.translation import gettext_lazy as _
from lxml import html
from lxml.etree import LxmlError

from praja.duties.opendata.domain.inspecting import Cell, Remark, Sheet, Span
from praja.duties.opendata.gateways.reading import LIMITS, Read
from praja.lib.errors import InvalidInput, TooLarge
from praja.lib.imports.delimited import decode

_WIDEST = 2_000


def read(data: bytes) -> Read:
    """Each table of the page that holds no other one, joined cells taken apart. Raises InvalidInput without any, TooLarge."""
    text, _assumed = decode(data)
    try:
        page = html.fromstring(text, parser=html.HTMLParser(huge_tree=False, no_network=True))
    except (LxmlError, ValueError) as error:
        raise _no_table() from error
    found = [table for table in page.iter("table") if table.find(".//table") is None]
    if not found:
        raise _no_table()
    sheets = [_sheet(table, f"{number}" if len(found) > 1 else "") for number, table in enumerate(found, 1)]
    return Read("html", sheets, problems=[Remark("page_as_workbook")])


def _no_table() -> InvalidInput:
    return InvalidInput(
        _("There is no table in this page."),
        field="file",
        next_step=_("Save the table itself as XLSX or CSV and send that."),
    )


def _sheet(table: html.HtmlElement, name: str) -> Sheet:
    rows: list[list[Cell]] = []
    spans: list[Span] = []
    taken: dict[tuple[int, int], Cell] = {}
    for top, row in enumerate(table.iter("tr")):
        cells: list[Cell] = []
        for cell in (one for one in row if one.tag in ("td", "th")):
            while (top, len(cells)) in taken:
                cells.append(taken[top, len(cells)])
            _place(cell, top, cells, taken, spans)
        while (top, len(cells)) in taken:
            cells.append(taken[top, len(cells)])
        rows.append(cells)
    return Sheet(name, rows, tuple(spans), is_grid=True)


def _place(
    cell: html.HtmlElement, top: int, cells: list[Cell], taken: dict[tuple[int, int], Cell], spans: list[Span]
) -> None:
    """Put a cell where it belongs, and nothing where it reaches to the right and below; what is joined is filled later."""
    wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
    left = len(cells)
    if left + wide > LIMITS.columns:
        raise TooLarge(_("This table has too many columns."), field="file", next_step=_("Split it into smaller files."))
    cells.append(" ".join(cell.text_content().split()))
    cells.extend([None] * (wide - 1))
    for down in range(1, high):
        for right in range(wide):
            taken[top + down, left + right] = None
    if wide > 1 or high > 1:
        spans.append(Span(top, left, top + high - 1, left + wide - 1))


def _span(cell: html.HtmlElement, name: str) -> int:
    text = str(cell.get(name, "1")).strip()
    return min(max(1, int(text)), _WIDEST) if text.isdecimal() else 1
