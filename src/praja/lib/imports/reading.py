# SPDX-License-Identifier: EUPL-1.2
"""From bytes to lines: chooses the format by content and puts raw rows under the profile's fields."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import InvalidInput, Text, TooLarge
from praja.lib.imports import delimited, workbooks
from praja.lib.imports.headings import headings_of
from praja.lib.imports.lines import Limits, Line, Profile, Reading, Refusal, Sheet
from praja.lib.imports.rows import RawRow
from praja.lib.spreadsheet_text import restored

Source = bytes | BinaryIO
DEFAULT = Limits()


def read_table(source: Source, profile: Profile, *, limits: Limits = DEFAULT) -> Reading:
    """Read CSV or XLSX, whichever the content is. Errors as `read_csv` and `read_xlsx`."""
    data = _bytes_of(source, limits)
    if data.startswith(b"PK\x03\x04"):
        return read_xlsx(data, profile, limits=limits)
    return read_csv(data, profile, limits=limits)


def read_csv(source: Source, profile: Profile, *, limits: Limits = DEFAULT) -> Reading:
    """Read delimited text: UTF-8 (with or without BOM), UTF-16 with BOM, else cp1252 or latin-1 with a note.

    Raises TooLarge for too many bytes or rows, InvalidInput where required columns are missing.
    """
    text, notes = delimited.decode(_bytes_of(source, limits))
    return _under_headers(delimited.rows(text, profile), profile, limits, list(notes))


def read_xlsx(source: Source, profile: Profile, *, limits: Limits = DEFAULT) -> Reading:
    """Read the first sheet of a workbook. Raises TooLarge, InvalidInput (not a workbook, or columns
    missing).
    """
    return _under_headers(workbooks.rows(_bytes_of(source, limits), limits), profile, limits, [])


UNKNOWN = Profile("unknown", {})
_LOOKED_AT = 20
_LONGEST_HEADING = 200


def read_sheet(
    source: Source, *, limits: Limits = DEFAULT, is_line: Callable[[list[str]], bool] | None = None
) -> Sheet:
    """Read CSV or XLSX of which nobody knows the columns yet. The headings are the first row that fills more than one cell:
    a title above them, or a merged cell, is passed over. Where `is_line` tells lines of the table by their cells, everything
    from there to the first of them is headings, one above the other (`headings_of`). Errors as `read_csv` and `read_xlsx`.
    """
    rows, notes = _raw_rows(_bytes_of(source, limits), limits)
    filled = [row for row in rows if row.fault or any(cell.strip() for cell in row.cells)]
    if not filled:
        raise InvalidInput(_("This file is empty."), field="file", next_step=_("Choose the file with the list."))
    at = next((at for at, row in enumerate(filled[:_LOOKED_AT]) if sum(bool(c.strip()) for c in row.cells) > 1), 0)
    lines_at = _first_line(filled, at, is_line) if is_line else at + 1
    headings = [name[:_LONGEST_HEADING] for name in headings_of([row.cells for row in filled[at:lines_at]])]
    wide = {place: name for place, name in enumerate(headings) if name and headings.index(name) == place}
    named = Profile("unknown", dict.fromkeys(wide.values(), ()))
    return Sheet(list(wide.values()), list(_lines(iter(filled[lines_at:]), wide, named, limits)), notes)


def _raw_rows(data: bytes, limits: Limits) -> tuple[list[RawRow], list[Text]]:
    if data.startswith(b"PK\x03\x04"):
        return list(islice(workbooks.rows(data, limits), limits.rows + _LOOKED_AT)), []
    text, assumed = delimited.decode(data)
    found = islice(delimited.rows(text, UNKNOWN), limits.rows + _LOOKED_AT)
    # A cell may hold many lines of text: what a spreadsheet program counts is rows.
    return [replace(row, number=number) for number, row in enumerate(found, 1)], list(assumed)


def _first_line(filled: list[RawRow], at: int, is_line: Callable[[list[str]], bool]) -> int:
    """Where the table's own lines begin; right below its first row of headings where no line is known."""
    looked_at = range(at + 1, min(len(filled), at + _LOOKED_AT))
    return next((place for place in looked_at if is_line(filled[place].cells)), at + 1)


def _bytes_of(source: Source, limits: Limits) -> bytes:
    data = source if isinstance(source, bytes) else source.read(limits.size + 1)
    if len(data) > limits.size:
        raise TooLarge(
            _("The file is larger than %(limit)s MiB.") % {"limit": limits.size // (1024 * 1024)},
            field="file",
            next_step=_("Split it into smaller files."),
        )
    return data


def _under_headers(rows: Iterator[RawRow], profile: Profile, limits: Limits, notes: list) -> Reading:
    header = next((row for row in rows if any(cell.strip() for cell in row.cells)), RawRow(1, []))
    columns = profile.match([cell.strip() for cell in header.cells])
    return Reading(_lines(rows, columns, profile, limits), notes)


def _lines(rows: Iterator[RawRow], columns: dict[int, str], profile: Profile, limits: Limits) -> Iterator[Line]:
    taken = 0
    for row in rows:
        if row.fault is None and not any(cell.strip() for cell in row.cells):
            continue
        taken += 1
        if taken > limits.rows:
            raise TooLarge(
                _("The file has more than %(limit)s rows.") % {"limit": limits.rows},
                field="file",
                next_step=_("Split it into smaller files."),
            )
        yield _line(row, columns, profile)


def _line(row: RawRow, columns: dict[int, str], profile: Profile) -> Line:
    values = dict.fromkeys(profile.columns, "")
    for at, name in columns.items():
        if at < len(row.cells):
            values[name] = restored(row.cells[at].strip())
    if row.fault is None:
        return Line(row.number, values)
    name = columns.get(row.fault.column, "") if row.fault.column is not None else ""
    return Line(row.number, values, Refusal(row.number, name, row.fault.code, row.fault.reason))
