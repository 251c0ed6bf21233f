# SPDX-License-Identifier: EUPL-1.2
"""Workbooks: XLSX, XLS, XLSB and ODS, every sheet that is shown."""

import io
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from praja.duties.opendata.domain.inspecting import Cell, Remark, Sheet, Span
from praja.duties.opendata.gateways.reading import LIMITS, Read
from praja.lib.errors import InvalidInput
from praja.lib.imports.workbooks import SAFE_DIGITS, guard

_ZIP = b"PK\x03\x04"


def read(data: bytes) -> Read:
    """The sheets of a workbook. Hidden ones are left out and named. Raises InvalidInput where it is locked by a password or
    damaged, TooLarge where it unpacks to too much."""
    if data.startswith(_ZIP):
        guard(data, LIMITS)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown = [one.name for one in book.sheets_metadata if one.visible is SheetVisibleEnum.Visible]
        sheets = [_sheet(book.get_sheet_by_name(name)) for name in shown]
    except PasswordError as error:
        raise InvalidInput(
            _("This workbook is locked by a password."),
            field="file",
            next_step=_("Save it without a password and send it again."),
        ) from error
    except (CalamineError, ValueError, OSError) as error:
        raise InvalidInput(
            _("This file cannot be read as a workbook."),
            field="file",
            next_step=_("Open it in a spreadsheet program and save it again as XLSX or CSV."),
        ) from error
    hidden = [name for name in book.sheet_names if name not in shown]
    problems = [Remark("hidden_sheets", facts={"names": ", ".join(hidden)})] if hidden else []
    return Read("workbook", sheets, problems=problems)


def _sheet(sheet: CalamineSheet) -> Sheet:
    rows = [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    spans = tuple(Span(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ())
    return Sheet(sheet.name, rows, spans, is_grid=True)


def _cell(value: Any) -> Cell:
    """Numbers of a workbook have no whole numbers: 1420 is 1420.0 there."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**SAFE_DIGITS:
        return int(value)
    if isinstance(value, timedelta):
        return str(value)
    return None if value == "" else value
