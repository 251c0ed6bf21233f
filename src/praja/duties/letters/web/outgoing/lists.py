# SPDX-License-Identifier: EUPL-1.2
"""Lists of letters that are written here, what waits for one's word, and versions side by side."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.letters.models import LetterVersion
from praja.duties.letters.procedure import OUTGOING
from praja.duties.letters.queries.outgoing import outgoing_in_office, outgoing_of
from praja.duties.letters.queries.outgoing_list import (
    ALL,
    MINE,
    SENT,
    UNSENT,
    WAITING,
    outgoing_list,
    waiting_for_my_word,
)
from praja.duties.letters.queries.outgoing_story import compared
from praja.duties.letters.rules import opens_letters, opens_writing
from praja.duties.letters.web.outgoing.words import shown_changes
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.taking import no_store
from praja.lib.actors import SIGNED_IN
from praja.lib.codes import show_code
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded

NARROWS = (
    (ALL, gettext_lazy("All")),
    (MINE, gettext_lazy("My drafts")),
    (WAITING, gettext_lazy("Under way")),
    (UNSENT, gettext_lazy("To be sent")),
    (SENT, gettext_lazy("Sent")),
)


@guarded(opens_letters)
def letters(request: PrajaRequest) -> HttpResponse:
    """The letters of one's units and one's own drafts, the newest first. Of a secret one only the envelope is shown."""
    asked = request.GET.get("tampil", ALL)
    narrow = asked if asked in dict(NARROWS) else ALL
    with recalled(units):
        page = outgoing_list(request.actor, narrow, request.GET.get("halaman"))
    context = {
        "rows": [_row(case) for case in page.items],
        "narrows": [{"label": label, "href": _url(name), "current": name == narrow} for name, label in NARROWS],
        "is_filtered": narrow != ALL,
        "may_begin": opens_writing.opens(request.actor),
        "waiting": len(waiting_for_my_word(request.actor, 50)),
        "next_url": _url(narrow, page.next) if page.next else "",
        "previous_url": _url(narrow, page.previous) if page.previous else "",
    }
    return no_store(render(request, "letters/outgoing/list.html", context))


def _url(narrow: str, cursor: str = "") -> str:
    asked = {name: value for name, value in (("tampil", narrow), ("halaman", cursor)) if value and value != ALL}
    return reverse("letters:outgoing_list") + (f"?{urlencode(asked)}" if asked else "")


def _row(case: Case) -> dict[str, Any]:
    """One line: the words only where the reader may open them."""
    can_open, state, letter = case.can_open, OUTGOING.by_state[case.state], case.letter  # type: ignore[attr-defined]
    return {
        "url": reverse("letters:outgoing", args=[case.code]) if can_open else "",
        "subject": letter.subject if can_open else "",
        "kind": letter.get_kind_display(),
        "number": letter.number_text,
        "code": show_code(case.code),
        "unit": case.lead_unit.name,
        "begun_at": case.filed_at,
        "security": letter.get_security_display() if letter.security != "B" else "",
        "state": state.office,
        "tone": state.tone,
    }


@guarded(SIGNED_IN)
def initials(request: PrajaRequest) -> HttpResponse:
    """What waits for one's initial or clearance, the longest waiting first: read, say, next."""
    with recalled(units):
        cases = waiting_for_my_word(request.actor)
    rows = [
        {
            "url": reverse("letters:outgoing", args=[case.code]),
            "subject": case.letter.subject,
            "kind": case.letter.get_kind_display(),
            "author": case.letter.outgoing.author.person.name,
            "unit": case.lead_unit.name,
            "speed": case.letter.get_speed_display() if case.letter.speed != "biasa" else "",
            "code": show_code(case.code),
        }
        for case in cases
    ]
    return no_store(render(request, "letters/outgoing/initials.html", {"rows": rows}))


@guarded(SIGNED_IN)
def versions(request: PrajaRequest, code: str) -> HttpResponse:
    """Two versions side by side: what went and what came, word by word."""
    case = outgoing_in_office(request.actor, code)
    letter = outgoing_of(case)
    rows = list(LetterVersion.objects.filter(outgoing=case.pk).select_related("made_by__person").order_by("-number"))
    newer = _number(request, "ke", letter.versions_made)
    older = _number(request, "dari", max(newer - 1, 1))
    try:
        parts = compared(letter, older, newer)
    except LetterVersion.DoesNotExist as error:
        raise NotFound(_("This letter has no such version.")) from error
    context = {
        "case": case,
        "letter": case.letter,
        "rows": rows,
        "older": older,
        "newer": newer,
        "changed": shown_changes(parts),
    }
    return no_store(render(request, "letters/outgoing/versions.html", context))


def _number(request: PrajaRequest, name: str, otherwise: int) -> int:
    said = request.GET.get(name, "")
    return int(said) if said.isdecimal() and len(said) < 6 else otherwise
