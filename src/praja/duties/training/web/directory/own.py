# SPDX-License-Identifier: EUPL-1.2
"""One's own entry: consent, change and withdrawal."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.training.forms.directory import EntryForm
from praja.duties.training.operations.directory import join_directory, leave_directory
from praja.duties.training.queries.classes.people import employee_of
from praja.duties.training.queries.directory import own_entry
from praja.duties.training.rules import opens_training
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_training)
def my_entry(request: PrajaRequest) -> HttpResponse:
    """What the reader is willing to be asked about."""
    employee = employee_of(request.actor)
    held = own_entry(employee)
    initial = {"topics": held.topics, "shows_learning": held.shows_learning} if held else {}
    form = EntryForm(request.POST or None, initial=initial)
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            join_directory(employee=employee, **form.cleaned_data, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Colleagues find you by these topics now."))
            return HttpResponseRedirect(reverse("training:directory"))
    has_errors = bool(error or form.errors)
    context = {"form": form, "held": held, "error": error, "has_errors": has_errors}
    return no_store(render(request, "training/directory/mine.html", context, status=422 if has_errors else 200))


@require_POST
@guarded(opens_training)
def leave(request: PrajaRequest) -> HttpResponse:
    """Withdraw from the directory."""
    leave_directory(employee=employee_of(request.actor), actor=request.actor, at=request.at)
    messages.success(request, _("You are in the directory no more. Your topics were deleted."))
    return HttpResponseRedirect(reverse("training:directory"))
