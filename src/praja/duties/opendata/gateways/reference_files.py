# SPDX-License-Identifier: EUPL-1.2
"""A reference list from a file: CSV, XLSX, or JSON as a service answers it. Every value is text as it stands there: a code never
becomes a number."""

from praja.duties.opendata.gateways.reading import objects
from praja.lib.imports import Line, Sheet, read_sheet


def read_reference(data: bytes) -> Sheet:
    """The table of a file. Raises InvalidInput and TooLarge, as `read_sheet` and the reading of JSON do."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"["):
        return read_sheet(data)
    [sheet] = objects.read(data).sheets
    rows = [["" if cell is None else str(cell).strip() for cell in row] for row in sheet.rows]
    headings = rows[0] if rows else []
    lines = [Line(number, dict(zip(headings, row, strict=False))) for number, row in enumerate(rows[1:], start=1)]
    return Sheet(headings, lines)
