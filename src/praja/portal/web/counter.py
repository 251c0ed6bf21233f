# SPDX-License-Identifier: EUPL-1.2
"""The counter (loket): one box to find what somebody has open, and what can be begun here, whatever the duty."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.operations import note_lookup
from praja.kernel.procedures.counters import Matter, counter_services, key_typed, matters_found, opens_counter
from praja.lib.codes import show_code
from praja.lib.moments import describe_moment
from praja.lib.web import PrajaRequest, guarded

LONGEST = 254


@guarded(opens_counter)
def counter(request: PrajaRequest) -> HttpResponse:
    """What is looked for comes by POST: a telephone number or a NIK must not stand in an address or a log."""
    typed = request.POST.get("cari", "").replace("\x00", "").strip()[:LONGEST]
    with recalled(units):
        matters = matters_found(typed, actor=request.actor) if typed else ()
    if key := key_typed(typed):
        note_lookup(key=key, found=bool(matters), actor=request.actor, at=request.at)
    context = {
        "typed": typed,
        "has_asked": request.method == "POST" and bool(typed),
        "rows": [_row(matter) for matter in matters],
        "services": [
            {"label": service.label, "description": service.description, "href": reverse(service.url_name)}
            for service in counter_services(request.actor)
        ],
    }
    response = render(request, "portal/counter.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _row(matter: Matter) -> dict[str, Any]:
    received = _("received %(day)s") % {"day": describe_moment(matter.filed_at, "date")}
    known = (show_code(matter.code), matter.owner, matter.unit, received)
    return {
        "title": matter.subject or str(matter.label),
        "href": reverse(matter.url_name, args=[matter.code]) if matter.url_name else "",
        "meta": " · ".join(part for part in known if part),
        "label": matter.state,
        "tone": matter.tone,
        "due_at": matter.due_at,
    }
