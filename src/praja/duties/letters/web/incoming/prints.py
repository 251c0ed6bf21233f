# SPDX-License-Identifier: EUPL-1.2
"""A register of letters on paper: tagged PDF/A, A4 across, closed with its count."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from praja.kernel.documents.gateways.typst import render
from praja.kernel.organization.domain.tree import UnitNode
from praja.lib.errors import TooLarge
from praja.lib.exports import Column
from praja.lib.moments import describe_moment

AT_MOST = 3_000
"""Lines of one PDF."""
SHARES = {"number_text": 4, "sender": 4, "subject": 6, "enclosures": 2, "disposed_to": 3, "addressee": 4, "received": 5}
"""How the width that is left is shared; every other column is as wide as its longest line."""


def register_pdf(
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Mapping[str, Any]],
    unit: UnitNode,
    *,
    called: str,
    at: datetime,
) -> HttpResponse:
    """The lines as a PDF called `called`, as they stand at `at`. No cache keeps it. Raises `TooLarge` beyond `AT_MOST` lines."""
    lines = [[_cell(row.get(column.key)) for column in columns] for row in islice(rows, AT_MOST + 1)]
    if len(lines) > AT_MOST:
        raise TooLarge(
            _("This register has more than %(count)d lines, too many for one PDF.") % {"count": AT_MOST},
            next_step=_("Choose a shorter time, or take it as XLSX."),
        )
    day = describe_moment(at, "date")
    closing = ngettext(
        "%(count)d letter stands here as of %(date)s.", "%(count)d letters stand here as of %(date)s.", len(lines)
    )
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
        "closing": closing % {"count": len(lines), "date": day},
        "signature": None,
    }
    content = render("register", data, at=at.replace(microsecond=0))
    headers = {"Content-Disposition": f'attachment; filename="{called}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return describe_moment(value, "date") if isinstance(value, date | datetime) else str(value)
