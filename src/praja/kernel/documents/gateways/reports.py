# SPDX-License-Identifier: EUPL-1.2
"""A report with words and tables as PDF."""

from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from praja.kernel.documents.gateways.typst import render, render_picture
from praja.lib.exports.reports import Drawing, ReportDocument, Section, Signature
from praja.lib.exports.tables import Column, Table, as_text, widths_of


def render_report(report: ReportDocument, *, at: datetime) -> bytes:
    """The report as tagged PDF/A in the language active now, dated `at`."""
    return render("report", _data(report), at=at.replace(microsecond=0), paper="a4")


def _data(report: ReportDocument) -> dict[str, Any]:
    return {
        "lang": (get_language() or "id")[:2],
        "government": {"name": report.government},
        "title": report.title,
        "lead": report.lead,
        "as_of": _("As of: %(date)s") % {"date": date_format(report.as_of, "j F Y")},
        "sections": [_section(section) for section in report.sections],
        "signature": signature_data(report.signature),
        "annex": [_section(section) for section in report.annex],
    }


def signature_data(signature: Signature | None) -> dict[str, str] | None:
    """A signature as the templates read it."""
    return asdict(signature) if signature else None


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "paragraphs": list(section.paragraphs),
        "tables": [_table(table) for table in section.tables],
        "drawing": _drawing(section.drawing) if section.drawing else None,
    }


def _drawing(drawing: Drawing) -> dict[str, Any]:
    return {"svg": drawing.svg, "says": drawing.says, "width": drawing.width}


def drawing_picture(svg: str) -> bytes:
    """An SVG drawing as PNG, for documents that take no SVG. Raises RuntimeError for what is no SVG."""
    return render_picture("drawing", {"svg": svg}, "png")


def _table(table: Table) -> dict[str, Any]:
    rows = [[_text(row.get(column.key), column) for column in table.columns] for row in table.rows]
    widths = widths_of([str(column.label) for column in table.columns], rows)
    return {
        "title": str(table.title),
        "source": _("Source: %(source)s") % {"source": table.source},
        "columns": [
            {"label": str(column.label), "number": column.kind.is_numeric, "width": width}
            for column, width in zip(table.columns, widths, strict=True)
        ],
        "rows": rows,
    }


def _text(value: Any, column: Column) -> str:
    """Numbers as the reader writes them; nothing for nothing is a dash, so that no cell looks forgotten."""
    if value is None or value == "":
        return "–"
    if column.kind.is_numeric and isinstance(value, int | Decimal):
        return str(number_format(value, force_grouping=True))
    return str(date_format(value, "j M Y")) if isinstance(value, date) else as_text(value)
