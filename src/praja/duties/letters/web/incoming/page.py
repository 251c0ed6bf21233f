# SPDX-License-Identifier: EUPL-1.2
"""The page of a letter that came in."""

from django.http import HttpResponse
from django.shortcuts import render

from praja.duties.letters.procedure import INCOMING
from praja.duties.letters.queries.incoming import letter_in_office
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import clocks_shown
from praja.kernel.procedures.web.taking import no_store
from praja.lib.actors import SIGNED_IN
from praja.lib.codes import show_code
from praja.lib.web import PrajaRequest, guarded


@guarded(SIGNED_IN)
def letter(request: PrajaRequest, code: str) -> HttpResponse:
    """The letter, what became of it, and what may be done now. A disposition may name somebody without any role: the door is
    open to every officer, and the letter decides."""
    with recalled(units, law_data):
        return letter_page(request, letter_in_office(request.actor, code))


def letter_page(request: PrajaRequest, case: Case) -> HttpResponse:
    """The page of one letter."""
    context = {
        "case": case,
        "code": show_code(case.code),
        "letter": case.letter,
        "incoming": case.letter.incoming,
        "state": INCOMING.by_state[case.state],
        **clocks_shown(case),
    }
    return no_store(render(request, "letters/incoming/letter.html", context))
