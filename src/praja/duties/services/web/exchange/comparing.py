# SPDX-License-Identifier: EUPL-1.2
"""What SIPPN has against what is published here, as a page and as XLSX."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.services.forms.exchange import FIELD_NAMES
from praja.duties.services.queries.exchange.comparing import (
    DIFFERS,
    KINDS,
    ONLY_HERE,
    ONLY_THERE,
    UNREAD,
    Comparison,
    Unlike,
    comparison,
)
from praja.duties.services.rules import opens_exchange, opens_standards
from praja.duties.services.web.keeping import links
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.lib.errors import NotFound
from praja.lib.exports import MEDIA_TYPES, Column, Kind, Table, export
from praja.lib.web import PrajaRequest, guarded

PAGE = 50
NAMES = {
    DIFFERS: gettext_lazy("Says something else"),
    ONLY_HERE: gettext_lazy("Only here"),
    ONLY_THERE: gettext_lazy("Only in SIPPN"),
    UNREAD: gettext_lazy("Not readable"),
}
COLUMNS = (
    Column("kind", gettext_lazy("Difference")),
    Column("line", gettext_lazy("Line of the list"), Kind.INTEGER),
    Column("sippn_id", gettext_lazy("Number in SIPPN")),
    Column("code", gettext_lazy("Service code")),
    Column("name", gettext_lazy("Service")),
    Column("unit", gettext_lazy("Unit")),
    Column("part", gettext_lazy("Part")),
    Column("here", gettext_lazy("Published here")),
    Column("there", gettext_lazy("In SIPPN")),
)


@guarded(opens_standards)
def compare_list(request: PrajaRequest) -> HttpResponse:
    """The newest list of SIPPN against what holds here, one kind of difference at a time."""
    with recalled(units):
        found = comparison(request.actor)
    context: dict[str, Any] = {
        "found": found,
        "page_links": links(request, "compare_list"),
        "may_send": opens_exchange(request.actor),
    }
    return render(request, "services/exchange/compare.html", context | (_shown(found, request) if found else {}))


@guarded(opens_standards)
def compare_file(request: PrajaRequest) -> HttpResponse:
    """Every difference, one line for each part."""
    with recalled(units):
        found = comparison(request.actor)
    if found is None:
        raise NotFound(_("No list of SIPPN was sent yet."))
    rows = (row for one in found.unlike for row in _rows(one))
    table = Table(_("Differences from SIPPN"), COLUMNS, rows, settings.PRAJA_SITE_NAME, found.on)
    response = HttpResponse(b"".join(export(table, "xlsx")), content_type=MEDIA_TYPES["xlsx"])
    response["Content-Disposition"] = f'attachment; filename="selisih-sippn-{found.on.isoformat()}.xlsx"'
    response["Cache-Control"] = "no-store"
    return response


def _shown(found: Comparison, request: PrajaRequest) -> dict[str, Any]:
    kinds = [kind for kind in KINDS if kind != UNREAD or found.of_kind(UNREAD)]
    chosen = request.GET.get("beda", "")
    if chosen not in kinds:
        chosen = next((kind for kind in kinds if found.of_kind(kind)), DIFFERS)
    rows = found.of_kind(chosen)
    asked = request.GET.get("halaman", "1")
    page = min(int(asked), len(rows) // PAGE + 1) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    first = (max(page, 1) - 1) * PAGE
    return {
        "filters": [
            {
                "label": f"{NAMES[kind]} ({len(found.of_kind(kind))})",
                "href": f"?{urlencode({'beda': kind})}",
                "current": kind == chosen,
            }
            for kind in kinds
        ],
        "chosen": chosen,
        "rows": [_row(one) for one in rows[first : first + PAGE]],
        "next_url": _url(chosen, page + 1) if first + PAGE < len(rows) else "",
        "previous_url": _url(chosen, page - 1) if page > 1 else "",
    }


def _url(kind: str, page: int) -> str:
    return f"?{urlencode({'beda': kind, 'halaman': page})}"


def _row(one: Unlike) -> dict[str, Any]:
    return {
        "one": one,
        "href": reverse("services:kept_service", args=[one.code]) if one.code else "",
        "parts": [(FIELD_NAMES[part.key], part.here, part.there) for part in one.parts],
    }


def _rows(one: Unlike) -> list[dict[str, Any]]:
    plain = {
        "kind": str(NAMES[one.kind]),
        "line": one.line,
        "sippn_id": one.sippn_id,
        "code": one.code,
        "name": one.name,
        "unit": one.unit,
    }
    if not one.parts:
        return [plain]
    return [{**plain, "part": str(FIELD_NAMES[part.key]), "here": part.here, "there": part.there} for part in one.parts]
