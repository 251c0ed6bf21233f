# SPDX-License-Identifier: EUPL-1.2
"""One letter before its signer: the page itself, large; sign, or say what is to become of it; then the next."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.letters.errors.signing import SrikandiSigns
from praja.duties.letters.forms.signing import ReasonForm, ReleaseForm, SignForm
from praja.duties.letters.operations.sending import withdraw_letter
from praja.duties.letters.operations.signing import give_up_signing, release_letter
from praja.duties.letters.procedure import OUTGOING
from praja.duties.letters.procedure.names import SENT, SIGNED, SIGNING, TO_SIGN
from praja.duties.letters.queries.drafting import preview_of_letter
from praja.duties.letters.queries.sending import passed_to
from praja.duties.letters.queries.signing import (
    document_of,
    initialled,
    letter_to_sign,
    letters_to_sign,
    waiting_letters,
)
from praja.duties.letters.rules import opens_signing
from praja.duties.letters.web.outgoing.acts import is_in_srikandi
from praja.duties.letters.web.outgoing.enclosures import shown_enclosures
from praja.duties.letters.web.outgoing.pages import clashes_said
from praja.duties.letters.web.signing.inbox import asks, send_code, sign_picked
from praja.kernel.documents.enums import DocumentState, FailureReason
from praja.kernel.documents.errors import signing_refusal
from praja.kernel.documents.queries import content_of, preview_of
from praja.kernel.documents.queries.pictures import pages_in, picture_in
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import regions, units
from praja.kernel.procedures.forms.picks import Pick, pick_of, picks_of
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import NOTHING, Desk, OfficeAct, Sent, entries_of, kept_words, panel, today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.codes import show_code
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded

MOST_PAGES = 20
"""Pages that are shown as pictures; the rest is in the PDF."""


@guarded(opens_signing)
def sign_one(request: PrajaRequest, code: str) -> HttpResponse:
    """The letter, read and signed; afterwards the next that waits."""
    with recalled(units, regions, law_data):
        case = letter_to_sign(request.actor, code)
        if request.method != "POST":
            return one_page(request, case)
        if "send_code" in request.POST:
            error = send_code(request, 1)
            return one_page(request, case, sign_error=error, status=error.status if error else 200)
        form = SignForm(request.POST)
        if not form.is_valid():
            return one_page(request, case, form=form, status=422)
        picks = picks_of(request.POST.getlist("pick")) or [Pick(case.code, -1)]
        outcome = sign_picked(request, waiting_letters(request.actor, today(request)), picks[:1], form.signing_secret())
        if isinstance(outcome, DomainError):
            error = put_on(form, outcome)
            return one_page(request, case, form=form, sign_error=error, status=outcome.status)
        [line] = outcome
        if line.refused:
            case = letter_to_sign(request.actor, code)
            return one_page(request, case, refused=line.refused, status=409)
        messages.success(request, _("Signed: %(code)s.") % {"code": show_code(case.code)})
        return HttpResponseRedirect(_next_url(request, case))


def _next_url(request: PrajaRequest, case: Case) -> str:
    """The next that waits, round to the first; the list where nothing does."""
    waiting = list(letters_to_sign(request.actor, today(request)).values_list("pk", "code")[:100])
    following = next((code for pk, code in waiting if pk > case.pk), waiting[0][1] if waiting else "")
    return reverse("letters:sign_one", args=[following]) if following else reverse("letters:signing")


@guarded(opens_signing)
def sign_page_picture(request: PrajaRequest, code: str, sheet: int) -> HttpResponse:
    """One page of the letter as a picture: as it would be signed now, or as it is signed."""
    with recalled(units, regions):
        content = page_content(letter_to_sign(request.actor, code), request)
    picture = HttpResponse(picture_in(content, sheet), content_type="image/png")
    picture["X-Content-Type-Options"] = "nosniff"
    return no_store(picture)


def page_content(case: Case, request: PrajaRequest) -> bytes:
    """The letter as PDF, signed or marked as unsigned."""
    document = document_of(case.pk)
    if document is None:
        return preview_of_letter(case.letter.outgoing, request.at)
    if document.file is not None:
        with content_of(document.file) as file:
            return file.read()
    return preview_of(document, request.at)


def one_page(
    request: PrajaRequest,
    case: Case,
    sent: Sent = NOTHING,
    status: int = 200,
    *,
    form: SignForm | None = None,
    sign_error: DomainError | None = None,
    refused: str = "",
) -> HttpResponse:
    """The page of one letter for its signer, with a form that was sent put back where it belongs."""
    entries, document = entries_of(DESK, request, case, sent), document_of(case.pk)
    pages = pages_in(page_content(case, request))
    is_elsewhere = case.state == TO_SIGN and is_in_srikandi(case)
    context: dict[str, Any] = {
        "case": case,
        "code": show_code(case.code),
        "letter": case.letter,
        "outgoing": case.letter.outgoing,
        "state": OUTGOING.by_state[case.state],
        "pages": range(1, min(pages, MOST_PAGES) + 1),
        "clashes": clashes_said(request, case, case.letter.outgoing),
        "enclosures": shown_enclosures(case),
        "pick": pick_of(case),
        "can_sign": (case.state == TO_SIGN and not is_elsewhere) or _is_to_try_again(case, document),
        "elsewhere": SrikandiSigns(case.lead_unit) if is_elsewhere else None,
        "trouble": _trouble(document) if case.state == SIGNING else "",
        "passed": passed_to(case.pk),
        "initials": [name for _case, name in initialled([case.pk])],
        "sign_form": form or SignForm(),
        "sign_error": sign_error,
        "refused": refused,
        "consequence": OUTGOING.by_step["sign"].consequence,
        "left": letters_to_sign(request.actor, today(request)).exclude(pk=case.pk).order_by()[:51].count(),
        "next_url": _next_url(request, case),
        "error": sent.error,
        "form": sent.form,
        "kept": kept_words(DESK, sent, entries),
        "has_errors": status >= 400,
        **asks(),
        **panel(DESK, entries, sent),
    }
    return no_store(render(request, "letters/signing/one.html", context, status=status))


def _is_to_try_again(case: Case, document: Any) -> bool:
    tried = (DocumentState.WAITING.value, DocumentState.FAILED.value)
    return case.state == SIGNING and document is not None and document.state in tried


def _trouble(document: Any) -> str:
    """Why it is not signed yet, in the words of the signing service's refusal."""
    return str(signing_refusal(FailureReason(document.failure))) if document is not None and document.failure else ""


def _is_unclear(case: Case) -> bool:
    document = document_of(case.pk)
    return document is not None and document.state == DocumentState.UNCLEAR.value


def release(*, case: Case, actor: Any, at: Any) -> Any:
    """Let a letter whose answer was lost be signed again."""
    return release_letter(case=case, actor=actor, at=at)


ACTS = (
    OfficeAct(
        "release_signing",
        "boleh-diulang",
        ReleaseForm,
        release,
        ("signed",),
        label=gettext_lazy("Sign it again"),
        button=gettext_lazy("Let it be signed again"),
        consequence=gettext_lazy(
            "Look into the signing service first: it may be signed there already. The number stays the same."
        ),
        offered=_is_unclear,
    ),
    OfficeAct("give_up_signing", "batal-tanda-tangan", ReasonForm, give_up_signing, ("give_up_signing",)),
    OfficeAct("withdraw_letter", "cabut", ReasonForm, withdraw_letter, ("withdraw",), danger=True, after_end=True),
)


def _after(request: PrajaRequest, code: str) -> str:
    """Back to the letter while it waits here or counts, else to what waits."""
    states = (TO_SIGN, SIGNING, SIGNED, SENT)
    is_here = Case.objects.filter(code=code, state__in=states).exists()
    return reverse("letters:sign_one", args=[code]) if is_here else reverse("letters:signing")


DESK = Desk(
    procedure=OUTGOING,
    acts=ACTS,
    namespace="letters",
    door=opens_signing,
    find=letter_to_sign,
    page=one_page,
    after=_after,
)
