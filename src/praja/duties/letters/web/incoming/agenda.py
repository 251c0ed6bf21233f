# SPDX-License-Identifier: EUPL-1.2
"""The agenda of letters that came in, on the screen."""

from typing import Any, get_args

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from praja.duties.letters.enums import Security, Speed
from praja.duties.letters.forms.agenda import NarrowForm
from praja.duties.letters.procedure import INCOMING
from praja.duties.letters.queries.agenda import (
    OPEN,
    agenda_of,
    agenda_page,
    is_late,
    units_with_agenda,
)
from praja.duties.letters.rules import opens_letters, opens_mailbox, opens_registration
from praja.duties.letters.web.incoming.narrowing import (
    agenda_url,
    asked_of,
    file_url,
    filters_of,
    narrowed_by,
    state_links,
)
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store
from praja.lib.codes import show_code
from praja.lib.exports import Format
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_letters)
def agenda(request: PrajaRequest) -> HttpResponse:
    """Every letter of which the actor may know, newest first, narrowed by state, unit, marks and day."""
    asked = asked_of(request)
    with recalled(units):
        page = agenda_page(agenda_of(request.actor, filters_of(asked), request.at), request.GET.get("halaman"))
        in_sight = [(node.code, node.name) for node in units_with_agenda(request.actor, today(request))]
    context = {
        "rows": [_row(case, request) for case in page.items],
        "states": state_links(asked),
        "form": NarrowForm(asked, units=in_sight),
        "narrowed": narrowed_by(asked, dict(in_sight)),
        "is_filtered": any(asked.values()),
        "keeps_mail": opens_mailbox.opens(request.actor),
        "registers": opens_registration.opens(request.actor),
        "books": [(name.upper(), file_url(f"buku.{name}", asked)) for name in ("pdf", *get_args(Format))],
        "lists": [(name.upper(), file_url(f"ekspedisi.{name}", asked)) for name in ("pdf", *get_args(Format))],
        "next_url": agenda_url(asked, page.next) if page.next else "",
        "previous_url": agenda_url(asked, page.previous) if page.previous else "",
    }
    return no_store(render(request, "letters/incoming/agenda.html", context))


def _row(case: Case, request: PrajaRequest) -> dict[str, Any]:
    letter, state = case.letter, INCOMING.by_state[case.state]
    incoming = letter.incoming
    return {
        "url": reverse("letters:incoming", args=[case.code]),
        "agenda": f"{incoming.agenda.number}/{incoming.agenda.register.year}",
        "subject": letter.subject if case.can_open else "",  # type: ignore[attr-defined]
        "can_open": case.can_open,  # type: ignore[attr-defined]
        "sender": incoming.sender_unit or incoming.sender,
        "number_text": letter.number_text,
        "dated_on": letter.dated_on,
        "received_at": case.filed_at,
        "unit": case.lead_unit,
        "marks": [
            str(mark)
            for mark, is_plain in (
                (letter.get_security_display(), letter.security == Security.OPEN),
                (letter.get_speed_display(), letter.speed == Speed.ORDINARY),
            )
            if not is_plain
        ],
        "code": show_code(case.code),
        "state": state.office,
        "tone": "late" if is_late(case, request.at) else state.tone,
        "due_at": case.due_at if case.state in OPEN else None,
    }
