# SPDX-License-Identifier: EUPL-1.2
"""A resident's own documents that are kept: which, until when, and taking the consent back."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.services.models import KeptDocument
from praja.duties.services.operations.kept import forget_document
from praja.duties.services.queries.kept import kept_document, kept_documents, kind_label
from praja.kernel.documents.web import served
from praja.lib.actors import RESIDENT
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded

USE_KEPT = "use_kept"
"""The button that takes a document given before: question and number."""


def offered_again(found: Iterable[tuple[str, KeptDocument]]) -> list[dict[str, Any]]:
    """Questions and documents given before, as `services/apply/usable.html` shows them."""
    return [{"value": f"{field} {row.pk}", "label": kind_label(row.kind), "row": row} for field, row in found]


def chosen_again(request: PrajaRequest) -> tuple[str, int]:
    """Question and number of the document whose button was pressed; 0 where they cannot be."""
    field, _space, number = request.POST.get(USE_KEPT, "").partition(" ")
    return field, int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0


@guarded(RESIDENT)
def own_documents(request: PrajaRequest) -> HttpResponse:
    """What is kept for the next application."""
    rows = [
        {"row": row, "label": kind_label(row.kind)}
        for row in kept_documents(request.actor, local_date(request.at, local_zone()))
    ]
    response = render(request, "services/kept_documents.html", {"rows": rows})
    response["Cache-Control"] = "no-store"
    return response


@guarded(RESIDENT)
def own_document(request: PrajaRequest, number: int) -> Any:
    """One of them, to be looked at."""
    found = kept_document(request.actor, number, local_date(request.at, local_zone()))
    return served(found.file, name=found.kind, cache="no-store")


@require_POST
@guarded(RESIDENT)
def forget(request: PrajaRequest, number: int) -> HttpResponse:
    """Take the consent back."""
    forget_document(number=number, actor=request.actor, at=request.at)
    messages.success(request, _("It is kept no longer. What you sent with an application stays with that application."))
    return HttpResponseRedirect(reverse("services:own_documents"))
