# SPDX-License-Identifier: EUPL-1.2
"""Cases of the reader's own, and of the people whose days they read; how everybody of a unit stands in a year."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.attendance.procedure import DISCIPLINE
from praja.duties.attendance.procedure.discipline import UNDECIDED
from praja.duties.attendance.procedure.names import TO_REVIEW
from praja.duties.attendance.queries.discipline.cases import listed_disciplines, own_disciplines
from praja.duties.attendance.queries.discipline.law import last_day_of
from praja.duties.attendance.queries.discipline.words import level_words, sanction_words
from praja.duties.attendance.rules import opens_own, opens_unit
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

OPEN = (*sorted(UNDECIDED), TO_REVIEW)


@guarded(opens_own)
def disciplines(request: PrajaRequest) -> HttpResponse:
    """One's own cases, and those of one's units or with oneself, the newest first."""
    shows_all = request.GET.get("tampil") == "semua"
    with recalled(units, law_data):
        rows = listed_disciplines(request.actor)
        rows = rows if shows_all else rows.filter(state__in=OPEN)
        page = page_of(rows, order=("-filed_at", "-id"), cursor=request.GET.get("halaman"))
        base, shown = reverse("attendance:disciplines"), "tampil=semua&" if shows_all else ""
        context = {
            "own": [row_of(request, case) for case in own_disciplines(request.actor)],
            "rows": [row_of(request, case, whose=True) for case in page.items],
            "lists": opens_unit.opens(request.actor) or bool(page.items),
            "counts": opens_unit.opens(request.actor),
            "filters": [
                {"label": _("Not decided yet"), "href": base, "current": not shows_all},
                {"label": _("All"), "href": f"{base}?tampil=semua", "current": shows_all},
            ],
            "next_url": f"{base}?{shown}halaman={page.next}" if page.next else "",
            "previous_url": f"{base}?{shown}halaman={page.previous}" if page.previous else "",
        }
    return no_store(render(request, "attendance/discipline/list.html", context))


def row_of(request: PrajaRequest, case: Case, *, whose: bool = False) -> dict[str, Any]:
    """A case as a line of a list."""
    row, state = case.discipline, DISCIPLINE.by_state[case.state]
    words = sanction_words(row.band, last_day_of(row.year, today(request)))
    return {
        "title": row.employee.person.name if whose else case.subject,
        "unit": row.employee.unit.name if whose else "",
        "words": f"{level_words(row.band)}: {words}",
        "days": len(row.run) or len(row.days),
        "year": row.year,
        "since": case.filed_at,
        "url": DISCIPLINE.office_url(case),
        "label": state.public,
        "tone": state.tone,
        "is_late": case.closed_at is None and case.due_at < request.at,
    }
