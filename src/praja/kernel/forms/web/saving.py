# SPDX-License-Identifier: EUPL-1.2
"""Doing an act on a working copy from a page: the version that the page showed, and refusals at their field."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from praja.kernel.forms.domain.editing import Place
from praja.kernel.forms.models import FormEdit
from praja.kernel.forms.operations import change_edit
from praja.kernel.forms.operations.editing import Act
from praja.kernel.forms.queries.editing import require_working_copy
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest


def seen_of(request: PrajaRequest) -> int:
    """The version of the working copy that the page showed; 0, which no copy has, where it said nothing sensible."""
    text = request.POST.get("seen", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def to_outline(key: str, place: str = "") -> HttpResponse:
    """Back to the working copy, at the question that was worked on."""
    return HttpResponseRedirect(reverse("forms:working", args=[key]) + (f"#q-{place}" if place else ""))


def do(request: PrajaRequest, key: str, act: Act) -> FormEdit:
    """One act on the working copy, as its page asked for it."""
    return change_edit(key=key, act=act, seen_version=seen_of(request), actor=request.actor, at=request.at)


def saving(
    request: PrajaRequest,
    key: str,
    form: forms.Form,
    save: Callable[[], Any],
    template: str,
    context: dict[str, Any],
    *,
    done: Callable[[], HttpResponse],
    said: str = "",
) -> HttpResponse:
    """The form; once it is sent and taken, `done`. What is refused is said at its field, with everything typed still there
    and the copy as it stands now, so that sending it again works.
    """
    edit = require_working_copy(request.actor, key)
    context = {**context, "form": form, "edit": edit}
    if request.method != "POST":
        return render(request, template, context)
    if not form.is_valid():
        return render(request, template, {**context, "has_errors": True}, status=422)
    try:
        save()
    except DomainError as refused:
        edit.refresh_from_db()
        if refused.field in form.fields:
            form.add_error(refused.field, str(refused))
        else:
            context["error"] = refused
        return render(request, template, {**context, "has_errors": True}, status=refused.status)
    if said:
        messages.success(request, said)
    return done()


def place_of(text: str) -> Place:
    """The question, or part of rows, that a button names."""
    field, _slash, part = text.partition("/")
    return Place(field, part)
