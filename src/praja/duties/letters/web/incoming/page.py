# SPDX-License-Identifier: EUPL-1.2
"""The page of a letter that came in: the letter itself, its story, its clock, and what may be done now."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from praja.duties.letters.enums import Arrival, Reach
from praja.duties.letters.procedure import INCOMING
from praja.duties.letters.queries.filing import filing_of
from praja.duties.letters.queries.incoming import files_of, letter_in_office, listed_letters
from praja.duties.letters.queries.incoming_story import incoming_story
from praja.duties.letters.rules import opens_letters, opens_writing
from praja.duties.letters.web.incoming.acts import ACTS
from praja.duties.letters.web.orders.panel import panel_of
from praja.kernel.documents.models import Attachment
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import NOTHING, Desk, Sent, clocks_shown, entries_of, kept_words, panel
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


def letter_page(request: PrajaRequest, case: Case, sent: Sent = NOTHING, status: int = 200) -> HttpResponse:
    """The page of one letter, with a form that was sent put back where it belongs. Of a letter that the reader may not open only
    the envelope is shown, and nothing can be done with it."""
    can_open: bool = case.can_open  # type: ignore[attr-defined]
    entries = entries_of(DESK, request, case, sent) if can_open else []
    context = {
        **envelope(case, can_open=can_open),
        "is_late": case.closed_at is None and case.due_at < request.at,
        "lists_letters": opens_letters.opens(request.actor),
        "may_answer": can_open and case.closed_at is None and opens_writing.opens(request.actor),
        **clocks_shown(case),
        **(_opened(request, case, sent) if can_open else {}),
        **panel(DESK, entries, sent),
        "form": sent.form,
        "kept": kept_words(DESK, sent, entries),
        "error": sent.error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "letters/incoming/letter.html", context, status=status))


def envelope(case: Case, *, can_open: bool) -> dict[str, Any]:
    """What stands on the envelope and in the agenda."""
    incoming = case.letter.incoming
    return {
        "case": case,
        "code": show_code(case.code),
        "can_open": can_open,
        "letter": case.letter,
        "incoming": incoming,
        "agenda": f"{incoming.agenda.number}/{incoming.agenda.register.year}",
        "sender": incoming.sender_unit or incoming.sender,
        "arrival": Arrival(case.channel).label if case.channel in Arrival.values else case.channel,
        "is_sealed": case.letter.reach == Reach.SEALED,
        "state": INCOMING.by_state[case.state],
    }


def _opened(request: PrajaRequest, case: Case, sent: Sent) -> dict[str, Any]:
    """What only they see who may open the letter."""
    files = files_of(case)
    return {
        "acts": incoming_story(request.actor, case, seen_version=sent.seen_version),
        "papers": [_paper(case, file) for file in files],
        "filing": filing_of(request.actor, case),
        **panel_of(request, case),
    }


def _paper(case: Case, file: Attachment) -> dict[str, Any]:
    """One file: its first pages as pictures, and where it is downloaded."""
    pages = 1 if file.file.width else min(file.file.pages or 1, MOST_PAGES)
    return {
        "file": file,
        "url": reverse("letters:incoming_file", args=[case.code, file.pk]),
        "more": max((file.file.pages or 1) - pages, 0),
        "pages": [
            {"number": number, "url": reverse("letters:incoming_page", args=[case.code, file.pk, number])}
            for number in range(1, pages + 1)
        ],
    }


MOST_PAGES = 3
"""Pages of one file that are shown at once; the rest is in the download."""


def _after(request: PrajaRequest, code: str) -> str:
    """Back to the letter while it can still be seen, else to the desk."""
    if listed_letters(request.actor).filter(code=code).exists():
        return reverse("letters:incoming", args=[code])
    return reverse("desk")


DESK = Desk(
    procedure=INCOMING,
    acts=ACTS,
    namespace="letters",
    door=SIGNED_IN,
    find=letter_in_office,
    page=letter_page,
    after=_after,
)
