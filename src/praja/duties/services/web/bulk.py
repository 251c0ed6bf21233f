# SPDX-License-Identifier: EUPL-1.2
"""Several applications decided at once by their head: approved from the list, or signed with one passphrase."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from praja.duties.services.forms.office import SecretField
from praja.duties.services.operations.deciding import approve
from praja.duties.services.operations.issuing import sign_products
from praja.duties.services.procedure import APPLICATION
from praja.duties.services.queries.office_list import visible_by_code
from praja.duties.services.queries.office_signing import Waiting, waiting_for
from praja.duties.services.rules import opens_office
from praja.kernel.documents.domain.signing import SigningSecret
from praja.kernel.documents.enums import SecretKind
from praja.kernel.documents.gateways.signing import service_in_use
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import regions, units
from praja.kernel.procedures.forms.picks import MOST, Pick, picks_of
from praja.kernel.procedures.forms.steps import missing
from praja.kernel.procedures.web.bulk import Line, decided
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.codes import read_code
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded

UNKNOWN = gettext_lazy("There is no such application in your units.")


class SignAllForm(forms.Form):
    """One passphrase for all that are ticked."""

    use_required_attribute = False
    passphrase = SecretField(
        label=gettext_lazy("Passphrase of your electronic certificate"),
        error_messages=missing(gettext_lazy("Type your passphrase")),
    )


@require_POST
@guarded(opens_office)
def bulk(request: PrajaRequest) -> HttpResponse:
    """First the chosen applications, to be read once more; then, sent again, what was done line by line."""
    picks = picks_of(request.POST.getlist("pick"))
    if not picks or len(picks) > MOST:
        words = (
            _("Choose one or more applications.") if not picks else _("Choose at most %(most)d applications at once.")
        )
        messages.error(request, words % {"most": MOST} if picks else words)
        return HttpResponseRedirect(reverse("services:applications"))
    with recalled(units, law_data, regions):
        found = visible_by_code(request.actor, [pick.code for pick in picks])
        if "decided" not in request.POST:
            return _ask(request, picks, found)
        lines = decided(request, approve, picks, found, lambda _case: {}, url=_case_url, unknown=UNKNOWN)
    return _report(request, lines, APPLICATION.by_step["approve"].label)


@guarded(opens_office)
def signing(request: PrajaRequest) -> HttpResponse:
    """Everything that waits for this signer, each with its page to be read; with one passphrase all that are ticked."""
    needs_secret = bool(service_in_use().secrets)
    with recalled(units, regions):
        waiting = waiting_for(request.actor)
        if request.method != "POST" or not needs_secret:
            return _sign_page(request, waiting, SignAllForm())
        form, chosen = SignAllForm(request.POST), {read_code(code) for code in request.POST.getlist("pick")}
        mine = [one for one in waiting if one.code in chosen]
        if not mine:
            form.add_error(None, _("Tick what you want to sign."))
        if not form.is_valid():
            return _sign_page(request, waiting, form, status=422)
        secret = SigningSecret(SecretKind.PASSPHRASE, str(form.cleaned_data["passphrase"]))
        try:
            outcomes = sign_products(
                case_ids=[one.case_id for one in mine], secret=secret, actor=request.actor, at=request.at
            )
        except DomainError as refused:
            error = put_on(form, refused)
            return _sign_page(request, waiting, form, error=error, status=refused.status)
    by_case = {one.case_id: one for one in mine}
    lines = [
        Line(
            by_case[outcome.case_id].code,
            by_case[outcome.case_id].title,
            _case_url(by_case[outcome.case_id].code),
            str(outcome.refused or ""),
        )
        for outcome in outcomes
    ]
    return _report(request, lines, _("Sign"))


def _ask(request: PrajaRequest, picks: list[Pick], found: dict[str, Any]) -> HttpResponse:
    context = {
        "step": APPLICATION.by_step["approve"],
        "picks": [(pick, found.get(pick.code)) for pick in picks],
        "count": len(picks),
    }
    return no_store(render(request, "services/office/bulk.html", context))


def _sign_page(
    request: PrajaRequest,
    waiting: list[Waiting],
    form: SignAllForm,
    *,
    error: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "waiting": waiting,
        "form": form,
        "error": error,
        "needs_secret": bool(service_in_use().secrets),
        "consequence": APPLICATION.by_step["issue"].consequence,
    }
    return no_store(render(request, "services/office/signing.html", context, status=status))


def _report(request: PrajaRequest, lines: list[Line], label: Any) -> HttpResponse:
    refused = sum(bool(line.refused) for line in lines)
    still = visible_by_code(request.actor, [line.code for line in lines])
    context = {
        "label": label,
        "lines": [(line, line.code in still) for line in lines],
        "done": len(lines) - refused,
        "refused": refused,
    }
    return no_store(
        render(request, "services/office/bulk_done.html", context, status=409 if refused == len(lines) else 200)
    )


def _case_url(code: str) -> str:
    return reverse("services:case", args=[code])
