# SPDX-License-Identifier: EUPL-1.2
"""The register on paper: tagged PDF/A, A4 across, closed with its count and room for the signature of whoever heads the unit."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from praja.duties.services.queries.register import RegisterRow
from praja.duties.services.queries.signers import signer_of
from praja.kernel.documents.gateways.reports import signature_data
from praja.kernel.documents.gateways.typst import render
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.people.models import Account
from praja.lib.codes import show_code
from praja.lib.errors import TooLarge
from praja.lib.exports import Column, Signature
from praja.lib.moments import describe_moment

AT_MOST = 3_000
"""Lines of one PDF: they take about five seconds on two cores, ten thousand half a minute."""
SHARES = {"applicant": 4, "purpose": 5, "state": 3, "result": 4, "signer": 5}
"""How the width that is left is shared; every other column is as wide as its longest line."""


def register_pdf(
    title: str, columns: Iterable[Column], rows: Iterable[RegisterRow], unit: UnitNode, *, called: str, at: datetime
) -> HttpResponse:
    """The lines as a PDF called `called`, as they stand at `at`. No cache keeps it. Raises `TooLarge` beyond `AT_MOST` lines."""
    lines = [_cells(row) for row in islice(rows, AT_MOST + 1)]
    if len(lines) > AT_MOST:
        raise TooLarge(
            _("This register has more than %(count)d lines, too many for one PDF.") % {"count": AT_MOST},
            next_step=_("Take it as XLSX or DOCX, and print from there."),
        )
    day = describe_moment(at, "date")
    data = {
        "lang": (get_language() or "id")[:2],
        "government": {"name": settings.PRAJA_SITE_NAME, "unit": unit.name},
        "title": title,
        "as_of": _("As of: %(date)s") % {"date": day},
        "columns": [
            {"label": str(column.label), "number": column.kind.is_numeric, "share": SHARES.get(column.key, 0)}
            for column in columns
        ],
        "rows": lines,
        "closing": ngettext(
            "%(count)d application stands in this register as of %(date)s.",
            "%(count)d applications stand in this register as of %(date)s.",
            len(lines),
        )
        % {"count": len(lines), "date": day},
        "signature": signature_data(signature_of_head(unit, at)),
    }
    content = render("register", data, at=at.replace(microsecond=0))
    headers = {"Content-Disposition": f'attachment; filename="{called}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def signature_of_head(unit: UnitNode, at: datetime) -> Signature | None:
    """Room for the signature of whoever heads the unit; None where nobody does."""
    signer = signer_of(unit.id, at)
    if signer is None:
        return None
    name = Account.objects.select_related("person").get(pk=signer.account).person.name
    return Signature(_("Known to"), signer.title, name)


def _cells(row: RegisterRow) -> list[str]:
    return [
        str(row.number),
        describe_moment(row.filed_at, "date"),
        show_code(row.code),
        row.applicant,
        row.purpose,
        row.state,
        row.result,
        describe_moment(row.result_on, "date") if row.result_on else "",
        row.signer,
    ]
