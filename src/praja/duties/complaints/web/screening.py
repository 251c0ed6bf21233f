# SPDX-License-Identifier: EUPL-1.2
"""What came in and has to be looked at before it counts as a report."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from praja.duties.complaints.enums import Held
from praja.duties.complaints.procedure import COMPLAINT, DRAFT
from praja.duties.complaints.queries.office_list import cases_to_screen, channel_label
from praja.duties.complaints.rules import may_coordinate, opens_coordination
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.forms.picks import pick_of
from praja.kernel.procedures.models import Case
from praja.lib.codes import show_code
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_coordination)
def screening(request: PrajaRequest) -> HttpResponse:
    """Everything that waits to be looked at, the first due first, with why it was held."""
    with recalled(units):
        page = cases_to_screen(request.actor, request.GET.get("halaman"))
    context = {
        "rows": [_row(case, request) for case in page.items],
        "state": COMPLAINT.by_state[DRAFT],
        "admit": COMPLAINT.by_step["admit"],
        "discard": COMPLAINT.by_step["discard"],
        "all_chosen": request.GET.get("pilih") == "semua",
        "choose_all_url": f"{reverse('complaints:screening')}?{urlencode({'pilih': 'semua'})}",
        "next_url": _url(page.next),
        "previous_url": _url(page.previous),
    }
    response = render(request, "complaints/office/screening.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _row(case: Case, request: PrajaRequest) -> dict[str, Any]:
    complaint = case.complaint
    return {
        "url": reverse("complaints:case", args=[case.code]),
        "code": show_code(case.code),
        "subject": case.subject,
        "text": complaint.text,
        "why": complaint.get_held_display(),
        "channel": channel_label(case.channel),
        "priority": case.get_priority_display() if case.priority else "",
        "filed_at": case.filed_at,
        "due_at": case.due_at,
        "is_message": complaint.held == Held.INCOMING,
        "pick": pick_of(case) if may_coordinate.allows(request.actor, case) else "",
    }


def _url(cursor: str | None) -> str:
    return f"{reverse('complaints:screening')}?{urlencode({'halaman': cursor})}" if cursor else ""
