# SPDX-License-Identifier: EUPL-1.2
"""What there is: one's own innovations, and all that one may see, by where they stand."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.innovation.enums import IN_USE, WRITABLE, PathState
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.procedure import INNOVATION
from praja.duties.innovation.queries.path import innovations_visible, mine
from praja.duties.innovation.rules import opens_innovation
from praja.duties.innovation.web.frame import rooms_of
from praja.kernel.procedures.web.taking import no_store
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

MOST = 50
"""Own innovations on the page."""
GROUPS = (
    ("ditulis", gettext_lazy("Being written"), WRITABLE),
    ("diusulkan", gettext_lazy("Proposed and decided"), (PathState.PROPOSED, PathState.ADVISED, PathState.APPROVED)),
    ("uji-coba", gettext_lazy("On trial"), (PathState.TRIAL, PathState.TRIED)),
    ("diterapkan", gettext_lazy("Being applied"), IN_USE),
    ("berakhir", gettext_lazy("Ended"), (PathState.REJECTED, PathState.STOPPED, PathState.WITHDRAWN)),
)
"""How the list is filtered: name in the address, label, states."""


@guarded(opens_innovation)
def home(request: PrajaRequest) -> HttpResponse:
    """The reader's own innovations, and every other they may see, the latest first."""
    asked, base = request.GET.get("status", ""), reverse("innovation:home")
    groups = {name: (label, states) for name, label, states in GROUPS}
    state = asked if asked in groups else ""
    found = innovations_visible(request.actor)
    if state:
        found = found.filter(case__state__in=groups[state][1])
    page = page_of(found, order=("-pk",), cursor=request.GET.get("halaman"))
    shown = f"status={state}&" if state else ""
    context = {
        "rooms": rooms_of(request.actor),
        "mine": [] if state else innovation_rows(mine(request.actor)[:MOST]),
        "rows": innovation_rows(page.items),
        "filters": [
            {"label": _("All"), "href": base, "current": not state},
            *(
                {"label": label, "href": f"{base}?status={name}", "current": name == state}
                for name, label, _states in GROUPS
            ),
        ],
        "next_url": f"{base}?{shown}halaman={page.next}" if page.next else "",
        "previous_url": f"{base}?{shown}halaman={page.previous}" if page.previous else "",
    }
    return no_store(render(request, "innovation/path/home.html", context))


def innovation_rows(rows: Iterable[Innovation]) -> list[dict[str, Any]]:
    """Innovations as rows of a list."""
    return [
        {
            "title": row.case.subject,
            "url": reverse("innovation:work", args=[row.case.code]),
            "meta": f"{row.case.lead_unit.name} · {row.get_form_display()}",
            "label": INNOVATION.by_state[row.case.state].public,
            "tone": INNOVATION.by_state[row.case.state].tone,
        }
        for row in rows
    ]
