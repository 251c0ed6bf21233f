# SPDX-License-Identifier: EUPL-1.2
"""What `letters/disposing/panel.html` shows: who has the matter now, the tree of dispositions, and what the reader may do."""

from typing import Any

from django.urls import reverse

from praja.duties.letters.queries.dispositions import progress_of, sheets_of, waiting_for
from praja.duties.letters.rules import may_dispose
from praja.duties.letters.rules.asking import may_open_case
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.models import Case
from praja.lib.web import PrajaRequest


def panel_of(request: PrajaRequest, case: Case) -> dict[str, Any]:
    """The context of the panel for a letter or an order that the reader may open; empty for whoever may not."""
    if not may_open_case(request.actor, case):
        return {}
    state = procedure_of(case).by_state[case.state]
    sheets = sheets_of(case, request.actor, request.at, goes_on=not state.final)
    may = not state.final and may_dispose.allows(request.actor, case)
    return {
        "sheets": sheets,
        "disposed": progress_of(sheets),
        "waiting_for": waiting_for(sheets),
        "dispose_url": reverse("letters:dispose", args=[case.code]) if may else "",
        "sheet_url": reverse("letters:disposition_sheet", args=[case.code]) if sheets else "",
    }
