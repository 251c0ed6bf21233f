# SPDX-License-Identifier: EUPL-1.2
"""What is taken along: the form of the index as a workbook, the evidence as an archive; and past innovations taken in."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import IO, Any

from django.conf import settings
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy, override

from praja.duties.innovation.forms.index import PastForm
from praja.duties.innovation.operations.index.past import PAST, import_past
from praja.duties.innovation.queries.index.archives import evidence_archive
from praja.duties.innovation.queries.index.editions import edition_of
from praja.duties.innovation.queries.index.live import standing_of
from praja.duties.innovation.queries.index.taking_along import form_report
from praja.duties.innovation.queries.path import innovations_visible
from praja.duties.innovation.rules import opens_innovation
from praja.duties.innovation.rules.index import keeps_answers, opens_index
from praja.duties.innovation.web.index.evidence import most_bytes
from praja.duties.innovation.web.index.frame import seen_index
from praja.duties.innovation.web.index.maturity import asked_year, maturity_row
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.clock import local_date
from praja.lib.errors import DomainError, Text
from praja.lib.exports import MEDIA_TYPES, report_xlsx
from praja.lib.imports import read_table
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded

MOST_SHOWN = 100
"""Refused lines on the page."""
_SAYS: Mapping[str, Text] = {
    "unit": gettext_lazy("its name or its code, as here"),
    "form": gettext_lazy("tata kelola, pelayanan publik, or lainnya; empty: pelayanan publik"),
    "proposer": gettext_lazy("kepala daerah, DPRD, ASN, perangkat daerah, or masyarakat; empty: perangkat daerah"),
    "means": gettext_lazy("digital or non digital; empty: non digital"),
    "basic_service": gettext_lazy("one of the six, or empty"),
    "budget": gettext_lazy("whole rupiah"),
    "nip": gettext_lazy("of whoever leads it; empty: named later"),
}
"""What a cell of a column holds, where its heading does not say it."""


@guarded(opens_index)
def index_form(request: PrajaRequest, year: int) -> HttpResponse:
    """The fields of the national form, all answers, and the region's rows, as XLSX."""
    seen_index(request)
    with override(settings.LANGUAGE_CODE):  # it is sent as it is, whoever takes it along
        content = report_xlsx(form_report(year, _today(request)))
    headers = {"Content-Disposition": f'attachment; filename="iid-{year}-isian.xlsx"'}
    return no_store(HttpResponse(content, content_type=MEDIA_TYPES["xlsx"], headers=headers))


@guarded(opens_index)
def index_evidence(request: PrajaRequest, year: int) -> Any:
    """Every file of evidence of the year, of the region and of what counts."""
    seen_index(request)
    edition_of(year)
    sent = [one.id for one in standing_of(year).sent]
    rows = list(innovations_visible(request.actor).filter(pk__in=sent).order_by("pk"))
    archive = evidence_archive(year, rows, region=True, most=most_bytes(year), today=_today(request))
    return _sent(archive, f"iid-{year}-bukti.zip")


@guarded(opens_innovation)
def maturity_evidence(request: PrajaRequest, code: str) -> Any:
    """Every file of evidence of one innovation."""
    row, year = maturity_row(request, code), asked_year(request)
    archive = evidence_archive(year, [row], region=False, most=most_bytes(year), today=_today(request))
    return _sent(archive, f"iid-{year}-bukti-{row.case.code}.zip")


@guarded(keeps_answers)
def past(request: PrajaRequest) -> HttpResponse:
    """Take innovations of past years over from a file, with a report about every line that was not taken."""
    seen_index(request)
    sent = request.method == "POST"
    form = PastForm(request.POST if sent else None, request.FILES if sent else None)
    error, report, reading = None, None, None
    if sent and form.is_valid():
        data = form.cleaned_data["file"].read()
        try:
            reading = read_table(data, PAST)
            digest = sha256(data).hexdigest()
            report = import_past(lines=reading.lines, actor=request.actor, at=request.at, sha256=digest)
        except DomainError as refused:
            error = put_on(form, refused)
    has_errors = bool(error or form.errors)
    context = {
        "form": form,
        "error": error,
        "report": report,
        "refused": [
            {"line": one.line, "column": PAST.header_of(one.field) or one.field, "reason": one.reason}
            for one in (report.refused[:MOST_SHOWN] if report else ())
        ],
        "notes": reading.notes if reading else (),
        "more_refused": max(0, len(report.refused) - MOST_SHOWN) if report else 0,
        "columns": [(headers[0], _SAYS.get(name, "")) for name, headers in PAST.columns.items()],
        "has_errors": has_errors,
    }
    return no_store(render(request, "innovation/index/past.html", context, status=422 if has_errors else 200))


def _today(request: PrajaRequest) -> date:
    return local_date(request.at, local_zone())


def _sent(archive: IO[bytes], name: str) -> FileResponse:
    return no_store(FileResponse(archive, as_attachment=True, filename=name, content_type="application/zip"))
