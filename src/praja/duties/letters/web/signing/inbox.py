# SPDX-License-Identifier: EUPL-1.2
"""What waits for a signature: read, sign, next; or all that is ticked with one secret."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.duties.letters.forms.signing import SignForm
from praja.duties.letters.operations.signing import Signed, sign_letters
from praja.duties.letters.procedure import OUTGOING
from praja.duties.letters.queries.signing import MOST, ToSign, count_to_sign, waiting_letters
from praja.duties.letters.rules import opens_signing
from praja.kernel.documents.domain.signing import SigningSecret
from praja.kernel.documents.enums import SecretKind
from praja.kernel.documents.gateways.signing import service_in_use
from praja.kernel.documents.operations import send_code_to
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import regions, units
from praja.kernel.procedures.forms.picks import Pick, pick_of, picks_of
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.bulk import Line, said_of
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_signing)
def inbox(request: PrajaRequest) -> HttpResponse:
    """Everything that waits for this signer, each with its page; what is ticked is signed with one secret."""
    with recalled(units, regions, law_data):
        waiting = waiting_letters(request.actor, today(request))
        if request.method != "POST":
            return _page(request, waiting, SignForm(), [pick_of(one.case) for one in waiting])
        picks = picks_of(request.POST.getlist("pick"))
        if "send_code" in request.POST:
            return _code_sent(request, waiting, picks)
        return _signed(request, waiting, picks)


def _signed(request: PrajaRequest, waiting: list[ToSign], picks: list[Pick]) -> HttpResponse:
    form = SignForm(request.POST)
    if not picks:
        form.add_error(None, _("Tick what you want to sign."))
    if not form.is_valid():
        return _page(request, waiting, form, _values(picks), status=422)
    outcome = sign_picked(request, waiting, picks, form.signing_secret())
    if isinstance(outcome, DomainError):
        return _page(request, waiting, form, _values(picks), error=put_on(form, outcome), status=outcome.status)
    return _report(request, outcome)


def sign_picked(
    request: PrajaRequest, waiting: list[ToSign], picks: list[Pick], secret: SigningSecret | None
) -> list[Line] | DomainError:
    """What became of each letter, or the one refusal of all."""
    mine = {one.code: one for one in waiting}
    chosen = {mine[pick.code].case.pk: pick for pick in picks if pick.code in mine}
    try:
        outcomes = sign_letters(
            case_ids=list(chosen),
            secret=secret,
            actor=request.actor,
            at=request.at,
            seen={case_id: pick.version for case_id, pick in chosen.items()},
        )
    except DomainError as refused:
        return refused
    gone = _("It does not wait for your signature any more.")
    lines = [Line(pick.code, "", "", gone) for pick in picks if pick.code not in mine]
    return [_line(mine[chosen[one.case_id].code], one) for one in outcomes] + lines


def _line(letter: ToSign, outcome: Signed) -> Line:
    refused = said_of(outcome.refused) if outcome.refused else ""
    url = reverse("letters:sign_one" if refused else "letters:outgoing", args=[letter.code])
    return Line(letter.code, letter.subject, url, refused)


def _code_sent(request: PrajaRequest, waiting: list[ToSign], picks: list[Pick]) -> HttpResponse:
    """Have the one-time code sent for as many letters as are ticked; the ticks stay."""
    error = send_code(request, len(picks))
    return _page(request, waiting, SignForm(), _values(picks), error=error, status=error.status if error else 200)


def send_code(request: PrajaRequest, letters: int) -> DomainError | None:
    """Ask BSrE for the code; why it was refused, None where it is on its way."""
    try:
        send_code_to(account_id=int(request.actor.id), files=letters, actor=request.actor, at=request.at)
    except DomainError as refused:
        return refused
    sent = ngettext(
        "BSrE sent you the code for %(count)d letter.", "BSrE sent you the code for %(count)d letters.", letters
    )
    messages.success(request, sent % {"count": letters})
    return None


def asks() -> dict[str, bool]:
    """What the signing service asks of a signer: a secret at all, and a code that must be sent first."""
    secrets = service_in_use().secrets
    return {"needs_secret": bool(secrets), "needs_code": SecretKind.TOTP in secrets}


def _page(
    request: PrajaRequest,
    waiting: list[ToSign],
    form: SignForm,
    ticked: list[str],
    *,
    error: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    count = count_to_sign(request.actor, today(request)) if len(waiting) == MOST else len(waiting)
    context: dict[str, Any] = {
        "waiting": [(one, pick_of(one.case), pick_of(one.case) in ticked) for one in waiting],
        "count": len(waiting),
        "has_more": count > MOST,
        "form": form,
        "error": error,
        "consequence": OUTGOING.by_step["sign"].consequence,
        **asks(),
    }
    return no_store(render(request, "letters/signing/inbox.html", context, status=status))


def _report(request: PrajaRequest, lines: list[Line]) -> HttpResponse:
    refused = sum(bool(line.refused) for line in lines)
    context = {
        "lines": [(line, bool(line.url)) for line in lines],
        "done": len(lines) - refused,
        "refused": refused,
    }
    return no_store(render(request, "letters/signing/done.html", context, status=409 if refused == len(lines) else 200))


def _values(picks: list[Pick]) -> list[str]:
    return [pick.value for pick in picks]


def to_inbox() -> HttpResponse:
    """Back to what waits."""
    return HttpResponseRedirect(reverse("letters:signing"))
