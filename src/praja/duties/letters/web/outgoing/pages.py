# SPDX-License-Identifier: EUPL-1.2
"""The page of a letter that is written here, and its printed page."""

from django.http import HttpResponse
from django.shortcuts import render

from praja.duties.letters.procedure import OUTGOING
from praja.duties.letters.queries.drafting import preview_of_letter
from praja.duties.letters.queries.outgoing import outgoing_in_office, outgoing_of
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import regions, units
from praja.kernel.procedures.web.taking import no_store
from praja.lib.actors import SIGNED_IN
from praja.lib.codes import show_code
from praja.lib.web import PrajaRequest, guarded


@guarded(SIGNED_IN)
def outgoing(request: PrajaRequest, code: str) -> HttpResponse:
    """The letter, where it stands, and what may be done now."""
    with recalled(units, regions):
        case = outgoing_in_office(request.actor, code)
        context = {
            "case": case,
            "code": show_code(case.code),
            "letter": case.letter,
            "outgoing": outgoing_of(case),
            "state": OUTGOING.by_state[case.state],
        }
        return no_store(render(request, "letters/outgoing/letter.html", context))


@guarded(SIGNED_IN)
def printed(request: PrajaRequest, code: str) -> HttpResponse:
    """The page as PDF, marked across as unsigned."""
    with recalled(units, regions):
        case = outgoing_in_office(request.actor, code)
        content = preview_of_letter(outgoing_of(case), request.at)
    headers = {"Content-Disposition": f'inline; filename="konsep-{case.code}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
