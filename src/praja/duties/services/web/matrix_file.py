# SPDX-License-Identifier: EUPL-1.2
"""The whole matrix to take along: line by line as CSV and XLSX, as a sheet for the wall as PDF on A3."""

from decimal import Decimal
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from praja.duties.services import measures
from praja.duties.services.queries.figures import Figures, is_enough, moment_of
from praja.duties.services.queries.matrix import Choice, Matrix, sheets_of
from praja.duties.services.queries.offers import offers
from praja.duties.services.queries.side_by_side import Line, lines_of
from praja.duties.services.web.matrix import FILES, choice_of
from praja.duties.services.web.matrix_cells import Drawing
from praja.duties.services.web.matrix_words import LEGENDS, NAMES, kind_name, promised
from praja.kernel.documents.gateways.typst import render
from praja.kernel.ledger.queries import recalled
from praja.kernel.measures.wording import period_name
from praja.kernel.organization.queries import regions, units
from praja.lib.actors import ANYONE
from praja.lib.clock import local_date
from praja.lib.errors import NotFound
from praja.lib.exports import MEDIA_TYPES, Column, Kind, Table, export
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded

R = TypeVar("R", bound=HttpResponseBase)
COLUMNS = (
    Column("unit_code", gettext_lazy("Unit code")),
    Column("unit", gettext_lazy("Unit")),
    Column("kind", gettext_lazy("Kind of unit")),
    Column("service_code", gettext_lazy("Service code")),
    Column("service", gettext_lazy("Service")),
    Column("filled", gettext_lazy("Filled components, of 14"), Kind.INTEGER),
    Column("promised", gettext_lazy("Promised")),
    Column("received", gettext_lazy("Applications"), Kind.INTEGER),
    Column("kept", gettext_lazy("In the promised time"), Kind.INTEGER),
    Column("due", gettext_lazy("Judged, or overdue and open (n)"), Kind.INTEGER),
    Column("overdue", gettext_lazy("Overdue and open"), Kind.INTEGER),
    Column("percent", gettext_lazy("In time, %"), Kind.INTEGER),
    Column("half", gettext_lazy("Half within, minutes"), Kind.INTEGER),
    Column("slow", gettext_lazy("Nine of ten within, minutes"), Kind.INTEGER),
    Column("office", gettext_lazy("Half at the office within, minutes"), Kind.INTEGER),
    Column("timed", gettext_lazy("Products (n)"), Kind.INTEGER),
    Column("finished", gettext_lazy("Finished"), Kind.INTEGER),
    Column("refused", gettext_lazy("Refused"), Kind.INTEGER),
    Column("stars", gettext_lazy("Stars, of 5"), Kind.DECIMAL),
    Column("raters", gettext_lazy("Raters (n)"), Kind.INTEGER),
)


@guarded(ANYONE)
def matrix_file(request: PrajaRequest, name: str) -> Any:
    """What the public matrix tells, whole: every unit and service of the choice."""
    if name not in FILES:
        raise NotFound(_("There is no such format."))
    with recalled(units, offers, regions):
        choice = choice_of(request)
        if name == "pdf":
            return _printed(choice, request)
        lines = list(lines_of(choice, request.at))
    on = local_date(moment_of(choice.period, request.at), local_zone())
    title = _("Service matrix, %(period)s") % {"period": period_name(choice.period)}
    table = Table(title, COLUMNS, map(row_of, lines), _("Facts of the register of applications"), on)
    response = StreamingHttpResponse(export(table, name), content_type=MEDIA_TYPES[name])  # type: ignore[index, arg-type]
    return _sent(response, choice, name)


def row_of(line: Line) -> dict[str, Any]:
    """One unit and service; what stands on fewer than ten cases is not told."""
    figures, standard = line.figures, line.standard
    return {
        "unit_code": line.unit.code,
        "unit": line.unit.name,
        "kind": kind_name(line.unit.kind),
        "service_code": line.service.code,
        "service": line.service.name,
        "filled": standard.filled if standard else 0,
        "promised": promised(standard),
        "received": figures.received,
        "due": figures.due,
        "timed": figures.timed,
        "raters": figures.raters,
        "finished": figures.count_of(measures.FINISHED.key),
        "refused": figures.count_of(measures.REFUSED.key),
        **_told(figures),
    }


def _told(figures: Figures) -> dict[str, int | Decimal | None]:
    found: dict[str, int | Decimal | None] = {}
    if is_enough(figures.due):
        found |= {"kept": figures.kept, "overdue": figures.overdue, "percent": figures.kept_percent}
    if is_enough(figures.timed):
        middle, slow = figures.felt
        found |= {"half": middle, "slow": slow, "office": figures.at_office}
    if is_enough(figures.raters):
        found["stars"] = figures.rating
    return found


def _printed(choice: Choice, request: PrajaRequest) -> HttpResponse:
    data = {
        "lang": (get_language() or "id")[:2],
        "government": {"name": settings.PRAJA_SITE_NAME},
        "title": _("Service matrix, %(period)s") % {"period": period_name(choice.period)},
        "lead": str(NAMES[choice.shown]),
        "as_of": _("As of: %(date)s") % {"date": date_format(moment_of(choice.period, request.at), "j F Y")},
        "levels": [str(words) for words in LEGENDS[choice.shown]],
        "note": _("n: how many cases stand behind a figure. Fewer than ten are not told. A dash: not offered there."),
        "unit": _("Unit"),
        "sheets": [_sheet(sheet) for sheet in sheets_of(choice, request.at)],
    }
    made = render("matrix", data, at=request.at.replace(microsecond=0), paper="a3")
    return _sent(HttpResponse(made, content_type="application/pdf"), choice, "pdf")


def _sheet(sheet: Matrix) -> dict[str, Any]:
    draw = Drawing(sheet)
    return {
        "services": [service.name for service in sheet.services.items],
        "rows": [
            {
                "unit": row.unit.name,
                "cells": [list(cell) for cell in draw.cells_of(row)],
            }
            for row in sheet.rows
        ],
    }


def _sent(response: R, choice: Choice, name: str) -> R:
    response["Content-Disposition"] = f'attachment; filename="matriks-layanan-{choice.period.code}.{name}"'
    response["Cache-Control"] = "no-store"
    return response
