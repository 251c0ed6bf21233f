# SPDX-License-Identifier: EUPL-1.2
"""Revoking a certificate, or giving a new one in its place."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.training.errors.classes import NotYourClass
from praja.duties.training.forms.certificates import REISSUE, RevokeForm
from praja.duties.training.operations.certificates import reissue_certificate, revoke_certificate
from praja.duties.training.queries.certificates import certificate_of_everybody
from praja.duties.training.rules import opens_training, runs_class
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_training)
def revoke(request: PrajaRequest, code: str) -> HttpResponse:
    """For whoever runs the class: what is revoked stays and says why."""
    with recalled(units):
        row = certificate_of_everybody(code)
        held = row.seat.training_class
        if not runs_class(request.actor, held):
            raise NotYourClass
        form, error = RevokeForm(request.POST or None), None
        if request.method == "POST" and form.is_valid():
            act = reissue_certificate if form.cleaned_data["what"] == REISSUE else revoke_certificate
            try:
                act(certificate=row, reason=form.cleaned_data["reason"], actor=request.actor, at=request.at)
            except DomainError as refused:
                error = put_on(form, refused)
            else:
                messages.success(request, _("The certificate is revoked."))
                return HttpResponseRedirect(reverse("training:class_certificates", args=[held.case.code]))
    has_errors = bool(error or form.errors)
    context = {
        "certificate": row,
        "name": row.seat.employee.person.name,
        "case": held.case,
        "form": form,
        "error": error,
        "has_errors": has_errors,
    }
    page = render(request, "training/certificates/revoke.html", context, status=422 if has_errors else 200)
    return no_store(page)
