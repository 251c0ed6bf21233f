# SPDX-License-Identifier: EUPL-1.2
"""The first sheet of an XLSX as text. Guards first: a workbook is a zip file, and zip files can be bombs."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, NoReturn
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import InvalidInput, TooLarge
from praja.lib.imports.lines import Limits
from praja.lib.imports.rows import Fault, RawRow

LAST_ROW = 1_048_576  # of the format itself; a forged row number must not make the reader count for ever
SAFE_DIGITS = 15  # spreadsheets keep 15 significant digits: of a 16-digit NIK the last one is lost
_PROLOGUE = 65_536
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    LookupError,
    ValueError,
    OSError,
    ParseError,
    SyntaxError,
    EOFError,
    TypeError,
    AttributeError,
    ArithmeticError,
)


def rows(data: bytes, limits: Limits) -> Iterator[RawRow]:
    """Rows of the first sheet. Raises InvalidInput (not a readable workbook) or TooLarge (unpacks to too
    much).
    """
    import openpyxl  # loaded late: most processes never see a workbook

    guard(data, limits)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # a declared size may be a million rows of nothing
        cells = sheet.iter_rows(max_row=LAST_ROW)
    except _UNREADABLE as error:
        _refuse(error)
    return _rows(cells, limits)


def _rows(cells: Iterator[tuple[Any, ...]], limits: Limits) -> Iterator[RawRow]:
    number = 0
    while True:
        try:
            row = next(cells, None)
        except _UNREADABLE as error:
            _refuse(error)
        if row is None:
            return
        number += 1
        row = row[: limits.columns]
        if any(cell.value is not None for cell in row):
            yield RawRow(number, [cell_text(cell) for cell in row], _fault(row))


def _refuse(error: Exception) -> NoReturn:
    raise InvalidInput(
        _("This file cannot be read as an XLSX workbook."),
        field="file",
        next_step=_("Open it in a spreadsheet program and save it again as XLSX or CSV."),
    ) from error


def guard(data: bytes, limits: Limits) -> None:
    """See to it that a workbook (XLSX, ODS) is a zip file that unpacks to no more than is taken, without a document type. Raises
    InvalidInput, TooLarge."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            # The declared sizes can be trusted this far: the reader stops at them and fails on the checksum.
            if len(parts) > limits.parts or sum(part.file_size for part in parts) > limits.unpacked:
                raise TooLarge(
                    _("The workbook unpacks to more than can be taken."),
                    field="file",
                    next_step=_("Split it into smaller files, or save it as CSV."),
                )
            _guard_xml(archive, parts)
    except (*_UNREADABLE, RuntimeError, NotImplementedError) as error:
        _refuse(error)


def _guard_xml(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """No workbook program writes a document type; it is only good for entity bombs."""
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with archive.open(part) as stream:
                start = stream.read(_PROLOGUE).replace(b"\x00", b"")
            if re.search(rb"<!\s*(DOCTYPE|ENTITY)", start, re.IGNORECASE):
                raise ValueError(part.filename)


def cell_text(cell: Any) -> str:
    """A cell as its reader would write it: dates in ISO form, whole numbers without a point, codes with
    their zeros.
    """
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return _number_text(value, cell.number_format or "")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time.min else value.isoformat(" ")
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value)


def _number_text(value: float, number_format: str) -> str:
    plain = format(Decimal(f"{value:.{SAFE_DIGITS}g}" if isinstance(value, float) else value), "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    # A column formatted "000000" shows its leading zeros although the number has none.
    return plain.zfill(len(number_format)) if re.fullmatch(r"0+", number_format) else plain


def _fault(row: tuple[Any, ...]) -> Fault | None:
    for at, cell in enumerate(row):
        value = cell.value
        if cell.data_type == "e":
            return Fault("cell_error", _("This line holds an error instead of a value."), at)
        if isinstance(value, (int, float)) and abs(value) >= 10**SAFE_DIGITS:
            return Fault(
                "digits_lost",
                _("Numbers of more than 15 digits lose digits; format the column as text and type it again."),
                at,
            )
    return None
