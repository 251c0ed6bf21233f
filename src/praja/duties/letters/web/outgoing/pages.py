# SPDX-License-Identifier: EUPL-1.2
"""The page of a letter that is written here: the page itself, its story, and what may be done now."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.letters.enums import OUTGOING as ATTACHED_TO
from praja.duties.letters.models import Outgoing
from praja.duties.letters.procedure import OUTGOING
from praja.duties.letters.procedure.names import ABANDONED, DRAFT, SENT, SIGNED, SIGNING, TO_SIGN, WITHDRAWN
from praja.duties.letters.queries.drafting import preview_of_letter
from praja.duties.letters.queries.errands import clashes, errand_of
from praja.duties.letters.queries.filing import filing_of
from praja.duties.letters.queries.outgoing import open_letters, outgoing_in_office, outgoing_of
from praja.duties.letters.queries.outgoing_list import waiting_for_my_word
from praja.duties.letters.queries.outgoing_story import (
    changes_since_looked,
    enclosures_changed_since_looked,
    outgoing_story,
)
from praja.duties.letters.queries.sending import passed_to
from praja.duties.letters.queries.signing import document_of
from praja.duties.letters.rules import may_revise, may_sign, opens_letters
from praja.duties.letters.web.outgoing.acts import ACTS, is_in_srikandi
from praja.duties.letters.web.outgoing.enclosures import shown_enclosures
from praja.duties.letters.web.outgoing.words import clash_words, shown_changes
from praja.kernel.documents.gateways.pdfium import page_as_png, pages_of_pdf
from praja.kernel.documents.queries import attachments_of
from praja.kernel.documents.queries.pictures import picture_of
from praja.kernel.documents.web import served
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import regions, units
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import NOTHING, Desk, Sent, entries_of, kept_words, panel
from praja.kernel.procedures.web.taking import no_store
from praja.lib.actors import SIGNED_IN
from praja.lib.codes import show_code
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded

MOST_PAGES = 8
"""Pages that are shown at once; the rest is in the PDF."""


@guarded(SIGNED_IN)
def outgoing(request: PrajaRequest, code: str) -> HttpResponse:
    """The letter, where it stands, and what may be done now."""
    with recalled(units, regions, law_data):
        return letter_page(request, outgoing_in_office(request.actor, code))


def letter_page(request: PrajaRequest, case: Case, sent: Sent = NOTHING, status: int = 200) -> HttpResponse:
    """The page of a letter, with a form that was sent put back where it belongs."""
    entries, letter = entries_of(DESK, request, case, sent), outgoing_of(case)
    since = changes_since_looked(request.actor, letter)
    context = {
        "case": case,
        "code": show_code(case.code),
        "letter": case.letter,
        "outgoing": letter,
        "state": OUTGOING.by_state[case.state],
        "lists_letters": opens_letters.opens(request.actor),
        "filing": filing_of(request.actor, case),
        "pages": _pages(request, case, letter),
        "checks": _checks(letter),
        "clashes": clashes_said(request, case, letter),
        "enclosures": shown_enclosures(case),
        "enclosures_changed": enclosures_changed_since_looked(request.actor, letter),
        "addressees": list(letter.addressees.order_by("position")),
        "passed": passed_to(case.pk) if case.state in (SIGNED, SENT, WITHDRAWN) else [],
        "versions": range(letter.versions_made, 0, -1),
        "since": since[0] if since else None,
        "changed": shown_changes(since[1]) if since else [],
        "may_write": case.state == DRAFT and may_revise.allows(request.actor, case),
        "sign_url": _sign_url(request, case),
        "is_signed": bool(case.letter.number_text) and case.state != SIGNING,
        "acts": outgoing_story(request.actor, case, seen_version=sent.seen_version),
        **panel(DESK, entries, sent),
        "form": sent.form,
        "kept": kept_words(DESK, sent, entries),
        "error": sent.error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "letters/outgoing/letter.html", context, status=status))


def _sign_url(request: PrajaRequest, case: Case) -> str:
    """Where the reader signs it; empty for everybody else."""
    waits = case.state == SIGNING or (case.state == TO_SIGN and not is_in_srikandi(case))
    return reverse("letters:sign_one", args=[case.code]) if waits and may_sign.allows(request.actor, case) else ""


def clashes_said(request: PrajaRequest, case: Case, letter: Outgoing) -> list[str]:
    """Who of those it sends is away on those days already, as long as it can still be changed."""
    errand = None if case.letter.number_text or case.state == ABANDONED else errand_of(letter)
    return clash_words(clashes(request.actor, errand, besides=case.pk)) if errand else []


def _checks(letter: Outgoing) -> list[Any]:
    """The initials of the newest round in their order."""
    rows = list(letter.checks.select_related("person__person", "unit").order_by("-round", "position"))
    return [row for row in rows if row.round == rows[0].round]


def _signed_file(case: Case) -> Any:
    """The signed page, byte for byte; None as long as there is none. One that SRIKANDI signed is an attachment."""
    document = document_of(case.pk)
    if document is not None and document.file is not None:
        return document.file
    if case.letter.srikandi_number:
        found = attachments_of(ATTACHED_TO, case.pk).first()
        return found.file if found else None
    return None


def _pages(request: PrajaRequest, case: Case, letter: Outgoing) -> list[dict[str, Any]]:
    signed = _signed_file(case)
    count = (signed.pages or 1) if signed else pages_of_pdf(preview_of_letter(letter, request.at))
    return [
        {"number": number, "url": reverse("letters:outgoing_picture", args=[case.code, number])}
        for number in range(1, min(count, MOST_PAGES) + 1)
    ]


@guarded(SIGNED_IN)
def printed(request: PrajaRequest, code: str) -> Any:
    """The page as PDF: the signed one, or as it would be signed, marked across."""
    with recalled(units, regions):
        case = outgoing_in_office(request.actor, code)
        signed = _signed_file(case)
        if signed is not None:
            return served(signed, name=f"surat-{case.code}", cache="no-store")
        content = preview_of_letter(outgoing_of(case), request.at)
    headers = {"Content-Disposition": f'inline; filename="konsep-{case.code}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@guarded(SIGNED_IN)
def picture(request: PrajaRequest, code: str, sheet: int) -> HttpResponse:
    """One page as a picture, so that the letter stands on its page whatever the device."""
    with recalled(units, regions):
        case = outgoing_in_office(request.actor, code)
        signed = _signed_file(case)
        if signed is not None:
            content, kind = picture_of(signed, sheet)
        else:
            content, kind = page_as_png(preview_of_letter(outgoing_of(case), request.at), sheet) or b"", "image/png"
    if not content:
        raise NotFound(_("This file has no such page."))
    return no_store(HttpResponse(content, content_type=kind, headers={"X-Content-Type-Options": "nosniff"}))


def _after(request: PrajaRequest, code: str) -> str:
    """After a word on a draft on to the next that waits; else back to the letter, or to the desk where it is out of sight."""
    if request.resolver_match and request.resolver_match.url_name in NEXT:
        if following := next(iter(waiting_for_my_word(request.actor, 1)), None):
            return reverse("letters:outgoing", args=[following.code])
        return reverse("letters:initials")
    if open_letters(request.actor).filter(code=code).exists():
        return reverse("letters:outgoing", args=[code])
    return reverse("desk")


NEXT = frozenset({"initial_letter", "clear_letter"})
"""Acts after which the next letter of the inbox is opened."""

DESK = Desk(
    procedure=OUTGOING,
    acts=ACTS,
    namespace="letters",
    door=SIGNED_IN,
    find=outgoing_in_office,
    page=letter_page,
    after=_after,
    beside=frozenset({"enclose_letter", "take_out_enclosure"}),
)
