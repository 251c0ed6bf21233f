# SPDX-License-Identifier: EUPL-1.2
"""Tables out of Praja, safe to open: CSV (streamed), XLSX and DOCX. Every register and report uses this one
entry.
"""

from collections.abc import Callable, Iterator
from typing import Literal

from praja.lib.exports.delimited import csv_chunks
from praja.lib.exports.reports import ReportDocument, Section, Signature, report_docx, report_xlsx
from praja.lib.exports.tables import Column, Kind, Table
from praja.lib.exports.text_documents import docx_chunks
from praja.lib.exports.workbooks import xlsx_chunks

Format = Literal["csv", "xlsx", "docx"]

MEDIA_TYPES: dict[Format, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_WRITERS: dict[Format, Callable[[Table], Iterator[bytes]]] = {
    "csv": csv_chunks,
    "xlsx": xlsx_chunks,
    "docx": docx_chunks,
}


def export(table: Table, format: Format) -> Iterator[bytes]:  # noqa: A002 (the word everybody uses)
    """The bytes of `table` in chunks. CSV comes as the rows are read; the others once the last row is in.

    Raises TooLarge (while iterating) where the format cannot hold the rows.
    """
    return _WRITERS[format](table)


__all__ = [
    "MEDIA_TYPES",
    "Column",
    "Format",
    "Kind",
    "ReportDocument",
    "Section",
    "Signature",
    "Table",
    "csv_chunks",
    "docx_chunks",
    "export",
    "report_docx",
    "report_xlsx",
    "xlsx_chunks",
]
