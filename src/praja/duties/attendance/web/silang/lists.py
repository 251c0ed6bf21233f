# SPDX-License-Identifier: EUPL-1.2
"""Questions of the units over which one reads, and those about oneself."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from praja.duties.attendance.enums import FindingKind, FindingState
from praja.duties.attendance.models import Finding
from praja.duties.attendance.queries.silang.findings import findings_for, own_findings
from praja.duties.attendance.queries.silang.words import question_of
from praja.duties.attendance.rules import opens_findings, opens_own
from praja.duties.attendance.rules.people import READERS
from praja.kernel.procedures.web.taking import no_store
from praja.lib.pages import Page, page_of
from praja.lib.web import PrajaRequest, guarded

STATES = {
    "terbuka": (FindingState.OPEN,),
    "diteruskan": (FindingState.PASSED_ON,),
    "selesai": (FindingState.EXPLAINED, FindingState.GONE),
}
TONES = {
    FindingState.OPEN: "soon",
    FindingState.PASSED_ON: "info",
    FindingState.EXPLAINED: "done",
    FindingState.GONE: "neutral",
}
ORDER = ("-last_day", "-id")


@guarded(opens_findings)
def findings(request: PrajaRequest) -> HttpResponse:
    """Questions about the people of one's units: `?keadaan=terbuka`, `diteruskan` or `selesai`, `?soal=` a kind."""
    state, kind = chosen(request)
    found = findings_for(request.actor, states=STATES[state], kind=kind)
    page = page_of(found, order=ORDER, cursor=request.GET.get("halaman"))
    more = f"?keadaan={state}&soal={kind}"
    context = {
        "files": [
            (name.upper(), reverse("attendance:findings_file", args=[name]) + more) for name in ("xlsx", "csv", "docx")
        ],
        "state": state,
        "kind": kind,
        "kinds": FindingKind.choices,
        **_shown(page, f"keadaan={state}&soal={kind}&"),
    }
    return no_store(render(request, "attendance/silang/list.html", context))


def chosen(request: PrajaRequest) -> tuple[str, str]:
    """State and kind by the address. Where it names none, open ones of every kind; for the inspectorate, which reads no others,
    those that were passed on."""
    state, kind = request.GET.get("keadaan", ""), request.GET.get("soal", "")
    usual = "terbuka" if request.actor.units_as(*READERS) else "diteruskan"
    return state if state in STATES else usual, kind if kind in FindingKind.values else ""


@guarded(opens_own)
def own_questions(request: PrajaRequest) -> HttpResponse:
    """Questions about the reader, whatever became of them."""
    page = page_of(own_findings(request.actor), order=ORDER, cursor=request.GET.get("halaman"))
    return no_store(render(request, "attendance/silang/own.html", _shown(page, "")))


def _shown(page: Page[Finding], more: str) -> dict[str, Any]:
    return {
        "rows": [
            {
                "finding": row,
                "url": reverse("attendance:finding", args=[row.pk]),
                "tone": TONES[FindingState(row.state)],
                "question": question_of(row),
            }
            for row in page.items
        ],
        "next_url": f"?{more}halaman={page.next}" if page.next else "",
        "previous_url": f"?{more}halaman={page.previous}" if page.previous else "",
    }
