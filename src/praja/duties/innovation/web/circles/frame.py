# SPDX-License-Identifier: EUPL-1.2
"""The frame around every page of a circle's project, and forms that come back with what was typed."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from praja.duties.innovation.models.circles import CircleProject
from praja.duties.innovation.procedure.circles import CIRCLE
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.codes import show_code
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest


def frame_of(project: CircleProject, current: str) -> dict[str, Any]:
    """What the frame shows; `current` is the name of its tab."""
    code = project.case.code
    tabs = (
        ("steps", _("Steps"), "innovation:circle_project"),
        ("tools", pgettext("of quality control", "Tools"), "innovation:circle_tools"),
        ("minutes", _("Minutes"), "innovation:circle_minutes"),
    )
    return {
        "project": project,
        "case": project.case,
        "circle": project.circle,
        "code": show_code(code),
        "state": CIRCLE.by_state[project.case.state],
        "tabs": [
            {"label": label, "href": reverse(route, args=[code]), "current": name == current}
            for name, label, route in tabs
        ],
        "tab_label": next((label for name, label, _route in tabs if name == current), ""),
        "is_overview": current == "steps",
    }


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
