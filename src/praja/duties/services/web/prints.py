# SPDX-License-Identifier: EUPL-1.2
"""What hangs on the wall: the board of a standard that holds, and the pledge of an office."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from praja.duties.services.errors import NoStandardInForce
from praja.duties.services.models import StandardVersion
from praja.duties.services.queries.catalogue import service_with
from praja.duties.services.queries.pledges import public_pledge
from praja.duties.services.queries.public_services import ServicePage, components_of, service_page
from praja.duties.services.queries.words import sentence_of
from praja.kernel.documents.gateways.receipts import qr_svg
from praja.kernel.documents.gateways.typst import Paper, render
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.lib.actors import ANYONE
from praja.lib.clock import local_date
from praja.lib.moments import describe_moment, local_zone
from praja.lib.web import PrajaRequest, guarded

DELIVERY_ONLY = "pelayanan"


@guarded(ANYONE)
def board(request: PrajaRequest, code: str) -> HttpResponse:
    """The standard in force as a board on A3: all 14 components, or with `isi=pelayanan` those of service delivery."""
    service, today = service_with(code), local_date(request.at, local_zone())
    with recalled(units):
        page = service_page(service, unit_code=request.GET.get("kantor", "")[:30], on=today)
        if page.version is None:
            raise NoStandardInForce
        data = _board(page, page.version, is_short=request.GET.get("isi") == DELIVERY_ONLY)
    made = render("board", data, at=request.at.replace(microsecond=0), paper="a3")
    return printed(made, f"papan-standar-{service.code}")


@guarded(ANYONE)
def pledge_print(request: PrajaRequest, code: str) -> HttpResponse:
    """The pledge in force of an office to hang up, on A3, or with `kertas=a4` on A4."""
    found = public_pledge(code, local_date(request.at, local_zone()))
    paper: Paper = "a4" if request.GET.get("kertas") == "a4" else "a3"
    data = {
        "lang": _language(),
        "government": {"name": settings.PRAJA_SITE_NAME, "unit": found.unit.name},
        "promises": [found.serve, found.improve, found.answer_for_it],
        "signed_by": found.signed_by,
        "set_by": _set_by(found.decree_number, found.decree_date, found.since),
        **_code(reverse("services:pledge", args=[code])),
        "words": {
            "title": _("Service pledge"),
            "scan": _("Scan to read it online"),
            "qr_alt": _("QR code of the page of this pledge"),
        },
    }
    return printed(render("pledge", data, at=request.at.replace(microsecond=0), paper=paper), f"maklumat-{code}")


def printed(content: bytes, name: str) -> HttpResponse:
    """A PDF to print, opened in the browser, that no cache keeps: what it says may change any day."""
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _board(page: ServicePage, version: StandardVersion, *, is_short: bool) -> dict[str, Any]:
    components = components_of(version)
    kept_by = page.unit or page.service.owner
    query = f"?{urlencode({'kantor': page.unit.code})}" if page.unit and len(page.offers) > 1 else ""
    groups = [(_("What the service gives"), [one for one in components if one.is_delivery])]
    if not is_short:
        groups.append((_("What stands behind it"), [one for one in components if not one.is_delivery]))
    return {
        "lang": _language(),
        "government": {"name": settings.PRAJA_SITE_NAME, "unit": kept_by.name},
        "title": page.service.name,
        "lead": sentence_of(page.service, version),
        "groups": [
            {"name": str(name), "components": [[one.name, one.text] for one in group]} for name, group in groups
        ],
        "set_by": _set_by(version.decree_number, version.decree_date, version.effective_since),
        **_code(reverse("services:service", args=[page.service.code]) + query),
        "words": {
            "kind": _("Service standard"),
            "not_said": _("Not stated yet"),
            "scan": _("Scan to apply, and for what holds today"),
            "qr_alt": _("QR code of the page of this service"),
        },
    }


def _set_by(number: str, day: Any, since: Any) -> str:
    if not number:
        return ""
    return _("Set by %(number)s of %(day)s, in force since %(since)s.") % {
        "number": number,
        "day": describe_moment(day, "date"),
        "since": describe_moment(since, "date"),
    }


def _code(path: str) -> dict[str, str]:
    """The address as text, and as a code to scan."""
    url = f"{settings.PRAJA_BASE_URL}{path}"
    return {"url": url, "qr": qr_svg(url)}


def _language() -> str:
    return (get_language() or "id")[:2]
