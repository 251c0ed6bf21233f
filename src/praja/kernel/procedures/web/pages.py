# SPDX-License-Identifier: EUPL-1.2
"""Pages that hold one form, whatever the duty."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest


def form_page(
    request: PrajaRequest,
    form: forms.Form,
    *,
    act: Callable[[], str],
    template: str,
    context: Mapping[str, Any],
    done: str,
) -> HttpResponse:
    """A page with one form: on any refusal as it was sent, with what is wrong beside its field; done, on to the address that
    `act` gives back."""
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            url = act()
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, done)
            return HttpResponseRedirect(url)
    has_errors = bool(error or form.errors)
    shown = {**context, "form": form, "error": error, "has_errors": has_errors}
    return no_store(render(request, template, shown, status=422 if has_errors else 200))
