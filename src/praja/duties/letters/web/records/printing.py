# SPDX-License-Identifier: EUPL-1.2
"""Files of records taken along: lists on paper and as a sheet, and one file as a bag."""

import tempfile
from typing import Any

from django.conf import settings
from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.letters import rules
from praja.duties.letters.models import RecordFile
from praja.duties.letters.queries.exporting import write_bag
from praja.duties.letters.queries.files import ACTIVE, ENDING, INACTIVE, file_for, files_for, standing, with_facts
from praja.duties.letters.web.records.words import table_of
from praja.kernel.documents.gateways.reports import render_report
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import DomainError, NotFound, TooLarge
from praja.lib.exports import MEDIA_TYPES, ReportDocument, Section, report_xlsx
from praja.lib.web import PrajaRequest, guarded

TITLES = {
    "aktif": (ACTIVE, gettext_lazy("List of active records")),
    "inaktif": (INACTIVE, gettext_lazy("List of inactive records")),
    "usul-musnah": (ENDING, gettext_lazy("Records whose time is over")),
}
AT_MOST = 3_000
"""Lines of one list."""


@guarded(rules.opens_records)
def records_file(request: PrajaRequest, name: str) -> HttpResponse:
    """One of the lists that records officers print: active, inactive, or what may be proposed for destruction."""
    which, _dot, kind = name.partition(".")
    if which not in TITLES or kind not in ("pdf", "xlsx"):
        raise NotFound(_("There is no such list."))
    place, title = TITLES[which]
    files = with_facts(standing(files_for(request.actor), place, today(request)))
    if code := request.GET.get("unit", ""):
        files = files.filter(unit__code=code)
    found = list(files.order_by("unit__code", "code__sort_key", "pk")[: AT_MOST + 1])
    if len(found) > AT_MOST:
        raise TooLarge(
            _("This list has more than %(count)d lines.") % {"count": AT_MOST}, next_step=_("Choose one unit.")
        )
    by_unit: dict[str, list[RecordFile]] = {}
    for file in found:
        by_unit.setdefault(file.unit.name, []).append(file)
    document = ReportDocument(
        title=str(title),
        government=settings.PRAJA_SITE_NAME,
        lead=_("%(count)d files of records.") % {"count": len(found)},
        sections=tuple(
            Section(unit, (), (table_of(rows, str(title), today(request)),)) for unit, rows in by_unit.items()
        ),
        as_of=today(request),
    )
    content = render_report(document, at=request.at) if kind == "pdf" else report_xlsx(document)
    media_type = "application/pdf" if kind == "pdf" else MEDIA_TYPES["xlsx"]
    response = no_store(HttpResponse(content, content_type=media_type))
    response["Content-Disposition"] = f'attachment; filename="daftar-arsip-{which}.{kind}"'
    return response


@guarded(rules.opens_records)
def file_bag(request: PrajaRequest, pk: int) -> Any:
    """A file of records as a bag (BagIt), for an archive or another system."""
    file = file_for(request.actor, pk)
    out = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    try:
        write_bag(file, out=out, actor=request.actor, at=request.at)
    except DomainError:
        out.close()
        raise
    out.seek(0)
    return no_store(FileResponse(out, as_attachment=True, filename=f"berkas-{file.pk}.zip"))
