# SPDX-License-Identifier: EUPL-1.2
"""A ticket on paper: label, queue and a code to scan, on an 80 mm roll."""

from datetime import datetime

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from praja.duties.services.models import Ticket
from praja.kernel.documents.gateways.receipts import qr_svg
from praja.kernel.documents.gateways.typst import render
from praja.kernel.procedures.enums import Priority
from praja.lib.moments import describe_moment


def ticket_pdf(ticket: Ticket, url: str, at: datetime) -> HttpResponse:
    """The ticket as a PDF that no cache keeps; `url` is what the code to scan leads to."""
    unit = ticket.queue.unit
    data = {
        "lang": (get_language() or "id")[:2],
        "government": {"name": settings.PRAJA_SITE_NAME, "unit": unit.name, "address": ""},
        "label": ticket.label,
        "queue": ticket.queue.name,
        "priority": str(Priority(ticket.priority).label) if ticket.priority else "",
        "taken_at": describe_moment(ticket.entered_at),
        "qr": qr_svg(url),
        "words": {
            "title": _("Queue ticket"),
            "taken_at": _("Taken at"),
            "first": _("Served first"),
            "scan": _("Scan to see how many are before you"),
            "qr_alt": _("QR code of the page of this ticket"),
            "watch": _("Watch the display and listen for your number."),
        },
    }
    content = render("ticket", data, at=at.replace(microsecond=0), paper="80mm")
    headers = {"Content-Disposition": f'inline; filename="tiket-{ticket.label}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
