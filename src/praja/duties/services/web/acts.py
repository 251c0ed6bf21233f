# SPDX-License-Identifier: EUPL-1.2
"""What an applicant does with their application: each act one page, one form, one operation."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.services.enums import StageKind
from praja.duties.services.forms.applicant import PaperForm, SeenForm, StarsForm
from praja.duties.services.operations.completing import show_payment as show_payment_proof
from praja.duties.services.operations.completing import withdraw_application
from praja.duties.services.operations.rating import rate_service
from praja.duties.services.procedure.names import FINISHED
from praja.duties.services.queries.applications import application_of
from praja.duties.services.queries.openings import openings_of
from praja.duties.services.queries.own import case_with_code
from praja.duties.services.web.links import require_applicant
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import regions, units
from praja.kernel.procedures.errors import StaleCase
from praja.kernel.procedures.models import Case
from praja.lib.actors import ANYONE, Actor
from praja.lib.codes import show_code
from praja.lib.errors import DomainError, Text
from praja.lib.web import PrajaRequest, guarded

Do = Callable[[PrajaRequest, Case, Actor, dict[str, Any]], object]


@guarded(ANYONE)
def withdraw(request: PrajaRequest, code: str) -> HttpResponse:
    """Take the application back."""
    return _act(
        request,
        code,
        lambda case, data: SeenForm(data, initial={"seen": case.version}),
        _withdraw,
        {
            "heading": gettext_lazy("Withdraw the application?"),
            "lead": gettext_lazy("It ends here. You can apply again at any time."),
            "primary": gettext_lazy("Yes, withdraw it"),
            "danger": True,
        },
    )


def _withdraw(request: PrajaRequest, case: Case, actor: Actor, said: dict[str, Any]) -> None:
    withdraw_application(case=case, actor=actor, at=request.at, seen_version=said["seen"])


@guarded(ANYONE)
def show_payment(request: PrajaRequest, code: str) -> HttpResponse:
    """Send a proof of payment."""
    return _act(
        request,
        code,
        lambda case, data: PaperForm(data, _files(request), initial={"seen": case.version}),
        _show_payment,
        {
            "heading": gettext_lazy("Send the proof of payment"),
            "lead": gettext_lazy("A photo of the receipt or of the transfer. The treasurer compares it and confirms."),
            "primary": gettext_lazy("Send it"),
        },
        state=StageKind.PAYMENT,
    )


def _show_payment(request: PrajaRequest, case: Case, actor: Actor, said: dict[str, Any]) -> None:
    file = _taken(request, said)
    show_payment_proof(case=case, file=file, actor=actor, at=request.at, seen_version=said["seen"])


@guarded(ANYONE)
def rate(request: PrajaRequest, code: str) -> HttpResponse:
    """Say how it was; a second time replaces the first."""

    def form_of(case: Case, data: Any) -> forms.Form:
        rating = openings_of(application_of(case), case, request.at).rating
        return StarsForm(data, initial={"stars": str(rating.stars), "text": rating.text} if rating else None)

    words = {"heading": gettext_lazy("How was it?"), "lead": "", "primary": gettext_lazy("Send my rating")}
    return _act(request, code, form_of, _rate, words, state=FINISHED)


def _rate(request: PrajaRequest, case: Case, actor: Actor, said: dict[str, Any]) -> None:
    rate_service(case=case, stars=int(said["stars"]), text=said["text"], actor=actor, at=request.at)


def _act(
    request: PrajaRequest,
    code: str,
    form_of: Callable[[Case, Any], forms.Form],
    do: Do,
    words: dict[str, Any],
    *,
    state: str = "",
) -> HttpResponse:
    """Ask, do, and go back to the application. What is over meanwhile leads there at once, where it is said."""
    with recalled(units, regions, law_data):
        case, actor = require_applicant(request, case_with_code(code))
        if case.closed_at is not None and state != FINISHED:
            return to_application(case)
        if state and case.state != state:
            return to_application(case)
        form = form_of(case, request.POST if request.method == "POST" else None)
        error: DomainError | None = None
        if request.method == "POST" and form.is_valid():
            try:
                do(request, case, actor, form.cleaned_data)
            except DomainError as refused:
                error = _put_on(form, refused)
                if isinstance(refused, StaleCase):
                    case.refresh_from_db()
            else:
                messages.success(request, _("Done. You see below how it goes on."))
                return to_application(case)
        return _page(request, case, form, words, error)


def _page(
    request: PrajaRequest, case: Case, form: forms.Form, words: dict[str, Text], error: DomainError | None
) -> HttpResponse:
    wrong = bool(error or form.errors)
    fields = [bound for bound in form if bound.name != "seen"]
    context = {
        "case": case,
        "code": show_code(case.code),
        "form": form,
        "fields": fields,
        "error": error,
        "wrong": wrong,
        **words,
    }
    response = render(request, "services/act.html", context, status=(error.status if error else 422) if wrong else 200)
    response["Cache-Control"] = "no-store"
    return response


def _put_on(form: forms.Form, refused: DomainError) -> DomainError | None:
    """At its field where the form has it; else it is said above."""
    name = "paper" if refused.field == "file" else refused.field
    if name not in form.fields:
        return refused
    form.add_error(name, str(refused))
    return None


def to_application(case: Case) -> HttpResponse:
    """On to the page of the application."""
    return HttpResponseRedirect(reverse("track_case", args=[case.code]))


def _files(request: PrajaRequest) -> Any:
    return request.FILES if request.method == "POST" else None


def _taken(request: PrajaRequest, said: dict[str, Any]) -> StoredFile:
    return take_in(upload=said["paper"], actor=request.actor, at=request.at)
