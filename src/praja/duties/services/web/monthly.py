# SPDX-License-Identifier: EUPL-1.2
"""The monthly report of a unit: as a page, and as PDF, XLSX and DOCX of the same document."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from praja.duties.services import measures
from praja.duties.services.queries.monthly import MonthlyReport, MonthlyRow, added, monthly_report
from praja.duties.services.queries.offers import offers
from praja.duties.services.queries.office_list import units_in_sight
from praja.duties.services.rules import opens_office
from praja.duties.services.web.register_print import signature_of_head
from praja.kernel.documents.gateways.reports import render_report
from praja.kernel.ledger.queries import recalled
from praja.kernel.measures.domain.reporting import PeriodKind, ReportingPeriod, period_of, read_period, recent_periods
from praja.kernel.measures.wording import NONE, period_name
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.acts import today
from praja.lib.clock import local_date
from praja.lib.errors import NotFound
from praja.lib.exports import (
    MEDIA_TYPES,
    Column,
    Kind,
    ReportDocument,
    Section,
    Signature,
    Table,
    report_docx,
    report_xlsx,
)
from praja.lib.moments import describe_moment, local_zone
from praja.lib.web import PrajaRequest, guarded

FORMATS = ("pdf", "xlsx", "docx")
MONTHS = 24


@guarded(opens_office)
def monthly(request: PrajaRequest) -> HttpResponse:
    """The report of one unit and month, each figure from what is counted as things happen."""
    with recalled(units, offers):
        unit, period, mine = _asked(request)
        found = monthly_report(unit.id, period, request.at)
        document = report_document(found, unit, signature_of_head(unit, request.at))
    given = urlencode({"unit": unit.code, "periode": period.code})
    context = {
        "unit": unit,
        "units": mine,
        "period": period,
        "periods": [(one.code, period_name(one)) for one in recent_periods(PeriodKind.MONTH, today(request), MONTHS)],
        "name": period_name(period),
        "still_runs": found.as_of == request.at,
        "tables": [_shown(table) for section in document.sections for table in section.tables],
        "without": without_applications(found),
        "downloads": [(name.upper(), f"{reverse('services:monthly_file', args=[name])}?{given}") for name in FORMATS],
    }
    return render(request, "services/office/monthly.html", context)


@guarded(opens_office)
def monthly_file(request: PrajaRequest, name: str) -> HttpResponse:
    """The report as PDF to be signed and filed, XLSX to be counted on, DOCX to be edited."""
    if name not in FORMATS:
        raise NotFound(_("There is no such format."))
    with recalled(units, offers):
        unit, period, _mine = _asked(request)
        found = monthly_report(unit.id, period, request.at)
        document = report_document(found, unit, signature_of_head(unit, request.at))
    content = {
        "pdf": lambda: render_report(document, at=request.at),
        "xlsx": lambda: report_xlsx(document),
        "docx": lambda: report_docx(document),
    }[name]()
    media_type = "application/pdf" if name == "pdf" else MEDIA_TYPES[name]  # type: ignore[index]
    file_name = f"laporan-layanan-{unit.code}-{period.code}.{name}"
    headers = {"Content-Disposition": f'attachment; filename="{file_name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=media_type, headers=headers)


def report_document(found: MonthlyReport, unit: UnitNode, signature: Signature | None) -> ReportDocument:
    """The report in words and tables: services with a figure stand in them, those without are named in one line."""
    together = _named(found.total, _("Together"))
    counted = [row for row in found.services if not row.is_nothing]
    by_service = _applications(_("By service"), _("Service"), (*counted, together), found)
    sections = [Section(_("Applications"), (), (by_service,))]
    others = [row for row in counted if row.references_asked or row.references_given or row.fees]
    if others:
        sections.append(Section(_("References and fees"), (), (_others(_("Service"), (*others, together), found),)))
    if without := without_applications(found):
        sections.append(Section(_("Services without applications"), (without,)))
    if found.below:
        whole = added("", [found.total, *found.below])
        own = _named(found.total, _("%(unit)s itself") % {"unit": unit.name})
        below = (own, *found.below, _named(whole, _("Together")))
        sections.append(Section(_("Units below"), (), (_applications(_("By unit"), _("Unit"), below, found),)))
    words = {"unit": unit.name, "moment": describe_moment(found.as_of, "short")}
    return ReportDocument(
        title=_("Report on services, %(period)s") % {"period": period_name(found.period)},
        government=settings.PRAJA_SITE_NAME,
        lead=_("%(unit)s. Figures as of %(moment)s.") % words,
        sections=tuple(sections),
        as_of=local_date(found.as_of, local_zone()),
        signature=signature,
        annex=(Section(_("How it is counted"), _method()),),
    )


def without_applications(found: MonthlyReport) -> str:
    """The services that were offered and have no figure, in one line; empty where each has one."""
    names = [row.name for row in found.services if row.is_nothing]
    return _("No applications for: %(services)s.") % {"services": "; ".join(names)} if names else ""


def _applications(title: str, first: str, rows: Sequence[MonthlyRow], found: MonthlyReport) -> Table:
    columns = (
        Column("name", first),
        Column("received", _("Received"), Kind.INTEGER),
        Column("finished", _("Finished"), Kind.INTEGER),
        Column("refused", _("Refused"), Kind.INTEGER),
        Column("ended_otherwise", _("Taken back or lapsed"), Kind.INTEGER),
        Column("still_open", _("Still open"), Kind.INTEGER),
        Column("kept", _("In time"), Kind.INTEGER),
        Column("judged", _("Of"), Kind.INTEGER),
    )
    return _table(title, columns, rows, found)


def _others(first: str, rows: Sequence[MonthlyRow], found: MonthlyReport) -> Table:
    columns = (
        Column("name", first),
        Column("references_asked", _("RT/RW references asked for"), Kind.INTEGER),
        Column("references_given", _("given"), Kind.INTEGER),
        Column("references_by_head", _("of these by the head's link"), Kind.INTEGER),
        Column("fees", _("Fees (rupiah)"), Kind.MONEY),
    )
    return _table(_("References of the neighbourhood, and fees"), columns, rows, found)


def _table(title: str, columns: tuple[Column, ...], rows: Sequence[MonthlyRow], found: MonthlyReport) -> Table:
    told = tuple({column.key: getattr(row, column.key) for column in columns} for row in rows)
    source = _("Facts counted from the applications as things happen")
    return Table(title, columns, told, source, local_date(found.as_of, local_zone()))


def _named(row: MonthlyRow, name: str) -> MonthlyRow:
    return added(name, [row])


def _method() -> tuple[str, ...]:
    used = (measures.RECEIVED, measures.FINISHED, measures.ON_TIME, measures.REFERENCES_GIVEN, measures.FEES_COLLECTED)
    still_open = _("Still open: filed by the end of the month and not ended by then; of a month that runs, by now.")
    in_time = _("In time, of: what was judged in the month, and what was overdue and open at its end.")
    return (*(f"{measure.label}: {measure.source}" for measure in used), still_open, in_time)


def _shown(table: Table) -> dict[str, Any]:
    """A table of the document as the page draws it, so that page and files say the same."""
    return {
        "title": table.title,
        "columns": [{"label": column.label, "number": column.kind.is_numeric} for column in table.columns],
        "rows": [[row.get(column.key, NONE) for column in table.columns] for row in table.rows],
        "source": table.source,
    }


def _asked(request: PrajaRequest) -> tuple[UnitNode, ReportingPeriod, list[UnitNode]]:
    """Unit and month; without a choice the first unit that offers something, and the month that is over. Raises `NotFound` for
    who sees no unit."""
    mine = units_in_sight(request.actor, today(request))
    if not mine:
        raise NotFound(_("You read the applications of no unit."))
    offering = offers.current().on(today(request))
    code, first = request.GET.get("unit", ""), next((node for node in mine if node.id in offering), mine[0])
    unit = next((node for node in mine if node.code == code), first)
    period = read_period(request.GET.get("periode", ""))
    running = period_of(PeriodKind.MONTH, today(request))
    if period is None or period.kind is not PeriodKind.MONTH or period.span.first_day > running.span.first_day:
        period = running.previous
    return unit, period, mine


routes = [
    path("kantor/laporan/", monthly, name="monthly"),
    path("kantor/laporan/unduh/<str:name>/", monthly_file, name="monthly_file"),
]
